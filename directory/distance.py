"""How far a place is for the people of a municipality: by road, and never as the crow flies.

Kilometres across a mountain mislead, and no road table covers every pair of towns. So a reader
is told the municipality and, where it is known, the road; what has no road row comes after, its
own county first. The straight line between two seats orders the rest and is never shown.
"""

from dataclasses import dataclass
from math import cos, hypot, radians

from directory.models import RoadNeighbour
from portal.reference.models import Municipality

FAR = 10_000  # after everything that has an order


@dataclass(frozen=True)
class Ways:
    """The ways from one municipality. `order`: code → place in the order, the own one 0.

    `roads`: code → name of the road, only where somebody wrote it down.
    """

    order: dict[str, int]
    roads: dict[str, str]

    def order_of(self, code: str) -> int:
        return self.order.get(code, FAR)


NOWHERE = Ways({}, {})


def ways_from(municipality: Municipality | None) -> Ways:
    """Return the ways from `municipality`; costs two queries, none without a municipality."""
    if municipality is None:
        return NOWHERE
    rows = RoadNeighbour.objects.filter(municipality=municipality).select_related("neighbour")
    known = {row.neighbour.code: row.road for row in rows}
    others = Municipality.objects.filter(jurisdiction=municipality.jurisdiction_id)
    rest = sorted(
        (row for row in others if row.code not in known and row != municipality),
        key=lambda row: (row.county != municipality.county, _apart(municipality, row), row.name),
    )
    codes = [municipality.code, *known, *(row.code for row in rest)]
    return Ways(
        order={code: place for place, code in enumerate(codes)},
        roads={code: road for code, road in known.items() if road},
    )


def _apart(one: Municipality, other: Municipality) -> float:
    """Return degrees between two seats, longitudes shortened as at this latitude."""
    if one.latitude is None or other.latitude is None:
        return float(FAR)
    north = float(other.latitude - one.latitude)
    east = float(other.longitude - one.longitude) * cos(radians(float(one.latitude)))
    return hypot(north, east)
