"""Hours that nobody can read, or that never come round: refused, and no page falls over them."""

from datetime import date, datetime, time, timedelta
from itertools import takewhile
from zoneinfo import ZoneInfo

import pytest
from dateutil import rrule
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st

from directory import recurrence
from directory.hours import CLOSED, OPEN, UNKNOWN, hours_at
from directory.hsds import rules
from directory.models import Keepership, Location, Schedule
from directory.models.schedule import DAYS
from directory.wording import rule_in_words
from portal.reference.models import Jurisdiction
from tests.directory.test_desk import address, form_of, wrongs
from tests.directory.test_hours import ALBANIA, rule
from tests.directory.test_hsds_files import examined, one, reasons
from tests.directory.test_hsds_files import hours as file_hours

TIRANA = ZoneInfo("Europe/Tirane")
NOW = datetime(2026, 11, 18, 10, tzinfo=TIRANA)
ORIGIN = date(2026, 2, 1)
MONTHLY = {"days": "", "freq": "MONTHLY", "dtstart": ORIGIN}

# Hours that come round on no day within two years, each valid by its columns.
NEVER = {
    "the 31st of February": MONTHLY | {"bymonthday": "31", "interval": 12},
    "a first Monday on the 15th": MONTHLY | {"days": "1MO", "bymonthday": "15"},
    "a fifth Friday on the 1st": MONTHLY | {"days": "5FR", "bymonthday": "1"},
    "week 1 on the 100th day": MONTHLY | {"byweekno": "1", "byyearday": "100"},
    "the 100th day on the 31st": MONTHLY | {"byyearday": "100", "bymonthday": "31"},
    "every 2700th year": MONTHLY | {"bymonthday": "31", "interval": 32400},
    "weeks that never hold it": {"days": "MO", "dtstart": ORIGIN, "bymonthday": "3",
                                 "byyearday": "35"},
    "no times at all": {"days": "MO", "dtstart": ORIGIN, "count": 0},
    "a Monday from Tuesday to Sunday": {"days": "MO", "valid_from": date(2026, 11, 17),
                                        "valid_to": date(2026, 11, 22)},
    "over before it holds": {"days": "MO", "dtstart": ORIGIN, "until": date(2026, 3, 1),
                             "valid_from": date(2026, 4, 1)},
}  # fmt: skip
# As heavy, but they come round; some began when years had three digits.
HEAVY = {
    "since the year 1": {"days": "MO", "dtstart": date.min, "wkst": "SU"},
    "since the year 1, counted": {"days": "MO", "dtstart": date.min, "wkst": "TU", "count": 32767},
    "at the end of time": MONTHLY | {"dtstart": date.max, "byweekno": "-1", "wkst": "SU"},
    "weeks at the end of time": {"days": "FR", "dtstart": date.max, "count": 3},
    "a hundred years of nothing": NEVER["the 31st of February"] | {"dtstart": date(1900, 2, 1)},
    "counted and never": NEVER["a first Monday on the 15th"] | {"count": 32767},
}
NONSENSE = {
    "byday": "abc", "bymonthday": "1.5", "byweekno": "abc", "byyearday": "1.5,²,9999999999",
    "wkst": "ZZ", "description": "%s {} <b>", "notes": "%", "attending_type": "?",
}  # fmt: skip


def hours(**fields) -> Schedule:
    return rule("08:00", "16:00", **fields)


@pytest.mark.parametrize("fields", [*NEVER.values(), *HEAVY.values()], ids=[*NEVER, *HEAVY])
def test_no_rule_is_walked_far(monkeypatch, fields):
    looked_at = []
    fits = recurrence.Recurrence.fits
    monkeypatch.setattr(
        recurrence.Recurrence, "fits", lambda self, day: looked_at.append(day) or fits(self, day)
    )
    recurrence._counted.cache_clear()
    hours_at([hours(**fields)], ALBANIA, NOW)
    walked = recurrence.MOST_DAYS if fields.get("count") else 0
    assert len(looked_at) <= 200 + walked
    looked_at.clear()
    hours_at([hours(**fields)], ALBANIA, NOW)
    assert len(looked_at) <= 200, "a count is walked once"


@pytest.mark.parametrize("fields", NEVER.values(), ids=NEVER)
def test_hours_that_never_come_round_are_refused_by_form_and_import(fields):
    row = hours(**fields)
    with override("en"), pytest.raises(ValidationError, match="never come round"):
        row.clean()
    said = dict(rules.broken("schedule", lambda name: getattr(row, name)))
    assert len(said) == 1
    assert "never come round" in next(iter(said.values()))
    assert hours_at([row], ALBANIA, NOW).state == CLOSED


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"days": ""},
        {"days": "mo, tu"},
        {"days": "TU", "valid_from": date(2026, 11, 17), "valid_to": date(2026, 11, 17)},
        {"days": "MO", "interval": 52, "dtstart": ORIGIN},
        {"days": "MO", "dtstart": ORIGIN, "count": 200},
        {"days": "MO", "dtstart": date(1990, 1, 1), "until": date(1990, 2, 1)},
        MONTHLY | {"bymonthday": "29", "interval": 11},
        MONTHLY | {"days": "5FR,-1SU"},
        MONTHLY | {"byweekno": "53,-1"},
        MONTHLY | {"byyearday": "+365,-366", "dtstart": None},
    ],
)
def test_hours_that_come_round_are_taken(fields):
    row = hours(**fields)
    row.clean()
    assert list(rules.broken("schedule", lambda name: getattr(row, name))) == []


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"byweekno": "abc"}, "byweekno"),
        ({"byweekno": "54"}, "byweekno"),
        ({"byyearday": "1.5"}, "byyearday"),
        ({"byyearday": "0"}, "byyearday"),
        ({"byyearday": "9" * 99}, "byyearday"),
        ({"bymonthday": "32"}, "bymonthday"),
        ({"bymonthday": "²"}, "bymonthday"),
        ({"bymonthday": "1;15"}, "bymonthday"),
        ({"days": "MOON"}, "byday"),
        ({"days": "1MO"}, "byday"),
        ({"count": 3}, "dtstart"),
        ({"dtstart": ORIGIN, "count": 2000}, "count"),
        ({"closes_at": time(8)}, "closes_at"),
    ],
)
def test_form_and_import_refuse_the_same_at_the_same_field(fields, field):
    closes = fields.pop("closes_at", time(16))
    row = hours(**fields)
    row.closes_at = closes
    said = dict(rules.broken("schedule", lambda name: getattr(row, name)))
    assert list(said) == [field]
    for language in ("en", "sq", "sr-latn"):
        with override(language), pytest.raises(ValidationError) as refused:
            row.clean()
        assert list(refused.value.message_dict) == [field]
        assert "%(" not in str(refused.value)


def test_a_whole_day_is_written_from_midnight_to_midnight():
    rule("00:00", "00:00").clean()
    rule("22:00", "06:00").clean()
    rule("08:00", "00:00").clean()
    with override("en"), pytest.raises(ValidationError, match="00:00 to 00:00"):
        rule("08:00", "08:00").clean()


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"closes_at": "08:00"}, "closes_at '08:00': is when it opens"),
        ({"byweekno": "abc"}, "byweekno 'abc': is no number from 1 to 53"),
        ({"freq": "MONTHLY", "byday": "1MO", "bymonthday": "15"}, "never come round"),
    ],
)
def test_an_import_refuses_them_with_the_row_and_the_reason(desk, tmp_path, fields, reason):
    week = {"opens_at": "08:00", "closes_at": "16:00"}
    found = examined(one(tmp_path, **file_hours(**week | fields)))
    assert [reason in line for line in reasons(found)] == [True], found.report.text()


def test_days_are_kept_as_the_standard_writes_them():
    row = hours(days="mo, tu ,")
    row.clean()
    assert row.byday == "MO,TU"


# What is stored already


@pytest.mark.parametrize("name", ["byday", "bymonthday", "byweekno", "byyearday"])
def test_days_that_nobody_can_read_are_not_known_rather_than_every_day(name):
    row = hours(**MONTHLY)
    setattr(row, name, "abc")
    assert hours_at([row], ALBANIA, NOW).state == UNKNOWN
    assert hours_at([row, hours()], ALBANIA, NOW).state == OPEN
    with override("en"):
        assert rule_in_words(row) == "hours not known"


def test_words_that_are_no_days_are_passed_over():
    assert hours_at([hours(days="WE,abc")], ALBANIA, NOW).state == OPEN
    assert hours_at([hours(days="TU,abc")], ALBANIA, NOW).state == CLOSED
    assert hours_at([hours(**MONTHLY | {"bymonthday": "18,x"})], ALBANIA, NOW).state == OPEN


@pytest.mark.parametrize("name", NONSENSE)
def test_no_row_takes_a_page_down(desk, client, name):
    place = Location.objects.get(organization=desk.organization)
    Schedule.objects.create(location=place, opens_at=time(8), closes_at=time(16), freq="MONTHLY")
    Schedule.objects.create(service=desk, opens_at=time(8), closes_at=time(16), byday="MO")
    for row in Schedule.objects.all():
        Schedule.objects.filter(pk=row.pk).update(**{name: NONSENSE[name]})
    key = {"service_id": desk.pk}
    for path in (
        reverse("directory:find-services") + "?m=al-berat",
        reverse("directory:show-service", kwargs=key),
        reverse("directory:print-service", kwargs=key),
    ):
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert desk.name in answer.content.decode()


def test_a_row_full_of_nonsense_is_found_and_opens(desk, client):
    place = Location.objects.get(organization=desk.organization)
    Schedule.objects.create(location=place, opens_at=time(8), closes_at=time(16))
    Schedule.objects.filter(location=place).update(**NONSENSE)
    albania = Jurisdiction.objects.get(code="AL")
    assert hours_at(Schedule.objects.all(), albania).state == UNKNOWN
    for path in ("/sq/search/?q=Këshillim", "/api/search?q=Këshillim"):
        assert client.get(path).status_code == 200, path


@pytest.fixture
def at_desk(desk, keeper, client):
    Keepership.objects.create(user=keeper, organization=desk.organization)
    client.force_login(keeper)
    return client


def test_a_keeper_is_told_at_the_field(desk, at_desk):
    place = Location.objects.get(organization=desk.organization)
    path = address(place, "edit")
    given_hours = {"kind": "regular", "freq": "WEEKLY", "byday": "MO", "interval": "1",
                   "on_holidays": "closed", "opens_at": "08:00", "closes_at": "16:00",
                   "ORDER": "1", "byweekno": "abc"}  # fmt: skip
    data = form_of(at_desk.get(path)) | {"schedules-TOTAL_FORMS": "1"}
    data |= {f"schedules-0-{name}": value for name, value in given_hours.items()}
    answer = at_desk.post(path, data)
    assert list(answer.context["form"].formsets["schedules"].errors[0]) == ["byweekno"]
    assert not place.schedules.exists()
    assert wrongs(at_desk.post(path, data | {"schedules-0-byweekno": "47"})) == []
    assert place.schedules.get().byweekno == "47"


# Against the calendar of another hand

WEEKDAYS = st.sampled_from(DAYS)
NUMBERED = st.builds(str.__add__, st.sampled_from(["", "1", "2", "4", "5", "-1", "-2"]), WEEKDAYS)


def numbers(highest: int, lowest: int = 0):
    one = st.integers(1, highest) | st.integers(lowest or -highest, -1)
    return st.lists(one, min_size=1, max_size=3).map(lambda found: ",".join(map(str, found)))


# The other hand does not know that week -52 may be the first one of the next year.
PARTS = st.one_of(
    st.just({}),
    st.lists(WEEKDAYS, min_size=1, max_size=3).map(lambda found: {"days": ",".join(found)}),
    numbers(31).map(lambda found: {"bymonthday": found}),
    numbers(366).map(lambda found: {"byyearday": found}),
    numbers(53, -51).map(lambda found: {"byweekno": found}),
    NUMBERED.map(lambda found: {"days": found}),
    st.tuples(WEEKDAYS, numbers(31)).map(lambda two: {"days": two[0], "bymonthday": two[1]}),
)


def dates_of_another_hand(row: Schedule, end: date) -> list[date]:
    by = {
        name: [int(word) for word in getattr(row, name).split(",") if word] or None
        for name in ("bymonthday", "byyearday", "byweekno")
    }
    days = [rrule.weekday(DAYS.index(w[-2:]), int(w[:-2]) if w[:-2] else None) for w in row.days()]
    found = rrule.rrule(
        rrule.WEEKLY if row.freq == "WEEKLY" else rrule.MONTHLY,
        dtstart=datetime.combine(row.dtstart, time.min),
        interval=row.interval,
        wkst=DAYS.index(row.wkst) if row.wkst else 0,
        count=row.count,
        byweekday=days or None,
        **by,
    )
    return list(takewhile(lambda day: day <= end, (moment.date() for moment in found)))


@settings(max_examples=60, deadline=None)
@given(
    freq=st.sampled_from(("WEEKLY", "MONTHLY")),
    parts=PARTS,
    interval=st.integers(1, 3),
    dtstart=st.dates(date(2024, 1, 1), date(2026, 12, 31)),
    wkst=st.sampled_from(("", "MO", "SU", "TH")),
    count=st.none() | st.integers(1, 40),
)
def test_the_days_are_those_of_the_calendar_standard(freq, parts, interval, dtstart, wkst, count):
    row = hours(**{"days": ""} | parts, freq=freq, interval=interval, dtstart=dtstart,
                wkst=wkst, count=count)  # fmt: skip
    end = dtstart + timedelta(days=400)
    read = row.recurrence()
    ours = [day for n in range(401) if read.includes(day := dtstart + timedelta(days=n))]
    assert ours == dates_of_another_hand(row, end)
