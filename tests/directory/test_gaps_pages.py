"""The pages of the service map: what they say, to whom, and what they never tell."""

import csv
import io
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale, Page

from directory.gaps import matrix, sheet
from directory.models import (
    ExperiencePage,
    GapReason,
    MappedMunicipality,
    ReferralSlip,
    RoadNeighbour,
    ServiceArea,
    ServiceAtLocation,
)
from portal.reference.models import Municipality, ServiceType
from tests.directory.small_directory import INTAKE, SECRET_TOWN, leaks, location, service

HERE = "/en/directory/gaps/"
PAGES = (
    "",
    "?type=counselling",
    "?type=shelter_violence",
    "?group=women",
    "?country=ME",
    "al-berat/",
    "al-berat/shelter_violence/",
    "al-has/counselling/",
    "compare/?one=al-berat&other=al-has",
    "matrix.csv",
    "matrix.csv?type=shelter_violence&for=spreadsheet",
)


def town(code):
    return Municipality.objects.get(code=code)


def read(client, address=""):
    response = client.get(HERE + address)
    assert response.status_code == 200, address
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode()


def say_complete(code):
    MappedMunicipality.objects.create(municipality=town(code))


@pytest.fixture
def computed(desk):
    say_complete("al-berat")
    ServiceArea.objects.create(service=desk, municipality=town("al-has"))
    matrix.compute()
    return desk


# What they say


@pytest.mark.parametrize("language", ["sq", "sr-latn", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_answers_in_every_language(computed, client, page, language):
    assert client.get(f"/{language}/directory/gaps/{page}").status_code == 200


def test_before_anything_was_computed_nothing_is_known(desk, client):
    page = read(client, "?type=counselling")
    assert "not computed yet" in page
    table = page.split("<tbody>")[1]
    assert table.count('class="state u"') == 3
    assert table.count('class="state ') == 3


def test_a_missing_service_and_an_unknown_one_look_different(computed, client):
    page = read(client, "?type=shelter_violence")
    mapped, other = (page.split(f">{name}</a>")[1].split("</tr>")[0] for name in ("Berat", "Has"))
    assert 'class="state n"' in mapped
    assert "none" in mapped
    assert 'class="state u"' in other
    assert "not known" in other


def test_only_is_said_only_where_the_list_is_complete(computed, client):
    assert "at a neighbour; here not known" in read(client, "al-has/counselling/")
    say_complete("al-has")
    assert "only at a neighbour" in read(client, "al-has/counselling/")


def test_a_cell_names_its_reasons_and_who_has_solved_it(computed, client):
    page = read(client, "al-has/counselling/")
    assert "takes people from Has" in page
    assert 'href="tel:+355600000101"' in page
    assert "The directory has none here." in page
    solved = page.split("Who has solved this?")[1]
    assert "/en/directory/gaps/al-berat/counselling/" in solved


def a_story(language, title, of=None):
    """Publish a page on how Berat got a counsellor; `of`: the page it translates."""
    locale = Locale.objects.get_or_create(language_code=language)[0]
    page = ExperiencePage(
        title=title,
        slug=f"{language}-{title.split()[0].lower()}",
        municipality=town("al-berat"),
        summary=f"{title}: two lines.",
        locale=locale,
        **({"translation_key": of.translation_key} if of else {}),
    )
    page.service_types = [ServiceType.objects.get(code="counselling")]
    Page.get_first_root_node().add_child(instance=page)
    page.save_revision().publish()
    return page


def solved(client, language, service_type="counselling"):
    page = client.get(f"/{language}/directory/gaps/al-has/{service_type}/").content.decode()
    return page.split("</section>")[-1]


def test_an_experience_page_is_offered_at_the_gap_and_names_its_language(computed, client):
    a_story("sq", "Berati hapi një dhomë")
    here = solved(client, "sq")
    assert "Berati hapi një dhomë: two lines." in here
    assert "lang=" not in here
    for language in ("en", "sr-latn"):
        page = solved(client, language)
        assert 'lang="sq" hreflang="sq"><b>Berati hapi një dhomë</b>' in page
        assert '<p lang="sq">Berati hapi një dhomë: two lines.</p>' in page
        assert ">Shqip</span>" in page
    assert "Berati" not in solved(client, "sq", "shelter_violence")


def test_the_translation_is_offered_instead_and_the_readers_language_comes_first(computed, client):
    source = a_story("sq", "Ajo e para")
    a_story("en", "Zebra of its own")
    a_story("en", "The first one", of=source)
    assert [word in solved(client, "en") for word in ("The first one", "Ajo e para")] == [
        True,
        False,
    ]
    page = solved(client, "sq")
    assert "The first one" not in page
    assert page.index("Ajo e para") < page.index("Zebra of its own")
    third = solved(client, "sr-latn")
    assert "The first one" in third
    assert "Ajo e para" not in third


def test_the_map_shows_what_is_missing_and_where_nobody_looked(computed, client):
    for number, code in enumerate(("al-berat", "al-has", "al-kukes")):
        Municipality.objects.filter(code=code).update(latitude=40 + number, longitude=20)
    page = read(client, "")
    tiles = page.split("<svg viewBox")[1].split("</svg>")[0]
    assert 'class="m" href="al-berat/"><title>Berat: 1 kind of service is missing</title>' in tiles
    assert 'class="u" href="al-has/"' in tiles
    assert tiles.count("url(#hatch)") == 2
    assert "<b>1</b> of 3 municipalities has a list" in page
    worst = page.split("Missing most often")[1].split("</ol>")[0]
    assert "shelter_violence" in worst
    assert "in 1 of 1 complete lists" in worst
    assert 'href="al-berat/"' in page.split("Where most is missing")[1].split("</ol>")[0]


def test_nothing_known_is_not_called_a_gap(desk, client):
    matrix.compute()
    page = read(client, "")
    assert "so nothing is known to be missing" in page
    assert "Missing most often" not in page


def test_the_road_to_the_neighbour_is_named(computed, client):
    RoadNeighbour.objects.create(
        municipality=town("al-has"), neighbour=town("al-berat"), road="SH5"
    )
    for address in ("al-has/counselling/", "al-has/", "?type=counselling"):
        assert "Berat (by road: SH5)" in read(client, address), address


def test_those_elsewhere_stand_in_the_order_of_the_roads(computed, client):
    extra = service(computed.organization, name="A room in Kukës")
    where = location(computed.organization, town="al-kukes")
    ServiceAtLocation.objects.create(service=extra, location=where)
    ServiceArea.objects.create(service=extra, municipality=town("al-has"))
    for position, code in enumerate(("al-berat", "al-kukes")):
        RoadNeighbour.objects.create(
            municipality=town("al-has"), neighbour=town(code), position=position
        )
    page = read(client, "al-has/counselling/")
    assert page.index("Këshillim") < page.index("A room in Kukës")


def test_a_service_that_told_a_referral_no_place_says_so_at_its_cell(computed, worker, client):
    computed.email = "zyra@shembull.example"
    computed.save()
    now = timezone.now()
    ReferralSlip.objects.create(
        sender=worker, municipality=town("al-has"), service=computed, urgency="now",
        service_type=ServiceType.objects.get(code="counselling"), answer="no_place",
        created_at=now, promised_at=now + timedelta(hours=4), answered_at=now,
    )  # fmt: skip
    assert "no place at the last referral" in read(client, "al-berat/counselling/")


def take_from_elsewhere(desk, code, **fields):
    extra = service(desk.organization, name=f"A room in {code}", accepts_others=True, **fields)
    where = location(desk.organization, town=code)
    ServiceAtLocation.objects.create(service=extra, location=where)
    ServiceArea.objects.create(service=extra, municipality=town(code))
    return extra


def test_a_gap_names_those_afar_who_take_people_as_the_list_does_and_stays_a_gap(desk, client):
    """The tester's find: the page said “none” and nothing more, the list named five."""
    say_complete("al-has")
    take_from_elsewhere(desk, "al-berat")
    take_from_elsewhere(desk, "al-kukes")
    for code, north in (("al-berat", "40.7"), ("al-kukes", "42.1"), ("al-has", "42.2")):
        Municipality.objects.filter(code=code).update(latitude=north, longitude="20.4")
    matrix.compute()
    page = read(client, "al-has/counselling/")
    assert '<span class="state n">' in page
    afar = page.split('id="afar-title"')[1]
    assert afar.index("A room in al-kukes") < afar.index("A room in al-berat")
    found = client.get("/en/directory/?m=al-has&type=counselling").content.decode()
    assert "A room in al-kukes" in found
    assert "A room in al-berat" in found


def test_those_afar_are_not_named_where_somebody_nearer_is(computed, client):
    take_from_elsewhere(computed, "al-kukes")
    assert "afar-title" not in read(client, "al-has/counselling/")
    assert "A room in al-kukes" not in read(client, "al-has/counselling/")


@pytest.mark.parametrize("role", ["own_keeper", None])
def test_a_shelter_that_takes_people_from_elsewhere_is_afar_to_nobody(shelter, role, request):
    shelter.accepts_others = True
    shelter.save()
    client = Client()
    if role:
        client.force_login(request.getfixturevalue(role))
    page = read(client, "al-has/shelter_violence/")
    assert "afar-title" not in page
    assert [word for word in leaks(page) if word != SECRET_TOWN] == []


def test_two_municipalities_side_by_side_those_that_differ_first(computed, client):
    page = read(client, "compare/?one=al-berat&other=al-has")
    assert "They differ in 2 kinds of service" in page
    assert page.count('<tr class="differs">') == 2


def test_the_date_of_the_data_stands_on_every_page(computed, client):
    for address in ("", "?type=counselling", "al-has/", "al-has/counselling/", "compare/"):
        assert f"{timezone.localdate().day} " in read(client, address).split("Computed on ")[1][:20]


def test_filters_that_nobody_knows_are_passed_over(computed, client):
    for query in ("?country=XX", "?type=%00", "?group='--", "?county=Atlantis", "?country=ME&m=x"):
        assert client.get(HERE + query).status_code == 200
    for address in ("al-nowhere/", "al-has/nothing/", "me-%00/"):
        assert client.get(HERE + address).status_code == 404


# To whom


@pytest.mark.parametrize(
    ("role", "may"),
    [("worker", True), ("resident", False), ("stranger", False), (None, False)],
)
def test_counts_are_for_confirmed_professionals(computed, role, may, request):
    GapReason.objects.create(
        jurisdiction_id="AL", municipality=town("al-has"), count=7, kind="not_done",
        service_type=ServiceType.objects.get(code="counselling"),
    )  # fmt: skip
    client = Client()
    if role:
        client.force_login(request.getfixturevalue(role))
    for address in ("al-has/counselling/", "al-has/"):
        assert ("could not be done here" in read(client, address)) is may
    assert ("Times missed" in read(client, "?type=counselling")) is may
    assert "not_done" not in read(client, "matrix.csv")


def test_no_page_is_kept_by_the_page_cache(computed, client):
    for address in PAGES:
        assert "no-store" in client.get(HERE + address)["Cache-Control"], address


# What they never tell


@pytest.mark.parametrize("role", ["worker", "keeper", "own_keeper", "administrator", None])
def test_no_page_or_file_tells_where_a_shelter_is(shelter, desk, role, request):
    """The own keeper's page is the stranger's as well: what is not shown cannot be screened."""
    for code in ("al-berat", "al-has", "al-kukes"):
        say_complete(code)
    matrix.compute()
    client = Client()
    if role:
        client.force_login(request.getfixturevalue(role))
    # The town is a municipality like every other: only what stands beside it could tell.
    for address in ("al-berat/shelter_violence/", "al-has/shelter_violence/",
                    "al-has/counselling/", "compare/?one=al-berat&other=al-has",
                    "?type=shelter_violence", "matrix.csv?type=shelter_violence"):  # fmt: skip
        page = read(client, address)
        found = [word for word in leaks(page) if word != SECRET_TOWN]
        assert found == [], address
    assert INTAKE in read(client, "al-has/shelter_violence/")
    assert "Shtëpia e qetë" not in read(client, "al-kukes/shelter_violence/")


def test_the_pages_of_all_towns_say_the_same_of_a_shelter(shelter, client):
    for code in ("al-berat", "al-has", "al-kukes"):
        say_complete(code)
    matrix.compute()
    said = set()
    for code in ("al-berat", "al-has", "al-kukes"):
        page = read(client, f"{code}/shelter_violence/").split("<main")[1].split("</main>")[0]
        said.add(page.replace(code, "").replace(town(code).name, ""))
    assert len(said) == 1


# Files


def rows_of(text, delimiter=","):
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=delimiter))


def test_the_file_says_what_the_page_says(computed, client):
    rows = rows_of(read(client, "matrix.csv"))
    assert len(rows) == 3 * ServiceType.objects.count()
    row = next(
        row
        for row in rows
        if (row["municipality_code"], row["service_type_code"]) == ("al-has", "counselling")
    )
    assert (row["state_code"], row["neighbours"]) == ("neighbour", "Berat")
    assert rows_of(read(client, "matrix.csv?for=spreadsheet"), ";")[0].keys() == row.keys()


@pytest.mark.parametrize(
    "text", ["=cmd|'/C calc'!A0", "+1", "-1", "@x", "\t=1", "\r=1", "＝1", "＠x"]
)
def test_a_formula_stays_text(computed, client, text):
    assert sheet.safe(text) == f"'{text}"
    ServiceType.objects.filter(code="counselling").update(name_en=text)
    cache.clear()
    assert f"'{text}" in {row["service type"] for row in rows_of(read(client, "matrix.csv"))}


# Cost


def test_the_pages_cost_a_constant_number_of_queries(
    computed, client, django_assert_max_num_queries
):
    budgets = {"": 13, "?type=counselling": 14, "al-has/": 12, "matrix.csv": 9,
               "compare/?one=al-berat&other=al-has": 14, "al-berat/counselling/": 47}  # fmt: skip
    for number in range(4):
        open_desk_again(number)
    matrix.compute()
    for address, budget in budgets.items():
        cache.clear()
        with django_assert_max_num_queries(budget):
            read(client, address)


def open_desk_again(number):
    extra = service(open_desk_owner(), name=f"Tjetër {number}")
    ServiceArea.objects.create(service=extra, municipality=town("al-berat"))


def open_desk_owner():
    from directory.models import Organization

    return Organization.objects.get(name="Qendra e hapur")
