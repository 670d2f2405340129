"""Write the reference rows. Safe to run twice: rows are found by their code."""

import unicodedata
from decimal import Decimal

from django.utils.text import slugify

from portal.reference import demo_rows as rows
from portal.reference import models, places

LANGUAGES = ("sq", "sr_latn", "en")


def seed() -> None:
    """Create or update every reference row of the demo."""
    seed_places()
    _simple(models.TargetGroup, rows.TARGET_GROUPS)
    _simple(models.ServiceType, rows.SERVICE_TYPES)
    _simple(models.Situation, rows.SITUATIONS)
    _roles()
    _events()
    _lines()
    _acronyms()
    _topics()


def seed_places() -> None:
    """Create or update countries, municipalities and administrative units."""
    _jurisdictions()
    _municipalities()
    _administrative_units()


def texts(field: str, values) -> dict[str, str]:
    """Return {"name_sq": …, "name_sr_latn": …, "name_en": …} for three values."""
    return {f"{field}_{language}": value for language, value in zip(LANGUAGES, values, strict=True)}


def _jurisdictions():
    for code, row in rows.JURISDICTIONS.items():
        models.Jurisdiction.objects.update_or_create(
            code=code,
            defaults={
                **texts("name", row["names"]),
                **texts("law_of", row["law_of"]),
                "time_zone": row["time_zone"],
            },
        )


def municipality_code(jurisdiction: str, name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.translate(str.maketrans("đĐ", "dd")))
    return f"{jurisdiction.lower()}-{slugify(plain)}"


def _municipalities():
    for county, names in places.ALBANIA.items():
        for name in names:
            _municipality("AL", name, county=county, county_code=places.COUNTIES[county])
    for name, iso_code in places.MONTENEGRO.items():
        _municipality("ME", name, iso_code=iso_code)


def _municipality(jurisdiction, name, **facts):
    seat, latitude, longitude = places.SEATS[jurisdiction, name]
    models.Municipality.objects.update_or_create(
        code=municipality_code(jurisdiction, name),
        defaults={
            "jurisdiction_id": jurisdiction,
            "name": name,
            "seat": seat,
            "latitude": Decimal(latitude),
            "longitude": Decimal(longitude),
            **facts,
        },
    )


def _administrative_units():
    for municipality, names in places.ADMINISTRATIVE_UNITS.items():
        code = municipality_code("AL", municipality)
        owner = models.Municipality.objects.get(code=code)
        for name in names:
            models.AdministrativeUnit.objects.update_or_create(
                code=unit_code(code, name), defaults={"municipality": owner, "name": name}
            )


def unit_code(municipality: str, name: str) -> str:
    """Return the code of the unit `name` of the municipality with code `municipality`."""
    own = municipality_code("AL", name).removeprefix("al-")
    return f"{municipality}-{own}"


def _simple(model, entries):
    for position, (code, names) in enumerate(entries.items()):
        model.objects.update_or_create(
            code=code, defaults={"position": position, **texts("name", names)}
        )


def _roles():
    for position, (code, (jurisdiction, short, names)) in enumerate(rows.ROLES.items()):
        models.Role.objects.update_or_create(
            code=code,
            defaults={
                "jurisdiction_id": jurisdiction,
                "position": position,
                **texts("short", short),
                **texts("name", names),
            },
        )


def _events():
    for position, (code, (names, after, before)) in enumerate(rows.EVENTS.items()):
        models.Event.objects.update_or_create(
            code=code,
            defaults={
                "position": position,
                **texts("name", names),
                **texts("after", after),
                **texts("before", before),
            },
        )


def _lines():
    for position, (code, row) in enumerate(rows.LINES.items()):
        jurisdiction, number, names, hours, source, checked_on = row
        models.EmergencyLine.objects.update_or_create(
            code=code,
            defaults={
                "jurisdiction_id": jurisdiction,
                "number": number,
                "hours": hours,
                "source": source,
                "checked_on": checked_on or None,
                "position": position,
                **texts("name", names),
            },
        )


def _acronyms():
    for short, names in rows.ACRONYMS.items():
        models.Acronym.objects.update_or_create(short=short, defaults=texts("long", names))


def _topics():
    for code, names in rows.TOPICS.items():
        models.Topic.objects.update_or_create(
            slug=code, defaults={"name": names[0], **texts("name", names)}
        )
