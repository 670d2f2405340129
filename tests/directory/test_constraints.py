"""The database refuses what cannot be, also when a program writes past every form."""

from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from directory import models
from portal.reference.models import AdministrativeUnit, Municipality, Role
from tests.directory import small_directory

BERAT = "al-berat"


def refuse(model, **fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(**fields)


def refuse_change(row, **fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        type(row).objects.filter(pk=row.pk).update(**fields)


@pytest.fixture
def place(desk):
    return models.Location.objects.get(organization=desk.organization)


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"year_incorporated": 20250},
        {"kind": "club"},
    ],
)
def test_organization(desk, wrong):
    refuse_change(desk.organization, **wrong)


def test_an_organization_is_not_its_own_parent(desk):
    refuse_change(desk.organization, parent_organization=desk.organization)


def test_an_organization_with_services_is_not_deleted(desk):
    from django.db.models import ProtectedError

    with pytest.raises(ProtectedError):
        desk.organization.delete()


def test_a_foreign_id_comes_once_a_source(desk):
    fields = {"kind": "ngo", "jurisdiction_id": "AL", "external_id": "17"}
    models.Organization.objects.create(name="A", source="one", **fields)
    models.Organization.objects.create(name="B", source="two", **fields)
    refuse(models.Organization, name="C", source="one", **fields)


def test_services_and_locations_keep_foreign_ids_apart_too(desk, place):
    for row in (desk, place):
        type(row).objects.filter(pk=row.pk).update(source="one", external_id="17")
    refuse(models.Service, organization=desk.organization, name="B", source="one", external_id="17")
    refuse(
        models.Location,
        organization=desk.organization,
        municipality=place.municipality,
        source="one",
        external_id="17",
    )


def test_a_number_in_a_register_belongs_to_one(desk):
    fields = {"identifier_type": "NIPT", "identifier": "L00000000A"}
    models.OrganizationIdentifier.objects.create(organization=desk.organization, **fields)
    refuse(models.OrganizationIdentifier, organization=desk.organization, **fields)


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"status": "sleeping"},
        {"minimum_age": 18, "maximum_age": 6},
        {"minimum_age": 121},
        {"maximum_age": 300},
        {"is_territorial": True, "accepts_others": True},
        {"capacity": "full"},
        {"capacity_until": timezone.now()},
        {"capacity": "rather full", "capacity_until": timezone.now()},
    ],
)
def test_service(desk, wrong):
    refuse_change(desk, **wrong)


def test_a_translation_comes_once_and_in_a_language_of_the_portal(desk):
    models.ServiceTranslation.objects.create(service=desk, language="en", name="Counselling")
    refuse(models.ServiceTranslation, service=desk, language="en", name="Advice")
    refuse(models.ServiceTranslation, service=desk, language="de", name="Beratung")


def test_documents_have_a_name_and_come_once(desk):
    models.RequiredDocument.objects.create(service=desk, document="Letërnjoftimi")
    refuse(models.RequiredDocument, service=desk, document="Letërnjoftimi")
    refuse(models.RequiredDocument, service=desk, document="")


@pytest.mark.parametrize(
    "wrong",
    [
        {"amount": Decimal("5")},
        {"amount": Decimal("-5"), "currency": "EUR"},
        {"amount": Decimal("5"), "currency": "eu"},
        {"valid_from": date(2026, 2, 1), "valid_to": date(2026, 1, 1)},
    ],
)
def test_cost(desk, wrong):
    refuse(models.CostOption, service=desk, **wrong)


def test_an_area_is_one_territory_and_comes_once(desk):
    berat = Municipality.objects.get(code=BERAT)
    refuse(models.ServiceArea, service=desk)
    refuse(models.ServiceArea, service=desk, country_id="AL", municipality=berat)
    refuse(models.ServiceArea, service=desk, municipality=berat)  # is there already
    models.ServiceArea.objects.create(service=desk, country_id="AL")
    refuse(models.ServiceArea, service=desk, country_id="AL")
    models.ServiceArea.objects.create(service=desk, name="Lagjja e vjetër")
    unit = AdministrativeUnit.objects.create(
        code="al-berat-sinje", municipality=berat, name="Sinjë"
    )
    models.ServiceArea.objects.create(service=desk, administrative_unit=unit)
    refuse(models.ServiceArea, service=desk, administrative_unit=unit)


@pytest.mark.parametrize(
    "wrong",
    [
        {"latitude": Decimal("91")},
        {"longitude": Decimal("181")},
        {"latitude": None},
        {"longitude": None},
        {"municipality": None},
        {"confidentiality": "secret"},
        {"location_type": "cave"},
    ],
)
def test_location(place, wrong):
    refuse_change(place, **wrong)


def test_a_unit_needs_its_municipality(place):
    unit = AdministrativeUnit.objects.create(
        code="al-berat-sinje", municipality=place.municipality, name="Sinjë"
    )
    refuse_change(place, location_type="postal", municipality=None, administrative_unit=unit)


@pytest.mark.parametrize(
    "wrong",
    [{"country": "Albania"}, {"country": "al"}, {"address_1": ""}, {"city": ""},
     {"address_type": "cave"}],
)  # fmt: skip
def test_address(place, wrong):
    refuse_change(place.addresses.get(), **wrong)


def test_accessibility_says_something(place):
    refuse(models.Accessibility, location=place, description="")


def test_a_service_is_at_a_location_once(desk, place):
    refuse(models.ServiceAtLocation, service=desk, location=place)


@pytest.mark.parametrize("model", [models.Phone, models.Contact, models.Language, models.Schedule])
def test_what_hangs_on_a_record_hangs_on_exactly_one(desk, place, model):
    content = {
        models.Phone: {"number": "129"},
        models.Contact: {"title": "Drejtuesja"},
        models.Language: {"code": "sq"},
        models.Schedule: {"opens_at": time(8), "closes_at": time(16)},
    }[model]
    refuse(model, **content)
    refuse(model, service=desk, location=place, **content)
    assert model.objects.create(service=desk, **content).pk


def test_a_place_and_a_phone_speak_a_language_once(desk, place):
    for owner in ({"location": place}, {"phone": desk.phones.get()}):
        models.Language.objects.create(code="sq", **owner)
        refuse(models.Language, code="sq", **owner)


def test_phones_contacts_and_languages_say_something(desk):
    refuse(models.Phone, service=desk, number="")
    refuse(models.Contact, service=desk)
    refuse(models.Language, service=desk, code="Shqip")
    models.Language.objects.create(service=desk, code="sr-latn")
    refuse(models.Language, service=desk, code="sr-latn")


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"opens_at": time(8)},
        {"closes_at": time(8)},
        {"opens_at": time(8), "closes_at": time(9), "freq": ""},
        {"opens_at": time(8), "closes_at": time(9), "freq": "DAILY"},
        {"opens_at": time(8), "closes_at": time(9), "interval": 0},
        {"opens_at": time(8), "closes_at": time(9), "interval": 2},
        {"description": "?", "valid_from": date(2026, 2, 1), "valid_to": date(2026, 1, 1)},
        {"description": "?", "dtstart": date(2026, 2, 1), "until": date(2026, 1, 1)},
        {"kind": "closed"},
        {"kind": "closed", "valid_from": date(2026, 2, 1)},
        {"kind": "special", "valid_from": date(2026, 2, 1), "valid_to": date(2026, 2, 1)},
        {
            "kind": "closed",
            "valid_from": date(2026, 2, 1),
            "valid_to": date(2026, 2, 1),
            "opens_at": time(8),
            "closes_at": time(9),
        },
    ],
)
def test_schedule(desk, wrong):
    refuse(models.Schedule, service=desk, **wrong)


def test_a_keeper_keeps_an_organization_once(desk, keeper):
    fields = {"user": keeper, "organization": desk.organization}
    models.Keepership.objects.create(**fields)
    refuse(models.Keepership, **fields)


def test_history_rows_know_three_actions_and_withhold_whole(desk):
    fields = {
        "resource_id": desk.pk,
        "resource_type": "service",
        "last_action_date": timezone.now(),
        "field_name": "name",
        "updated_by": "program",
    }
    refuse(models.Metadata, **fields, last_action_type="guess")
    refuse(
        models.Metadata,
        **fields,
        last_action_type="update",
        is_withheld=True,
        previous_value="Rruga",
    )


@pytest.fixture
def seat(desk):
    berat = Municipality.objects.get(code=BERAT)
    role = Role.objects.create(code="police", jurisdiction_id="AL")
    return {"municipality": berat, "role": role, "organization": desk.organization}


def test_a_seat_fits_its_level(seat):
    unit = AdministrativeUnit.objects.create(
        code="al-berat-sinje", municipality=seat["municipality"], name="Sinjë"
    )
    refuse(models.ReferralMembership, **seat, body="etn", administrative_unit=unit)
    refuse(models.ReferralMembership, **seat, body="etn", level="unit")
    refuse(models.ReferralMembership, **seat, body="choir")
    fields = {"level": "unit", "administrative_unit": unit, "body": "gtn"}
    models.ReferralMembership.objects.create(**seat, **fields)
    refuse(models.ReferralMembership, **seat, **fields)


def test_an_institution_sits_once_in_a_body_and_one_coordinates(seat):
    models.ReferralMembership.objects.create(**seat, body="etn")
    refuse(models.ReferralMembership, **seat, body="etn")
    models.ReferralMembership.objects.create(**seat, body="kvdhf")
    other = Role.objects.create(code="kvdhf", jurisdiction_id="AL")
    refuse(models.ReferralMembership, **{**seat, "role": other}, body="kvdhf")


def test_every_constraint_of_the_directory_is_tried_above():
    """A new constraint reminds you of its test: here, or where its part of the house is tried."""
    from django.apps import apps

    count = sum(
        len(model._meta.constraints) for model in apps.get_app_config("directory").get_models()
    )
    assert count == 124


def test_old_lights_are_not_known(desk):
    desk.capacity, desk.capacity_until = "full", timezone.now() + timedelta(hours=1)
    desk.save()
    assert desk.capacity_at() == "full"
    assert desk.capacity_at(timezone.now() + timedelta(hours=2)) == "unknown"


def test_the_error_names_the_rule_and_no_value(place):
    place.latitude = Decimal("95.123456")
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        place.save()
    assert "location_on_earth" in str(caught.value)
    assert "95.123456" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert small_directory.leaks(caught.value) == []
