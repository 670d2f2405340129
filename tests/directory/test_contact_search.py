"""Contacts in the one search: a number to tap in the hit, and nothing of a shelter's place."""

import pytest
from django.core.management import call_command

from directory import models
from directory.contact_search import extract, facts
from portal.reference.models import Municipality
from search.engines import get_engine
from search.indexing import drain, everything, sections_of_keys
from search.models import OutboxRow
from search.query import ask
from search.registry import key_of
from search.sections import Reader
from tests.directory.small_directory import INTAKE, MARKER, SECRET_TOWN, leaks, service

READER = Reader(language="sq", jurisdiction="AL")


@pytest.fixture
def index(settings, tmp_path):
    """An empty index that serves, in a folder of this test."""
    settings.SEARCH_INDEX_DIR = tmp_path / "index"
    engine = get_engine()
    engine.rebuild([], again=lambda keys: [])
    return engine


def found(words, reader=READER):
    return [hit for hit in ask(words, reader).hits if hit.section.kind == "contact"]


@pytest.mark.django_db(transaction=True)
def test_words_answer_with_a_number(index, desk):
    drain()
    (hit,) = found("psikolog keshillim berat")
    assert hit.facts.phone.dial == "+355600000101"
    assert hit.section.url == f"/sq/directory/service/{desk.pk}/"
    assert [badge.text for badge in hit.facts.badges][0] == "Berat"


def test_an_extension_is_said(desk):
    models.Phone.objects.filter(service=desk).update(extension=7)
    (section,) = extract(desk)
    assert facts([section.uid], READER)[section.uid].phone.number == "+355 60 000 0101-7"


@pytest.mark.django_db(transaction=True)
def test_a_shelter_answers_with_its_intake_line_alone(index, shelter):
    drain()
    (hit,) = found("strehe per gra")
    assert hit.facts.phone.number == INTAKE
    assert leaks(vars(hit.section)) == []
    assert leaks(hit.facts) == []
    assert leaks(hit.highlight) == []
    for words in (MARKER, SECRET_TOWN, "KU 8501"):
        assert found(words) == []
    assert leaks([section.to_json() for section in everything()]) == []


@pytest.mark.django_db(transaction=True)
def test_the_hit_on_the_page_has_the_number_to_tap(index, desk, client):
    drain()
    page = client.get("/sq/search/", {"q": "keshillim"}).content.decode()
    assert 'href="tel:+355600000101"' in page


def test_writing_anything_of_a_service_has_it_found_anew(desk):
    pair = desk.service_at_locations.get()
    place = pair.location
    translation = models.ServiceTranslation(service=desk, language="en", name="Talks")
    acts = (
        lambda: desk.save(),
        lambda: models.Phone.objects.create(service=desk, number="112"),
        lambda: models.Schedule.objects.create(location=place, description="me takim"),
        lambda: place.addresses.get().save(),
        lambda: desk.organization.save(),
        lambda: models.ServiceTranslation.objects.bulk_create([translation]),
        lambda: models.Phone.objects.filter(number="112").delete(),
        lambda: pair.delete(),
        lambda: models.Service.objects.filter(pk=desk.pk).delete(),
    )
    key = f"directory.service:{desk.pk}"
    for number, act in enumerate(acts):
        OutboxRow.objects.all().delete()
        act()
        assert OutboxRow.objects.filter(object_key=key).exists(), number


@pytest.mark.django_db(transaction=True)
def test_what_turns_secret_is_gone_from_the_index(index, desk):
    drain()
    assert found("Berat")
    desk.through_line_only = True
    desk.save()
    drain()
    assert found("Berat") == []
    assert "Berat" not in str([section.to_json() for section in everything()])


@pytest.mark.django_db(transaction=True)
def test_what_is_closed_for_good_is_not_found(index, desk):
    drain()
    desk.status = "defunct"
    desk.save()
    drain()
    assert found("keshillim") == []


def test_each_language_of_a_service_is_a_section(desk):
    models.ServiceTranslation.objects.create(service=desk, language="en", name="Talks")
    sections = {section.language: section for section in extract(desk)}
    assert set(sections) == {"sq", "en"}
    assert sections["en"].title == "Talks, Berat"
    assert sections["sq"].group == sections["en"].group


def test_another_municipalitys_body_is_not_shown(desk):
    models.Service.objects.filter(pk=desk.pk).update(is_territorial=True)
    uid = extract(desk)[0].uid
    here = Reader(language="sq", jurisdiction="AL", municipality="al-berat")
    there = Reader(language="sq", jurisdiction="AL", municipality="al-has")
    assert set(facts([uid], here)) == {uid}
    assert facts([uid], there) == {}
    assert set(facts([uid], READER)) == {uid}


def test_facts_of_many_hits_cost_a_constant_number_of_queries(desk, django_assert_num_queries):
    from tests.directory.small_directory import service

    uids = [section.uid for section in extract(desk)]
    with django_assert_num_queries(25) as one:
        facts(uids, READER)
    for number in range(5):
        uids += [s.uid for s in extract(service(desk.organization, name=f"Nr {number}"))]
    with django_assert_num_queries(len(one)):
        assert len(facts(uids, READER)) == 6


@pytest.mark.django_db(transaction=True)
def test_a_rebuild_finds_contacts_and_agrees_with_the_database(desk, shelter, index):
    call_command("search_rebuild", stdout=_Silence())
    assert found("keshillim")
    call_command("search_check", stdout=_Silence())


class _Silence:
    def write(self, *_words):
        return 0

    def flush(self):
        return None


@pytest.mark.django_db(transaction=True)
def test_many_services_are_read_for_the_index_in_one_lot(
    index, desk, django_assert_max_num_queries
):
    """After an import ten thousand services wait: one by one they would cost 25 queries each."""
    for number in range(6):
        service(desk.organization, name=f"Qendër {number}")
    keys = [key_of(row) for row in models.Service.objects.all()]
    with django_assert_max_num_queries(30):
        sections, failed = sections_of_keys(keys)
    assert not failed
    assert sum(section.title.startswith("Qendër") for section in sections) == 6


@pytest.mark.django_db(transaction=True)
def test_a_town_in_the_words_is_the_place_of_contacts(index, desk, client):
    models.Service.objects.filter(pk=desk.pk).update(is_territorial=True)
    other = service(desk.organization, name="Këshillim", is_territorial=True)
    has = Municipality.objects.get(code="al-has")
    models.ServiceArea.objects.create(service=other, municipality=has)
    drain()
    assert [hit.section.object_key for hit in found("keshillim has")] == [key_of(other)]
    page = client.get("/sq/search/", {"q": "keshillim Hasit"}).content.decode()
    assert 'data-town="al-has"' in page
    assert "typed=1" in page
    exactly = client.get("/sq/search/", {"q": "keshillim Hasit", "typed": "1"}).content.decode()
    assert "data-town" not in exactly


@pytest.mark.django_db(transaction=True)
def test_no_town_in_the_words_tells_where_a_shelter_is(index, shelter):
    drain()
    answers = {
        tuple((hit.section.uid, str(hit.facts)) for hit in found(f"strehe per gra {town}"))
        for town in ("berat", "has", "kukes")
    }
    assert len(answers) == 1
    assert leaks(answers) == []
