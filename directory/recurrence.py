"""On which days a rule of opening hours comes round, read from the words of RFC 5545.

Whether a day is one is looked at on that day alone: a walk from one day of a rule to its next may
find none before the year 9999. Only what is counted is walked from its start, and not for long.
Words that are neither a day nor a number are passed over; a column of such words alone holds on
no day. A rule is given as `value(name)`, which returns what its column `name` says.
"""

import re
from calendar import isleap, monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, date, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from django.utils import timezone

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
MONTHLY = "MONTHLY"
WORD = re.compile(r"(-?[1-5])?(MO|TU|WE|TH|FR|SA|SU)")
NUMBER = re.compile(r"[+-]?[0-9]{1,3}")
HIGHEST = {"bymonthday": 31, "byweekno": 53, "byyearday": 366}
MIDNIGHT = time(0)
DAY = timedelta(days=1)
LOOKED_AHEAD = timedelta(days=731)  # two years from its first day: later it comes round for nobody
MOST_DAYS = 5 * 366  # looked at for a count: of every week for five years, of each month for five

# Kinds of faults
DAY_WORD, NUMBERED, NUMBER_WORD = "day", "numbered", "number"
SAME, UNCOUNTED, TOO_FAR, NEVER = "same", "uncounted", "too far", "never"

Value = Callable[[str], object]


class Fault(NamedTuple):
    """What is wrong with a rule. `kind`: one of the seven above; `highest`: of a number."""

    field: str
    kind: str
    highest: int = 0


def words(text: str | None) -> list[str]:
    return [word.strip() for word in (text or "").split(",") if word.strip()]


@lru_cache(maxsize=2**10)
def _days(text: str | None) -> tuple[tuple[int, int], ...] | None:
    """Return (number in its month or 0, weekday) of each day, None when nothing is said."""
    found = tuple(WORD.fullmatch(word.upper()) for word in words(text))
    return tuple((int(w[1] or 0), DAYS.index(w[2])) for w in found if w) if found else None


@lru_cache(maxsize=2**10)
def _numbers(text: str | None, highest: int) -> tuple[int, ...] | None:
    said = words(text)
    return tuple(int(word) for word in said if _is_number(word, highest)) if said else None


def _is_number(word: str, highest: int) -> bool:
    return bool(NUMBER.fullmatch(word)) and 1 <= abs(int(word)) <= highest


@dataclass(frozen=True)
class Recurrence:
    """A rule as it is read. What it does not say is None; () is said in words nobody can read."""

    is_monthly: bool
    start: date
    interval: int
    first_weekday: int
    days: tuple[tuple[int, int], ...] | None
    month_days: tuple[int, ...] | None
    weeks: tuple[int, ...] | None
    year_days: tuple[int, ...] | None
    until: date | None
    count: int | None

    @property
    def is_readable(self) -> bool:
        return () not in (self.days, self.month_days, self.weeks, self.year_days)

    def includes(self, day: date) -> bool:
        return (
            self.start <= day
            and (self.until is None or day <= self.until)
            and (self._period(day) - self._period(self.start)) % self.interval == 0
            and self.fits(day)
            and (self.until is not None or self.count is None or day <= _counted(self)[0])
        )

    @property
    def is_counted(self) -> bool:
        """Say whether the end of its count is in sight; it is over for us where we stop to look."""
        return self.until is not None or self.count is None or _counted(self)[1]

    def fits(self, day: date) -> bool:
        """Say whether `day` is one of the days that are named, whatever the interval."""
        said = (self.days, self.month_days, self.weeks, self.year_days)
        if all(part is None for part in said):
            if self.is_monthly:
                return day.day == self.start.day
            return day.weekday() == self.start.weekday()
        length, year = monthrange(day.year, day.month)[1], 365 + isleap(day.year)
        of_year = day.timetuple().tm_yday
        return (
            (self.days is None or any(self._is_day(each, day, length) for each in self.days))
            and _is_one(self.month_days, day.day, length)
            and _is_one(self.year_days, of_year, year)
            and (self.weeks is None or _is_one(self.weeks, *self._week_of_year(day)))
        )

    def _is_day(self, each: tuple[int, int], day: date, length: int) -> bool:
        number, weekday = each
        if weekday != day.weekday() or not number or not self.is_monthly:
            return weekday == day.weekday()
        return number in ((day.day - 1) // 7 + 1, -((length - day.day) // 7 + 1))

    def _period(self, day: date) -> int:
        """Return the number of the month, or of the week, that holds `day`."""
        if self.is_monthly:
            return day.year * 12 + day.month - 1
        return self._week(day)

    def _week(self, day: date) -> int:
        return (day.toordinal() - 1 - self.first_weekday) // 7

    def _week_of_year(self, day: date) -> tuple[int, int]:
        """Return the number of its week in the year that has most of it, and how many that has."""
        middle = self._week(day) * 7 + self.first_weekday + 4
        middle = date.fromordinal(min(max(middle, 1), date.max.toordinal()))
        of_year = middle.timetuple().tm_yday
        rest = (365 + isleap(middle.year) - of_year) // 7
        number = (of_year - 1) // 7 + 1
        return number, number + rest

    def days_on(self) -> Iterator[date]:
        """Yield the days of its periods from the start on, those that do not fit as well."""
        period = self._period(self.start)
        while period < self._period(date.max) - 1:
            for day in self._days_of(period):
                if day >= self.start:
                    yield day
            period += self.interval

    def _days_of(self, period: int) -> list[date]:
        if self.is_monthly:
            year, month = divmod(period, 12)
            return [date(year, month + 1, n + 1) for n in range(monthrange(year, month + 1)[1])]
        first = period * 7 + self.first_weekday + 1
        return [date.fromordinal(n) for n in range(max(first, 1), first + 7)]


def _is_one(said: tuple[int, ...] | None, number: int, length: int) -> bool:
    """Say whether `number` of `length` is one of the numbers; -1 is the last."""
    return said is None or number in said or number - length - 1 in said


@lru_cache(maxsize=2**10)
def _counted(rule: Recurrence) -> tuple[date, bool]:
    """Return the day on which a count is used up, and True; or the last day looked at."""
    left, last = rule.count, date.min
    for _number, day in zip(range(MOST_DAYS), rule.days_on(), strict=False):
        if not left:
            break
        last = day
        left -= rule.fits(day)
    return last, not left


def read(value: Value, start: date) -> Recurrence:
    """Return the rule as it is read; one that does not say from when is counted from `start`."""
    wkst = value("wkst")
    return Recurrence(
        is_monthly=value("freq") == MONTHLY,
        start=value("dtstart") or value("valid_from") or start,
        interval=value("interval") or 1,
        first_weekday=DAYS.index(wkst) if wkst in DAYS else 0,
        days=_days(value("byday")),
        month_days=_numbers(value("bymonthday"), HIGHEST["bymonthday"]),
        weeks=_numbers(value("byweekno"), HIGHEST["byweekno"]),
        year_days=_numbers(value("byyearday"), HIGHEST["byyearday"]),
        until=value("until"),
        count=value("count"),
    )


# What no rule may say


def faults(value: Value) -> list[Fault]:
    """Return what is wrong with a rule: of its words first, then of its days."""
    found = [*_wrong_words(value), *_wrong_hours(value)]
    return found or list(_wrong_days(value))


def _wrong_words(value: Value) -> Iterator[Fault]:
    for word in words(value("byday")):
        if not WORD.fullmatch(word):
            yield Fault("byday", DAY_WORD)
        elif word not in DAYS and value("freq") != MONTHLY:
            yield Fault("byday", NUMBERED)
    for name, highest in HIGHEST.items():
        if not all(_is_number(word, highest) for word in words(value(name))):
            yield Fault(name, NUMBER_WORD, highest)


def _wrong_hours(value: Value) -> Iterator[Fault]:
    opens = value("opens_at")
    if opens is not None and opens == value("closes_at") != MIDNIGHT:
        yield Fault("closes_at", SAME)


def _wrong_days(value: Value) -> Iterator[Fault]:
    if (value("kind") or "regular") != "regular" or value("opens_at") is None:
        return
    if value("count") and not (value("dtstart") or value("valid_from") or value("until")):
        yield Fault("dtstart", UNCOUNTED)
        return
    rule = read(value, timezone.localdate())
    if not rule.is_counted:
        yield Fault("count", TOO_FAR)
    elif _is_in_order(value) and not _comes_round(value, rule):
        names = ("byyearday", "byweekno", "bymonthday", "byday")
        yield Fault(next(filter(value, names), "freq"), NEVER)


def _is_in_order(value: Value) -> bool:
    """Say whether its dates are: what is not is told as that."""
    pairs = (("valid_from", "valid_to"), ("dtstart", "until"))
    return not any(
        value(first) and value(last) and value(first) > value(last) for first, last in pairs
    )


def _comes_round(value: Value, rule: Recurrence) -> bool:
    first = max(rule.start, value("valid_from") or rule.start)
    last = min(value("valid_to") or date.max, date.max - DAY)
    if first.year < MAXYEAR - 2:
        last = min(last, first + LOOKED_AHEAD)
    return any(
        map(rule.includes, map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1)))
    )
