"""The usual week as a provider writes it: a line of hours a day, read from and put into rules.

A week is a dict of day ("MO") → tuple of (opens, closes); a day that is not in it is closed.
Exceptions on some dates stay as they are. Where usual hours are no plain week (a season, a day of
the month, every second week, words alone) no week is read or written: a day that seems closed may
be open.
"""

import json
import re
from datetime import time
from itertools import zip_longest

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from directory.models import Location, Schedule, Service, ServiceAtLocation
from directory.models.schedule import DAYS, Holidays, Kind
from directory.wording import still_valid

Span = tuple[time, time]
Week = dict[str, tuple[Span, ...]]

MOST_SPANS = 3  # a day
SPAN = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(?:-|–|—)\s*(\d{1,2})(?:[:.](\d{2}))?")
MIDNIGHT = time(0)
# What stands beside the hours of a rule, and goes along when its hours change.
BESIDE = ("description", "notes", "attending_type", "schedule_link", "on_holidays")
OWNERS = {"s": Service, "p": ServiceAtLocation, "l": Location}
OWNER_FIELD = {"s": "service", "p": "service_at_location", "l": "location"}


def parse(text: str) -> tuple[Span, ...]:
    """Return the spans of one day as somebody typed them: “8-12, 14:00–18:00”.

    24 stands for midnight; a span that ends before it begins ends on the next day. Raises
    ValidationError for what is no hours, or spans that overlap.
    """
    parts = [part.strip() for part in re.split(r"[,;]", text) if part.strip()]
    if len(parts) > MOST_SPANS:
        raise ValidationError(_("At most three spans a day."))
    spans = tuple(sorted(_span(part) for part in parts))
    ends = [_minutes(closes) if closes > opens else 24 * 60 for opens, closes in spans]
    for end, (opens, _closes) in zip(ends, spans[1:], strict=False):
        if _minutes(opens) < end:
            raise ValidationError(_("These hours overlap."))
    return spans


def _span(text: str) -> Span:
    found = SPAN.fullmatch(text)
    if found is None:
        raise ValidationError(_("Write hours such as 08:00-16:00, or leave the day empty."))
    begin, begin_minute, end, end_minute = (int(part or 0) for part in found.groups())
    if (end, end_minute) == (24, 0):
        end = 0
    try:
        opens, closes = time(begin, begin_minute), time(end, end_minute)
    except ValueError:
        raise ValidationError(_("“%(text)s” is no time of a day.") % {"text": text}) from None
    if opens == closes != MIDNIGHT:
        raise ValidationError(_("Opening and closing are the same. A whole day is 00:00-24:00."))
    return opens, closes


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def in_words(spans: tuple[Span, ...]) -> str:
    """Return the spans of one day as `parse` reads them."""
    return ", ".join(
        f"{opens:%H:%M}-{'24:00' if closes == MIDNIGHT else f'{closes:%H:%M}'}"
        for opens, closes in spans
    )


def day_name(day: str) -> str:
    return str(WEEKDAYS[DAYS.index(day)])


def week_of(rules) -> Week:
    """Return the plain week in `rules`."""
    week: Week = {}
    for rule in filter(is_plain, rules):
        for day in rule.days_of_week():
            week[day] = tuple(sorted({*week.get(day, ()), _span_of(rule)}))
    return week


def _span_of(rule: Schedule) -> Span:
    return rule.opens_at, rule.closes_at


def is_plain(rule: Schedule) -> bool:
    """Say whether `rule` is a line of a plain week: the same hours each week, without an end."""
    return (
        rule.kind == Kind.REGULAR
        and rule.opens_at is not None
        and rule.is_every_week
        and not (rule.valid_from or rule.valid_to)
    )


def whole_week(rules) -> Week | None:
    """Return the usual hours in `rules`, or None where they are more than a plain week."""
    usual = [rule for rule in still_valid(rules) if rule.kind == Kind.REGULAR]
    if not all(is_plain(rule) for rule in usual):
        return None
    week = week_of(usual)
    try:
        from_text(to_text(week))
    except ValidationError:  # overlapping rules, or many of one day
        return None
    return week


def to_text(week: Week) -> str:
    """Return a week as it is kept while it waits."""
    return json.dumps({day: in_words(week[day]) for day in DAYS if week.get(day)})


def from_text(text: str) -> Week:
    """Return what `to_text` kept; raises ValidationError for anything else."""
    try:
        days = json.loads(text)
        return {day: parse(days[day]) for day in DAYS if days.get(day)}
    except (ValueError, TypeError, AttributeError):
        raise ValidationError(_("This is no week of hours.")) from None


def lines(week: Week) -> str:
    """Return a week for a keeper, a line a day; "" when nothing is known.

    Hours read as over midnight are marked: they may be a slip.
    """
    if not week:
        return ""
    return "\n".join(f"{day_name(day)} {_line(week.get(day, ()))}" for day in DAYS)


def _line(spans: tuple[Span, ...]) -> str:
    words = in_words(spans) or _("closed")
    if any(MIDNIGHT != closes < opens for opens, closes in spans):
        return _("%(hours)s (over midnight, to the next day)") % {"hours": words}
    return words


# Whose week it is


def owner_of(service: Service, pair: ServiceAtLocation | None) -> str:
    """Return “kind:id” of the row whose rules readers see, and on which new ones are written.

    A place that other services share keeps its hours: those of this service go to the pair.
    """
    if pair is None:
        return f"s:{service.pk}"
    if not pair.schedules.exists():
        where = pair.location
        if where.schedules.exists():
            is_own = where.organization_id == service.organization_id
            if is_own and where.service_at_locations.count() == 1:
                return f"l:{where.pk}"
        elif service.schedules.exists():
            return f"s:{service.pk}"
    return f"p:{pair.pk}"


def find_owner(service: Service, name: str):
    """Return the row that “kind:id” names, if it still belongs to `service`, else None."""
    kind, _colon, key = name.partition(":")
    if kind == "s":
        return service if key == str(service.pk) else None
    pairs = service.service_at_locations.select_related("location")
    if kind == "p":
        return pairs.filter(pk=key).first()
    pair = pairs.filter(location=key, location__organization=service.organization_id).first()
    return pair.location if pair else None


def rules_of(owner) -> list[Schedule]:
    """Return the rules that count for `owner` now: a pair without own ones has its place's."""
    rules = list(owner.schedules.all())
    if not rules and isinstance(owner, ServiceAtLocation):
        rules = list(owner.location.schedules.all())
    return rules


@transaction.atomic
def write(owner, week: Week) -> None:
    """Put `week` in place of the plain week of `owner`. Raises ValidationError.

    Rules of which days and hours stay are not touched. Hours that replace others of that day keep
    what stood beside those: words, a link, what happens on holidays.
    """
    rules = _own_rules(owner)
    if whole_week(rules) is None:
        raise ValidationError(_("These hours are more than a week: write them in by hand."))
    plain = [rule for rule in rules if is_plain(rule)]
    lacking = _lacking(plain, week)
    for rule in plain:
        _narrow(rule, week)
    for values, days in lacking.items():
        rule = Schedule(
            **{_field_of(owner): owner},
            **dict(zip(("opens_at", "closes_at", *BESIDE), values, strict=True)),
            byday=",".join(days),
        )
        rule.full_clean(validate_unique=False)
        rule.save()


def _own_rules(owner) -> list[Schedule]:
    """Return the rules that count for `owner`; those of its place are copied for it first."""
    rules = list(owner.schedules.all())
    if rules:
        return rules
    return [_copy(rule, owner) for rule in rules_of(owner)]


def _lacking(plain: list[Schedule], week: Week) -> dict[tuple, list[str]]:
    """Return (opens, closes, what stands beside) → days, of the hours that no rule says yet."""
    found: dict[tuple, list[str]] = {}
    for day in DAYS:
        spans = week.get(day, ())
        there = sorted((rule for rule in plain if day in rule.days_of_week()), key=_span_of)
        known = {_span_of(rule) for rule in there}
        gone = [rule for rule in there if _span_of(rule) not in spans]
        new = [span for span in spans if span not in known]
        for span, replaced in zip_longest(new, gone[: len(new)]):
            found.setdefault((*span, *_beside(replaced, there)), []).append(day)
    return found


def _beside(replaced: Schedule | None, there: list[Schedule]) -> tuple[str, ...]:
    """Return the values of `BESIDE` for new hours. What replaces nothing does on holidays as the
    other hours of its day do, if they all do the same.
    """
    if replaced is not None:
        return tuple(getattr(replaced, name) for name in BESIDE)
    on_holidays = {rule.on_holidays for rule in there}
    same = on_holidays.pop() if len(on_holidays) == 1 else Holidays.CLOSED
    return (*("" for _name in BESIDE[:-1]), same)


def _narrow(rule: Schedule, week: Week) -> None:
    """Leave `rule` the days on which its hours stay; without one it goes."""
    days = [day for day in rule.days_of_week() if _span_of(rule) in week.get(day, ())]
    if not days:
        rule.delete()
    elif days != rule.days_of_week():
        rule.byday = ",".join(days)
        rule.save()


def _field_of(owner) -> str:
    return next(OWNER_FIELD[kind] for kind, model in OWNERS.items() if isinstance(owner, model))


def _copy(rule: Schedule, owner) -> Schedule:
    values = {
        part.attname: getattr(rule, part.attname)
        for part in Schedule._meta.concrete_fields
        if part.name not in ("id", *OWNER_FIELD.values())
    }
    return Schedule.objects.create(**values, **{_field_of(owner): owner})


class DayField(forms.CharField):
    """The hours of one day; its value is a tuple of spans."""

    def __init__(self, **kwargs):
        super().__init__(required=False, max_length=60, **kwargs)

    def to_python(self, value):
        return parse(super().to_python(value))

    def has_changed(self, initial, data):
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True
