"""What the address of a gap page asks; an unknown code is passed over, nothing is an error."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.text import slugify

from directory.gaps.standing import EVERYONE
from portal.base.place import municipalities
from portal.base.stamp import remembered
from portal.reference.models import Jurisdiction, ServiceType, TargetGroup


@dataclass(frozen=True)
class Town:
    code: str
    name: str
    county: str
    country: str


@dataclass(frozen=True)
class Book:
    """What can be chosen: code → row, in the order of the reference tables."""

    countries: dict[str, Jurisdiction]
    types: dict[str, ServiceType]
    groups: dict[str, TargetGroup]
    towns: dict[str, Town]

    def towns_of(self, country: str, county: str = "") -> list[Town]:
        """Return the municipalities, county by county; by code, for in it Š is an S."""
        own = [
            town
            for town in self.towns.values()
            if town.country == country and (not county or town.county == county)
        ]
        return sorted(own, key=lambda town: (slugify(town.county), town.code))

    def counties(self, country: str) -> list[str]:
        own = {town.county for town in self.towns.values() if town.country == country}
        return sorted(own - {""}, key=slugify)


def book_of(request) -> Book:
    """Return what can be chosen; three queries, once a change of the reference tables."""
    countries, types, groups = remembered(
        request,
        "gap-book",
        lambda: (
            {row.code: row for row in Jurisdiction.objects.all()},
            {row.code: row for row in ServiceType.objects.all()},
            {row.code: row for row in TargetGroup.objects.exclude(code=EVERYONE)},
        ),
    )
    towns = {
        code: Town(code, name, county, country)
        for code, (country, name, county) in municipalities(request).items()
    }
    return Book(countries, types, groups, towns)


@dataclass(frozen=True)
class Asked:
    """Codes; "" where nothing was chosen, but a country always is."""

    country: str
    county: str
    service_type: str
    group: str

    def query(self, **changes) -> str:
        """Return the query string of this choice with some parts changed, with its "?"."""
        parts = {
            "country": self.country,
            "county": self.county,
            "type": self.service_type,
            "group": self.group,
        } | changes
        return "?" + urlencode({name: value for name, value in parts.items() if value})


def asked_by(request, book: Book) -> Asked:
    country = request.GET.get("country", "")
    if country not in book.countries:
        country = request.place.jurisdiction
    county = request.GET.get("county", "")
    return Asked(
        country=country,
        county=county if county in book.counties(country) else "",
        service_type=_known(request, "type", book.types),
        group=_known(request, "group", book.groups),
    )


def _known(request, name: str, choices: dict) -> str:
    code = request.GET.get(name, "")
    return code if code in choices else ""
