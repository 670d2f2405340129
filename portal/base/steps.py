"""What a step is, for an app that counts something at steps and knows no protocol.

The app that owns steps registers how to find one; others ask by the step's id.
"""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Step:
    """A step in force that the asker may read. `service_types`: codes that it needs."""

    id: UUID
    number: str
    heading: str
    protocol: str
    url: str
    jurisdiction: str
    service_types: tuple[str, ...] = ()


Finder = Callable[..., Step | None]
_finders: list[Finder] = []


def register(finder: Finder) -> Finder:
    """Register `finder(step_id, user) -> Step | None`."""
    if finder in _finders:
        raise ValueError(f"{finder} is registered already")
    _finders.append(finder)
    return finder


def step_of(step_id: UUID, user) -> Step | None:
    """Return the step if it is in force and `user` may read its protocol."""
    return next(filter(None, (finder(step_id, user) for finder in _finders)), None)
