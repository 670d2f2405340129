"""What makes the demo convincing: checked at different times, told in languages, odd hours, waiting."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from directory import review, seed
from directory.hours import hours_at
from directory.models import (
    Accessibility,
    Commitment,
    Confirmation,
    Contact,
    CostOption,
    ExperiencePage,
    Funding,
    Language,
    Organization,
    Phone,
    Program,
    ReferralSlip,
    Schedule,
    Service,
    ServiceAtLocation,
)
from directory.models.slip import SlipAnswer
from directory.shown import shown
from portal.base.seed import seed_homes
from portal.privacy.detector import has_personal_data
from portal.reference import seed as reference

STATE = ("Policia e Shtetit", "Uprava policije", "Qendrat e ndihmës juridike parësore")


@pytest.fixture
def demo(db):
    reference.seed()
    seed.seed()


@pytest.fixture
def demo_pages(db, django_capture_on_commit_callbacks):
    reference.seed()
    seed_homes()
    with django_capture_on_commit_callbacks(execute=True):  # a translation goes live after it
        seed.seed()


def test_a_good_half_is_verified_on_many_days_and_every_age_is_seen(demo):
    rows = list(Service.objects.filter(is_sample=True))
    verified = [row for row in rows if row.assured_date]
    assert 0.5 <= len(verified) / len(rows) <= 0.6
    assert len({row.assured_date for row in verified}) >= 40
    assert {row.freshness for row in rows} == {"verified", "aging", "stale", "never"}
    assert all(row.assured_date < timezone.localdate() for row in verified)


def test_nothing_real_is_shown_as_verified(demo):
    """Of the real lines only what its source says; of the state's networks nothing."""
    assert not Service.objects.filter(organization__name__in=STATE, assured_date__isnull=False)
    lines = Service.objects.filter(is_sample=False)
    assert {row.assured_date for row in lines} <= {
        None,
        *(line.checked_on for line in reference.models.EmergencyLine.objects.all()),
    }
    for model in (Language, CostOption, Schedule, Contact):
        assert not model.objects.filter(service__in=lines).exclude(id__in=_of_lines(model))


def _of_lines(model):
    """The one thing a checked line has: that it answers day and night."""
    return model.objects.filter(opens_at="00:00") if model is Schedule else model.objects.none()


def test_languages_follow_the_place_and_a_shelters_tell_none(demo):
    codes = set(Language.objects.values_list("code", flat=True))
    assert codes == {"sq", "sr-latn", "en", "rom", "it", "el", "mk"}
    greek = Language.objects.filter(code="el", service__isnull=False)
    towns = greek.values_list("service__service_at_locations__location__municipality__code")
    assert {code for (code,) in towns} == {"al-gjirokaster", "al-permet", "al-vlore", "al-korce"}
    for row in Service.objects.confidential():
        own = {"AL": "sq", "ME": "sr-latn"}[row.organization.jurisdiction_id]
        assert {language.code for language in row.languages.all()} == {own, "en"}
        assert row.wait_time == ""
        assert not row.contacts.exists()
        where = row.service_at_locations.get().location
        assert not where.accessibility.exists()
        assert where.transportation == ""
        assert shown(row, None).capacity in ("few", "unknown")


def test_costs_are_told_in_three_languages_and_only_made_up_ones_have_a_price(demo):
    for row in Service.objects.filter(is_sample=True).prefetch_related("translations"):
        for language in ("sq", "sr-latn", "en"):
            assert row.text("fees_description", language), row
    assert CostOption.objects.filter(amount=0).exists()
    assert CostOption.objects.filter(amount__gt=0, currency="ALL").exists()
    assert CostOption.objects.filter(amount__gt=0, currency="EUR").exists()
    assert not CostOption.objects.filter(service__is_sample=False).exists()


def test_holidays_august_and_a_training_are_exceptions(demo):
    kinds = set(Schedule.objects.values_list("kind", flat=True))
    assert kinds == {"regular", "special", "closed"}
    office = Schedule.objects.filter(opens_at="07:30", valid_from__month=8).first()
    jurisdiction = office.location.organization.jurisdiction
    rules = list(office.location.schedules.all())
    august = office.valid_from.year
    for day, closes in ((date(august, 8, 20), 14), (date(august, 9, 20), 16)):
        while day.weekday() > 3:
            day = day.replace(day=day.day + 1)
        noon = datetime(day.year, day.month, day.day, 10, tzinfo=UTC)
        assert hours_at(rules, jurisdiction, noon).until.hour == closes


def test_lights_are_on_and_some_went_out(demo):
    lit = Service.objects.exclude(capacity="unknown")
    now = {row.capacity_at() for row in lit}
    assert now == {"free", "few", "full", "unknown"}
    assert 3 <= len([row for row in lit if row.capacity_at() == "unknown"]) <= 8


def test_there_are_extensions_contacts_waiting_times_programs_and_money(demo):
    assert Phone.objects.filter(extension__isnull=False, service__isnull=False).count() >= 40
    assert Contact.objects.filter(service__isnull=False, name="").count() >= 10
    assert Service.objects.exclude(wait_time="").count() >= 30
    assert Accessibility.objects.count() >= 60
    assert Program.objects.get().services.count() == 2
    assert Funding.objects.count() >= 3
    asked = Organization.objects.filter(kind="ngo", is_sample=True)
    assert asked.filter(email="").exists()
    assert asked.exclude(email="").count() > 20
    assert not asked.exclude(email="").exclude(email__endswith=".example").exists()
    assert all(not has_personal_data(row.title) for row in Contact.objects.all())


def test_the_desk_has_one_of_everything_to_do(demo, administrator):
    counts = review.counts(administrator)
    assert {need for need, number in counts.items() if number} >= {
        "proposed",
        "contested",
        "silent",
        "stale",
        "unverified",
    }
    assert set(ReferralSlip.objects.values_list("answer", flat=True)) == set(SlipAnswer.values)
    assert ReferralSlip.objects.overdue().exists()
    assert {"waiting", "confirmed", "changed"} <= set(
        Confirmation.objects.values_list("state", flat=True)
    )
    assert Commitment.objects.filter(done_on=None, due__lt=timezone.localdate()).exists()


def test_every_added_row_passes_the_checks_of_its_form(demo):
    wrong = []
    for model in (Accessibility, CostOption, Language, Contact, Program, Funding, Organization):
        for row in model.objects.all():
            try:
                row.full_clean(validate_unique=False, validate_constraints=False)
            except ValidationError as error:
                wrong.append((row, error))
    assert wrong == []


def test_a_second_run_adds_nothing(demo):
    models = (Language, CostOption, Accessibility, Schedule, Contact, Confirmation, ReferralSlip)
    before = [model.objects.count() for model in (*models, ServiceAtLocation)]
    seed.seed()
    assert [model.objects.count() for model in (*models, ServiceAtLocation)] == before


def test_experiences_of_both_countries_are_read_in_english_too(demo_pages, client):
    pages = ExperiencePage.objects.live()
    own = pages.filter(locale__language_code__in=("sq", "sr-latn"))
    towns = set(own.values_list("municipality__jurisdiction", flat=True))
    assert towns == {"AL", "ME"}
    english = {page.slug: page for page in pages.filter(locale__language_code="en")}
    assert len(english) == 2
    page = english["care-at-home-for-two-municipalities"]
    assert page.municipality.code == "me-bar"
    assert page.is_sample
    assert [row.code for row in page.service_types.all()] == ["home_care"]
    text = client.get(page.url).content.decode()
    assert "the number stands on the agreement" in text
    assert "gerontodomaćica" not in text
    before = ExperiencePage.objects.count()
    seed.seed()
    assert ExperiencePage.objects.count() == before
