"""Where a service stands for the people of a municipality: here, at a neighbour, on a line.

The matrix and the page of one cell ask the same function, so that a cell never says what its
reasons do not. A confidential service has no place in these facts: it is read without one.
"""

from dataclasses import dataclass, field
from enum import Enum

from django.db.models import BooleanField, Case, F, Value, When
from django.utils import timezone

from directory.models import RoadNeighbour, Service, ServiceArea, ServiceAtLocation
from directory.models.location import LocationType
from directory.models.service import Capacity, Status
from portal.reference.models import Municipality

EVERYONE = "everyone"  # the target group that is all of them


class Standing(Enum):
    HERE = "here"
    NEIGHBOUR = "neighbour"
    LINE = "line"


@dataclass
class Giver:
    """One service as the matrix needs it. Keys are those of the database, countries are codes.

    `countries`: reached whole; `towns`: municipalities that its area names; `places`: where it is
    open to come to, empty when it comes to people, answers a line or is confidential. `groups`:
    codes, empty for everybody.
    """

    pk: object
    is_full: bool
    is_territorial: bool = False
    accepts_others: bool = False
    countries: set[str] = field(default_factory=set)
    towns: set[int] = field(default_factory=set)
    places: set[int] = field(default_factory=set)
    types: set[str] = field(default_factory=set)
    groups: set[str] = field(default_factory=set)

    def serves(self, group: str) -> bool:
        return not group or not self.groups or group in self.groups or EVERYONE in self.groups


@dataclass(frozen=True)
class Town:
    """A municipality and those that its people get to, the first by road first."""

    pk: int
    code: str
    country: str
    neighbours: tuple[int, ...]


def towns() -> dict[int, Town]:
    """Return every municipality by its key; two queries.

    Neighbours are those by road; where nobody wrote them, the others of the county.
    """
    rows = list(Municipality.objects.values_list("pk", "code", "jurisdiction", "county"))
    roads: dict[int, list[int]] = {}
    for start, end in RoadNeighbour.objects.values_list("municipality_id", "neighbour_id"):
        roads.setdefault(start, []).append(end)
    counties: dict[tuple[str, str], list[int]] = {}
    for pk, _code, country, county in rows:
        if county:
            counties.setdefault((country, county), []).append(pk)
    return {
        pk: Town(
            pk=pk,
            code=code,
            country=country,
            neighbours=tuple(
                roads.get(pk) or (n for n in counties.get((country, county), ()) if n != pk)
            ),
        )
        for pk, code, country, county in rows
    }


def standing(giver: Giver, town: Town) -> Standing | None:
    """Return where `giver` stands for the people of `town`, None when it is not for them."""
    is_named = town.pk in giver.towns
    is_reached = is_named or town.country in giver.countries
    is_open_to_all = not giver.towns and not giver.countries  # its area was not written down
    if town.pk in giver.places and (is_reached or is_open_to_all):
        return Standing.HERE
    if is_named and (giver.is_territorial or not giver.places):
        return Standing.HERE
    if is_reached:
        return Standing.NEIGHBOUR if giver.places else Standing.LINE
    if giver.accepts_others and not giver.places.isdisjoint(town.neighbours):
        return Standing.NEIGHBOUR
    return None


# Reading


def read_givers(service_type: str = "") -> list[Giver]:
    """Return every service that readers may know of, of one type or of all; six queries."""
    services = Service.objects.visible_to(None)
    if service_type:
        services = services.filter(service_types__code=service_type)
    givers = _open(services.open()) | _confidential(services.confidential())
    _add_codes(givers, "service_types", "types")
    _add_codes(givers, "target_groups", "groups")
    return list(givers.values())


def _open(services) -> dict:
    rows = services.annotate(is_full=_full()).values_list(
        "pk", "status", "is_full", "is_territorial", "accepts_others"
    )
    givers = {
        pk: Giver(
            pk=pk,
            is_full=is_full or status == Status.TEMPORARILY_CLOSED,
            is_territorial=is_territorial,
            accepts_others=accepts_others,
        )
        for pk, status, is_full, is_territorial, accepts_others in rows
    }
    for pk, country, town in ServiceArea.objects.values_list(
        "service_id", "country_id", "municipality_id"
    ).filter(administrative_unit__isnull=True):
        _add_area(givers.get(pk), country, town)
    for pk, town in ServiceArea.objects.filter(administrative_unit__isnull=False).values_list(
        "service_id", "administrative_unit__municipality_id"
    ):
        _add_area(givers.get(pk), None, town)
    pairs = ServiceAtLocation.objects.visible_to(None).filter(
        location__location_type=LocationType.PHYSICAL, location__municipality__isnull=False
    )
    for pk, town in pairs.values_list("service_id", "location__municipality_id"):
        if pk in givers:
            givers[pk].places.add(town)
    return givers


def _confidential(services) -> dict:
    """Read what may be said of them: that they reach their whole country."""
    rows = services.annotate(is_full=_full(), country=F("organization__jurisdiction")).values_list(
        "pk", "status", "is_full", "country"
    )
    return {
        pk: Giver(
            pk=pk, is_full=is_full or status == Status.TEMPORARILY_CLOSED, countries={country}
        )
        for pk, status, is_full, country in rows
    }


def _full():
    return Case(
        When(capacity=Capacity.FULL, capacity_until__gt=timezone.now(), then=Value(True)),
        default=Value(False),
        output_field=BooleanField(),
    )


def _add_area(giver: Giver | None, country: str | None, town: int | None) -> None:
    if giver is None:
        return
    if country:
        giver.countries.add(country)
    if town:
        giver.towns.add(town)


def _add_codes(givers: dict, field_name: str, into: str) -> None:
    through = getattr(Service, field_name).through
    other = getattr(Service, field_name).field.m2m_reverse_field_name()
    for pk, code in through.objects.values_list("service_id", f"{other}__code"):
        if pk in givers:
            getattr(givers[pk], into).add(code)
