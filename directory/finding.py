"""Who can help, here and now: which services answer a reader's question, and in which order.

Everybody finds the same: the public directory reads every row as a stranger does
(`shown(row, None)`), also for keepers, so that no page, file or cache can hold more. In order:
what is given here, what takes people from here, what answers the whole country, what takes
people from elsewhere; within each what was confirmed lately, what is open, what is near.
A body competent by territory is only ever that of the reader's municipality.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.utils import timezone
from django.utils.translation import gettext as _

from directory import confidential
from directory.distance import NOWHERE, Ways, ways_from
from directory.freshness import Freshness, sinking
from directory.hours import CLOSED, OPEN, UNKNOWN, Hours, hours_at
from directory.models import Service, ServiceArea, ServiceAtLocation
from directory.models.contact import Language
from directory.models.service import Status
from directory.shown import Shown, ShownPhone, ShownPlace, shown
from directory.wording import hours_in_words
from portal.base.lines import state_at
from portal.reference.models import EmergencyLine, Jurisdiction, Municipality

HERE, TAKES, COUNTRY, OTHERS = range(4)
ALONE = -1  # a row on a page of its own: compared with nothing, so nobody asks why it is shown
LOOKED_AT = 200  # rows of which the hours are computed, at some 0.3 ms each
PAGE_SIZE = 20
BY_STATE = {OPEN: 0, UNKNOWN: 1, CLOSED: 2}


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A question. Codes are those of `reference`; `ranked`: keys of services, best text first,
    None when nothing was typed. `jurisdiction`: the reader's country.
    """

    jurisdiction: str
    municipality: Municipality | None = None
    situation: str = ""
    service_type: str = ""
    target_group: str = ""
    language: str = ""
    kind: str = ""  # of organization
    is_open: bool = False
    ranked: tuple[str, ...] | None = None


@dataclass(frozen=True, kw_only=True)
class Row:
    """One service in the list. `place`: the one to go to from here, None of a line.

    `closed_line`: who answers while it is closed. `why`: reasons in words.
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

    `is_cut`: more matched than were looked at. `takers`: municipalities that take people from
    the reader's, when nothing wanted is given there.
    """

    rows: list[Row]
    unknown: list[Row] = field(default_factory=list)
    is_cut: bool = False
    is_missing_here: bool = False
    takers: tuple[str, ...] = ()


def find(wanted: Wanted, moment: datetime | None = None) -> Found:
    """Answer `wanted` at `moment` (aware, default now) in a constant number of queries."""
    candidates = list(_candidates(wanted)[: LOOKED_AT + 1])
    reader = Reader(wanted, moment)
    rows = [reader.row(service) for service in candidates[:LOOKED_AT]]
    if any(row.reach < OTHERS for row in rows):
        rows = [row for row in rows if row.reach < OTHERS]
    rows.sort(key=reader.order)
    here = [row for row in rows if row.reach == HERE]
    takers = (row.place.municipality for row in rows if row.reach == TAKES and row.place)
    return Found(
        rows=[row for row in rows if not wanted.is_open or row.hours.state == OPEN],
        unknown=[row for row in rows if wanted.is_open and row.hours.state == UNKNOWN],
        is_cut=len(candidates) > LOOKED_AT,
        is_missing_here=bool(wanted.municipality and wanted.service_type and not here),
        takers=tuple(dict.fromkeys(takers)),
    )


def public() -> QuerySet:
    """Return the services that readers may know of."""
    return Service.objects.visible_to(None)


def languages_spoken() -> list[str]:
    """Return the codes of languages that some open service answers in."""
    rows = Language.objects.filter(service__in=public()).order_by("code")
    return list(rows.values_list("code", flat=True).distinct())


def _candidates(wanted: Wanted) -> QuerySet:
    rows = _matching(public(), wanted)
    rows = _reaching(rows, wanted.municipality)
    rows = rows.annotate(sinks=sinking(), abroad=_abroad(wanted.jurisdiction)).for_showing()
    if wanted.ranked is None:
        return rows.order_by("abroad", "reach", "sinks", "pk")
    return rows.filter(pk__in=wanted.ranked).order_by("pk")


def _matching(rows: QuerySet, wanted: Wanted) -> QuerySet:
    if wanted.service_type:
        rows = rows.filter(service_types__code=wanted.service_type)
    if wanted.situation:
        rows = rows.filter(situations__code=wanted.situation)
    if wanted.target_group:
        groups = Service.target_groups.through.objects.filter(
            service=OuterRef("pk"), targetgroup__code__in=(wanted.target_group, "everyone")
        )
        rows = rows.filter(Exists(groups))
    if wanted.language:
        spoken = Language.objects.filter(service=OuterRef("pk"), code=wanted.language)
        rows = rows.filter(Exists(spoken))
    if wanted.kind:
        rows = rows.filter(organization__kind=wanted.kind).open()
    return rows


def _abroad(jurisdiction: str) -> Case:
    return Case(
        When(organization__jurisdiction=jurisdiction, then=Value(0)),
        default=Value(1),
        output_field=IntegerField(),
    )


def _reaching(rows: QuerySet, municipality: Municipality | None) -> QuerySet:
    """Keep what people of `municipality` may use, annotated with `reach`."""
    if municipality is None:
        return rows.filter(is_territorial=False).annotate(reach=Value(COUNTRY))
    own = Q(pk__in=public().reaching(municipality).values("pk"))
    pairs = ServiceAtLocation.objects.visible_to(None).filter(service=OuterRef("pk"))
    given_here = Q(Exists(pairs.filter(location__municipality=municipality)))
    areas = ServiceArea.objects.filter(service=OuterRef("pk"))
    takes = Q(
        Exists(
            areas.filter(
                Q(municipality=municipality) | Q(administrative_unit__municipality=municipality)
            )
        )
    )
    without_area = given_here & ~Q(Exists(areas))
    secret = confidential.confidential_services()
    others = (
        Q(accepts_others=True, organization__jurisdiction=municipality.jurisdiction_id) & ~secret
    )
    return rows.filter(own | without_area | others).annotate(
        reach=Case(
            When(secret, then=Value(COUNTRY)),
            When((own & Q(is_territorial=True)) | ((own | without_area) & given_here), then=HERE),
            When(own & takes, then=Value(TAKES)),
            When(own, then=Value(COUNTRY)),
            default=Value(OTHERS),
            output_field=IntegerField(),
        )
    )


class Reader:
    """Makes the rows of one answer; asks the database what they have in common once."""

    def __init__(self, wanted: Wanted, moment: datetime | None = None):
        self.wanted = wanted
        self.moment = moment or timezone.now()
        self.town = wanted.municipality
        self.ways: Ways = ways_from(self.town) if self.town else NOWHERE
        self.countries = {row.code: row for row in Jurisdiction.objects.all()}
        self.lines = list(EmergencyLine.objects.order_by("position", "code"))
        self.ranks = {key: place for place, key in enumerate(wanted.ranked or ())}

    def alone(self, service) -> Row:
        """Return the row of one service that stands on its own page."""
        return self.row(service, ALONE)

    def row(self, service, reach: int | None = None) -> Row:
        known = shown(service, None)
        reach = service.reach if reach is None else reach
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
            place=place,
            phones=phones,
            closed_line=line,
            closed_line_state=self._state(line) if line else UNKNOWN,
            is_suspended=is_suspended,
            is_abroad=known.jurisdiction != self.wanted.jurisdiction,
            road=self.ways.roads.get(place.municipality_code, "") if place else "",
            why=tuple(self._why(known, reach, place)),
        )

    def order(self, row: Row) -> tuple:
        """Return the key by which rows are sorted; text first when something was typed."""
        way = self.ways.order_of(row.place.municipality_code) if row.place else 0
        near = (
            row.is_abroad,
            row.reach,
            row.service.freshness == Freshness.STALE,
            row.is_suspended,
            BY_STATE[row.hours.state],
            way,
            row.service.name,
            row.service.id,
        )
        return (self.ranks.get(row.service.id, 0), *near)

    def _place(self, known: Shown) -> ShownPlace | None:
        """Return the place to go to from here: the own municipality's, else the first by road."""
        return min(
            known.places,
            key=lambda place: self.ways.order_of(place.municipality_code),
            default=None,
        )

    def _closed_line(self, known: Shown, hours: Hours, phones) -> EmergencyLine | None:
        """Return the line the keeper named, else the country's first that answers now."""
        if hours.is_around_the_clock:
            return None
        if known.closed_line is not None:
            return known.closed_line
        own = {phone.dial for phone in phones}
        lines = (
            line
            for line in self.lines
            if line.jurisdiction_id == known.jurisdiction and line.dial not in own
        )
        return next((line for line in lines if self._state(line) == OPEN), None)

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


def _rules(known: Shown, place: ShownPlace | None) -> tuple:
    """Return the hours that hold: the place's, else the service's own."""
    return (place.schedules if place else ()) or known.schedules
