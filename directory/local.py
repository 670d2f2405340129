"""Who to call here: contacts for a step's service types in one municipality.

A body competent by territory is only ever that of the municipality. What takes people from
elsewhere is offered where the municipality has nothing to offer, by the order of the roads
(`RoadNeighbour`, else the county), never by distance. All of it goes through `shown.shown`, for
a reader nobody knows, because the pages it stands on are shared.
"""

from collections.abc import Iterable
from dataclasses import replace
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone

from directory import calling, hours
from directory.freshness import Freshness
from directory.lack import lacks
from directory.models.service import Capacity, Status
from directory.shown import Shown, shown
from portal.base.contacts import CLOSED, OPEN, UNKNOWN, Contact, Contacts, Directory
from portal.base.lines import ORDER, Line

MOST_HERE, MOST_ELSEWHERE = 3, 2  # rows a service type has on a page
BY_STATE = {OPEN: 0, UNKNOWN: 1, CLOSED: 2}
NO_ROAD = calling.Way(position=1_000)  # behind every road that is written down
HERE, ELSEWHERE, LINE = "here", "elsewhere", "line"
DAY_BEGINS, DAY_ENDS = 7, 20  # local hours: outside of them unknown hours are not counted on


def who_to_call(
    codes: Iterable[str], jurisdiction: str, municipality: str, lines: list[Line]
) -> dict[str, Contacts]:
    """Return who to call for each of `codes`; see `portal.base.contacts.Directory`.

    Three queries, however many codes and services; one more where something is missing.
    """
    codes = list(dict.fromkeys(codes))
    found, given = {code: [] for code in codes}, set()
    for service in calling.services_to_call(codes, jurisdiction, municipality) if codes else ():
        known = shown(service, None)
        side, place = _side(service, known)
        if side == HERE:
            given.update(service.wanted)
        contact = _contact(service, known, place, lines)
        if contact is not None:
            rank = (not service.is_named_here, _way(service, place).position)
            for code in service.wanted:
                found[code].append((side, rank, contact))
    answer = {code: _contacts(rows) for code, rows in found.items()}
    missing = [code for code in codes if answer[code].is_missing and code not in given]
    said = lacks(missing, jurisdiction, municipality) if missing else {}
    return answer | {code: replace(answer[code], lack=lack) for code, lack in said.items()}


def _side(service, known: Shown):
    """Return on which side of the municipality's border a service stands, and its place there."""
    if known.through_the_line:
        return LINE, None
    in_town = [place for place in known.places if place.municipality == service.asked_town]
    if in_town or (known.is_territorial and known.places):
        return HERE, (in_town or known.places)[0]
    if known.places:
        return ELSEWHERE, min(known.places, key=lambda place: _way(service, place).position)
    return (HERE if service.is_named_here or known.is_territorial else LINE), None


def _way(service, place) -> calling.Way:
    return service.ways.get(place.municipality, NO_ROAD) if place else NO_ROAD


def _contact(service, known: Shown, place, lines) -> Contact | None:
    """Return the row of a service, None for one that has no number to call."""
    phones = known.phones or (place.phones if place else ())
    if not phones:
        return None
    phone = phones[0]
    rules = (place.schedules if place else ()) or known.schedules
    country = service.organization.jurisdiction
    now = hours.hours_at(rules, country)
    is_away = place is not None and place.municipality != service.asked_town
    town = place.municipality if is_away else ""
    contact = Contact(
        name=known.name,
        organization=known.organization,
        number=phone.number,
        dial=phone.dial,
        extension=phone.extension,
        where=town,
        road=_way(service, place).road if town else "",
        state=now.state,
        until=now.until,
        opens_next=now.opens_next,
        through_the_line=known.through_the_line,
        is_full=known.capacity == Capacity.FULL,
        is_suspended=known.status == Status.TEMPORARILY_CLOSED,
        is_stale=known.freshness == Freshness.STALE,
        is_late=_is_late(country),
        is_holiday=now.is_holiday,
    )
    if now.is_around_the_clock and not contact.is_suspended:
        return contact
    return replace(contact, closed_line=_closed_line(known, contact, lines))


def _is_late(jurisdiction) -> bool:
    local = timezone.now().astimezone(ZoneInfo(jurisdiction.time_zone))
    return not DAY_BEGINS <= local.hour < DAY_ENDS


def _closed_line(known: Shown, contact: Contact, lines) -> Line | None:
    """Return who answers when `contact` does not: the line its keeper named, else the country's
    first. When that is now, one that answers now goes before one that is closed itself.
    """
    own = known.closed_line.code if known.closed_line else None
    others = sorted(
        (line for line in lines if line.dial != contact.dial), key=lambda line: line.code != own
    )
    if not contact.may_answer:
        others.sort(key=lambda line: ORDER[line.state])
    return next(iter(others), None)


def _contacts(rows) -> Contacts:
    """Sort rows into `Contacts`. What is said to be missing hangs on services with a known place
    alone, so that it is the same in the town of a shelter as in every other.
    """
    rows = sorted(rows, key=_order)
    here, elsewhere, national = (
        tuple(contact for side, _rank, contact in rows if side == wanted)
        for wanted in (HERE, ELSEWHERE, LINE)
    )
    usable = [row for row in here if not (row.is_suspended or row.is_full)]
    is_known = any(not row.is_suspended for row in here)
    only_lines = not elsewhere and any(row.through_the_line for row in national)
    return Contacts(
        here=here[:MOST_HERE],
        elsewhere=() if usable else elsewhere[:MOST_ELSEWHERE],
        lines=() if any(row.state == OPEN for row in usable) else _first_of_each(national),
        is_missing=not is_known and not only_lines,
    )


def _first_of_each(lines) -> tuple:
    """Return one line whose place nobody knows, and one open to all."""
    through = [row for row in lines if row.through_the_line]
    others = [row for row in lines if not row.through_the_line]
    return (*through[:1], *others[:1])


def _order(row):
    side, rank, contact = row
    usable = (
        contact.is_suspended,
        contact.is_full,
        BY_STATE[contact.state],
        contact.is_stale,
    )
    return (rank if side == ELSEWHERE else (), usable, contact.name)


def directory() -> Directory:
    """Return what the portal registers of this app."""
    return Directory(
        who_to_call=who_to_call,
        obstacle_address=lambda step: reverse("directory:mark-obstacle", args=[step]),
        missing_address=lambda step: reverse("directory:count-missing", args=[step]),
    )
