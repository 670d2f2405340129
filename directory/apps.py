from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "directory"

    def ready(self):
        from directory import local
        from portal.base import contacts

        contacts.register(local.directory())
