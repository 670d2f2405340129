"""How far a place is for the people of a municipality, and what the number means.

People go by road, and a mountain lies between many a town and the next: the road a keeper wrote
down (`RoadNeighbour`) decides the order and is named. Nobody has kilometres of road for every
pair of towns, so the one number there is goes in a straight line from the seat of the reader's
municipality to the place, or to the seat of its municipality, and is always said to be one.
What has no place to go to, a line or a confidential service, is at no distance: no number, and
no filter leaves it out.
"""

from dataclasses import dataclass, field
from math import cos, hypot, radians

from django.db.models import (
    Case,
    Exists,
    F,
    FloatField,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce

from directory import confidential
from directory.models import RoadNeighbour, ServiceAtLocation
from directory.models.location import LocationType
from directory.shown import ShownPlace
from portal.reference.models import Municipality

FAR = 10_000  # after everything that has an order
DEGREE = 111.2  # kilometres from one parallel to the next
HERE, NEIGHBOURS = "here", "neighbours"  # of the municipality; and of those next to it by road
KILOMETRES = ("10", "25", "50", "100")
WITHIN = (HERE, NEIGHBOURS, *KILOMETRES)
Point = tuple[float, float]  # degrees north, degrees east


@dataclass(frozen=True)
class Ways:
    """The ways from one municipality. `order`: code → place in the order, the own one 0.

    `roads`: code → name of the road, only where somebody wrote it down. `near`: the own code and
    those next to it by road, or of its county where no road is written down. `seats`: code →
    where the seat lies, `start` the own one.
    """

    order: dict[str, int]
    roads: dict[str, str]
    near: frozenset[str] = frozenset()
    start: Point | None = None
    seats: dict[str, Point] = field(default_factory=dict)

    def order_of(self, code: str) -> int:
        return self.order.get(code, FAR)

    def kilometres_to(self, place: ShownPlace) -> int | None:
        """Return whole kilometres in a straight line; None where either end is not known.

        A place of the own municipality counts only by its own degrees: its seat is no distance.
        """
        is_own = self.order_of(place.municipality_code) == 0
        there = None if is_own else self.seats.get(place.municipality_code)
        if place.latitude is not None and place.longitude is not None:
            there = (float(place.latitude), float(place.longitude))
        if self.start is None or there is None:
            return None
        return round(hypot(*_apart(self.start, there)))


NOWHERE = Ways({}, {})


def ways_from(municipality: Municipality | None) -> Ways:
    """Return the ways from `municipality`; costs two queries, none without a municipality."""
    if municipality is None:
        return NOWHERE
    rows = RoadNeighbour.objects.filter(municipality=municipality).select_related("neighbour")
    known = {row.neighbour.code: row.road for row in rows}
    others = [row for row in Municipality.objects.all() if row != municipality]
    seats = {row.code: seat for row in (municipality, *others) if (seat := _seat(row))}
    start = seats.get(municipality.code)
    rest = sorted(
        (
            row
            for row in others
            if row.code not in known and row.jurisdiction_id == municipality.jurisdiction_id
        ),
        key=lambda row: (
            row.county != municipality.county,
            _length(start, seats.get(row.code)),
            row.name,
        ),
    )
    county = (row.code for row in rest if row.county == municipality.county != "")
    codes = [municipality.code, *known, *(row.code for row in rest)]
    return Ways(
        order={code: place for place, code in enumerate(codes)},
        roads={code: road for code, road in known.items() if road},
        near=frozenset((municipality.code, *(known or county))),
        start=start,
        seats=seats,
    )


def order_by_road(ways: Ways):
    """Return `order_of` the nearest place of a `Service` row as a query's expression, 0 without."""
    if not ways.order:
        return Value(0)
    whens = (
        When(location__municipality__code=code, then=Value(place))
        for code, place in ways.order.items()
    )
    way = Case(*whens, default=Value(FAR), output_field=IntegerField())
    pairs = ServiceAtLocation.objects.filter(service=OuterRef("pk")).annotate(way=way)
    return Coalesce(Subquery(pairs.order_by("way").values("way")[:1]), 0)


def within(services: QuerySet, limit: str, ways: Ways) -> QuerySet:
    """Keep `services` that are within `limit` (of WITHIN) of where `ways` begin.

    What a reader cannot go to stays, and so does the body that is competent for them.
    """
    pairs = ServiceAtLocation.objects.filter(service=OuterRef("pk"))
    pairs = pairs.exclude(location__location_type=LocationType.VIRTUAL)
    inside = _inside(pairs, limit, ways)
    if inside is None:
        return services
    return services.filter(
        confidential.confidential_services()
        | Q(is_territorial=True)
        | ~Exists(pairs)
        | Exists(inside)
    )


def _inside(pairs: QuerySet, limit: str, ways: Ways) -> QuerySet | None:
    """Return the pairs of which the place lies within; None where nothing can be said."""
    if limit == HERE:
        own = [code for code, place in ways.order.items() if place == 0]
        return pairs.filter(location__municipality__code__in=own)
    if limit == NEIGHBOURS:
        return pairs.filter(location__municipality__code__in=ways.near)
    if ways.start is None:
        return None
    north, east = ways.start
    squares = pairs.annotate(
        north=(_degrees("latitude") - north) * DEGREE,
        east=(_degrees("longitude") - east) * (DEGREE * _shrunk(ways.start)),
    ).annotate(square=F("north") * F("north") + F("east") * F("east"))
    return squares.filter(square__lte=float(limit) ** 2)


def _degrees(name: str):
    """Return the place's degrees, else those of the seat of its municipality."""
    own = Cast(f"location__{name}", FloatField())
    return Coalesce(own, Cast(f"location__municipality__{name}", FloatField()))


def _seat(row: Municipality) -> Point | None:
    return None if row.latitude is None else (float(row.latitude), float(row.longitude))


def _shrunk(point: Point) -> float:
    """Return what a degree east measures here, beside one north."""
    return cos(radians(point[0]))


def _apart(one: Point, other: Point) -> tuple[float, float]:
    """Return kilometres north and east; wrong by less than 1 % within either country."""
    return (other[0] - one[0]) * DEGREE, (other[1] - one[1]) * DEGREE * _shrunk(one)


def _length(one: Point | None, other: Point | None) -> float:
    return float(FAR) if one is None or other is None else hypot(*_apart(one, other))
