from django.apps import AppConfig
from django.conf.locale import LANG_INFO
from django.utils.translation import gettext_noop


class BaseConfig(AppConfig):
    name = "portal.base"
    label = "base"

    def ready(self):
        # Django knows the code as Serbian; Wagtail's lists of languages read this table.
        LANG_INFO["sr-latn"] = {
            **LANG_INFO["sr-latn"],
            "name": gettext_noop("Montenegrin"),
            "name_local": "Crnogorski",
        }
