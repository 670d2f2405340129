"""Where a service stands for the people of a municipality: here, at a neighbour, on a line, afar.

The matrix and the page of one cell ask the same function, so that a cell never says what its
reasons do not. A confidential service has no place in these facts: it is read without one.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from enum import Enum

from django.db.models import Case, F, OuterRef, Subquery, Value, When
from django.utils import timezone

from directory.models import ReferralSlip, RoadNeighbour, Service, ServiceArea, ServiceAtLocation
from directory.models.location import LocationType
from directory.models.service import Capacity, Status
from directory.models.slip import SlipAnswer
from portal.reference.models import Municipality

EVERYONE = "everyone"  # the target group that is all of them
NO_PLACE_HOLDS = timedelta(days=30)  # what a referral was told; nobody takes it back
FULLNESS = ("status", "light", "last_answer")


class Standing(Enum):
    HERE = "here"
    NEIGHBOUR = "neighbour"
    LINE = "line"
    AFAR = "afar"  # no neighbour, but takes people from elsewhere: a reason, never a cell's state


@dataclass
class Giver:
    """One service as the matrix needs it. Keys are those of the database, countries are codes.

    `countries`: reached whole; `towns`: municipalities that its area names; `places`: where it is
    open to come to, empty when it comes to people, answers a line or is confidential. `groups`:
    codes, empty for everybody. `home`: its organization's country. `found_no_place`: `is_full`
    because the last referral was told so.
    """

    pk: object
    is_full: bool
    found_no_place: bool = False
    is_territorial: bool = False
    accepts_others: bool = False
    home: str = ""
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

    def rank(self, places: set[int]) -> int:
        """Return how many towns people of this one get to before the first of `places`."""
        steps = (n for n, pk in enumerate(self.neighbours) if pk in places)
        return next(steps, len(self.neighbours))

    def by_road(self, places: set[int], every: "dict[int, Town]") -> list[str]:
        """Return the codes of `places`, those that people get to by road first."""
        ranked = sorted(places, key=lambda pk: (self.rank({pk}), every[pk].code))
        return [every[pk].code for pk in ranked]


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
    if not giver.accepts_others:
        return None
    if not giver.places.isdisjoint(town.neighbours):
        return Standing.NEIGHBOUR
    return Standing.AFAR if giver.home == town.country else None


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
    fields = ("is_territorial", "accepts_others", "organization__jurisdiction")
    rows = _with_fullness(services).values_list("pk", *FULLNESS, *fields)
    givers = {
        pk: Giver(
            pk=pk,
            **_fullness(*fullness),
            is_territorial=is_territorial,
            accepts_others=accepts_others,
            home=home,
        )
        for pk, *fullness, is_territorial, accepts_others, home in rows
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
    """Read what may be said of them: that they reach their whole country.

    What one referral was told never makes them full: the light of their keeper alone does.
    """
    services = _with_fullness(services)
    rows = services.values_list("pk", "status", "light", "organization__jurisdiction")
    return {
        pk: Giver(pk=pk, **_fullness(status, light, None), countries={country})
        for pk, status, light, country in rows
    }


def _with_fullness(services):
    """Add the capacity light that is on, and what the last referral of 30 days was told.

    Only who got the link by mail is believed: other links pass through the sender's hands.
    """
    now = timezone.now()
    answers = (
        ReferralSlip.objects.exclude(service__email="", service__organization__email="")
        .filter(
            service=OuterRef("pk"),
            answer__in=(SlipAnswer.ACCEPTED, SlipAnswer.NO_PLACE),
            answered_at__gt=now - NO_PLACE_HOLDS,
        )
        .order_by("-answered_at")
    )
    return services.annotate(
        light=Case(
            When(capacity_until__gt=now, then=F("capacity")), default=Value(Capacity.UNKNOWN)
        ),
        last_answer=Subquery(answers.values("answer")[:1]),
    )


def _fullness(status: str, light: str, last_answer: str | None) -> dict[str, bool]:
    """Return whether there is no place today; a light that is on says more than a referral."""
    found_no_place = light == Capacity.UNKNOWN and last_answer == SlipAnswer.NO_PLACE
    is_full = light == Capacity.FULL or status == Status.TEMPORARILY_CLOSED or found_no_place
    return {"is_full": is_full, "found_no_place": found_no_place}


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
