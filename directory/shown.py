"""The only shape in which a service leaves the directory for a reader.

Pages, search sections, files, feeds and the API render a `Shown` and nothing else of a service:
what is not in it cannot leak. `confidential.py` decides what goes in.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.apps import apps
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from directory import confidential, telling
from directory.freshness import Freshness, freshness_of
from portal.reference.models import EmergencyLine


@dataclass(frozen=True)
class ShownPhone:
    """`dial`: digits and a leading plus; `languages`: codes."""

    number: str
    dial: str
    extension: int | None
    description: str
    languages: tuple[str, ...]
    is_intake: bool


@dataclass(frozen=True)
class ShownPerson:
    """Somebody to ask for, by function; `name` only of people who agreed, else empty."""

    title: str
    name: str
    department: str
    email: str
    phones: tuple[ShownPhone, ...]


@dataclass(frozen=True)
class ShownPlace:
    """One place to go to. `address`: lines as an envelope has them; degrees are WGS 84. `note`:
    what is different there.
    """

    name: str
    municipality: str
    municipality_code: str
    administrative_unit: str
    address: tuple[str, ...]
    transportation: str
    accessibility: tuple[str, ...]
    latitude: Decimal | None
    longitude: Decimal | None
    phones: tuple[ShownPhone, ...]
    schedules: tuple
    note: str = ""


@dataclass(frozen=True)
class Shown:
    """One service as one reader may have it, in the active language.

    `through_the_line`: only the phones lead there; then places, schedules, organization and web
    addresses are empty, `areas` names the country alone, and `assured_date` is the first of the
    month: the day would lead to whoever was verified that day. Codes are those of `reference`.
    `serves`: municipalities whose people it is for, as the guard's `reaching` reads them; empty:
    everybody's.
    `capacity_until`: when the light goes out; `is_kept_right`: a keeper verified it, not the
    provider; neither is told of what is through the line.
    """

    id: str
    name: str
    through_the_line: bool
    status: str
    description: str
    eligibility_description: str
    not_for: str
    minimum_age: int | None
    maximum_age: int | None
    application_process: str
    fees_description: str
    alert: str
    wait_time: str
    interpretation: str
    required_documents: tuple[str, ...]
    service_types: tuple[str, ...]
    situations: tuple[str, ...]
    target_groups: tuple[str, ...]
    languages: tuple[str, ...]
    phones: tuple[ShownPhone, ...]
    closed_line: EmergencyLine | None
    capacity: str
    capacity_until: datetime | None
    is_kept_right: bool
    assured_date: date | None
    freshness: Freshness
    jurisdiction: str
    areas: tuple[str, ...]
    serves: tuple[str, ...]
    is_sample: bool
    organization: str
    url: str
    email: str
    is_territorial: bool
    accepts_others: bool
    costs: tuple
    places: tuple[ShownPlace, ...]
    schedules: tuple


def shown(service, user) -> Shown:
    """Return what `user` (also anonymous, also None) may have of `service`.

    Rows of `ServiceQuerySet.for_showing` cost no query more, except one for the rights of a
    signed-in user to a confidential service.
    """
    if not service.is_confidential:
        return _whole(service, places=[pair for pair in service.service_at_locations.all()])
    if not confidential.keeps_record(user, service):
        return _through_the_line(service)
    pairs = service.service_at_locations.all()
    return _whole(
        service,
        places=[pair for pair in pairs if confidential.keeps_record(user, pair.location)],
    )


def _whole(service, *, places) -> Shown:
    return Shown(
        **_shared(service, str),
        name=service.text("name"),
        through_the_line=False,
        required_documents=tuple(row.text() for row in service.required_documents.all()),
        phones=_phones(service),
        capacity_until=service.capacity_until if service.capacity_at() != "unknown" else None,
        is_kept_right=bool(service.assured_date and service.assured_by_id),
        areas=tuple(row.territory for row in service.service_areas.all()),
        serves=_serves(service),
        organization=service.organization.name,
        url=service.url,
        email=service.email,
        is_territorial=service.is_territorial,
        accepts_others=service.accepts_others,
        costs=tuple(row for row in service.cost_options.all() if not _is_over(row)),
        places=tuple(_place(pair) for pair in places),
        schedules=tuple(service.schedules.all()),
    )


def _through_the_line(service) -> Shown:
    words = telling.place_words(service)

    def safe(text):
        return "" if telling.tells(text, words) else text

    documents = (safe(row.text()) for row in service.required_documents.all())
    return Shown(
        **_shared(service, safe) | _months(service),
        name=safe(service.text("name")) or _kind_of_help(service),
        through_the_line=True,
        required_documents=tuple(filter(None, documents)),
        phones=tuple(
            phone
            for phone in _phones(service, safe)
            if phone.is_intake and not _has_area_code(phone, service)
        ),
        capacity_until=None,
        is_kept_right=False,
        areas=(str(service.organization.jurisdiction),),
        serves=(),
        organization="",
        url="",
        email="",
        is_territorial=False,
        accepts_others=True,
        costs=(),
        places=(),
        schedules=(),
    )


def _shared(service, safe) -> dict:
    """Return what both shapes have; `safe` turns a text that tells the place into nothing."""
    return {
        "id": str(service.pk),
        "status": service.status,
        **{
            name: safe(service.text(name))
            for name in (
                "description",
                "eligibility_description",
                "not_for",
                "application_process",
                "fees_description",
                "alert",
            )
        },
        "wait_time": safe(service.wait_time),
        "interpretation": safe(service.interpretation_services),
        "minimum_age": service.minimum_age,
        "maximum_age": service.maximum_age,
        "service_types": tuple(row.code for row in service.service_types.all()),
        "situations": tuple(row.code for row in service.situations.all()),
        "target_groups": tuple(row.code for row in service.target_groups.all()),
        "languages": tuple(row.code for row in service.languages.all()),
        "closed_line": service.closed_line,
        "capacity": service.capacity_at(),
        "assured_date": service.assured_date,
        "freshness": service.freshness,
        "jurisdiction": service.organization.jurisdiction_id,
        "is_sample": service.is_sample,
    }


def _months(service) -> dict:
    """Return when it was verified to the month, and how fresh it is by the month alone."""
    assured = service.assured_date and service.assured_date.replace(day=1)
    touched = timezone.localdate(service.last_modified).replace(day=1)
    return {"assured_date": assured, "freshness": freshness_of(assured, touched)}


def _place(pair) -> ShownPlace:
    where = pair.location
    own_hours = tuple(pair.schedules.all())
    return ShownPlace(
        name=where.name,
        municipality=where.municipality.name if where.municipality else "",
        municipality_code=where.municipality.code if where.municipality else "",
        administrative_unit=where.administrative_unit.name if where.administrative_unit else "",
        address=tuple(
            line
            for row in where.addresses.all()
            for line in (row.address_1, row.address_2, f"{row.postal_code} {row.city}".strip())
            if line
        ),
        transportation=where.transportation,
        accessibility=tuple(
            f"{row.description} ({row.details})" if row.details else row.description
            for row in where.accessibility.all()
        ),
        latitude=where.latitude,
        longitude=where.longitude,
        phones=_phones(pair) or _phones(where),
        schedules=own_hours or tuple(where.schedules.all()),
        note=pair.description,
    )


def people_of(service) -> tuple[ShownPerson, ...]:
    """Return whom a stranger may ask for at `service`; nobody at a confidential one.

    Those of the organization count as in the open data, see `confidential.public_contacts`. Who
    has a seat at the tables of other towns only is asked for there.
    """
    if service.is_confidential:
        return ()
    pairs = service.service_at_locations.all()
    rows = confidential.public_contacts(apps.get_model("directory", "Contact").objects).filter(
        Q(organization=service.organization_id)
        | Q(service=service.pk)
        | Q(service_at_location__in=[pair.pk for pair in pairs])
        | Q(location__in=[pair.location_id for pair in pairs])
    )
    seats = apps.get_model("directory", "ReferralMembership").objects.filter(contact=OuterRef("pk"))
    rows = rows.filter(~Exists(seats) | Exists(seats.filter(municipality__in=_towns_of(service))))
    return tuple(
        ShownPerson(row.title, row.name, row.department, row.email, _phones(row))
        for row in rows.prefetch_related("phones__languages")
    )


def seats_of(service) -> tuple:
    """Return the seats (ReferralMembership) that the organization of `service` has at the tables
    of the towns where it is given or that it takes people from; none of a confidential service.
    """
    if service.is_confidential:
        return ()
    seats = apps.get_model("directory", "ReferralMembership").objects.filter(
        organization=service.organization_id, municipality__in=_towns_of(service)
    )
    return tuple(seats.select_related("municipality", "administrative_unit", "role"))


def _towns_of(service) -> set:
    """Return the keys of the municipalities where `service` is given or takes people from."""
    units = (row.administrative_unit for row in service.service_areas.all())
    return {
        *(pair.location.municipality_id for pair in service.service_at_locations.all()),
        *(row.municipality_id for row in service.service_areas.all()),
        *(unit.municipality_id for unit in units if unit),
    } - {None}


def _serves(service) -> tuple[str, ...]:
    """Return `Shown.serves`: what its areas name, or without any where it is given."""
    areas = service.service_areas.all()
    if any(row.country_id for row in areas):
        return ()
    units = (row.administrative_unit for row in areas)
    towns = [row.municipality for row in areas] + [unit and unit.municipality for unit in units]
    towns = [town for town in towns if town] or [
        pair.location.municipality for pair in service.service_at_locations.all()
    ]
    return tuple(sorted({town.code for town in towns if town}))


def _is_over(row) -> bool:
    """Say whether the day has passed until which `row` is valid."""
    return row.valid_to is not None and row.valid_to < timezone.localdate()


def _phones(owner, safe=str) -> tuple[ShownPhone, ...]:
    return tuple(
        ShownPhone(
            number=row.number,
            dial=row.dial,
            extension=row.extension,
            description=safe(row.description),
            languages=tuple(language.code for language in row.languages.all()),
            is_intake=row.is_intake,
        )
        for row in owner.phones.all()
    )


def _has_area_code(phone: ShownPhone, service) -> bool:
    return telling.is_geographic(phone.number, service.organization.jurisdiction_id)


def _kind_of_help(service) -> str:
    """Return a name that tells nothing: the kind of help in the active language."""
    return ", ".join(row.label for row in service.service_types.all())
