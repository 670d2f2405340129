from django.apps import AppConfig


class ProtocolsConfig(AppConfig):
    name = "protocols"

    def ready(self):
        from protocols import listing  # noqa: F401  (tells home what changed lately)
