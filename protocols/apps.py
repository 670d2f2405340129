from django.apps import AppConfig


class ProtocolsConfig(AppConfig):
    name = "protocols"

    def ready(self):
        from protocols import listing, publication  # noqa: F401  (home learns what changed lately)

        publication.follow_source()
