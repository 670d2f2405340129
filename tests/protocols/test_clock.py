"""What the page hands to the device: limits by event, holidays of the law, words, no reader."""

import json
from datetime import date

import pytest
from django.utils.translation import override

from protocols.clock import clock_data, clock_words, group_limits, public_holidays
from protocols.models import ProtocolPage
from protocols.reading import read

TODAY = date(2026, 11, 22)


@pytest.fixture
def street(demo_site):
    return read(ProtocolPage.objects.get(slug="children-who-live-and-work-on-the-street"))


def test_every_limit_stands_once_under_its_event(street):
    groups = group_limits(street)
    in_table = [(row.step.id, row.limit) for group in groups for row in group.rows]
    in_steps = [(step.id, limit) for step in street.steps for limit in step.limits]
    assert sorted(map(str, in_table)) == sorted(map(str, in_steps))
    assert all(row.limit.event == group.event for group in groups for row in group.rows)


def test_the_event_that_starts_the_clock_comes_first(street):
    groups = group_limits(street)
    assert groups[0].event == street.start_event
    assert [group.is_start for group in groups] == [True] + [False] * (len(groups) - 1)


def test_data_joins_the_table_by_index(street):
    groups = group_limits(street)
    limits = clock_data(street, groups, TODAY)["limits"]
    for group in groups:
        for row in group.rows:
            assert limits[row.index]["step"] == row.step.id
            assert limits[row.index]["verified"] == row.limit.is_verified


def test_translations_share_one_clock_and_the_zone_of_the_law(demo_site):
    pages = ProtocolPage.objects.filter(
        translation_key=ProtocolPage.objects.get(
            slug="children-in-a-street-situation-montenegro"
        ).translation_key
    )
    data = [clock_data(r, group_limits(r), TODAY) for r in map(read, pages)]
    assert len(data) > 1
    assert {d["key"] for d in data} == {f"zyra-clock:{pages[0].translation_key}"}
    assert {d["zone"] for d in data} == {"Europe/Podgorica"}
    assert all(d["limits"] != [] and "2026-05-21" in d["holidays"] for d in data)
    assert len({json.dumps([x["amount"] for x in d["limits"]]) for d in data}) == 1


def test_holidays_are_those_of_the_jurisdiction():
    albania, _ = public_holidays("AL", 2026, 2026)
    montenegro, _ = public_holidays("ME", 2026, 2026)
    assert {"2026-11-28", "2026-11-29", "2026-12-08"} <= set(albania)
    assert {"2026-05-21", "2026-07-13"} <= set(montenegro)
    assert not {"2026-05-21", "2026-07-13"} & set(albania)


def test_a_holiday_moved_to_monday_is_free_too():
    albania, _ = public_holidays("AL", 2026, 2026)  # 28 and 29 November 2026 are a weekend
    assert {"2026-11-30", "2026-12-01"} <= set(albania)


def test_holidays_that_follow_the_moon_are_named_as_estimates():
    free, estimated = public_holidays("AL", 2026, 2028)
    assert set(estimated) <= set(free)
    assert "2027-03-09" in estimated  # Bajram, not announced yet
    assert "2027-01-01" not in estimated


def test_holidays_reach_from_last_year_to_the_year_after_next(street):
    data = clock_data(street, group_limits(street), TODAY)
    assert data["years"] == [2025, 2028]
    assert {day[:4] for day in data["holidays"]} == {"2025", "2026", "2027", "2028"}


@pytest.mark.parametrize("language", ["sq", "sr-latn", "en"])
def test_every_place_in_the_words_survives_translation(language):
    with override("en"):
        english = clock_words()
    with override(language):
        words = clock_words()
    for name, text in english.items():
        if isinstance(text, str):
            for field in ("day", "time", "when", "weekday", "date", "month", "year", "number"):
                assert (f"{{{field}}}" in words[name]) == (f"{{{field}}}" in text), name
        else:
            assert len(words[name]) == len(text)


def test_months_inside_a_montenegrin_date_are_in_the_genitive():
    with override("sr-latn"):
        assert clock_words()["months"][10] == "novembra"
    with override("sq"):
        assert clock_words()["months"][10] == "nëntor"
