"""A small directory with fixed, readable values: an open desk and a shelter with a secret."""

from datetime import time
from decimal import Decimal

from directory import models
from portal.reference.models import Jurisdiction, Municipality, ServiceType, TargetGroup

# Stands in every field that could tell where the shelter is; found anywhere, it is a leak.
MARKER = "Qershizeza"
SECRET_TOWN = "Kukës"
INTAKE = "+355 60 000 7700"
POSTAL_CODE = "KU 8501"  # four digits alone stand in many an identifier


def reference() -> None:
    """Write the few reference rows that the small directory needs."""
    for code, zone in (("AL", "Europe/Tirane"), ("ME", "Europe/Podgorica")):
        Jurisdiction.objects.get_or_create(
            code=code, defaults={"name_en": code, "name_sq": code, "time_zone": zone}
        )
    for code, name in (("al-berat", "Berat"), ("al-kukes", SECRET_TOWN), ("al-has", "Has")):
        Municipality.objects.get_or_create(
            code=code, defaults={"jurisdiction_id": "AL", "name": name, "seat": name}
        )
    for code in ("shelter_violence", "counselling"):
        ServiceType.objects.get_or_create(code=code, defaults={"name_en": code, "name_sq": code})
    TargetGroup.objects.get_or_create(code="women", defaults={"name_en": "women"})


def organization(name="Qendra e hapur", town="al-berat", **fields) -> models.Organization:
    return models.Organization.objects.create(
        name=name,
        kind="ngo",
        jurisdiction_id="AL",
        municipality=Municipality.objects.get(code=town),
        **fields,
    )


def service(owner, name="Këshillim", **fields) -> models.Service:
    row = models.Service.objects.create(organization=owner, name=name, **fields)
    row.service_types.add(ServiceType.objects.get(code="counselling"))
    return row


def location(owner, town="al-berat", **fields) -> models.Location:
    return models.Location.objects.create(
        organization=owner,
        municipality=Municipality.objects.get(code=town),
        **{"name": "Zyra", "latitude": Decimal("40.70"), "longitude": Decimal("19.95")} | fields,
    )


def open_desk() -> models.Service:
    """A counselling desk in Berat that everybody may find."""
    reference()
    owner = organization()
    desk = service(owner)
    where = location(owner)
    models.Address.objects.create(
        location=where, address_1="Rruga e Hapur 1", city="Berat", country="AL"
    )
    models.ServiceAtLocation.objects.create(service=desk, location=where)
    models.Phone.objects.create(service=desk, number="+355 60 000 0101")
    models.ServiceArea.objects.create(
        service=desk, municipality=Municipality.objects.get(code="al-berat")
    )
    return desk


def shelter() -> models.Service:
    """A shelter in Kukës of which every field of the place holds the marker."""
    reference()
    owner = organization(name="Shtëpia e qetë", town="al-kukes")
    house = service(owner, name="Strehë për gra", description="Strehë dhe këshillim.")
    house.service_types.set([ServiceType.objects.get(code="shelter_violence")])
    where = location(
        owner,
        town="al-kukes",
        name=f"Shtëpia {MARKER}",
        alternate_name=MARKER,
        description=f"Pas shkollës {MARKER}",
        transportation=f"Autobusi i {MARKER}",
        latitude=Decimal("42.076543"),
        longitude=Decimal("20.423456"),
        confidentiality="confidential",
    )
    models.Address.objects.create(
        location=where,
        attention=MARKER,
        address_1=f"Rruga {MARKER} 7",
        address_2=f"Kati i {MARKER}",
        city=SECRET_TOWN,
        postal_code=POSTAL_CODE,
        country="AL",
    )
    pair = models.ServiceAtLocation.objects.create(
        service=house, location=where, description=f"Hyrja nga {MARKER}"
    )
    models.Phone.objects.create(service=house, number=INTAKE, is_intake=True)
    models.Phone.objects.create(service=house, number="+355 24 222 333", description=MARKER)
    models.Phone.objects.create(location=where, number="+355 24 444 555", description=MARKER)
    models.Phone.objects.create(service_at_location=pair, number="+355 24 666 777")
    models.Schedule.objects.create(
        location=where, byday="MO", opens_at=time(3, 33), closes_at=time(4, 44), notes=MARKER
    )
    models.Schedule.objects.create(
        service=house, byday="TU", opens_at=time(3, 33), closes_at=time(4, 44), notes=MARKER
    )
    models.Contact.objects.create(location=where, title=f"Roja {MARKER}")
    models.Accessibility.objects.create(location=where, description=f"Rampë nga {MARKER}")
    models.ServiceArea.objects.create(
        service=house, municipality=Municipality.objects.get(code="al-kukes")
    )
    return house


def empty_directory() -> None:
    models.ServiceAtLocation.objects.all().delete()
    for model in (models.Service, models.Location, models.Program, models.Organization):
        model.objects.all().delete()
    models.Attribute.objects.all().delete()
    models.Taxonomy.objects.all().delete()
    models.TaxonomyTerm.objects.all().delete()


def leaks(text) -> list[str]:
    """Return what of the shelter's place stands in `text`.

    Its hours count only together: the time of a log line may be one of them by chance.
    """
    said = str(text)
    telling = (MARKER, SECRET_TOWN, POSTAL_CODE, "42.0765", "20.4234", "24 222", "24 444")
    found = [word for word in telling if word in said]
    return found + ["hours"] * ("03:33" in said and "04:44" in said)
