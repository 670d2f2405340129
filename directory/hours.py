"""Open now, open until, opens next: rules of `Schedule` against the clock of a jurisdiction.

All moments are aware datetimes; rules are in local time. On the night the clocks go forward a
time that does not exist moves behind the gap; on the night they go back a closing time that
comes twice means the second one, so that nobody stands at a door said to be open too late.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import F, Q
from django.utils import timezone

from directory.models.schedule import DAYS, Holidays, Kind
from portal.reference.days_off import is_public_holiday

OPEN, CLOSED, UNKNOWN = "open", "closed", "unknown"
DAY = timedelta(days=1)
DAYS_AHEAD = 62  # a desk that opens once a month after a holiday is still found
ALWAYS_AFTER = timedelta(days=8)  # open for so long without a break: it does not close


@dataclass(frozen=True)
class Hours:
    """`state`: open | closed | unknown. `until`: when it closes, None when it does not.
    `opens_next`: the next opening within two months, only when closed now. `is_holiday`: it would
    be open now or later today if today were no public holiday.
    """

    state: str
    until: datetime | None = None
    opens_next: datetime | None = None
    is_holiday: bool = False

    @property
    def is_around_the_clock(self) -> bool:
        return self.state == OPEN and self.until is None


def hours_at(schedules: Iterable, jurisdiction, moment: datetime | None = None) -> Hours:
    """Return whether something with `schedules` is open at `moment` (aware, default now).

    `jurisdiction`: a `reference.Jurisdiction`; its time zone and holidays count. Without a
    rule that has hours the answer is unknown, never closed. Rules that nobody can read are none.
    """
    rules = [rule for rule in schedules if rule.is_readable]
    if not any(rule.opens_at for rule in rules):
        return Hours(UNKNOWN)
    moment = (moment or timezone.now()).astimezone(UTC)
    zone = ZoneInfo(jurisdiction.time_zone)
    start, end = _span_around(moment, _all_spans(rules, moment, zone, jurisdiction.code))
    if end is None or end <= moment or start > moment:
        is_ahead = start is not None and start > moment
        return Hours(
            CLOSED,
            opens_next=start.astimezone(zone) if is_ahead else None,
            is_holiday=_is_for_the_holiday(rules, moment, zone, jurisdiction.code),
        )
    if end - moment > ALWAYS_AFTER:
        return Hours(OPEN)
    return Hours(OPEN, until=end.astimezone(zone))


def may_hold(local: datetime) -> Q:
    """Return a condition on `Schedule` rows that each rule open at `local` meets.

    Others may meet it too: weekdays and times are looked at, no calendar and no holiday. For
    putting rows in order before their hours are computed, never for what is told.
    """
    at, today, yesterday = local.time(), local.date(), local.date() - DAY
    over_night = Q(closes_at__lte=F("opens_at"))
    is_day = Q(byday="") | Q(byday__contains=DAYS[today.weekday()])
    is_day_after = Q(byday="") | Q(byday__contains=DAYS[yesterday.weekday()])
    since_today = Q(opens_at__lte=at) & (over_night | Q(closes_at__gt=at)) & is_day
    since_yesterday = over_night & Q(closes_at__gt=at) & is_day_after
    has_begun = Q(valid_from__isnull=True) | Q(valid_from__lte=today)
    goes_on = Q(valid_to__isnull=True) | Q(valid_to__gte=yesterday)
    return (since_today | since_yesterday) & has_begun & goes_on


def _span_around(moment: datetime, spans: Iterable):
    """Join spans that touch; return the one that holds `moment`, else the next, else the last."""
    start = end = None
    for opens, closes in spans:
        if end is not None and opens <= end:
            end = max(end, closes)
        elif end is not None and end > moment:
            break
        else:
            start, end = opens, closes
        if start <= moment and end - moment > ALWAYS_AFTER:
            break
    return start, end


def _all_spans(rules, moment: datetime, zone, jurisdiction: str):
    """Yield spans from the day before `moment`, in the order of their opening."""
    today = moment.astimezone(zone).date()
    for offset in range(-1, DAYS_AHEAD):
        day = today + offset * DAY
        yield from _spans(rules, day, zone, is_holiday=is_public_holiday(jurisdiction, day))


def _is_for_the_holiday(rules, moment: datetime, zone, jurisdiction: str) -> bool:
    """Say whether what is closed now has hours today that a public holiday alone takes away."""
    today = moment.astimezone(zone).date()
    if not is_public_holiday(jurisdiction, today):
        return False
    held = _spans(rules, today, zone, is_holiday=True)
    usual = _spans(rules, today, zone, is_holiday=False)
    return any(span not in held and span[1] > moment for span in usual)


def _spans(rules, day: date, zone, *, is_holiday: bool) -> list[tuple[datetime, datetime]]:
    """Return the spans (UTC) that open on the local `day`, in order."""
    in_force = [rule for rule in rules if _bounds(rule, day)]
    if any(rule.kind == Kind.CLOSED for rule in in_force):
        return []
    special = [rule for rule in in_force if rule.kind == Kind.SPECIAL]
    rules = special or [
        rule
        for rule in in_force
        if rule.kind == Kind.REGULAR and rule.opens_at and _recurs_on(rule, day)
    ]
    if not special and is_holiday:
        rules = [rule for rule in rules if rule.on_holidays == Holidays.AS_USUAL]
    spans = []
    for rule in rules:
        last = day + DAY if rule.closes_at <= rule.opens_at else day
        start, end = _moment(day, rule.opens_at, zone), _closing(last, rule.closes_at, zone)
        if start < end:
            spans.append((start, end))
    return sorted(spans)


def _bounds(rule, day: date) -> bool:
    return (rule.valid_from is None or rule.valid_from <= day) and (
        rule.valid_to is None or day <= rule.valid_to
    )


def _recurs_on(rule, day: date) -> bool:
    if rule.is_every_week:
        return DAYS[day.weekday()] in rule.days_of_week()
    first = day.replace(day=1)  # every month: counted from any first of a month
    return rule.recurrence(first).includes(day)


def _moment(day: date, at: time, zone) -> datetime:
    return datetime.combine(day, at, tzinfo=zone).astimezone(UTC)


def _closing(day: date, at: time, zone) -> datetime:
    """Return the later of the two moments that a repeated local time may mean."""
    local = datetime.combine(day, at, tzinfo=zone)
    return max(local.replace(fold=fold).astimezone(UTC) for fold in (0, 1))
