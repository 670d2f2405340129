"""A real Elasticsearch cluster on this machine's loopback, for tests and measurements.

No package of Python or Debian holds the server, but Maven does: its core and its
network transport are fetched once into the data folder, and a small launcher
(ClusterNode.java) starts nodes of one to three processes, about 330 MB each.
It is the core alone: no security, no scripts, no language analysers, no
reindex. Never for real data. Standard library only; needs Java 17 and Maven.
"""

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from supervisor import die_with_parent

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
VAR = Path(os.environ.get("ZYRA_VAR") or ROOT / "var").absolute()
TRANSPORT = "transport-netty4"
JVM = ("-Xms400m", "-Xmx400m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=4")
QUIET = ("-Des.distribution.type=zip", "-Dlog4j2.formatMsgNoLookups=true")
UP_SECONDS = 90.0  # to wait for a whole cluster; nine are usual on two cores
STOP_SECONDS = 15.0
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class NotToBeHad(Exception):
    """This machine cannot run a cluster; the text says what is missing or went wrong."""


class Software:
    """The jars and the compiled launcher, shared by every node. folder: kept between runs."""

    def __init__(self, folder=VAR / "cluster"):
        self.folder = Path(folder)
        self.lib = self.folder / "lib"
        self.modules = self.folder / "modules"

    def prepare(self):
        """Fetch and compile, unless that was done for the present recipe. Raises NotToBeHad."""
        for program in ("java", "javac", "mvn"):
            if shutil.which(program) is None:
                raise NotToBeHad(f"{program} is missing: sudo apt install maven openjdk-17-jdk")
        recipe = (HERE / "pom.xml").read_text() + (HERE / "ClusterNode.java").read_text()
        done = self.folder / "recipe"
        if done.exists() and done.read_text() == recipe:
            return
        for folder in (self.lib, self.modules):
            shutil.rmtree(folder, ignore_errors=True)
        self._fetch()
        self._set_transport_apart()
        classpath = os.pathsep.join(map(str, sorted(self.lib.glob("*.jar"))))
        launcher = str(HERE / "ClusterNode.java")
        _run(["javac", "-nowarn", "-cp", classpath, "-d", str(self.lib), launcher])
        done.write_text(recipe)

    def _fetch(self):
        self.lib.mkdir(parents=True, exist_ok=True)
        words = ["mvn", "-q", "-B", "-f", str(HERE / "pom.xml"), "dependency:copy-dependencies"]
        _run([*words, f"-DoutputDirectory={self.lib}"])

    def _set_transport_apart(self):
        """The node loads its transport as a plugin, by a descriptor that lies in the jar.

        Not as a Java module, as the descriptor says: the rest is on the class path.
        """
        module = self.modules / TRANSPORT
        module.mkdir(parents=True)
        for pattern in ("netty-*.jar", f"{TRANSPORT}-*.jar"):
            for jar in self.lib.glob(pattern):
                shutil.move(jar, module / jar.name)
        (own,) = module.glob(f"{TRANSPORT}-*.jar")
        inside = f"META-INF/es-plugins/{TRANSPORT}/plugin-descriptor.properties"
        with zipfile.ZipFile(own) as archive:
            lines = archive.read(inside).decode().splitlines()
        kept = [line for line in lines if not line.startswith("modulename=")]
        (module / "plugin-descriptor.properties").write_text("\n".join(kept))


def _run(command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotToBeHad(f"{' '.join(command[:5])} …: {done.stdout[-2000:]}{done.stderr[-2000:]}")


class Node:
    """One process of the cluster; its data outlives it."""

    def __init__(self, software, home, settings):
        self.software = software
        self.home = Path(home)
        self.settings = settings
        self.process = None

    def start(self):
        for name in ("config", "plugins", "data", "tmp"):
            (self.home / name).mkdir(parents=True, exist_ok=True)
        for name in ("lib", "modules"):
            link = self.home / name
            if not link.is_symlink():
                link.symlink_to(getattr(self.software, name))
        parent = os.getpid()
        classpath = f"{self.software.lib}{os.pathsep}{self.software.lib}/*"
        temporary = f"-Djava.io.tmpdir={self.home / 'tmp'}"
        settings = [f"{key}={value}" for key, value in self.settings.items()]
        java = ["java", *JVM, *QUIET, temporary, "-cp", classpath, "ClusterNode", str(self.home)]
        with (self.home / "words").open("ab") as words:
            self.process = subprocess.Popen(
                [*java, *settings],
                stdout=words,
                stderr=words,
                start_new_session=True,
                preexec_fn=lambda: die_with_parent(signal.SIGKILL, parent),
            )

    @property
    def is_running(self):
        return self.process is not None and self.process.poll() is None

    def kill(self):
        """End it as a power cut would."""
        if self.is_running:
            self.process.kill()
            self.process.wait()

    def stop(self):
        if self.is_running:
            self.process.terminate()
            try:
                self.process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self.kill()

    def last_words(self):
        words = self.home / "words"
        return words.read_text(errors="replace")[-3000:] if words.exists() else ""


class Cluster:
    """nodes: how many. port: HTTP of the first node, the others follow; transport 100 above."""

    def __init__(self, folder, nodes=1, port=9200, software=None):
        self.software = software or Software()
        self.ports = [port + number for number in range(nodes)]
        names = [f"node-{number}" for number in range(nodes)]
        seeds = ",".join(f"127.0.0.1:{each + 100}" for each in self.ports)
        together = {"discovery.seed_hosts": seeds, "cluster.initial_master_nodes": ",".join(names)}
        self.nodes = [
            Node(
                self.software,
                Path(folder) / name,
                {
                    "cluster.name": f"zyra-{port}",
                    "node.name": name,
                    "network.host": "127.0.0.1",
                    "http.port": own,
                    "transport.port": own + 100,
                    "cluster.routing.allocation.disk.threshold_enabled": "false",
                    "action.auto_create_index": "false",
                    # This collector leaves garbage for long; it is no reason to refuse requests.
                    "indices.breaker.total.use_real_memory": "false",
                    **(together if nodes > 1 else {"discovery.type": "single-node"}),
                },
            )
            for name, own in zip(names, self.ports, strict=True)
        ]

    @property
    def urls(self):
        return [f"http://127.0.0.1:{port}" for port in self.ports]

    def start(self):
        self.software.prepare()
        for node in self.nodes:
            if not node.is_running:
                node.start()

    def wait(self, nodes=None, seconds=UP_SECONDS):
        """Wait until `nodes` (default: all) stand together. Raises NotToBeHad."""
        wanted = nodes or len(self.nodes)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if sum(node.is_running for node in self.nodes) < wanted:
                break
            if any(self._stands(url, wanted) for url in self.urls):
                return
            time.sleep(0.2)
        words = "\n".join(node.last_words() for node in self.nodes)
        raise NotToBeHad(f"no cluster of {wanted} nodes after {seconds:.0f} s:\n{words}")

    @staticmethod
    def _stands(url, wanted):
        try:
            with DIRECT.open(f"{url}/_cluster/health", timeout=2) as answer:
                health = json.load(answer)
        except (OSError, ValueError):
            return False
        return health["number_of_nodes"] >= wanted and health["status"] != "red"

    def stop(self):
        for node in self.nodes:
            if node.is_running:
                node.process.terminate()
        for node in self.nodes:
            node.stop()

    def kill(self):
        for node in self.nodes:
            node.kill()


def main():
    parser = argparse.ArgumentParser(description="Run an Elasticsearch cluster until Ctrl-C.")
    parser.add_argument("--nodes", type=int, choices=(1, 2, 3), default=1)
    parser.add_argument("--port", type=int, default=9200, help="of the first node")
    parser.add_argument("--folder", default=str(VAR / "cluster" / "homes"))
    wanted = parser.parse_args()
    home = Path(wanted.folder) / f"{wanted.nodes}-from-{wanted.port}"
    cluster = Cluster(home, wanted.nodes, wanted.port)
    began = time.monotonic()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _leave)
    try:
        print("Preparing (the first time some 40 MB are fetched) …", flush=True)
        cluster.start()
        cluster.wait()
        print(f"{wanted.nodes} nodes after {time.monotonic() - began:.0f} s. For the portal:")
        print(f"    SEARCH_ENGINE=elasticsearch SEARCH_CLUSTER_URLS={','.join(cluster.urls)}")
        print("Ctrl-C ends it; the data stays.", flush=True)
        while all(node.is_running for node in cluster.nodes):
            time.sleep(0.5)
        raise NotToBeHad("a node ended by itself:\n" + cluster.nodes[0].last_words())
    finally:
        cluster.stop()


def _leave(*_):
    raise KeyboardInterrupt


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        print()
    except NotToBeHad as missing:
        sys.exit(str(missing))
