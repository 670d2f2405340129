"""Emergency lines of a jurisdiction, open ones first, by its own clock."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils import timezone

from portal.base.stamp import remembered
from portal.reference.models import EmergencyLine

RANGE = re.compile(r"^([0-6])(?:-([0-6]))?\s+(\d{2}):(\d{2})-(\d{2}):(\d{2})$")
OPEN, UNKNOWN, CLOSED = "open", "unknown", "closed"
ORDER = {OPEN: 0, UNKNOWN: 1, CLOSED: 2}


@dataclass(frozen=True)
class Line:
    """One line as a page shows it. `state` is open | unknown | closed."""

    code: str
    number: str
    dial: str
    names: dict[str, str]
    state: str
    all_day: bool
    is_verified: bool

    def name_in(self, language: str) -> str:
        return self.names.get(language) or self.names["en"]


def parse_hours(text: str) -> list[tuple[range, time, time]]:
    """Parse `EmergencyLine.hours`; raises ValueError naming the line it cannot read."""
    spans = []
    for row in filter(None, (row.strip() for row in text.splitlines())):
        match = RANGE.match(row)
        if not match:
            raise ValueError(row)
        first, last, h1, m1, h2, m2 = match.groups()
        days = range(int(first), int(last or first) + 1)
        spans.append((days, time(int(h1), int(m1)), time(int(h2), int(m2))))
    return spans


def state_at(hours: str, local: datetime) -> str:
    """Say whether a line with `hours` answers at the local moment `local`."""
    if not hours:
        return UNKNOWN
    if hours == "24h":
        return OPEN
    now, today, yesterday = local.time(), local.weekday(), (local.weekday() - 1) % 7
    for days, opens, closes in parse_hours(hours):
        over_midnight = closes <= opens
        if today in days and opens <= now and (over_midnight or now < closes):
            return OPEN
        if over_midnight and yesterday in days and now < closes:
            return OPEN
    return CLOSED


def lines_for(request, jurisdiction: str, now: datetime | None = None) -> list[Line]:
    """Return the lines of `jurisdiction`, those that answer now first."""
    return lines_at(line_rows(request, jurisdiction), now)


def lines_at(rows: Iterable[EmergencyLine], now: datetime | None = None) -> list[Line]:
    """Return `rows` (each with its jurisdiction) as lines, those that answer `now` first."""
    now = now or timezone.now()
    lines = [_line(row, now) for row in rows]
    return sorted(lines, key=lambda line: ORDER[line.state])


def line_rows(request, jurisdiction: str) -> list[EmergencyLine]:
    """Return the rows of `jurisdiction` in calling order, each with its jurisdiction."""
    return remembered(
        request,
        f"lines:{jurisdiction}",
        lambda: list(rows_of(jurisdiction)),
    )


def rows_of(jurisdiction: str) -> QuerySet[EmergencyLine]:
    """Return the rows of `jurisdiction` in calling order, asked of the database."""
    rows = EmergencyLine.objects.filter(jurisdiction=jurisdiction)
    return rows.select_related("jurisdiction").order_by("position", "code")


def _line(row: EmergencyLine, now: datetime) -> Line:
    local = now.astimezone(ZoneInfo(row.jurisdiction.time_zone))
    return Line(
        code=row.code,
        number=row.number,
        dial=row.dial,
        names={"sq": row.name_sq, "sr-latn": row.name_sr_latn, "en": row.name_en},
        state=state_at(row.hours, local),
        all_day=row.hours == "24h",
        is_verified=row.is_verified,
    )
