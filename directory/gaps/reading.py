"""What the pages and files read of the computed matrix. Nothing here computes a cell."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from directory.distance import FAR, ways_from
from directory.gaps import wording
from directory.gaps.asking import Book, Town
from directory.gaps.standing import Giver, Standing, read_givers, standing, towns
from directory.models import (
    ExperiencePage,
    GapCell,
    GapMatrix,
    GapReason,
    GapState,
    MappedMunicipality,
    ReasonKind,
    RoadNeighbour,
    Service,
)
from directory.shown import Shown, shown
from portal.reference.models import Municipality

MOST_AFAR = 8  # services named of those in other parts of the country
FIELDS = (
    "municipality__code",
    "service_type__code",
    "target_group__code",
    "state",
    "here",
    "here_full",
    "neighbour",
    "neighbour_full",
    "line",
    "line_full",
    "neighbours",
    "since",
)


@dataclass(frozen=True)
class Cell:
    """One cell as it is shown. `mapped_on`: the day on which the municipality's map was complete,
    None when nobody said so or it is over a year ago. `neighbours`: codes of municipalities.
    """

    town: str
    service_type: str
    group: str
    state: str
    here: int = 0
    here_full: int = 0
    neighbour: int = 0
    neighbour_full: int = 0
    line: int = 0
    line_full: int = 0
    neighbours: tuple[str, ...] = ()
    since: date | None = None
    mapped_on: date | None = None

    @property
    def look(self) -> wording.Look:
        return wording.look(self.state, is_mapped=self.mapped_on is not None)

    @property
    def words(self) -> str:
        """Return what the cell says in the active language."""
        words = self.look.words
        return _("%(state)s, full") % {"state": words} if self.is_full_elsewhere else str(words)

    @property
    def is_full_elsewhere(self) -> bool:
        """Whether what is left to them, at a neighbour or through a line, is full as well."""
        if self.state == GapState.NEIGHBOUR:
            return self.neighbour == self.neighbour_full
        return self.state == GapState.LINE and self.line == self.line_full


def computed_at(country: str) -> datetime | None:
    row = GapMatrix.objects.filter(jurisdiction=country).first()
    return row and row.computed_at


def mapped_on(country: str) -> dict[str, date]:
    """Return code of municipality → day on which its map was complete, where that still holds."""
    rows = MappedMunicipality.objects.in_force().filter(municipality__jurisdiction=country)
    return dict(rows.values_list("municipality__code", "on"))


def cells(country: str, *, group: str | None = "", **conditions) -> dict[tuple[str, str], Cell]:
    """Return (municipality, type) → cell of one group ("": anybody); two queries."""
    rows = GapCell.objects.of_country(country).for_group(group).filter(**conditions)
    mapped = mapped_on(country)
    return {
        (town, service_type): Cell(
            town, service_type, group, *rest, since=since, mapped_on=mapped.get(town)
        )
        for town, service_type, _any, *rest, since in rows.values_list(*FIELDS)
    }


def cell_of(found: dict, town: str, service_type: str, group: str, mapped: date | None) -> Cell:
    """Return the cell, or one that is not known where the matrix has none (yet)."""
    return found.get((town, service_type)) or Cell(
        town, service_type, group, GapState.UNKNOWN, mapped_on=mapped
    )


def roads(**conditions) -> dict[tuple[str, str], str]:
    """Return (municipality, neighbour) → name of the road between, where somebody wrote it down."""
    rows = RoadNeighbour.objects.filter(**conditions).exclude(road="")
    return {
        (start, end): road
        for start, end, road in rows.values_list("municipality__code", "neighbour__code", "road")
    }


# Reasons


def reasons(country: str, **conditions) -> list[tuple[str, str, str, int]]:
    """Return (municipality or "", type, kind, count). For confirmed professionals only:
    in a small town a count of one may be known by name.
    """
    rows = GapReason.objects.filter(jurisdiction=country, **conditions).order_by("kind")
    return [
        (town or "", service_type, kind, count)
        for town, service_type, kind, count in rows.values_list(
            "municipality__code", "service_type__code", "kind", "count"
        )
    ]


def reason_lines(rows: list[tuple[str, str, str, int]]) -> list[tuple[str, int]]:
    """Return (words of the kind, count), the kinds in their order."""
    counts: Counter = Counter()
    for _town, _type, kind, count in rows:
        counts[kind] += count
    return [(wording.REASONS[kind], counts[kind]) for kind in ReasonKind if counts[kind]]


@dataclass(frozen=True)
class Given:
    """One service behind a cell. `found_no_place`: it answered so to the last referral.

    `way`: where its door is for those who go there from elsewhere, with the road if known.
    """

    service: Shown
    found_no_place: bool
    way: str = ""


def givers_of(town_code: str, service_type: str, group: str, book: Book) -> dict[str, list[Given]]:
    """Return "here", "neighbour", "line", "afar" → services as anybody may have them, the nearest
    first; "afar" only where none is here or at a neighbour.

    Asked anew and not of the matrix: who reads this page next to the keeper sees the keeper's
    change. Always with the eyes of a stranger, so that no page holds more for its keepers.
    """
    every = towns()
    town = next((row for row in every.values() if row.code == town_code), None)
    if town is None:
        return {}
    places: dict[object, tuple[Standing, Giver]] = {}
    for giver in read_givers(service_type):
        where = standing(giver, town) if giver.serves(group) else None
        if where is not None:
            places[giver.pk] = (where, giver)
    nearest = _nearest_places(places, town, every)
    roads_known = roads(municipality__code=town_code)
    found = defaultdict(list)
    for row in Service.objects.visible_to(None).for_showing().filter(pk__in=nearest):
        where, giver = places[row.pk]
        rank, code = nearest[row.pk]
        way = by_road(code, town_code, roads_known, book) if code else ""
        given = Given(shown(row, None), giver.found_no_place, way)
        found[where.value].append(((rank, row.name), given))
    return {
        where: [given for _rank, given in sorted(rows, key=lambda pair: pair[0])]
        for where, rows in found.items()
    }


def _nearest_places(places: dict, town, every: dict) -> dict[object, tuple[int, str]]:
    """Return key of a service to be named → its rank and the municipality to go to, "" for none.

    `town`, `every`: of standing.towns; `places`: key → (Standing, Giver).
    """
    near = {
        pk: (
            town.rank(giver.places),
            town.by_road(giver.places, every)[0] if where is Standing.NEIGHBOUR else "",
        )
        for pk, (where, giver) in places.items()
        if where is not Standing.AFAR
    }
    afar = {pk: giver for pk, (where, giver) in places.items() if where is Standing.AFAR}
    is_near = any(where in (Standing.HERE, Standing.NEIGHBOUR) for where, _giver in places.values())
    if is_near or not afar:
        return near
    ways = ways_from(Municipality.objects.get(code=town.code))
    codes = {pk: [every[key].code for key in giver.places] for pk, giver in afar.items()}
    ranked = {
        pk: min(((ways.order_of(code), code) for code in own), default=(FAR, ""))
        for pk, own in codes.items()
    }
    first = sorted(ranked, key=lambda pk: (ranked[pk], str(pk)))[:MOST_AFAR]
    return near | {pk: ranked[pk] for pk in first}


def by_road(code: str, start: str, ways: dict[tuple[str, str], str], book: Book) -> str:
    """Return the name of municipality `code`, with the road that leads there from `start`."""
    name, road = book.towns[code].name, ways.get((start, code), "")
    return _("%(town)s (by road: %(road)s)") % {"town": name, "road": road} if road else name


# Who has solved this?


def solved_elsewhere(asking: Cell, book: Book, country: str) -> list[Town]:
    """Return the municipalities of the country where the service is, but for the asking one."""
    found = cells(
        country,
        group=asking.group,
        service_type__code=asking.service_type,
        state=GapState.EXISTS,
    )
    return [
        town
        for town in book.towns_of(country)
        if (town.code, asking.service_type) in found and town.code != asking.town
    ]


def experiences(service_type: str, language: str, user) -> list[ExperiencePage]:
    """Return pages on how a municipality got it, each once, in `language` where it is there."""
    pages = ExperiencePage.objects.for_service_type(service_type).visible_to(user)
    return pages.once_each(language)
