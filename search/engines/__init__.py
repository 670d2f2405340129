"""Engines behind one contract; settings.SEARCH_ENGINE names the class."""

from functools import cache

from django.conf import settings
from django.core.signals import setting_changed
from django.utils.module_loading import import_string

from search.engines.base import SearchEngine


@cache
def get_engine() -> SearchEngine:
    """Return this process's engine."""
    return import_string(settings.SEARCH_ENGINE)()


def _forget_engine(*, setting, **kwargs):
    if setting in ("SEARCH_ENGINE", "SEARCH_INDEX_DIR"):
        get_engine.cache_clear()


setting_changed.connect(_forget_engine)
