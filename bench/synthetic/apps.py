from django.apps import AppConfig


class SyntheticConfig(AppConfig):
    name = "bench.synthetic"
    label = "synthetic"

    def ready(self):
        from bench.synthetic.search_index import register_passages

        register_passages()
