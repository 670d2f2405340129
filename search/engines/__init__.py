"""Engines behind one contract; settings.SEARCH_ENGINE names one of ENGINES, or a class."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from django.conf import settings
from django.core.signals import setting_changed
from django.utils.module_loading import import_string

from search.engines.base import SearchEngine

ENGINES = {
    "embedded": "search.engines.embedded.EmbeddedEngine",
    "elasticsearch": "search.engines.elasticsearch.ElasticsearchEngine",
}
OURS = ("SEARCH_ENGINE", "SEARCH_INDEX_DIR", "SEARCH_CLUSTER")
_other: ContextVar[SearchEngine | None] = ContextVar("other_engine", default=None)


def get_engine() -> SearchEngine:
    """Return this process's engine, or the one that `using` put in its place."""
    return _other.get() or _own_engine()


@cache
def _own_engine() -> SearchEngine:
    return class_of(settings.SEARCH_ENGINE)()


def class_of(name: str) -> type[SearchEngine]:
    """Return the class of an engine by its short name or dotted path. Raises ImportError."""
    return import_string(ENGINES.get(name, name))


@contextmanager
def using(engine: SearchEngine) -> Iterator[None]:
    """Let `engine` answer in this context instead: an evaluation asks an index of its own."""
    token = _other.set(engine)
    try:
        yield
    finally:
        _other.reset(token)


def _forget_engine(*, setting, **kwargs):
    if setting in OURS:
        _own_engine.cache_clear()


setting_changed.connect(_forget_engine)
