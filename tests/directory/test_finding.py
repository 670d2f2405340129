"""Who is found, in which order, and what a row says: by place, hour, need, language."""

from datetime import UTC, date, datetime, time

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from directory import models
from directory.candidates import COUNTRY, HERE, OTHERS, TAKES, Wanted
from directory.distance import ways_from
from directory.finding import find
from portal.reference.models import EmergencyLine, Municipality, ServiceType, Situation
from tests.directory.small_directory import (
    MARKER,
    SECRET_TOWN,
    leaks,
    location,
    organization,
    service,
)

ADDRESS = "/en/directory/"
NOON = datetime(2026, 11, 18, 11, 0, tzinfo=UTC)  # a Wednesday, 12:00 in Tirana
NIGHT = datetime(2026, 11, 18, 21, 0, tzinfo=UTC)  # 22:00


def town(code):
    return Municipality.objects.get(code=code)


def given(name, *, at="al-berat", areas=(), hours=(), phone="+355 60 000 0500", **fields):
    """A service in a town, with areas (codes), and hours on Wednesdays (opens, closes)."""
    owner = organization(name=f"Org {name}", town=at)
    row = service(owner, name=name, **fields)
    place = location(owner, town=at)
    models.ServiceAtLocation.objects.create(service=row, location=place)
    models.Phone.objects.create(service=row, number=phone)
    for code in areas:
        models.ServiceArea.objects.create(service=row, municipality=town(code))
    for opens, closes in hours:
        models.Schedule.objects.create(
            service=row, byday="WE", opens_at=time(opens), closes_at=time(closes)
        )
    return row


@pytest.fixture
def police_line(desk):
    return EmergencyLine.objects.create(
        code="AL-129", jurisdiction_id="AL", number="129", hours="24h", name_en="Police", position=1
    )


def asked(moment=NOON, **wanted):
    place = wanted.pop("place", None)
    fields = {"jurisdiction": "AL", "municipality": town(place) if place else None} | wanted
    return find(Wanted(**fields), moment)


def names(found):
    return [row.service.name for row in found.rows]


# Place


def test_here_comes_before_who_takes_from_here_and_the_whole_country(desk, shelter):
    given("Nga Kukësi", at="al-kukes", areas=["al-kukes", "al-berat"])
    found = asked(place="al-berat")
    assert [(row.service.name, row.reach) for row in found.rows] == [
        ("Këshillim", HERE),
        ("Nga Kukësi", TAKES),
        ("Strehë për gra", COUNTRY),
    ]
    with override("en"):
        found = asked(place="al-berat")
    assert found.rows[0].why == ("in Berat",)
    assert found.rows[1].why == ("takes people from Berat",)


def test_an_area_that_is_only_a_name_does_not_hide_a_service_from_its_own_town(desk):
    """Files of others write areas as they like: "Berat dhe rrethina"."""
    desk.service_areas.all().delete()
    models.ServiceArea.objects.create(service=desk, name="Berat dhe rrethina")
    assert [row.reach for row in asked(place="al-berat").rows] == [HERE]
    assert not asked(place="al-has").rows


def test_a_competent_body_is_only_ever_that_of_the_readers_municipality(desk):
    given("Policia Has", at="al-has", areas=["al-has"], is_territorial=True)
    given("Policia Berat", at="al-berat", areas=["al-berat"], is_territorial=True)
    assert names(asked(place="al-has")) == ["Policia Has"]
    assert "Policia Has" not in names(asked(place="al-berat"))
    with override("en"):
        assert asked(place="al-has").rows[0].why == ("competent for Has",)
    assert not [name for name in names(asked()) if name.startswith("Policia")]


def test_a_missing_service_says_who_takes_people_from_here(desk, client):
    given("Këshillim Kukës", at="al-kukes", areas=["al-kukes", "al-has"])
    found = asked(place="al-has", service_type="counselling")
    assert found.is_missing_here
    assert found.takers == (SECRET_TOWN,)
    page = client.get(ADDRESS, {"m": "al-has", "type": "counselling"}).content.decode()
    assert "counselling: none is known in Has." in page
    assert f"{SECRET_TOWN} takes people from Has." in page
    page = client.get(ADDRESS, {"m": "al-berat", "type": "counselling"}).content.decode()
    assert "missing-here" not in page


def test_who_takes_people_from_elsewhere_is_offered_only_where_there_is_nothing(desk):
    given("Merr të tjerë", at="al-kukes", areas=["al-kukes"], accepts_others=True)
    assert [row.reach for row in asked(place="al-has").rows] == [OTHERS]
    assert "Merr të tjerë" not in names(asked(place="al-berat"))


def test_takers_from_elsewhere_are_named_the_first_by_road_first(desk):
    given("Në Berat", at="al-berat", areas=["al-berat"], accepts_others=True)
    given("Në Kukës", at="al-kukes", areas=["al-kukes"], accepts_others=True)
    models.RoadNeighbour.objects.create(
        municipality=town("al-has"), neighbour=town("al-kukes"), position=1
    )
    found = asked(place="al-has", service_type="counselling")
    assert found.is_missing_here
    assert found.takers == (SECRET_TOWN, "Berat")


def test_the_shelter_is_missing_in_no_town(desk, shelter):
    """Its place is nobody's to know: no sentence says that there is none here."""
    for place in ("al-has", "al-kukes"):
        assert not asked(place=place, service_type="shelter_violence").is_missing_here


def test_neighbours_come_in_the_order_of_the_roads(desk):
    has, kukes, berat = (town(code) for code in ("al-has", "al-kukes", "al-berat"))
    Municipality.objects.filter(pk=berat.pk).update(county="X", latitude="42.1", longitude="20.4")
    Municipality.objects.filter(pk=has.pk).update(county="Y", latitude="42.2", longitude="20.4")
    models.RoadNeighbour.objects.create(municipality=has, neighbour=kukes, road="SH5")
    ways = ways_from(town("al-has"))
    assert [ways.order_of(code) for code in ("al-has", "al-kukes", "al-berat")] == [0, 1, 2]
    assert ways.roads == {"al-kukes": "SH5"}
    given("Larg", at="al-berat", areas=["al-has"])
    given("Afër", at="al-kukes", areas=["al-has"])
    found = asked(place="al-has")
    assert names(found)[:2] == ["Afër", "Larg"]
    assert found.rows[0].road == "SH5"


@pytest.mark.parametrize("typed", ["Has", "has", "HAS", "Хас", " has "])
def test_a_typed_place_is_understood(desk, client, typed):
    given("Këtu", at="al-has", areas=["al-has"])
    answer = client.get(ADDRESS, {"where": typed})
    assert answer.context["asked"].municipality.code == "al-has"


def test_a_place_that_nobody_knows_is_said(desk, client):
    page = client.get(ADDRESS, {"where": "Atlantida<b>"}).content.decode()
    assert "“Atlantida&lt;b&gt;” is no municipality" in page


# Hours


def test_open_until_and_closed_until(desk, police_line):
    given("Hapur", areas=["al-berat"], hours=[(8, 16)])
    row = next(r for r in asked(place="al-berat").rows if r.service.name == "Hapur")
    assert row.hours_text == "open until 16:00"
    row = next(r for r in asked(NIGHT, place="al-berat").rows if r.service.name == "Hapur")
    assert row.hours_text == "closed until 25.11. at 08:00"
    assert row.is_closed
    assert row.closed_line == police_line


def test_open_over_midnight(desk):
    given("Natën", areas=["al-berat"], hours=[(20, 2)])
    found = asked(NIGHT, place="al-berat", is_open=True)
    assert names(found) == ["Natën"]
    assert found.rows[0].hours_text == "open until tomorrow 02:00"


def test_open_now_leaves_out_the_closed_and_keeps_the_unknown_apart(desk, shelter):
    given("Hapur", areas=["al-berat"], hours=[(8, 16)])
    given("Mbyllur", areas=["al-berat"], hours=[(14, 16)])
    found = asked(place="al-berat", is_open=True)
    assert names(found) == ["Hapur"]
    assert {row.service.name for row in found.unknown} == {"Këshillim", "Strehë për gra"}


def test_what_is_open_comes_first_and_what_is_stale_last(desk):
    given("B mbyllur", areas=["al-berat"], hours=[(14, 16)])
    given("C hapur", areas=["al-berat"], hours=[(8, 16)])
    given("A vjetër", areas=["al-berat"], hours=[(8, 16)], assured_date=date(2020, 1, 1))
    assert names(asked(place="al-berat")) == ["C hapur", "Këshillim", "B mbyllur", "A vjetër"]


def test_while_it_is_closed_who_answers_stands_first(desk, police_line, client, monkeypatch):
    given("Desk", areas=["al-berat"], hours=[(8, 16)], closed_line=police_line)
    monkeypatch.setattr(timezone, "now", lambda: NIGHT)
    page = client.get(ADDRESS, {"m": "al-berat"}).content.decode()
    row = page[page.index(">Desk<") :]
    assert row.index('href="tel:129"') < row.index('href="tel:+355600000500"')
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    page = client.get(ADDRESS, {"m": "al-berat"}).content.decode()
    row = page[page.index(">Desk<") :]
    assert row.index('href="tel:+355600000500"') < row.index('href="tel:129"')


def test_what_is_open_is_never_kept_by_the_page_cache(desk, client, monkeypatch):
    given("Desk", areas=["al-berat"], hours=[(8, 16)])
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    assert "open until 16:00" in client.get(f"{ADDRESS}?m=al-berat").content.decode()
    monkeypatch.setattr(timezone, "now", lambda: NIGHT)
    assert "open until 16:00" not in client.get(f"{ADDRESS}?m=al-berat").content.decode()


def test_closed_for_some_time_is_said(desk, client):
    given("Pushim", areas=["al-berat"], status="temporarily closed")
    assert "closed for some time" in client.get(ADDRESS, {"m": "al-berat"}).content.decode()


# Need


def test_filters_by_need_group_language_and_kind(desk, shelter):
    legal = ServiceType.objects.create(code="legal_aid", name_en="Legal aid")
    lost = Situation.objects.create(code="missing_child", name_en="Missing child")
    row = given("Juridik", areas=["al-berat"])
    row.service_types.set([legal])
    row.situations.set([lost])
    models.Language.objects.create(service=row, code="rom")
    assert names(asked(service_type="legal_aid")) == ["Juridik"]
    assert names(asked(situation="missing_child")) == ["Juridik"]
    assert names(asked(language="rom")) == ["Juridik"]
    assert set(names(asked(kind="ngo"))) == {"Juridik", "Këshillim"}, "a shelter's giver is secret"
    assert names(asked(target_group="women")) == []


def test_nonsense_in_the_address_is_passed_over(desk, client):
    query = {
        "type": "nope",
        "situation": "x" * 500,
        "open": "?",
        "page": "-3",
        "m": "zz",
        "q": "\0",
    }
    assert client.get(ADDRESS, query).status_code == 200


def test_an_empty_answer_says_what_to_do(desk, client):
    page = client.get(ADDRESS, {"m": "al-has", "open": "1"}).content.decode()
    assert "Show what is closed too" in page


# Secrets


@pytest.mark.parametrize("place", ["al-kukes", "al-berat", "al-has", None])
def test_a_shelter_stands_the_same_in_every_town(desk, shelter, place, client):
    page = client.get(ADDRESS, {"m": place} if place else {}).content.decode()
    shown = page[page.index("Strehë për gra") :]
    shown = shown[: shown.index("contact-why") + 200]
    assert "from the whole country" in shown
    assert MARKER not in page
    assert leaks(shown) == []
    found = asked(place=place)
    row = next(row for row in found.rows if row.service.name == "Strehë për gra")
    assert (row.reach, row.place, row.hours.state, row.road) == (COUNTRY, None, "unknown", "")


def test_the_own_keeper_reads_the_public_page_like_everybody(shelter, own_keeper, client):
    client.force_login(own_keeper)
    for address in (ADDRESS, reverse("directory:show-service", args=[shelter.pk])):
        assert leaks(client.get(address).content.decode()) in ([], [SECRET_TOWN])
        assert MARKER not in client.get(address).content.decode()


# Budgets


def test_a_list_costs_a_constant_number_of_queries(desk, client, django_assert_max_num_queries):
    for number in range(3):
        given(f"Shërbim {number}", areas=["al-berat"])
    client.get(ADDRESS, {"m": "al-berat"})  # what is remembered between requests
    with django_assert_max_num_queries(36) as few:
        client.get(ADDRESS, {"m": "al-berat"})
    for number in range(15):
        given(f"Tjetër {number}", areas=["al-berat"], hours=[(8, 16)])
    with django_assert_max_num_queries(len(few)):
        client.get(ADDRESS, {"m": "al-berat"})


def test_a_long_list_comes_in_pages(desk, client):
    for number in range(25):
        given(f"Shërbim {number:02}", areas=["al-berat"])
    first = client.get(ADDRESS, {"m": "al-berat"}).content.decode()
    assert first.count('class="contact"') == 20
    assert "?m=al-berat&amp;page=2" in first
    assert (
        client.get(ADDRESS, {"m": "al-berat", "page": "2"})
        .content.decode()
        .count('class="contact"')
        == 6
    )
