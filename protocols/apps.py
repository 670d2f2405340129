from django.apps import AppConfig


class ProtocolsConfig(AppConfig):
    name = "protocols"

    def ready(self):
        from portal.base import steps
        from protocols import listing, publication  # noqa: F401  (home learns what changed lately)
        from protocols.finding import find_step

        steps.register(find_step)
        publication.follow_source()
