"""Tiles: each municipality one square, none alike, about where it lies."""

from itertools import permutations

import pytest

from directory.gaps import tiles
from portal.reference import places


def seats(country):
    return tuple(
        (name, float(latitude), float(longitude))
        for (own, name), (_seat, latitude, longitude) in places.SEATS.items()
        if own == country
    )


@pytest.mark.parametrize(("country", "number"), [("AL", 61), ("ME", 25)])
def test_every_municipality_has_a_square_of_its_own(country, number):
    found = tiles.places(seats(country))
    assert len(found) == len(set(found.values())) == number
    assert max(column for column, _row in found.values()) < tiles.MOST_COLUMNS


def test_north_is_up_and_the_sea_is_left():
    found = tiles.places(seats("AL"))
    column, row = zip(*found.values(), strict=True)
    assert found["Tropojë"][1] < found["Tiranë"][1] < found["Sarandë"][1]
    assert found["Durrës"][0] < found["Tiranë"][0]
    assert min(column) == min(row) == 0


def test_no_other_way_of_giving_the_squares_costs_less():
    costs = [[7.0, 4.0, 3.0, 9.0], [6.0, 8.0, 5.0, 2.0], [9.0, 4.0, 4.0, 1.0]]
    chosen = tiles.assign(costs)
    best = min(
        sum(row[column] for row, column in zip(costs, order, strict=True))
        for order in permutations(range(4), 3)
    )
    assert sum(row[column] for row, column in zip(costs, chosen, strict=True)) == best


@pytest.mark.parametrize("seats_of_few", [(), (("one", 41.0, 20.0),), (("a", 1, 1), ("b", 1, 1))])
def test_few_municipalities_are_no_error(seats_of_few):
    assert len(tiles.places(seats_of_few)) == len(seats_of_few)


def test_short_names_are_told_apart():
    names = {"a": "Malësi e Madhe", "b": "Maliq", "c": "Malishevë", "d": "Has"}
    assert tiles.short_names(names) == {"a": "Malë", "b": "Maliq", "c": "Malis", "d": "Has"}
