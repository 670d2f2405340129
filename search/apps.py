from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class SearchConfig(AppConfig):
    name = "search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from search import checks, indexing, stamp  # noqa: F401 - a check registers itself

        autodiscover_modules("search_index")
        indexing.connect_signals()
        stamp.connect_signals()
