"""Who can help, here and now: which services answer a reader's question, and in which order.

Everybody finds the same: the public directory reads every row as a stranger does
(`shown(row, None)`), also for keepers, so that no page, file or cache can hold more. In order:
what is given here, what takes people from here, what answers the whole country, what takes
people from elsewhere, where nobody else gives what is needed; within each what was confirmed
lately, what is open, what is near. A body competent by territory is only ever that of the
reader's municipality.

Hours are computed for LOOKED_AT rows at most. The database puts those in front that can come
first at all (`candidates`); what lies behind them is reached by `Wanted.start`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from directory.candidates import (
    BY_STATE,
    COUNTRY,
    HERE,
    OTHERS,
    TAKES,
    Wanted,
    candidates,
    public,
)
from directory.distance import NOWHERE, Ways, ways_from
from directory.freshness import Freshness
from directory.hours import CLOSED, OPEN, UNKNOWN, Hours, hours_at
from directory.lack import lack_of
from directory.models.contact import Language
from directory.models.service import Status
from directory.shown import Shown, ShownPhone, ShownPlace, shown
from directory.wording import hours_in_words
from portal.base.lines import state_at
from portal.reference.models import EmergencyLine, Jurisdiction

ALONE = -1  # a row on a page of its own: compared with nothing, so nobody asks why it is shown
LOOKED_AT = 200  # rows of which the hours are computed, at some 0.3 ms each
PAGE_SIZE = 20
MOST_TAKERS = 3  # towns that are named where nobody gives it


@dataclass(frozen=True, kw_only=True)
class Row:
    """One service in the list. `place`: the one to go to from here, None of a line.

    `gives`: it is of a kind that is needed. `closed_line`: who answers while it is closed. `why`:
    reasons in words. `road`: its name, to that place. `kilometres`: in a straight line from the
    reader's municipality, None without a place or not known.
    """

    service: Shown
    hours: Hours
    hours_text: str
    rules: tuple
    reach: int
    place: ShownPlace | None
    phones: tuple[ShownPhone, ...]
    closed_line: EmergencyLine | None
    closed_line_state: str
    is_suspended: bool
    is_abroad: bool
    road: str
    kilometres: int | None = None
    gives: bool = False
    why: tuple[str, ...] = ()

    @property
    def is_closed(self) -> bool:
        return self.is_suspended or self.hours.state == CLOSED

    @property
    def phone(self) -> ShownPhone | None:
        return self.phones[0] if self.phones else None


@dataclass(frozen=True, kw_only=True)
class Found:
    """The answer. `unknown`: rows left out of an open-now list because nobody knows their hours.

    `is_cut`: more follow behind those looked at. `is_missing_here`: nothing of the kind that is
    needed is given in the municipality that the directory knows of; `lack`: then what may be said
    of that (portal.base.contacts); `takers`: then those that take people from it, the first by
    road first.
    """

    rows: list[Row]
    unknown: list[Row] = field(default_factory=list)
    is_cut: bool = False
    is_missing_here: bool = False
    lack: str = ""
    takers: tuple[str, ...] = ()


def find(wanted: Wanted, moment: datetime | None = None) -> Found:
    """Answer `wanted` at `moment` (aware, default now) in a constant number of queries."""
    reader = Reader(wanted, moment)
    rows = candidates(wanted, reader.ways, reader.local)
    first, last = wanted.start, wanted.start + LOOKED_AT
    reaches = dict(rows.values_list("pk", "reach")[first : last + 1])
    services = public().for_showing().filter(pk__in=list(reaches)[:LOOKED_AT])
    rows = [reader.row(service, reaches[service.pk]) for service in services]
    rows.sort(key=reader.order)
    is_missing_here = _is_missing_here(wanted, rows)
    return Found(
        rows=[row for row in rows if not wanted.is_open or row.hours.state == OPEN],
        unknown=[row for row in rows if wanted.is_open and row.hours.state == UNKNOWN],
        is_cut=len(reaches) > LOOKED_AT,
        is_missing_here=is_missing_here,
        lack=_lack(wanted) if is_missing_here else "",
        takers=reader.takers(rows) if is_missing_here else (),
    )


def _is_missing_here(wanted: Wanted, rows: list[Row]) -> bool:
    """Whether what is needed is not given in the municipality; asked of the nearest rows only.

    What is reached through the line alone has no place that anybody knows, so it is missing
    nowhere; where others give it openly elsewhere, here it is. Among rows that something else
    narrows nobody can tell.
    """
    if not (wanted.municipality and wanted.needs) or wanted.start or wanted.is_narrowed:
        return False
    given = [row for row in rows if row.gives]
    if any(row.reach == HERE for row in given):
        return False
    return not given or any(not row.service.through_the_line for row in given)


def _lack(wanted: Wanted) -> str:
    town = wanted.municipality
    return lack_of(wanted.needs, town.jurisdiction_id, town.code)


def languages_spoken() -> list[str]:
    """Return the codes of languages that some open service answers in."""
    rows = Language.objects.filter(service__in=public()).order_by("code")
    return list(rows.values_list("code", flat=True).distinct())


class Reader:
    """Makes the rows of one answer; asks the database what they have in common once."""

    def __init__(self, wanted: Wanted, moment: datetime | None = None):
        self.wanted = wanted
        self.moment = moment or timezone.now()
        self.town = wanted.municipality
        self.ways: Ways = ways_from(self.town) if self.town else NOWHERE
        self.countries = {row.code: row for row in Jurisdiction.objects.all()}
        self.lines = list(EmergencyLine.objects.order_by("position", "code"))
        self.fits = {
            key: (group, place)
            for group, keys in enumerate(wanted.ranked or ())
            for place, key in enumerate(keys)
        }

    @property
    def local(self) -> datetime:
        """The moment on the clocks of the reader's country."""
        return self.moment.astimezone(ZoneInfo(self.countries[self.wanted.jurisdiction].time_zone))

    def alone(self, service) -> Row:
        """Return the row of one service that stands on its own page."""
        return self.row(service, ALONE)

    def row(self, service, reach: int) -> Row:
        known = shown(service, None)
        gives = any(row.code in self.wanted.needs for row in service.service_types.all())
        place = self._place(known)
        rules = _rules(known, place)
        hours = hours_at(rules, self.countries[known.jurisdiction], self.moment)
        is_suspended = known.status == Status.TEMPORARILY_CLOSED
        phones = known.phones or (place.phones if place else ())
        line = self._closed_line(known, hours, phones)
        return Row(
            service=known,
            hours=hours,
            hours_text=hours_in_words(hours, self.moment),
            rules=rules,
            reach=reach,
            gives=gives,
            place=place,
            phones=phones,
            closed_line=line,
            closed_line_state=self._state(line) if line else UNKNOWN,
            is_suspended=is_suspended,
            is_abroad=known.jurisdiction != self.wanted.jurisdiction,
            road=self.ways.roads.get(place.municipality_code, "") if place else "",
            kilometres=self.ways.kilometres_to(place) if place else None,
            why=(*self._why(known, reach, place), *self._fit(service, gives)),
        )

    def order(self, row: Row) -> tuple:
        """Return the key by which rows are sorted: the own country, how well the words fit,
        roughly, then who is near and open; among equals the better text first.
        """
        way = self.ways.order_of(row.place.municipality_code) if row.place else 0
        group, position = self.fits.get(row.service.id, (0, len(self.fits)))
        is_named = bool(self.wanted.named) and row.gives
        return (
            row.is_abroad,
            not is_named,
            0 if is_named else group,
            row.reach,
            row.service.freshness == Freshness.STALE,
            row.is_suspended,
            BY_STATE[row.hours.state],
            way,
            position,
            row.service.name,
            row.service.id,
        )

    def _place(self, known: Shown) -> ShownPlace | None:
        """Return the place to go to from here: the own municipality's, else the first by road."""
        return min(
            known.places,
            key=lambda place: self.ways.order_of(place.municipality_code),
            default=None,
        )

    def _closed_line(self, known: Shown, hours: Hours, phones) -> EmergencyLine | None:
        """Return the line the keeper named, else the country's first that answers now.

        A line that is closed at the same hour as the service helps nobody: then the country's.
        """
        if hours.is_around_the_clock:
            return None
        named = known.closed_line
        if named is not None and (hours.state != CLOSED or self._state(named) != CLOSED):
            return named
        own = {phone.dial for phone in phones}
        lines = (
            line
            for line in self.lines
            if line.jurisdiction_id == known.jurisdiction and line.dial not in own
        )
        return next((line for line in lines if self._state(line) == OPEN), named)

    def takers(self, rows: list[Row]) -> tuple[str, ...]:
        """Return the municipalities, the first by road first, that take people for what is needed."""
        places = [
            row.place
            for row in rows
            if row.gives and row.place and row.reach in (TAKES, OTHERS) and not row.is_abroad
        ]
        places.sort(key=lambda place: self.ways.order_of(place.municipality_code))
        return tuple(dict.fromkeys(place.municipality for place in places))[:MOST_TAKERS]

    def _state(self, line: EmergencyLine) -> str:
        zone = ZoneInfo(self.countries[line.jurisdiction_id].time_zone)
        return state_at(line.hours, self.moment.astimezone(zone))

    def _why(self, known: Shown, reach: int, place: ShownPlace | None) -> Iterable[str]:
        """Yield why the row stands here, in words; nothing a line-only row could not say."""
        town = self.town.name if self.town else ""
        if known.through_the_line:
            yield _("reached through the line, from the whole country")
        elif known.is_territorial and town:
            yield _("competent for %(place)s") % {"place": town}
        elif reach == HERE:
            yield _("in %(place)s") % {"place": town}
        elif reach == TAKES:
            yield _("takes people from %(place)s") % {"place": town}
        elif reach == OTHERS:
            yield _("takes people from elsewhere")
        elif reach == COUNTRY and (place is None or town):
            yield _("for the whole country")

    def _fit(self, service, gives: bool) -> Iterable[str]:
        """Yield what the words typed have to do with the row."""
        if self.wanted.named and gives:
            kinds = service.service_types.all()
            yield from (row.label for row in kinds if row.code in self.wanted.named)
        elif str(service.pk) in self.fits:
            yield _("has your words")


def _rules(known: Shown, place: ShownPlace | None) -> tuple:
    """Return the hours that hold: the place's, else the service's own."""
    return (place.schedules if place else ()) or known.schedules
