"""Places: every municipality with codes and a seat where it belongs; units of the demo's four."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from portal.reference import places, seed
from portal.reference.models import AdministrativeUnit, Municipality, TargetGroup

# Latitude and longitude of each country's outermost points, rounded outwards.
BOUNDS = {"AL": ((39.6, 42.7), (19.2, 21.1)), "ME": ((41.8, 43.6), (18.4, 20.4))}


@pytest.fixture
def places_written(db):
    seed.seed_places()


def test_every_municipality_of_both_countries_is_there(places_written):
    assert Municipality.objects.filter(jurisdiction="AL").count() == 61
    assert Municipality.objects.filter(jurisdiction="ME").count() == 25


def test_albania_has_twelve_counties_with_their_codes(places_written):
    pairs = set(Municipality.objects.filter(jurisdiction="AL").values_list("county", "county_code"))
    assert len(pairs) == 12
    assert {code for _name, code in pairs} == {f"AL-{number:02d}" for number in range(1, 13)}


def test_montenegro_has_its_codes_one_to_one(places_written):
    codes = Municipality.objects.filter(jurisdiction="ME").values_list("iso_code", flat=True)
    assert set(codes) == {f"ME-{number:02d}" for number in range(1, 26)}


def test_every_seat_lies_in_its_country_and_is_named(places_written):
    for row in Municipality.objects.all():
        (south, north), (west, east) = BOUNDS[row.jurisdiction_id]
        assert south < row.latitude < north, row
        assert west < row.longitude < east, row
        assert row.seat, row


def test_no_two_seats_are_the_same_point(places_written):
    points = Municipality.objects.values_list("latitude", "longitude")
    assert len(set(points)) == 86


def test_seats_of_one_county_lie_together(places_written):
    """A namesake in another county would lie far from the rest; 1 degree is about 110 km."""
    for county in places.COUNTIES:
        rows = list(Municipality.objects.filter(county=county))
        for row in rows:
            nearest = min(
                abs(row.latitude - other.latitude) + abs(row.longitude - other.longitude)
                for other in rows
                if other != row
            )
            assert nearest < Decimal("0.62"), (row, nearest)


@pytest.mark.parametrize(
    ("code", "seat", "near"),
    [
        ("al-has", "Krumë", (42.2, 20.4)),
        ("al-devoll", "Bilisht", (40.6, 21.0)),
        ("al-klos", "Klos", (41.5, 20.1)),
        ("al-kolonje", "Ersekë", (40.3, 20.7)),
        ("me-bijelo-polje", "Bijelo Polje", (43.0, 19.7)),
        ("me-zeta", "Golubovci", (42.3, 19.2)),
    ],
)
def test_namesakes_were_not_taken(places_written, code, seat, near):
    row = Municipality.objects.get(code=code)
    assert row.seat == seat
    assert (round(float(row.latitude), 1), round(float(row.longitude), 1)) == near


def test_units_belong_to_the_four_municipalities_of_the_demo(places_written):
    units = AdministrativeUnit.objects.values_list("municipality__name", flat=True)
    assert {name: list(units).count(name) for name in set(units)} == {
        "Berat": 5,
        "Devoll": 5,
        "Has": 4,
        "Shkodër": 11,
    }
    assert AdministrativeUnit.objects.get(code="al-has-golaj").name == "Golaj"


def test_target_groups_have_a_name_in_every_language(db):
    seed.seed()
    assert TargetGroup.objects.count() >= 10
    for group in TargetGroup.objects.all():
        assert group.name_sq
        assert group.name_sr_latn
        assert group.name_en


def test_a_second_run_changes_nothing(places_written):
    before = list(AdministrativeUnit.objects.values()) + list(Municipality.objects.values())
    seed.seed_places()
    assert list(AdministrativeUnit.objects.values()) + list(Municipality.objects.values()) == before


@pytest.mark.parametrize(
    "wrong",
    [
        {"latitude": Decimal("91")},
        {"longitude": Decimal("-181")},
        {"latitude": None},
        {"longitude": None},
        {"iso_code": "ME-01", "code": "al-has"},
    ],
)
def test_the_database_refuses_a_seat_off_the_earth_and_a_code_twice(places_written, wrong):
    code = wrong.pop("code", "al-berat")
    with pytest.raises(IntegrityError), transaction.atomic():
        Municipality.objects.filter(code=code).update(**wrong)


def test_the_database_refuses_a_unit_twice_and_one_outside_albania(places_written):
    has = Municipality.objects.get(code="al-has")
    for code, name in (("al-has-again", "Golaj"), ("me-bar-stari", "Stari Bar")):
        with pytest.raises(IntegrityError), transaction.atomic():
            AdministrativeUnit.objects.create(code=code, municipality=has, name=name)
