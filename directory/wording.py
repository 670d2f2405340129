"""Hours and freshness in words, in the active language: open until, the rules of a week."""

from datetime import datetime, time, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from directory.freshness import Freshness
from directory.hours import CLOSED, OPEN, Hours
from directory.models.schedule import DAYS, Holidays, Kind
from directory.recurrence import MONTHLY, words

DAY = timedelta(days=1)
MIDNIGHT = time()
LETTERS_QUOTED = 40  # of what somebody wrote into the address
DAY_NAMES = dict(zip(DAYS, range(7), strict=True))


def quoted(text: str) -> str:
    """Return the beginning of what somebody wrote, without what cannot be seen."""
    seen = "".join(letter for letter in text if letter.isprintable()).strip()
    return seen if len(seen) <= LETTERS_QUOTED else f"{seen[:LETTERS_QUOTED]}…"


def verified_in_words(known) -> str:
    """Return how fresh a service (directory.shown.Shown) is, with the day; of what is through the
    line the month alone is known.
    """
    if not known.assured_date:
        return known.freshness.label
    has_day = not known.through_the_line
    day = date_format(known.assured_date, "DATE_FORMAT" if has_day else "YEAR_MONTH_FORMAT")
    if known.freshness != Freshness.VERIFIED:
        return f"{known.freshness.label} ({day})"
    if has_day:
        return _("verified on %(day)s") % {"day": day}
    return _("verified: %(month)s") % {"month": day}


def hours_in_words(hours: Hours, now: datetime | None = None) -> str:
    """Return one short sentence without a full stop; `now` is for tests.

    Times are those of the service's own country, as `Hours` holds them.
    """
    if hours.is_around_the_clock:
        return _("day and night")
    if hours.state == OPEN:
        return _("open until %(when)s") % {"when": _closing_in_words(hours.until, now)}
    if hours.state == CLOSED:
        words = [_("public holiday today")] * hours.is_holiday
        return ", ".join([*words, _closed_in_words(hours, now)])
    return _("hours not known")


def _closed_in_words(hours: Hours, now: datetime | None) -> str:
    if hours.opens_next:
        return _("closed until %(when)s") % {"when": moment_in_words(hours.opens_next, now)}
    return _("closed now")


def _closing_in_words(moment: datetime, now: datetime | None) -> str:
    """As `moment_in_words`, but what closes at midnight closes on the day that ends, at 24:00."""
    if moment.time() != MIDNIGHT:
        return moment_in_words(moment, now)
    return moment_in_words(moment - DAY, now, clock="24:00")


def moment_in_words(moment: datetime, now: datetime | None = None, clock: str = "") -> str:
    """Return “16:00”, “tomorrow 08:00”, “Monday at 08:00” or “03.12. at 08:00”, seen from `now`."""
    today = (now or timezone.now()).astimezone(moment.tzinfo).date()
    clock = clock or moment.strftime("%H:%M")
    day = moment.date()
    if day == today:
        return clock
    if day == today + DAY:
        return _("tomorrow %(time)s") % {"time": clock}
    if day < today + 7 * DAY:
        return _("%(day)s at %(time)s") % {"day": _weekday(day.weekday()), "time": clock}
    return _("%(day)s at %(time)s") % {"day": f"{day:%d.%m.}", "time": clock}


def _weekday(number: int) -> str:
    """Return the day (Monday is 0) in the case that follows “until”."""
    return (
        pgettext("by …", "Monday"),
        pgettext("by …", "Tuesday"),
        pgettext("by …", "Wednesday"),
        pgettext("by …", "Thursday"),
        pgettext("by …", "Friday"),
        pgettext("by …", "Saturday"),
        pgettext("by …", "Sunday"),
    )[number]


def rule_in_words(rule) -> str:
    """Return one opening rule (directory.Schedule) as days, hours and exceptions."""
    if rule.kind == Kind.CLOSED:
        return _("closed: %(dates)s") % {"dates": _dates(rule)}
    if not rule.opens_at or not rule.is_readable:
        return rule.description or _("hours not known")
    hours = _span(rule)
    if rule.kind == Kind.SPECIAL:
        return f"{_dates(rule)}: {hours}"
    parts = [f"{_days(rule)} {hours}".strip(), *_seldom(rule)]
    if rule.description:
        parts.append(rule.description)
    if rule.valid_from or rule.valid_to:
        parts.append(_dates(rule))
    if rule.on_holidays == Holidays.AS_USUAL:
        parts.append(_("also on public holidays"))
    return ", ".join(parts)


def still_valid(rules) -> list:
    """Return opening rules without those whose last day has passed."""
    today = timezone.localdate()
    return [
        rule
        for rule in rules
        if all(day is None or day >= today for day in (rule.valid_to, rule.until))
    ]


def _span(rule) -> str:
    """Return a rule's hours; of one that ends on the next day it is said."""
    if rule.opens_at == rule.closes_at == MIDNIGHT:
        return _("the whole day")
    closes = "24:00" if rule.closes_at == MIDNIGHT else f"{rule.closes_at:%H:%M}"
    hours = f"{rule.opens_at:%H:%M}–{closes}"
    if MIDNIGHT < rule.closes_at <= rule.opens_at:
        return _("%(hours)s of the next day") % {"hours": hours}
    return hours


def _dates(rule) -> str:
    dates = [f"{day:%d.%m.%Y}" for day in (rule.valid_from, rule.valid_to) if day]
    return " – ".join(dict.fromkeys(dates))


def _days(rule) -> str:
    """Return days as “Mon–Fri” or “Mon, Wed”; numbered days of a month as they are counted."""
    names = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
    days = rule.days()
    if not days:
        return _days_of_month(rule) or _days_by_start(rule, names)
    if any(day not in DAY_NAMES for day in days):
        return ", ".join(_numbered(day, names) for day in days)
    numbers = sorted(DAY_NAMES[day] for day in days)
    if len(numbers) == len(names):
        return _("every day")
    is_run = len(numbers) > 2 and numbers == list(range(numbers[0], numbers[-1] + 1))
    if is_run:
        return f"{names[numbers[0]]}–{names[numbers[-1]]}"
    return ", ".join(names[number] for number in numbers)


def _days_of_month(rule) -> str:
    """Return “15. of the month”; empty where the rule names no such days."""
    numbers = [word.lstrip("+") for word in words(rule.bymonthday)]
    first = rule.dtstart or rule.valid_from
    if not numbers and rule.freq == MONTHLY and first:
        numbers = [str(first.day)]
    days = [_("last day") if number == "-1" else f"{number}." for number in numbers]
    return _("%(days)s of the month") % {"days": ", ".join(days)} if days else ""


def _days_by_start(rule, names) -> str:
    """A rule that names no day comes round on the weekday on which it starts, if it says that."""
    return names[rule.dtstart.weekday()] if rule.dtstart else _("every day")


def _seldom(rule) -> list[str]:
    """Return “every 2 weeks” of what does not come round each time."""
    number = rule.interval or 1
    if number < 2:
        return []
    if rule.freq == MONTHLY:
        return [_("every %(number)d months") % {"number": number}]
    return [_("every %(number)d weeks") % {"number": number}]


def _numbered(day: str, names) -> str:
    number, name = day[:-2], names[DAY_NAMES[day[-2:]]]
    if not number:
        return name
    if number.startswith("-"):
        return _("last %(day)s of the month") % {"day": name}
    return _("%(number)s. %(day)s of the month") % {"number": number, "day": name}
