"""Who to call here: contacts for a step's service types in one municipality.

A body competent by territory is only ever that of the municipality. What takes people from
elsewhere is offered where the municipality has nothing to offer, by the order of the roads
(`RoadNeighbour`, else the county), never by distance. All of it goes through `shown.shown`, for
a reader nobody knows, because the pages it stands on are shared.
"""

from collections.abc import Iterable

from django.urls import reverse

from directory import calling, hours
from directory.freshness import Freshness
from directory.models.service import Capacity, Status
from directory.shown import Shown, shown
from portal.base.contacts import CLOSED, OPEN, UNKNOWN, Contact, Contacts, Directory
from portal.base.lines import Line

MOST_HERE, MOST_ELSEWHERE = 3, 2  # rows a service type has on a page
BY_STATE = {OPEN: 0, UNKNOWN: 1, CLOSED: 2}
LAST = 1_000  # behind every position of a road
HERE, ELSEWHERE, LINE = "here", "elsewhere", "line"


def who_to_call(
    codes: Iterable[str], jurisdiction: str, municipality: str, lines: list[Line]
) -> dict[str, Contacts]:
    """Return who to call for each of `codes`; see `portal.base.contacts.Directory`.

    Three queries, however many codes and services.
    """
    codes = list(dict.fromkeys(codes))
    found = {code: [] for code in codes}
    for service in calling.services_to_call(codes, jurisdiction, municipality) if codes else ():
        known = shown(service, None)
        side, place = _side(service, known)
        contact = _contact(service, known, side, place, lines)
        if contact is not None:
            rank = (not service.is_named_here, LAST if service.road is None else service.road)
            for code in service.wanted:
                found[code].append((side, rank, contact))
    return {code: _contacts(rows) for code, rows in found.items()}


def _side(service, known: Shown):
    """Return on which side of the municipality's border a service stands, and its place there."""
    if known.through_the_line:
        return LINE, None
    in_town = [place for place in known.places if place.municipality == service.asked_town]
    if in_town or (known.is_territorial and known.places):
        return HERE, (in_town or known.places)[0]
    if known.places:
        return ELSEWHERE, known.places[0]
    return (HERE if service.is_named_here or known.is_territorial else LINE), None


def _contact(service, known: Shown, side: str, place, lines) -> Contact | None:
    """Return the row of a service, None for one that has no number to call."""
    phones = known.phones or (place.phones if place else ())
    if not phones:
        return None
    phone = phones[0]
    rules = known.schedules or (place.schedules if place else ())
    now = hours.hours_at(rules, service.organization.jurisdiction)
    is_suspended = known.status == Status.TEMPORARILY_CLOSED
    return Contact(
        name=known.name,
        organization=known.organization,
        number=phone.number,
        dial=phone.dial,
        extension=phone.extension,
        where=place.municipality if side == ELSEWHERE else "",
        state=now.state,
        until=now.until,
        opens_next=now.opens_next,
        closed_line=_closed_line(known, now, is_suspended, phone.dial, lines),
        through_the_line=known.through_the_line,
        is_full=known.capacity == Capacity.FULL,
        is_suspended=is_suspended,
        is_stale=known.freshness == Freshness.STALE,
    )


def _closed_line(known: Shown, now, is_suspended: bool, dial: str, lines) -> Line | None:
    """Return who answers when the service does not: its own line, else the country's first."""
    if now.is_around_the_clock and not is_suspended:
        return None
    own = known.closed_line.code if known.closed_line else None
    line = next((line for line in lines if line.code == own), None) or next(iter(lines), None)
    return None if line is None or line.dial == dial else line


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
