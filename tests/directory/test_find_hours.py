"""Open or closed in a row: around midnight, on a holiday, on days with other hours, in words."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override

from directory import models
from directory.candidates import Wanted
from directory.finding import find
from directory.hours import OPEN, hours_at, may_hold
from directory.wording import rule_in_words
from portal.reference.models import Jurisdiction
from tests.directory.small_directory import reference
from tests.directory.test_finding import given, town

EVERY_DAY = "MO,TU,WE,TH,FR,SA,SU"
TIRANA = ZoneInfo("Europe/Tirane")


def said(row, text) -> str:
    """Return the hours of a service in a list at a local moment, in English."""
    moment = datetime.fromisoformat(text).replace(tzinfo=TIRANA)
    with override("en"):
        rows = find(Wanted(jurisdiction="AL", municipality=town("al-berat")), moment).rows
    return next(one.hours_text for one in rows if one.service.id == str(row.pk))


def rule(row, opens=None, closes=None, days=EVERY_DAY, **fields):
    return models.Schedule.objects.create(
        service=row,
        byday=days,
        opens_at=opens and time.fromisoformat(opens),
        closes_at=closes and time.fromisoformat(closes),
        **fields,
    )


@pytest.fixture
def night(desk):
    """Answers from 16:00 to 08:00 of the next day."""
    row = given("Natën", areas=["al-berat"])
    rule(row, "16:00", "08:00", on_holidays="as_usual")
    return row


def test_around_midnight(night):
    assert said(night, "2026-11-18T15:59") == "closed until 16:00"
    assert said(night, "2026-11-18T16:00") == "open until tomorrow 08:00"
    assert said(night, "2026-11-18T23:59") == "open until tomorrow 08:00"
    assert said(night, "2026-11-19T00:00") == "open until 08:00"
    assert said(night, "2026-11-19T07:59") == "open until 08:00"
    assert said(night, "2026-11-19T08:00") == "closed until 16:00"


def test_what_closes_at_midnight_closes_today(desk):
    row = given("Mbrëmje", areas=["al-berat"])
    rule(row, "16:00", "00:00")
    assert said(row, "2026-11-18T23:30") == "open until 24:00"
    assert said(row, "2026-11-19T00:00") == "closed until 16:00"


def test_a_night_before_a_holiday_ends_on_it_and_the_next_begins_after_it(desk):
    row = given("Pa festa", areas=["al-berat"])
    rule(row, "20:00", "06:00")
    assert said(row, "2026-11-28T05:00") == "open until 06:00", "28 November: since the 27th"
    words = "public holiday today, closed until Wednesday at 20:00"
    assert said(row, "2026-11-28T21:00") == words, "three days off"


def test_a_holiday_is_said_where_it_alone_closes(desk):
    """Monday, 30 November 2026: the day off for the 28th, a Saturday."""
    row = given("Zyra", areas=["al-berat"])
    rule(row, "09:00", "13:00", days="MO,TU,WE,TH,FR")
    assert said(row, "2026-11-30T10:00").startswith("public holiday today, closed until ")
    assert said(row, "2026-11-30T07:00").startswith("public holiday today, ")
    assert said(row, "2026-11-30T14:00").startswith("closed until "), "closed on any Monday by now"
    assert said(row, "2026-11-16T14:00") == "closed until tomorrow 09:00"
    day = {"valid_from": date(2026, 11, 30), "valid_to": date(2026, 11, 30)}
    rule(row, days="", kind="closed", freq="", **day)
    assert said(row, "2026-11-30T10:00").startswith("closed until "), "closed by its own word"


def test_a_holiday_costs_no_query(desk, django_assert_num_queries):
    row = given("Zyra", areas=["al-berat"])
    rules = [rule(row, "09:00", "13:00")]
    albania = Jurisdiction.objects.get(code="AL")
    moment = datetime(2026, 11, 30, 10, tzinfo=TIRANA)
    with django_assert_num_queries(0):
        assert hours_at(rules, albania, moment).is_holiday
        assert not hours_at(rules, albania, moment.replace(day=16)).is_holiday


def test_days_with_other_hours_and_closed_days(night):
    day = {"valid_from": date(2026, 11, 18), "valid_to": date(2026, 11, 18)}
    rule(night, "10:00", "12:00", days="", kind="special", freq="", **day)
    assert said(night, "2026-11-18T07:00") == "open until 08:00", "since the day before"
    assert said(night, "2026-11-18T11:00") == "open until 12:00"
    assert said(night, "2026-11-18T20:00") == "closed until tomorrow 16:00"
    rule(night, days="", kind="closed", freq="", **day)
    assert said(night, "2026-11-18T11:00") == "closed until tomorrow 16:00"


def test_rules_say_where_a_night_ends(db):
    reference()
    week = models.Schedule(byday=EVERY_DAY)
    for opens, closes, words in (
        ("16:00", "08:00", "every day 16:00–08:00 of the next day"),
        ("16:00", "00:00", "every day 16:00–24:00"),
        ("00:00", "00:00", "every day the whole day"),
        ("08:00", "08:00", "every day 08:00–08:00 of the next day"),
        ("08:00", "16:00", "every day 08:00–16:00"),
    ):
        week.opens_at, week.closes_at = time.fromisoformat(opens), time.fromisoformat(closes)
        with override("en"):
            assert rule_in_words(week) == words


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ({"freq": "MONTHLY", "bymonthday": "15"}, "15. of the month 09:00–13:00"),
        ({"freq": "MONTHLY", "bymonthday": "1,-1"}, "1., last day of the month 09:00–13:00"),
        ({"freq": "MONTHLY", "dtstart": date(2026, 11, 9)}, "9. of the month 09:00–13:00"),
        ({"freq": "MONTHLY", "byday": "1MO"}, "1. Mon of the month 09:00–13:00"),
        ({"freq": "WEEKLY", "dtstart": date(2026, 11, 9)}, "Mon 09:00–13:00"),
        ({"freq": "WEEKLY", "byday": "MO", "interval": 2}, "Mon 09:00–13:00, every 2 weeks"),
    ],
)
def test_rules_that_do_not_come_round_every_day_say_when(db, rule, said):
    hours = {"opens_at": time(9), "closes_at": time(13)}
    with override("en"):
        assert rule_in_words(models.Schedule(**hours, **rule)) == said


@pytest.mark.parametrize("hour", ["00:00", "00:30", "07:59", "08:00", "12:00", "16:00", "23:59"])
def test_the_database_passes_over_no_rule_that_is_open(desk, hour):
    """`may_hold` puts rows in order before the cut: what it misses could never be seen."""
    spans = [("16:00", "08:00"), ("08:00", "16:00"), ("20:00", "00:00"), ("00:00", "00:00")]
    for opens, closes in spans:
        for days in ("WE", "TU", "3WE", ""):
            rule(desk, opens, closes, days=days, freq="MONTHLY" if days == "3WE" else "WEEKLY")
    local = datetime.fromisoformat(f"2026-11-18T{hour}").replace(tzinfo=TIRANA)
    albania = Jurisdiction.objects.get(code="AL")
    rules = models.Schedule.objects.all()
    may = set(rules.filter(may_hold(local)).values_list("pk", flat=True))
    held = {one.pk for one in rules if hours_at([one], albania, local).state == OPEN}
    assert held
    assert held <= may
    assert len(may) < rules.count(), "or it would put nothing in order"
