"""How a municipality did it: found in search, offered at a gap, in every language a page of its own."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from directory import meetings, seed
from directory.demo import meetings as demo_meetings
from directory.experience_search import extract, facts
from directory.models import (
    CallRule,
    Commitment,
    ExperiencePage,
    Meeting,
    Organization,
    ProposedChange,
    ReferralSlip,
)
from portal.base.models import HomePage
from portal.base.seed import seed_homes
from portal.privacy.detector import has_personal_data
from portal.reference import seed as reference
from portal.reference.models import Municipality
from search.sections import Reader


@pytest.fixture
def demo(db):
    reference.seed()
    seed_homes()
    seed.seed()


def a_page(audience="public", **fields):
    home = HomePage.objects.get(locale__language_code="sq")
    page = ExperiencePage(
        title="Si e bëri Hasi",
        summary="Dy fjali.",
        funding="Fondi Social",
        municipality=Municipality.objects.get(code="al-has"),
        body=[{"type": "text", "value": "<p>Hap pas hapi me <b>qershi</b>.</p>"}],
        audience=audience,
        **fields,
    )
    home.add_child(instance=page)
    page.service_types.set(page._meta.get_field("service_types").related_model.objects.all()[:1])
    page.save_revision().publish()
    return ExperiencePage.objects.get(pk=page.pk)


def test_pages_are_offered_for_the_service_type_of_a_gap(demo):
    offered = ExperiencePage.objects.for_service_type("day_centre")
    assert [page.municipality.code for page in offered] == ["al-berat"]
    assert not ExperiencePage.objects.for_service_type("police").exists()


def test_the_list_is_public_and_filters_by_kind_of_help(demo, client):
    whole = client.get("/sq/directory/experiences/")
    assert len(whole.context["pages"]) == 4
    assert whole.context["pages"][-1].locale.language_code == "sr-latn"
    one = client.get("/sq/directory/experiences/?type=day_centre")
    assert len(one.context["pages"]) == 1
    assert client.get("/sq/directory/experiences/?type=' OR 1").status_code == 200


def test_professionals_pages_are_not_listed_to_visitors(demo, client):
    a_page(audience="professional")
    assert "Si e bëri Hasi" not in client.get("/sq/directory/experiences/").content.decode()


def test_a_page_reads_with_who_paid_and_says_when_it_is_a_sample(demo, client):
    page = ExperiencePage.objects.filter(locale__language_code="sq").first()
    text = client.get(page.url).content.decode()
    assert page.funding in text
    assert "shembull" in text.lower()


def test_search_finds_the_words_and_forgets_what_is_withdrawn(demo):
    page = a_page()
    (section,) = extract(page)
    assert "qershi" in section.body
    assert "Fondi Social" in section.body
    assert (section.kind, section.jurisdiction) == ("practice", "AL")
    reader = Reader(language="sq", jurisdiction="AL")
    assert set(facts([section.uid], reader)) == {section.uid}
    page.unpublish()
    assert extract(ExperiencePage.objects.get(pk=page.pk)) == []
    assert facts([section.uid], reader) == {}


# The demo of the table


def test_the_demo_calls_somebody_to_every_kind_of_case(demo):
    assert CallRule.objects.values("situation").distinct().count() == len(demo_meetings.RULES)
    for code in demo_meetings.TOWNS:
        rows = Meeting.objects.filter(municipality__code=code)
        assert rows.upcoming().count() == 2
        assert Commitment.objects.filter(meeting__in=rows).exists()


def test_the_demo_passes_its_own_rules(demo):
    for meeting in Meeting.objects.all():
        meeting.full_clean()
        for row in (*meeting.agenda.all(), *meeting.commitments.all()):
            try:
                row.full_clean()
            except ValidationError as error:
                pytest.fail(f"{row}: {error}")


def test_the_demo_names_nobody_and_writes_to_nobody(demo):
    texts = [row.value for row in ProposedChange.objects.all()]
    assert [text for text in texts if has_personal_data(text)] == []
    addresses = Organization.objects.exclude(email="").values_list("email", flat=True)
    assert all(address.endswith(".example") for address in addresses)


def test_a_second_run_writes_nothing_and_keeps_what_changed(demo):
    ReferralSlip.objects.first().delete()
    Meeting.objects.filter(state="planned").first().agenda.all().delete()
    before = [model.objects.count() for model in (Meeting, Commitment, CallRule, ExperiencePage)]
    seed.seed()
    after = [model.objects.count() for model in (Meeting, Commitment, CallRule, ExperiencePage)]
    assert after == before


def test_the_agenda_of_the_demo_names_what_has_lacks(demo):
    meeting = Meeting.objects.upcoming().filter(municipality__code="al-has", body="gtn").get()
    kinds = set(meeting.agenda.values_list("kind", flat=True))
    assert {"gap", "own", "slip"} <= kinds
    assert meetings.next_date(meeting) > timezone.now() + timedelta(days=20)
