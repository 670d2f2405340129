"""Roads of the demo: to which towns people of a municipality go. From maps; nobody has checked
them on the spot, so no row has a date. Towns that are not here go by their county.
"""

from directory.models import RoadNeighbour
from portal.reference.models import Municipality

# From → to, the one people go to first, and the number of the road where it is sure; where it is
# not, a town of the tour has the road's two ends, which is true without a number
ROADS = {
    "al-berat": (("al-kucove", "SH72"), ("al-ura-vajgurore", "SH72"), ("al-lushnje", "")),
    "al-kucove": (("al-berat", "SH72"), ("al-ura-vajgurore", ""), ("al-lushnje", "")),
    "al-has": (("al-kukes", "Krumë–Kukës"),),
    "al-tropoje": (("al-has", ""), ("al-kukes", "")),
    "al-kukes": (("al-has", "Krumë–Kukës"), ("al-mirdite", "A1")),
    "al-shkoder": (("al-vau-i-dejes", ""), ("al-malesi-e-madhe", "SH1"), ("al-lezhe", "SH1")),
    "al-lezhe": (("al-shkoder", "SH1"), ("al-kurbin", "SH1")),
    "al-devoll": (("al-korce", "SH3"),),
    "al-korce": (("al-maliq", "SH3"), ("al-devoll", "SH3"), ("al-pogradec", "SH3")),
    "al-pogradec": (("al-korce", "SH3"), ("al-prrenjas", "SH3")),
    "al-divjake": (("al-lushnje", ""), ("al-fier", "")),
    "al-lushnje": (("al-divjake", ""), ("al-fier", "SH4")),
    "al-permet": (("al-kelcyre", "SH75"), ("al-tepelene", ""), ("al-gjirokaster", "SH4")),
    "me-kolasin": (("me-mojkovac", "M-2"), ("me-podgorica", "M-2")),
    "me-ulcinj": (("me-bar", "M-1"),),
    "me-bar": (("me-ulcinj", "M-1"), ("me-podgorica", "")),
    "me-plav": (("me-gusinje", ""), ("me-andrijevica", ""), ("me-berane", "")),
    "me-bijelo-polje": (("me-mojkovac", "M-2"), ("me-berane", "")),
}


def seed() -> None:
    """Write the roads of each municipality that has none; a keeper's stay as they are."""
    towns = {row.code: row for row in Municipality.objects.all()}
    there = set(RoadNeighbour.objects.values_list("municipality__code", flat=True))
    RoadNeighbour.objects.bulk_create(
        RoadNeighbour(municipality=towns[start], neighbour=towns[end], road=road, position=position)
        for start, ends in ROADS.items()
        if start not in there
        for position, (end, road) in enumerate(ends)
    )
