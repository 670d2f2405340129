"""How far: the number in a row, the filter, and that a shelter is at no distance."""

from decimal import Decimal

import pytest
from django.db.models import Q

from directory import candidates, finding, models
from directory.candidates import Wanted
from directory.distance import WITHIN, ways_from
from directory.finding import find
from portal.reference.models import Municipality
from tests.directory.small_directory import INTAKE, leaks
from tests.directory.test_finding import ADDRESS, NOON, asked, given, names, town

SEATS = {"al-berat": ("40.70583", "19.95222"), "al-has": ("42.17", "20.42")}
KUKES = {"latitude": "42.07722", "longitude": "20.42194"}  # 10 km south of Has


@pytest.fixture
def seats(desk):
    for code, (north, east) in SEATS.items():
        Municipality.objects.filter(code=code).update(latitude=north, longitude=east)
    Municipality.objects.filter(code="al-kukes").update(**KUKES)
    models.Location.objects.update(latitude=None, longitude=None)


def at(row, north, east):
    """Put the place of a service at these degrees."""
    place = row.service_at_locations.get().location
    place.latitude, place.longitude = Decimal(north), Decimal(east)
    place.save()
    return row


def seen(**wanted):
    return {row.service.name: row.kilometres for row in asked(place="al-has", **wanted).rows}


def test_a_number_goes_in_a_straight_line_from_the_seat(seats, client):
    for name in ("Seli", "Vend"):
        place = given(name, at="al-kukes", areas=["al-has"])
        place.service_at_locations.get().location.addresses.all().delete()
    models.Location.objects.update(latitude=None, longitude=None)
    at(models.Service.objects.get(name="Vend"), "42.35", "20.42")
    assert seen() == {"Seli": 10, "Vend": 20}
    page = client.get(ADDRESS, {"m": "al-has"}).content.decode()
    assert "about 10 km in a straight line" in page


def test_of_the_own_municipality_only_a_known_point_is_at_a_distance(seats):
    given("Pa pikë", at="al-has", areas=["al-has"])
    models.Location.objects.update(latitude=None, longitude=None)
    at(given("Me pikë", at="al-has", areas=["al-has"]), "42.26", "20.42")
    assert seen() == {"Pa pikë": None, "Me pikë": 10}


@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        ("here", {"Këtu"}),
        ("neighbours", {"Këtu", "Kukës"}),
        ("10", {"Këtu"}),
        ("25", {"Këtu", "Kukës"}),
        ("100", {"Këtu", "Kukës"}),
        ("", {"Këtu", "Kukës", "Larg"}),
    ],
)
def test_the_filter_keeps_what_is_near(seats, limit, expected):
    has = town("al-has")
    models.RoadNeighbour.objects.create(municipality=has, neighbour=town("al-kukes"))
    given("Këtu", at="al-has", areas=["al-has"])
    given("Kukës", at="al-kukes", areas=["al-has"])
    given("Larg", at="al-berat", areas=["al-has"])
    models.Location.objects.update(latitude=None, longitude=None)
    assert set(seen(within=limit)) == expected


@pytest.mark.parametrize("limit", WITHIN)
def test_no_distance_leaves_out_a_line_or_the_competent_body(seats, shelter, limit):
    given("Policia", at="al-berat", areas=["al-has"], is_territorial=True)
    line = given("Linja", at="al-berat", areas=["al-has"])
    line.service_at_locations.all().delete()
    given("Larg", at="al-berat", areas=["al-has"])
    assert set(seen(within=limit)) == {"Policia", "Linja", "Strehë për gra"}


def test_a_shelter_has_no_distance_and_stands_alike_at_every_one(seats, shelter, client):
    """Also beside another one that is elsewhere: neither is nearer."""
    for place in ("al-kukes", "al-has", "al-berat"):
        answers = set()
        for limit in ("", *WITHIN):
            found = find(
                Wanted(
                    jurisdiction="AL",
                    municipality=town(place),
                    service_type="shelter_violence",
                    within=limit,
                ),
                NOON,
            )
            answers.add(tuple((row.service.id, row.kilometres, row.road) for row in found.rows))
        assert answers == {((str(shelter.pk), None, ""),)}
        page = client.get(ADDRESS, {"m": place, "within": "10", "type": "shelter_violence"})
        html = page.content.decode()
        contact = html[html.index('id="contact-1"') :]
        assert INTAKE in contact
        assert leaks(contact[: contact.index("</li>")]) == []
        assert "straight line" not in contact[: contact.index("contact-why")]


def test_ways_know_the_neighbours_or_the_county(seats):
    Municipality.objects.filter(code__in=("al-has", "al-kukes")).update(county="Kukës")
    assert ways_from(town("al-has")).near == {"al-has", "al-kukes"}
    models.RoadNeighbour.objects.create(
        municipality=town("al-has"), neighbour=town("al-berat"), road="SH1"
    )
    assert ways_from(town("al-has")).near == {"al-has", "al-berat"}


# What is cut off


@pytest.fixture
def two_rows(monkeypatch):
    monkeypatch.setattr(finding, "LOOKED_AT", 2)


def test_what_is_cut_off_is_closed_or_far(desk, shelter, two_rows):
    given("Mbyllur", areas=["al-berat"], hours=[(14, 16)])
    given("Larg", at="al-kukes", areas=["al-berat"], hours=[(8, 16)])
    given("Hapur", areas=["al-berat"], hours=[(8, 16)])
    found = asked(place="al-berat")
    assert found.is_cut
    assert names(found) == ["Hapur", "Këshillim"]
    found = asked(place="al-berat", start=2)
    assert names(found) == ["Mbyllur", "Larg"]
    assert found.is_cut
    found = asked(place="al-berat", start=4)
    assert names(found) == ["Strehë për gra"]
    assert not found.is_cut


def test_the_page_says_that_more_follow_and_leads_there(desk, client, monkeypatch):
    for module in ("directory.finding", "directory.views", "directory.asking"):
        monkeypatch.setattr(f"{module}.LOOKED_AT", 2)
    for number in range(3):
        given(f"Tjetër {number}", areas=["al-berat"])
    page = client.get(ADDRESS, {"m": "al-berat"}).content.decode()
    assert "rows 1 to 2 were looked at, the nearest first; more follow" in page
    assert "?m=al-berat&amp;start=2" in page
    page = client.get(ADDRESS, {"m": "al-berat", "start": "2"}).content.decode()
    assert page.count('class="contact"') == 2
    assert "start=4" not in page


def test_hidden_hours_of_a_shelter_move_it_nowhere(desk, shelter):
    """Open or shut behind its wall, it is a row of unknown hours for the database too."""
    models.Schedule.objects.filter(location__isnull=False).update(
        byday="WE", opens_at="08:00", closes_at="16:00"
    )
    reader = finding.Reader(Wanted(jurisdiction="AL", municipality=town("al-has")), NOON)
    row = candidates.candidates(reader.wanted, reader.ways, reader.local).get(pk=shelter.pk)
    assert (row.shut, row.way, row.reach) == (1, 0, candidates.COUNTRY)


@pytest.mark.parametrize("is_few", [True, False])
def test_the_list_reaches_what_the_guard_says(desk, shelter, is_few):
    """The list asks in another order, for speed: it must come to the same."""
    given("Kukës për Has", at="al-kukes", areas=["al-has"])
    given("Policia", at="al-kukes", areas=["al-has"], is_territorial=True)
    whole = given("Gjithë vendi", at="al-kukes")
    models.ServiceArea.objects.create(service=whole, country_id="AL")
    for code in ("al-has", "al-kukes", "al-berat"):
        place = town(code)
        guarded = set(candidates.public().reaching(place).values_list("pk", flat=True))
        listed = candidates._reaching(candidates.public(), place, fitting=Q(), is_few=is_few)
        assert set(listed.values_list("pk", flat=True)) == guarded
        assert listed.get(pk=shelter.pk).reach == candidates.COUNTRY
