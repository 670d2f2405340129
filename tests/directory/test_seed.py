"""The demo's directory: enough of it, honest about itself, and never written twice."""

import re
from dataclasses import asdict

import pytest
from django.core import mail
from django.core.exceptions import ValidationError

from directory import confirming, seed
from directory.demo.kinds import KINDS
from directory.demo.table import TABLES
from directory.models import (
    Contact,
    Keepership,
    Location,
    Metadata,
    Organization,
    Phone,
    ReferralMembership,
    Schedule,
    Service,
    ServiceArea,
)
from directory.shown import shown
from portal.accounts.models import User
from portal.reference import seed as reference
from portal.reference.models import EmergencyLine, Municipality

SAMPLE_NUMBER = re.compile(r"\+355 60 000 0\d{3}|\+382 60 000 \d{3}")
SECRETS = ("Fshehtë", "Skrivena", "Elbasan", "Nikšić", "Niksic", "41.11", "42.77")


@pytest.fixture
def demo(db):
    reference.seed()
    seed.seed()


def of(code):
    return Municipality.objects.get(code=code)


def test_there_is_enough_of_it(demo):
    assert Organization.objects.count() >= 60
    assert Service.objects.count() >= 120
    towns = set(Location.objects.values_list("municipality__code", flat=True))
    assert len([town for town in towns if town.startswith("al-")]) == 20
    assert len([town for town in towns if town.startswith("me-")]) == 8


def test_a_second_run_changes_nothing_and_overwrites_nothing(demo):
    changed = Service.objects.first()
    changed.name = "Emri i ri"
    changed.save()
    gone = Phone.objects.filter(service__isnull=False).first()
    gone.delete()
    before = Metadata.objects.count(), Phone.objects.count()
    seed.seed()
    changed.refresh_from_db()
    assert changed.name == "Emri i ri"
    assert (Metadata.objects.count(), Phone.objects.count()) == before


def test_two_databases_get_the_same_rows(demo):
    keys = set(Service.objects.values_list("pk", flat=True))
    numbers = dict(Phone.objects.values_list("pk", "number"))
    for model in (ReferralMembership, Contact, Service, Location, Organization):
        model.objects.all().delete()
    seed.seed()
    assert set(Service.objects.values_list("pk", flat=True)) == keys
    assert dict(Phone.objects.values_list("pk", "number")) == numbers


def test_every_number_is_a_sample_or_a_real_line(demo):
    real = set(EmergencyLine.objects.values_list("number", flat=True)) | {"080 888 888"}
    numbers = set(Phone.objects.values_list("number", flat=True))
    assert [n for n in numbers - real if not SAMPLE_NUMBER.fullmatch(n)] == []
    counted = Phone.objects.filter(number__contains="60 000").values_list("number", flat=True)
    assert len(counted) == len(set(counted))


def test_what_is_made_up_says_so(demo):
    lines = Organization.objects.filter(is_sample=False)
    assert lines.count() == 6
    assert all(row.kind != "municipality" for row in lines)
    made_up = Organization.objects.filter(kind="ngo", is_sample=True)
    assert made_up.count() >= 30
    assert all(row.name.endswith(("(shembull)", "(primjer)")) for row in made_up)
    assert not Service.objects.filter(is_sample=False, organization__is_sample=True).exists()


def test_helplines_keep_the_status_of_their_line(demo):
    checked = Service.objects.get(phones__number="116 111", organization__jurisdiction="AL")
    assert checked.assured_date
    assert checked.alert == ""
    assert checked.schedules.get().on_holidays == "as_usual"
    for number in ("116 117", "19977", "080 888 888"):
        unchecked = Service.objects.get(phones__number=number)
        assert unchecked.assured_date is None
        assert unchecked.alert
        assert not unchecked.schedules.exists()


def test_every_row_passes_the_checks_of_its_form(demo):
    """What the demo writes past the forms, a keeper could have typed."""
    wrong = []
    for model in (Service, Location, Phone, Schedule, ServiceArea, ReferralMembership):
        for row in model.objects.all():
            try:
                row.full_clean(validate_unique=False, validate_constraints=False)
            except ValidationError as error:
                wrong.append((row, error))
    assert wrong == []


def test_every_service_has_kinds_and_texts_in_three_languages(demo):
    for row in Service.objects.prefetch_related("translations", "service_types"):
        assert row.service_types.all(), row
        for language in ("sq", "sr-latn", "en"):
            assert row.text("name", language)
        assert {t.language for t in row.translations.all()} | {row.language} == {
            "sq",
            "sr-latn",
            "en",
        }


def test_two_shelters_that_nobody_finds(demo):
    shelters = Service.objects.confidential().for_showing()
    assert len(shelters) == 2
    for row in shelters:
        reading = shown(row, None)
        assert reading.through_the_line
        assert len(reading.phones) == 1
        assert reading.description
        assert [word for word in SECRETS if word in str(asdict(reading))] == []
    assert not Location.objects.visible_to(None).filter(confidentiality="confidential").exists()


def test_the_id_of_a_shelter_does_not_say_whose_it_is(demo, settings):
    shelters = Service.objects.confidential()
    public = {
        seed.key("service", owner, kind, town)
        for owner in Organization.objects.values_list("name", flat=True)
        for kind in KINDS
        for town in ("", *Municipality.objects.values_list("code", flat=True))
    }
    assert not set(shelters.values_list("pk", flat=True)) & public
    before = set(shelters.values_list("pk", flat=True))
    settings.SECRET_KEY = "another-secret-of-this-installation-0123456789"
    seed.seed()
    assert set(shelters.values_list("pk", flat=True)) == before


def kinds_reaching(code):
    rows = Service.objects.open().reaching(of(code))
    return set(rows.values_list("service_types__code", flat=True))


def test_the_gaps_tell_their_story(demo):
    has, berat = kinds_reaching("al-has"), kinds_reaching("al-berat")
    assert {"child_protection", "economic_aid", "police"} <= has
    assert not {"emergency_shelter", "legal_aid", "day_centre"} & has
    taken = Service.objects.open().reaching(of("al-has")).filter(service_types__code="counselling")
    givers = [row.organization.municipality for row in taken]
    assert [town.code for town in givers if town] == ["al-kukes"]
    assert {"counselling", "legal_aid", "day_centre", "home_care"} <= berat
    full = Service.objects.filter(capacity="full", service_types__code="day_centre")
    assert [row.capacity_at() for row in full] == ["full", "full"]
    korca = Service.objects.open().reaching(of("al-devoll")).get(service_types__code="legal_aid")
    assert korca.name == "Ndihmë juridike parësore"
    assert kinds_reaching("al-kucove") < berat


def test_bodies_competent_by_territory_stay_in_it(demo):
    courts = {"al-berat": 2, "al-shkoder": 1, "al-kukes": 3, "al-korce": 2}
    for row in Service.objects.filter(is_territorial=True).exclude(accepts_others=False):
        raise AssertionError(f"{row} is competent for a territory and takes anybody")
    for row in Service.objects.filter(is_territorial=True):
        towns = {area.municipality_id for area in row.service_areas.all()}
        seat = row.service_at_locations.get().location.municipality
        is_judged = row.service_types.filter(code="court").exists() or "omisioni" in row.name
        assert seat.pk in towns
        assert len(towns) == (courts.get(seat.code, 1) if is_judged else 1), row
    for code in ("police", "court"):
        assert Service.objects.reaching(of("al-has")).filter(service_types__code=code).count() == 1


def test_the_demos_shelters_are_asked_by_a_mail_that_tells_nothing(demo):
    confirming.ask_all()
    shelters = list(Service.objects.confidential())
    assert len(shelters) == 2
    for row in shelters:
        link = confirming.url_of(row.confirmations.get())
        (message,) = (message for message in mail.outbox if link in message.body)
        said = f"{message.subject} {message.body}".replace(link, "").lower()
        telling = [*SECRETS, row.name, row.organization.name, row.email, row.organization.email]
        telling += [phone.number for phone in row.phones.all()]
        telling += ["streh", "dhun", "sklon", "nasil", "http"]
        assert [word for word in telling if word and word.lower() in said] == []


def test_the_tables_of_six_towns_by_role_and_without_names(demo):
    albanian = [town for town in TABLES if town.startswith("al-")]
    for town in TABLES.keys() - albanian:
        seats = ReferralMembership.objects.of(of(town))
        assert set(seats.values_list("body", flat=True)) == {"me_team"}
        assert seats.count() == 6
    for seat in ReferralMembership.objects.all():
        seat.full_clean()
    for town in albanian:
        seats = ReferralMembership.objects.of(of(town))
        assert seats.filter(body="mkr_steering", leads=True).count() == 1
        assert seats.filter(body="gtn").count() == 5
        assert seats.filter(level="unit").count() == of(town).administrative_units.count()
    assert not ReferralMembership.objects.filter(body="kvdhf", municipality__code="al-devoll")
    assert ReferralMembership.objects.filter(body="kvdhf").count() == 3
    assert not Contact.objects.exclude(name="").exists()
    assert not ReferralMembership.objects.exclude(contact__phones__number__contains="60 000")


def test_the_demos_keeper_keeps_her_town_and_no_shelter(demo, keeper):
    Keepership.objects.all().delete()
    seed.seed()
    kept = Organization.objects.kept_by(User.objects.get(pk=keeper.pk))
    assert {row.municipality.code for row in kept} == {"al-berat"}
    assert not Service.objects.confidential().kept_by(keeper).exists()
