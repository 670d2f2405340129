"""Services as far as a call row needs them, in three queries whatever their number.

A page that names twenty service types has no room for the queries of `for_showing`. Rows from
here go through `shown.shown` like all others; what they do not carry is empty, so `shown` finds
less in them, never more. Of a confidential service they carry no place and no text at all.
"""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils.translation import get_language

from directory import confidential, models
from portal.reference.models import Municipality, ServiceType

EMPTY = (
    "situations",
    "target_groups",
    "required_documents",
    "cost_options",
    "languages",
    "service_areas",
)


class Way(NamedTuple):
    """Where a town stands among the neighbours by road, and by which road it is reached."""

    position: int
    road: str = ""


class Asked(Subquery):
    """A municipality known by its code: its key is looked up inside the query that needs it."""

    def __init__(self, code: str, jurisdiction: str):
        super().__init__(Municipality.objects.filter(code=code).values("pk")[:1])
        self.jurisdiction_id = jurisdiction


def services_to_call(codes: Iterable[str], jurisdiction: str, code: str) -> list:
    """Return the services of types `codes` that people of municipality `code` may use.

    Each carries what `shown` reads, and: `wanted` (the codes it answers), `is_named_here` (its
    area names this municipality), `ways` (town of a place → `Way`, of neighbours by road alone),
    `asked_town` (the municipality's name).
    """
    here = Asked(code, jurisdiction)
    rows = _rows(list(codes), here)
    services = {}
    for row in rows:
        _gather(services.setdefault(row.pk, row), row)
    found = list(services.values())
    _give(models.Phone, "phones", found)
    _give(models.Schedule, "schedules", [row for row in found if not row.is_confidential])
    return found


def _rows(codes, here):
    """Return services once for each type and place; what repeats is gathered by `_gather`."""
    near = models.RoadNeighbour.objects.filter(municipality=here)
    way = near.filter(neighbour=OuterRef("service_at_locations__location__municipality"))
    pairs = models.ServiceAtLocation.objects.filter(service=OuterRef("pk"))
    from_near = pairs.filter(
        Q(location__municipality__in=near.values("neighbour")) | _of_the_county(here, near)
    )
    areas = models.ServiceArea.objects.filter(service=OuterRef("pk")).filter(
        Q(municipality=here) | Q(administrative_unit__municipality=here)
    )
    texts = models.ServiceTranslation.objects.filter(
        service=OuterRef("pk"), language=get_language() or ""
    )
    all_services = models.Service.objects.visible_to(None)
    reaching = all_services.reaching(here).values("pk")
    taken = all_services.open().filter(Exists(from_near), accepts_others=True).values("pk")
    return (
        all_services.annotate(wanted_code=F("service_types__code"))
        .filter(wanted_code__in=codes)
        .filter(Q(pk__in=reaching) | Q(pk__in=taken))
        .annotate(
            **{confidential.ASKED_ALREADY: confidential.is_confidential_expression()},
            type_sq=F("service_types__name_sq"),
            type_sr_latn=F("service_types__name_sr_latn"),
            type_en=F("service_types__name_en"),
            is_named_here=Exists(areas),
            asked_town=Subquery(Municipality.objects.filter(pk=here).values("name")[:1]),
            name_here=Subquery(texts.values("name")[:1]),
            pair=F("service_at_locations__pk"),
            place=F("service_at_locations__location"),
            town=F("service_at_locations__location__municipality__name"),
            road=Subquery(way.values("position")[:1]),
            road_name=Subquery(way.values("road")[:1]),
        )
        .select_related("organization__jurisdiction", "organization__municipality", "closed_line")
    )


def _of_the_county(here, near) -> Q:
    """Return the condition for a location in the same county, where no road is written down."""
    county = Municipality.objects.filter(pk=here).exclude(county="").values("county")[:1]
    return Q(location__municipality__county=Subquery(county)) & ~Exists(near)


def _gather(service, row) -> None:
    """Take from `row` the type and place that it adds to `service`, the first row of its id."""
    if service is row:
        service.wanted, service.ways = [], {}
        cached = service._prefetched_objects_cache = dict.fromkeys(EMPTY, ())
        cached |= {"service_types": [], "service_at_locations": [], "phones": []}
        cached |= {"schedules": [], "translations": _translations(service)}
        if service.is_confidential:
            for name in service.TEXTS:
                setattr(service, name, "")
    cached = service._prefetched_objects_cache
    if row.wanted_code not in service.wanted:
        service.wanted.append(row.wanted_code)
        cached["service_types"].append(
            ServiceType(
                code=row.wanted_code,
                name_sq=row.type_sq,
                name_sr_latn=row.type_sr_latn,
                name_en=row.type_en,
            )
        )
    pairs = cached["service_at_locations"]
    if row.pair and not service.is_confidential and row.pair not in {pair.pk for pair in pairs}:
        pairs.append(_pair(row))
        if row.road is not None:
            service.ways[row.town] = Way(row.road, row.road_name)


def _translations(service) -> list:
    if service.is_confidential or not service.name_here:
        return []
    return [models.ServiceTranslation(language=get_language(), name=service.name_here)]


def _pair(row):
    location = models.Location(
        pk=row.place, municipality=Municipality(name=row.town) if row.town else None
    )
    location._prefetched_objects_cache = {
        "addresses": (),
        "accessibility": (),
        "phones": [],
        "schedules": [],
    }
    pair = models.ServiceAtLocation(pk=row.pair, location=location)
    pair._prefetched_objects_cache = {"phones": [], "schedules": []}
    return pair


def _give(model, name: str, services) -> None:
    """Fetch the phones or schedules of `services` and of their places, and give them out."""
    owners = {"service": {}, "service_at_location": {}, "location": {}}
    for service in services:
        owners["service"].setdefault(service.pk, []).append(service)
        for pair in service.service_at_locations.all():
            owners["service_at_location"].setdefault(pair.pk, []).append(pair)
            owners["location"].setdefault(pair.location.pk, []).append(pair.location)
    condition = Q()
    for owner, found in owners.items():
        condition |= Q(**{f"{owner}__in": list(found)})
    if not owners["service"]:
        return
    for row in model.objects.filter(condition):
        if name == "phones":
            row._prefetched_objects_cache = {"languages": ()}
        for owner, found in owners.items():
            for one in found.get(getattr(row, f"{owner}_id"), ()):
                one._prefetched_objects_cache[name].append(row)
