"""Who to call for a service type in a municipality: asked here, answered by who knows.

The app that keeps contacts registers a directory; an app that names service types asks. Neither
knows the other, and without a directory the askers go on with national lines alone.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from portal.base.lines import Line

OPEN, CLOSED, UNKNOWN = "open", "closed", "unknown"
# What may be said of a contact that is missing: that there is none, that none is known, or that
# the competent body, which every place has, is not entered.
NONE_THERE, NOT_KNOWN, NOT_ENTERED = "none", "not_known", "not_entered"


@dataclass(frozen=True, kw_only=True)
class Contact:
    """One number to call, as every reader may have it.

    `where`: the municipality it is in, only when it is not the reader's; `road`: the way there,
    where it is written down. `until`, `opens_next`: local moments of its country. `is_late`: it
    is evening or night there. `closed_line`: who answers while it is closed; None for what never
    closes. `through_the_line`: its place is nobody's to know. `is_holiday`: closed because today
    is a public holiday.
    """

    name: str
    organization: str = ""
    number: str
    dial: str
    extension: int | None = None
    where: str = ""
    road: str = ""
    state: str = UNKNOWN
    until: datetime | None = None
    opens_next: datetime | None = None
    closed_line: Line | None = None
    through_the_line: bool = False
    is_full: bool = False
    is_suspended: bool = False
    is_stale: bool = False
    is_late: bool = False
    is_holiday: bool = False

    @property
    def is_closed(self) -> bool:
        return self.state == CLOSED or self.is_suspended

    @property
    def may_answer(self) -> bool:
        """Say whether to count on it now: on hours that nobody knows by day, not at night."""
        return not self.is_closed and (self.state == OPEN or not self.is_late)

    @property
    def where_by_road(self) -> str:
        """Return the municipality with the road, never kilometres; empty in the reader's own."""
        if not self.road:
            return self.where
        return _("%(town)s (by road: %(road)s)") % {"town": self.where, "road": self.road}


@dataclass(frozen=True, kw_only=True)
class Contacts:
    """Who to call for one service type, those that answer now first.

    `here`: competent for or given in the municipality; `elsewhere`: takes its people, by the
    order of the roads; `lines`: of the whole country, through the line those whose place nobody
    knows. `is_missing`: the municipality lacks it, also when somebody elsewhere takes its people;
    `lack`: then what may be said of that, NONE_THERE, NOT_KNOWN or NOT_ENTERED.
    """

    here: tuple[Contact, ...] = ()
    elsewhere: tuple[Contact, ...] = ()
    lines: tuple[Contact, ...] = ()
    is_missing: bool = False
    lack: str = NOT_KNOWN

    @property
    def answers_now(self) -> Line | None:
        """Who answers now, when none of those nearest is to be counted on; None while one is.

        Never a line that is closed itself, or of which nobody knows. A national line is counted
        on only where there is nobody nearer: it stands below them.
        """
        rows = (*self.here, *self.elsewhere) or self.lines
        if any(row.may_answer for row in rows):
            return None
        lines = (row.closed_line for row in rows if row.closed_line)
        return next((line for line in lines if line.state == OPEN), None)


@dataclass(frozen=True, kw_only=True)
class Directory:
    """What an app that keeps contacts offers.

    who_to_call(codes, jurisdiction, municipality, lines) → service type code → Contacts, for
    every code; `municipality`: a code of `reference` in `jurisdiction`, never empty; `lines`:
    those of the country, in the order in which they are offered now.
    obstacle_address(step id) → where a reader says that a step could not be done.
    missing_address(step id) → where a page tells that a reader stood at a step that misses one.
    """

    who_to_call: Callable[[Iterable[str], str, str, list[Line]], dict[str, Contacts]]
    obstacle_address: Callable[[str], str]
    missing_address: Callable[[str], str]


_directories: list[Directory] = []


def register(directory: Directory) -> Directory:
    """Register the one directory of this deployment; refuses a second."""
    if _directories:
        raise ValueError("A directory is registered already")
    _directories.append(directory)
    return directory


def directory() -> Directory | None:
    return _directories[0] if _directories else None
