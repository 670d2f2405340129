"""What changed lately: each app registers where its changes come from, home shows them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Change:
    """One change as home shows it: two lines and a link. `language` is that of the words."""

    when: datetime
    part: str
    title: str
    summary: str
    url: str
    language: str


Source = Callable[..., list[Change]]
_sources: list[Source] = []


def register(source: Source) -> Source:
    """Register `source(request, language, limit) -> list[Change]`, newest first."""
    if source in _sources:
        raise ValueError(f"{source} is registered already")
    _sources.append(source)
    return source


def latest(request, language: str, limit: int = 4) -> list[Change]:
    changes = [change for source in _sources for change in source(request, language, limit)]
    return sorted(changes, key=lambda change: change.when, reverse=True)[:limit]
