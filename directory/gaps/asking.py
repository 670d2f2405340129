"""What the address of a gap page asks; what nobody knows is passed over, and said so."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.text import slugify
from django.utils.translation import gettext as _

from directory.gaps.standing import EVERYONE
from directory.wording import quoted
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
    """Codes; "" where nothing was chosen, but a country always is.

    `ignored`: a sentence for each part of the address that nobody knows, in the active language.
    """

    country: str
    county: str = ""
    service_type: str = ""
    group: str = ""
    ignored: tuple[str, ...] = ()

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
    """Return what a page of a country asks: country, county, type and group."""
    said = _Said(request.GET)
    country = said.code("country", book.countries)
    if not country:
        country = request.place.jurisdiction
        said.explain_country(book.countries.get(country))
    label = book.countries[country].label if country in book.countries else country
    return Asked(
        country=country,
        county=said.code(
            "county",
            book.counties(country),
            _("“%(said)s” is no county of %(country)s; the whole country is shown."),
            country=label,
        ),
        service_type=said.code(
            "type",
            book.types,
            _("There is no kind of service “%(said)s”; all of them are shown."),
        ),
        group=said.group(book),
        ignored=tuple(said.ignored),
    )


def asked_of_town(request, book: Book, country: str) -> Asked:
    """Return what a page of one municipality asks: the group alone."""
    said = _Said(request.GET)
    return Asked(country=country, group=said.group(book), ignored=tuple(said.ignored))


def asked_of_two(request, book: Book) -> tuple[Asked, Town | None, Town | None]:
    """Return what the comparison asks, and its two; the same one twice is one."""
    said = _Said(request.GET)
    codes = [
        said.code(name, book.towns, _("There is no municipality “%(said)s”."))
        for name in ("one", "other")
    ]
    if not any(codes) and request.place.municipality in book.towns:
        codes[0] = request.place.municipality
    one, other = (book.towns.get(code) for code in codes)
    if one is not None and one == other:
        other = None
        said.ignored.append(
            _("%(name)s was chosen twice; choose another one beside it.") % {"name": one.name}
        )
    group = said.group(book)
    asked = Asked(request.place.jurisdiction, group=group, ignored=tuple(said.ignored))
    return asked, one, other


class _Said:
    """What stands in an address, and the sentences about what of it is no choice."""

    def __init__(self, values):
        self.values = values
        self.ignored: list[str] = []

    def code(self, name: str, choices, sentence: str = "", **words) -> str:
        """Return the chosen code, "" for none; `sentence` says what happens to an unknown one."""
        code = self.values.get(name, "")
        if code in choices:
            return code
        if code and sentence:
            self.ignored.append(sentence % {"said": quoted(code), **words})
        return ""

    def group(self, book: Book) -> str:
        sentence = _("There is no group “%(said)s”; what follows is for everybody.")
        return self.code("group", book.groups, sentence)

    def explain_country(self, shown: Jurisdiction | None) -> None:
        """Say which country is shown where the address names none that is here."""
        if "country" not in self.values or shown is None:
            return
        said = quoted(self.values["country"])
        sentence = (
            _("There is no country “%(said)s” here; what follows is %(country)s.")
            if said
            else _("No country was chosen; what follows is %(country)s.")
        )
        self.ignored.append(sentence % {"said": said, "country": shown.label})
