"""Open now, until when, opens next: said cases, then every minute against a slower reading."""

from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.hours import CLOSED, OPEN, UNKNOWN, hours_at
from directory.models import Schedule
from directory.models.schedule import DAYS
from portal.reference.days_off import is_public_holiday, public_holidays

TIRANA = ZoneInfo("Europe/Tirane")
ALBANIA = SimpleNamespace(code="AL", time_zone="Europe/Tirane")
MONTENEGRO = SimpleNamespace(code="ME", time_zone="Europe/Podgorica")
EVERY_DAY = ",".join(DAYS)


def rule(opens=None, closes=None, days="MO,TU,WE,TH,FR", **fields):
    """An unsaved rule; hours as "08:00"."""
    return Schedule(
        byday=days,
        opens_at=opens and time.fromisoformat(opens),
        closes_at=closes and time.fromisoformat(closes),
        **fields,
    )


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=TIRANA)


def said(rules, text, jurisdiction=ALBANIA):
    """Return state, until, opens next as short local texts."""
    answer = hours_at(rules, jurisdiction, local(text))
    return answer.state, *(
        moment and moment.strftime("%d.%m %H:%M") for moment in (answer.until, answer.opens_next)
    )


# 2026-11-18 is a Wednesday without a holiday near it.
def test_an_office_in_its_week():
    office = [rule("08:00", "16:00")]
    assert said(office, "2026-11-18T07:59") == (CLOSED, None, "18.11 08:00")
    assert said(office, "2026-11-18T08:00") == (OPEN, "18.11 16:00", None)
    assert said(office, "2026-11-18T16:00") == (CLOSED, None, "19.11 08:00")
    assert said(office, "2026-11-13T17:00") == (CLOSED, None, "16.11 08:00")


def test_a_lunch_break_and_spans_that_touch():
    assert said([rule("08:00", "12:00"), rule("13:00", "16:00")], "2026-11-18T11:00") == (
        OPEN, "18.11 12:00", None,
    )  # fmt: skip
    assert said([rule("12:00", "16:00"), rule("08:00", "12:00")], "2026-11-18T11:00") == (
        OPEN, "18.11 16:00", None,
    )  # fmt: skip


def test_over_midnight_belongs_to_the_day_it_opened():
    night = [rule("20:00", "06:00", days="FR")]
    assert said(night, "2026-11-21T05:59") == (OPEN, "21.11 06:00", None)
    assert said(night, "2026-11-20T05:00") == (CLOSED, None, "20.11 20:00")
    assert said(night, "2026-11-21T20:30") == (CLOSED, None, "27.11 20:00")


def test_around_the_clock_does_not_close():
    answer = hours_at(
        [rule("00:00", "00:00", days=EVERY_DAY, on_holidays="as_usual")],
        ALBANIA,
        local("2026-11-28T03:00"),
    )
    assert answer.is_around_the_clock
    assert answer.until is None


def test_without_hours_it_is_not_known_rather_than_closed():
    assert hours_at([], ALBANIA).state == UNKNOWN
    assert hours_at([rule(description="Me takim")], ALBANIA).state == UNKNOWN


def test_public_holidays_close_what_does_not_say_otherwise():
    assert is_public_holiday("AL", date(2026, 11, 30))
    office = [rule("08:00", "16:00")]
    assert said(office, "2026-11-30T10:00")[0] == CLOSED
    assert said([rule("08:00", "16:00", on_holidays="as_usual")], "2026-11-30T10:00")[0] == OPEN
    assert said(office, "2026-11-30T10:00", MONTENEGRO)[0] == OPEN
    assert not any(public_holidays("ME", 2026)[day] for day in public_holidays("ME", 2026))


def test_dates_with_other_hours_replace_the_usual_ones_and_closing_beats_all():
    wednesday = {"valid_from": date(2026, 11, 18), "valid_to": date(2026, 11, 18)}
    usual = rule("08:00", "16:00")
    special = rule("10:00", "11:00", days="", kind="special", freq="", **wednesday)
    closed = rule(days="", kind="closed", freq="", **wednesday)
    assert said([usual, special], "2026-11-18T09:00") == (CLOSED, None, "18.11 10:00")
    assert said([usual, special], "2026-11-18T10:30") == (OPEN, "18.11 11:00", None)
    assert said([usual, special, closed], "2026-11-18T10:30") == (CLOSED, None, "19.11 08:00")


def test_special_hours_hold_on_a_holiday():
    day = {"valid_from": date(2026, 11, 30), "valid_to": date(2026, 11, 30)}
    special = rule("09:00", "12:00", days="", kind="special", freq="", **day)
    assert said([rule("08:00", "16:00"), special], "2026-11-30T10:00")[0] == OPEN


def test_a_rule_holds_between_its_dates():
    summer = [rule("08:00", "16:00", valid_from=date(2026, 6, 1), valid_to=date(2026, 8, 31))]
    assert said(summer, "2026-08-31T10:00")[0] == OPEN
    assert said(summer, "2026-09-01T10:00") == (CLOSED, None, None)
    assert said(summer, "2026-05-29T10:00") == (CLOSED, None, "01.06 08:00")


@pytest.mark.parametrize(
    ("fields", "open_on", "closed_on"),
    [
        ({"days": "1MO", "freq": "MONTHLY"}, "2026-12-07", "2026-12-14"),
        ({"days": "-1FR", "freq": "MONTHLY"}, "2026-11-27", "2026-11-20"),
        ({"days": "", "freq": "MONTHLY", "bymonthday": "1,15"}, "2026-12-15", "2026-12-16"),
        ({"days": "", "freq": "MONTHLY", "bymonthday": "-1"}, "2026-12-31", "2026-12-30"),
        ({"days": "WE", "interval": 2, "dtstart": date(2026, 11, 4)}, "2026-11-18", "2026-11-25"),
        ({"days": "WE", "dtstart": date(2026, 11, 4), "count": 2}, "2026-11-11", "2026-11-18"),
        ({"days": "WE", "dtstart": date(2026, 11, 4), "until": date(2026, 11, 18)},
         "2026-11-18", "2026-11-25"),
    ],
)  # fmt: skip
def test_recurrence_follows_the_calendar_standard(fields, open_on, closed_on):
    rules = [rule("08:00", "16:00", **fields)]
    assert said(rules, f"{open_on}T10:00")[0] == OPEN
    assert said(rules, f"{closed_on}T10:00")[0] == CLOSED


def test_the_night_the_clocks_go_forward():
    """On 29 March 2026 there is no 02:00 to 03:00."""
    night = [rule("22:00", "06:00", days=EVERY_DAY)]
    assert said(night, "2026-03-29T03:30") == (OPEN, "29.03 06:00", None)
    opens = hours_at([rule("02:30", "05:00", days="SU")], ALBANIA, local("2026-03-29T01:00"))
    assert opens.opens_next.astimezone(UTC) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert said([rule("02:15", "02:45", days="SU")], "2026-03-29T01:00")[0] == CLOSED


def test_the_night_the_clocks_go_back():
    """On 25 October 2026 02:00 to 03:00 comes twice; closing at 02:30 means the second one."""
    bar = [rule("20:00", "02:30", days="SA")]
    first = datetime(2026, 10, 25, 0, 45, tzinfo=UTC)  # 02:45 summer time
    answer = hours_at(bar, ALBANIA, first)
    assert answer.state == OPEN
    assert answer.until.astimezone(UTC) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert hours_at(bar, ALBANIA, first + timedelta(minutes=45)).state == CLOSED


def test_the_country_gives_the_clock_not_the_server():
    noon_in_utc = datetime(2026, 7, 15, 6, 30, tzinfo=UTC)
    assert hours_at([rule("08:00", "16:00")], ALBANIA, noon_in_utc).state == OPEN


# Every minute against a slower reading

TIMES = st.builds(time, st.integers(0, 23), st.sampled_from((0, 15, 30, 59)))
RULES = st.lists(
    st.builds(
        lambda opens, closes, days, on_holidays, bounds: Schedule(
            opens_at=opens,
            closes_at=closes,
            byday=",".join(sorted(days)),
            on_holidays=on_holidays,
            valid_from=bounds and bounds[0],
            valid_to=bounds and bounds[0] + timedelta(days=bounds[1]),
        ),
        TIMES,
        TIMES,
        st.sets(st.sampled_from(DAYS), min_size=1),
        st.sampled_from(("closed", "as_usual")),
        st.none() | st.tuples(st.dates(date(2026, 3, 20), date(2026, 4, 2)), st.integers(0, 9)),
    ),
    min_size=1,
    max_size=4,
)
# Round the spring change and Easter's holidays, and the autumn change with none.
MOMENTS = st.datetimes(datetime(2026, 3, 26), datetime(2026, 4, 9)) | st.datetimes(
    datetime(2026, 10, 22), datetime(2026, 10, 28)
)


def is_open_slowly(rules, moment: datetime) -> bool:
    """Read one rule, one day at a time, without joining anything: the definition itself."""
    today = moment.astimezone(TIRANA).date()
    for day in (today - timedelta(days=1), today):
        for each in rules:
            if (each.valid_from and day < each.valid_from) or (
                each.valid_to and day > each.valid_to
            ):
                continue
            if DAYS[day.weekday()] not in each.byday.split(","):
                continue
            if each.on_holidays == "closed" and is_public_holiday("AL", day):
                continue
            last = day if each.closes_at > each.opens_at else day + timedelta(days=1)
            start = datetime.combine(day, each.opens_at, TIRANA).astimezone(UTC)
            ends = [
                datetime.combine(last, each.closes_at, TIRANA).replace(fold=fold).astimezone(UTC)
                for fold in (0, 1)
            ]
            if start <= moment < max(ends):
                return True
    return False


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rules=RULES, naive=MOMENTS)
def test_state_until_and_next_agree_with_reading_minute_by_minute(rules, naive):
    moment = naive.replace(second=0, microsecond=0, tzinfo=UTC)
    answer = hours_at(rules, ALBANIA, moment)
    assert (answer.state == OPEN) == is_open_slowly(rules, moment)
    changes = answer.until or answer.opens_next
    if changes is None:
        return
    changes = changes.astimezone(UTC)
    assert changes > moment
    assert is_open_slowly(rules, changes) == (answer.state == CLOSED)
    step = timedelta(minutes=7)
    at = moment
    while at < min(changes, moment + timedelta(days=4)):
        assert is_open_slowly(rules, at) == (answer.state == OPEN)
        at += step
    assert is_open_slowly(rules, changes - timedelta(seconds=1)) == (answer.state == OPEN)


@settings(max_examples=40, deadline=None)
@given(naive=st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)))
def test_around_the_clock_is_open_at_every_moment_of_the_year(naive):
    always = [rule("00:00", "00:00", days=EVERY_DAY, on_holidays="as_usual")]
    assert hours_at(always, ALBANIA, naive.replace(tzinfo=UTC)).is_around_the_clock
