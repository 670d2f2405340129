"""What is not known is never told as absent: by the finding page and at a step, from one place."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from directory import local
from directory.candidates import Wanted
from directory.finding import find
from directory.lack import lack_of, lacks
from directory.models import MappedMunicipality
from portal.base.contacts import NONE_THERE, NOT_ENTERED, NOT_KNOWN
from portal.reference.models import ServiceType
from tests.directory.test_finding import ADDRESS, given, town


@pytest.fixture
def police(desk):
    """A kind of help that every municipality has; Berat's is entered."""
    kind = ServiceType.objects.create(code="police", name_en="Police", name_sq="Policia")
    row = given("Policia Berat", areas=["al-berat"], is_territorial=True)
    row.service_types.set([kind])
    return row


def mapped(code="al-has", days=10):
    on = timezone.localdate() - timedelta(days=days)
    return MappedMunicipality.objects.create(municipality=town(code), on=on)


def page(client, kind="counselling", place="al-has"):
    return client.get(ADDRESS, {"m": place, "type": kind}).content.decode()


def test_without_a_complete_list_none_is_known_and_not_none(desk, client):
    html = page(client)
    assert "counselling: none is known in Has." in html
    assert "none in Has" not in html


def test_a_complete_list_says_none_as_long_as_it_holds(desk, client):
    row = mapped()
    html = page(client)
    assert "counselling: none in Has." in html
    assert "not to say that there is nothing" not in html, "the page does not contradict itself"
    row.on -= timedelta(days=400)
    row.save()
    assert "counselling: none is known in Has." in page(client)


def test_the_list_of_another_town_says_nothing(desk, client):
    mapped("al-kukes")
    assert "none is known in Has." in page(client)


@pytest.mark.parametrize("is_complete", [False, True])
def test_a_body_competent_by_territory_is_only_ever_not_entered(police, client, is_complete):
    if is_complete:
        mapped()
    html = page(client, "police")
    assert "Police: who is competent in Has is not entered yet." in html
    assert "none" not in html[html.index('id="missing-here"') :].split("</p>")[0]


def test_one_body_among_many_givers_does_not_make_a_kind_territorial(police, client):
    police.service_types.add(ServiceType.objects.get(code="counselling"))
    assert lacks(["counselling"], "AL", "al-has") == {"counselling": NOT_KNOWN}


def test_a_secret_service_takes_no_part(shelter):
    mapped()
    for is_territorial in (False, True):
        type(shelter).objects.update(is_territorial=is_territorial, accepts_others=False)
        assert lacks(["shelter_violence"], "AL", "al-has") == {"shelter_violence": NONE_THERE}


def test_of_several_kinds_the_least_is_said(police):
    assert lack_of(["police", "counselling"], "AL", "al-has") == NOT_KNOWN
    mapped()
    assert lack_of(["police", "counselling"], "AL", "al-has") == NOT_KNOWN
    assert lack_of(["counselling", "shelter_violence"], "AL", "al-has") == NONE_THERE


def test_who_takes_people_from_here_is_named_all_the_same(desk, client):
    given("Këshillim Kukës", at="al-kukes", areas=["al-kukes", "al-has"])
    html = page(client)
    assert "none is known in Has. Kukës takes people from Has." in " ".join(html.split())


@pytest.mark.parametrize(
    "filters",
    [{"target_group": "women"}, {"kind": "ngo"}, {"language": "rom"}, {"situation": "x"},
     {"within": "5"}, {"ranked": ()}],
)  # fmt: skip
def test_what_a_filter_hides_is_not_missing(desk, filters):
    wanted = Wanted(
        jurisdiction="AL", municipality=town("al-berat"), service_type="counselling", **filters
    )
    assert not find(wanted).is_missing_here


# At a step


def call(kind="counselling", place="al-has"):
    return local.who_to_call([kind], "AL", place, [])[kind]


def test_a_step_says_the_same(police):
    assert (call().is_missing, call().lack) == (True, NOT_KNOWN)
    assert call("police").lack == NOT_ENTERED
    mapped()
    assert call().lack == NONE_THERE
    assert call("police").lack == NOT_ENTERED


def test_what_is_there_without_a_number_is_not_told_as_none(desk):
    given("Pa numër", at="al-has", areas=["al-has"]).phones.all().delete()
    mapped()
    assert (call().is_missing, call().lack) == (True, NOT_KNOWN)


# Budgets


def queries(act):
    with CaptureQueriesContext(
        connection,
    ) as seen:
        act()
    return len(seen)


def test_a_lack_costs_one_query_however_many_kinds(police):
    def ask(place, *kinds):
        wanted = Wanted(jurisdiction="AL", municipality=town(place), named=kinds, ranked=())
        return queries(lambda: find(wanted))

    with override("en"):
        ask("al-berat", "counselling")
        here = ask("al-berat", "counselling", "police")
        given("Larg", at="al-kukes", areas=["al-kukes", "al-has"])
        assert ask("al-has", "counselling", "police") == here + 1
        codes = ["counselling", "police", "shelter_violence"]
        assert queries(lambda: local.who_to_call(codes, "AL", "al-has", [])) == 4
        assert queries(lambda: local.who_to_call(codes[:2], "AL", "al-berat", [])) == 3
