import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.PluginsLoader;

/** One node of the test cluster: ClusterNode HOME key=value … It ends, in order, on SIGTERM. */
public final class ClusterNode {
    public static void main(String[] words) throws Exception {
        var settings = Settings.builder().put("path.home", words[0]);
        String name = "node";
        for (int place = 1; place < words.length; place++) {
            var pair = words[place].split("=", 2);
            settings.put(pair[0], pair[1]);
            if (pair[0].equals("node.name")) {
                name = pair[1];
            }
        }
        LogConfigurator.setNodeName(name);
        LogConfigurator.configureWithoutConfig(settings.build());
        String own = name;
        var environment = InternalSettingsPreparer.prepareEnvironment(
            settings.build(), Map.of(), Path.of(words[0], "config"), () -> own);
        var loader = PluginsLoader.createPluginsLoader(
            PluginsLoader.loadModulesBundles(environment.modulesDir()),
            PluginsLoader.loadPluginsBundles(environment.pluginsDir()),
            Map.of(),
            false);
        var node = new Node(environment, loader);
        var ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                node.close();
            } catch (Exception error) {
                error.printStackTrace();
            }
            ended.countDown();
        }));
        node.start();
        ended.await();
    }
}
