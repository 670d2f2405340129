"""What a keeper's form refuses, in words and at the field; what an import would refuse too."""

from datetime import date, time, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint, UniqueConstraint
from django.utils import timezone
from django.utils.translation import override
from modelcluster.models import get_all_child_relations
from wagtail.snippets.models import get_snippet_models

from directory import models
from directory.hsds.places import Places
from directory.seats import FAR_KM
from portal.reference.models import Municipality
from tests.directory import small_directory


@pytest.fixture
def desk(db):
    desk = small_directory.open_desk()
    for code, north, east in (("al-berat", "40.70", "19.95"), ("al-kukes", "42.08", "20.42")):
        Municipality.objects.filter(code=code).update(
            latitude=Decimal(north), longitude=Decimal(east)
        )
    return desk


def wrong(row) -> dict:
    """Return field → messages of what `row` is refused for."""
    try:
        row.full_clean(validate_unique=False)
    except ValidationError as error:
        return error.message_dict
    return {}


def place_of(service):
    where = service.service_at_locations.get().location
    return models.Location.objects.get(pk=where.pk)


# Points


@pytest.mark.parametrize("point", [("40.0", "18.0"), ("42.08", "20.42"), ("0", "0")])
def test_a_point_in_the_sea_or_in_another_town_is_refused(desk, point):
    where = place_of(desk)
    where.latitude, where.longitude = map(Decimal, point)
    (reason,) = wrong(where)["latitude"]
    distance = Places().distance(where.municipality, *point)
    assert distance > FAR_KM
    assert f"{distance:.0f} km" in reason or f"{int(distance)} km" in reason
    assert "Berat" in reason


def test_a_point_near_the_seat_and_a_seat_nobody_knows_are_taken(desk):
    where = place_of(desk)
    where.latitude, where.longitude = Decimal("40.9"), Decimal("20.1")
    assert wrong(where) == {}
    where.municipality = Municipality.objects.get(code="al-has")
    assert where.municipality.latitude is None
    assert wrong(where) == {}


def test_of_a_secret_point_the_refusal_tells_nothing(desk):
    where = place_of(small_directory.shelter())
    where.latitude, where.longitude = Decimal("40.70"), Decimal("19.95")
    with override("en"):
        said = wrong(where)
    assert said == {"latitude": ["This point is not in the municipality."]}
    assert small_directory.leaks(said) == []


def test_half_a_point_is_named_at_its_field(desk):
    where = place_of(desk)
    where.longitude = None
    assert list(wrong(where)) == ["latitude"]


# Days and hours


def test_nobody_verifies_a_service_in_the_future(desk):
    desk.assured_date = timezone.localdate() + timedelta(days=1)
    assert list(wrong(desk)) == ["assured_date"]
    desk.assured_date = timezone.localdate()
    assert wrong(desk) == {}


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"opens_at": time(8)}, "closes_at"),
        ({"valid_from": date(2026, 2, 1), "valid_to": date(2026, 1, 1)}, "valid_to"),
        ({"dtstart": date(2026, 2, 1), "until": date(2026, 1, 1)}, "until"),
        ({"interval": 2}, "dtstart"),
        ({"interval": 0, "valid_from": date(2026, 2, 1)}, "interval"),
        ({"kind": "closed"}, "valid_from"),
        ({"description": ""}, "description"),
    ],
)
def test_wrong_hours_are_named_at_their_field_in_every_language(desk, fields, field):
    row = models.Schedule(service=desk, **{"byday": "MO", "description": "x"} | fields)
    for language in ("sq", "sr-latn"):
        with override(language):
            said = wrong(row)
        assert list(said) == [field]
        assert "schedule_" not in str(said)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"minimum_age": 18, "maximum_age": 3}, "maximum_age"),
        ({"is_territorial": True, "accepts_others": True}, "accepts_others"),
        ({"capacity": "full"}, "capacity_until"),
    ],
)
def test_wrong_fields_of_a_service_are_named(desk, fields, field):
    for name, value in fields.items():
        setattr(desk, name, value)
    assert list(wrong(desk)) == [field]


def _on_the_desk():
    """Return the models that keepers write, those inside their forms among them."""
    found = {model for model in get_snippet_models() if model._meta.app_label == "directory"}
    while more := {
        link.related_model
        for model in found
        for link in get_all_child_relations(model)
        if link.related_model not in found
    }:
        found |= more
    return found


def test_every_rule_of_the_desk_has_words_of_its_own():
    rows = _on_the_desk()
    assert {models.Service, models.Schedule, models.Phone, models.Address} <= rows
    own = {
        (model._meta.label, rule.name): rule.violation_error_message
        for model in rows
        for rule in model._meta.constraints
        # The words of Django name the fields of a plain “once”.
        if isinstance(rule, CheckConstraint)
        or (isinstance(rule, UniqueConstraint) and rule.condition)
    }
    assert len(own) > 50
    default = CheckConstraint.default_violation_error_message
    assert [key for key, words in own.items() if words == default] == []
    for language in ("sq", "sr-latn"):
        with override("en"):
            english = {key: str(words) for key, words in own.items()}
        with override(language):
            assert [key for key, words in own.items() if str(words) == english[key]] == []


def test_the_field_that_a_rule_names_exists():
    for model in _on_the_desk():
        names = {field.name for field in model._meta.concrete_fields}
        for rule in model._meta.constraints:
            assert rule.violation_error_code in names | {None}, (model, rule.name)


# Confidential services


@pytest.mark.parametrize("field", ["wait_time", "interpretation_services"])
def test_no_text_of_a_shelter_names_its_town(db, field):
    house = small_directory.shelter()
    models.ServiceTranslation.objects.create(service=house, language="en", name="Shelter")
    setattr(house, field, f"Dy javë në {small_directory.SECRET_TOWN}")
    assert list(wrong(house)) == [field]
    models.Service.objects.filter(pk=house.pk).update(**{field: getattr(house, field)})
    pair = models.ServiceAtLocation.objects.get(service=house)
    assert "__all__" in wrong(pair)


def numbers_of_one(house) -> SimpleNamespace:
    """Return an open service of the shelter's organization and the shelter's line."""
    office = small_directory.service(house.organization, name="Zyra")
    return SimpleNamespace(office=office, line=house.phones.get(is_intake=True))


@pytest.mark.parametrize("number", [small_directory.INTAKE, "060 0007700", "00355-60-000-7700"])
def test_a_shelters_line_is_no_open_number_of_its_organization(db, number):
    house = small_directory.shelter()
    own = numbers_of_one(house)
    shown = models.Phone(service=own.office, number=number)
    assert list(wrong(shown)) == ["number"]
    assert wrong(own.line) == {}
    shown.save()
    assert list(wrong(own.line)) == ["number"]
    of_the_body = models.Phone(organization=house.organization, number=number)
    assert list(wrong(of_the_body)) == ["number"]


def test_other_numbers_short_codes_and_a_hidden_body_are_no_matter(db):
    house = small_directory.shelter()
    line = house.phones.get(is_intake=True)
    hidden = models.Phone(organization=house.organization, number=line.number)
    assert wrong(hidden) == {}  # nobody is shown the number of a body that nobody sees
    own = numbers_of_one(house)
    assert wrong(models.Phone(service=own.office, number="+355 60 000 7701")) == {}
    line.number = "116 111"
    line.save()
    assert wrong(models.Phone(service=own.office, number="116111")) == {}
    others = small_directory.organization(name="Tjetër")
    assert wrong(models.Phone(organization=others, number=small_directory.INTAKE)) == {}
