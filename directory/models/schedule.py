"""Hours: recurring, on some dates other ones, closed on others."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey

from directory.models.contact import DescribesOneRecord
from directory.models.location import Location, ServiceAtLocation
from directory.models.record import OF_ONE, OUT_OF_ORDER, exactly_one, in_order
from directory.models.service import Service
from directory.recurrence import (
    DAY_WORD,
    DAYS,
    NEVER,
    NUMBER_WORD,
    NUMBERED,
    SAME,
    TOO_FAR,
    UNCOUNTED,
    WORD,
    Recurrence,
    faults,
    read,
    words,
)


class Freq(models.TextChoices):
    WEEKLY = "WEEKLY", _("every week")
    MONTHLY = "MONTHLY", _("every month")


class Kind(models.TextChoices):
    REGULAR = "regular", _("usual hours")
    SPECIAL = "special", _("other hours on these dates")
    CLOSED = "closed", _("closed on these dates")


class Holidays(models.TextChoices):
    CLOSED = "closed", _("closed")
    AS_USUAL = "as_usual", _("open as usual")


# What a form says of a fault.
WRONG = {
    DAY_WORD: _("Write MO,TU,WE,TH,FR,SA,SU, or 1MO in a month."),
    NUMBERED: _("A numbered day such as 1MO needs “every month”."),
    NUMBER_WORD: _("Write numbers from 1 to %(highest)s with commas between, or -1 for the last."),
    SAME: _("Opening and closing are the same. A whole day is 00:00 to 00:00."),
    UNCOUNTED: _("Say from which day the times are counted."),
    TOO_FAR: _("So many times take longer than five years: give the last day instead."),
    NEVER: _("These hours never come round: no day within two years is one of theirs."),
}


class Schedule(DescribesOneRecord):
    """One rule of opening hours, in the local time of its jurisdiction. Ends with its owner.

    As in the standard (RFC 5545): WEEKLY with `byday` "MO,TU", MONTHLY with `byday` "1MO" or
    `bymonthday` "1,15", each `interval` counted from `dtstart`, until `until` or `count` times;
    `valid_from`, `valid_to` bound the rule. `closes_at` at or before `opens_at` is on the next
    day; the same they are in 00:00–00:00 alone, the whole day. Without hours the text of
    `description` is all we know. `recurrence.py` and `hours.py` read it.
    """

    OWNERS = ("service", "location", "service_at_location")

    service = ParentalKey(Service, related_name="schedules", null=True, blank=True)
    location = ParentalKey(Location, related_name="schedules", null=True, blank=True)
    service_at_location = ParentalKey(
        ServiceAtLocation, related_name="schedules", null=True, blank=True
    )
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    dtstart = models.DateField(_("counted from"), null=True, blank=True)
    until = models.DateField(_("repeats until"), null=True, blank=True)
    count = models.PositiveSmallIntegerField(_("how many times"), null=True, blank=True)
    wkst = models.CharField(
        _("first day of the week"), max_length=2, blank=True, choices=[(day, day) for day in DAYS]
    )
    freq = models.CharField(
        _("how often"), max_length=7, blank=True, choices=Freq.choices, default=Freq.WEEKLY
    )
    interval = models.PositiveSmallIntegerField(_("every so many weeks or months"), default=1)
    byday = models.CharField(
        _("days"),
        max_length=60,
        blank=True,
        help_text=_("MO,TU,WE,TH,FR,SA,SU; in a month 1MO is the first Monday, -1FR the last."),
    )
    byweekno = models.CharField(_("weeks of the year"), max_length=60, blank=True)
    bymonthday = models.CharField(_("days of the month"), max_length=100, blank=True)
    byyearday = models.CharField(_("days of the year"), max_length=100, blank=True)
    description = models.CharField(_("hours in words"), max_length=250, blank=True)
    opens_at = models.TimeField(_("opens"), null=True, blank=True)
    closes_at = models.TimeField(
        _("closes"), null=True, blank=True, help_text=_("00:00 to 00:00 is the whole day.")
    )
    schedule_link = models.URLField(_("link to the hours"), blank=True)
    attending_type = models.CharField(_("how people attend"), max_length=60, blank=True)
    notes = models.TextField(_("notes"), blank=True)
    # Ours
    kind = models.CharField(
        _("kind of rule"), max_length=10, choices=Kind.choices, default=Kind.REGULAR
    )
    on_holidays = models.CharField(
        _("on public holidays"),
        max_length=10,
        choices=Holidays.choices,
        default=Holidays.CLOSED,
    )

    class Meta:
        ordering = ["kind", "valid_from", "byday", "opens_at"]
        verbose_name = pgettext_lazy("opening hours", "hours")
        verbose_name_plural = pgettext_lazy("opening hours", "hours")
        constraints = [
            models.CheckConstraint(
                condition=exactly_one("service", "location", "service_at_location"),
                name="schedule_of_one",
                violation_error_message=OF_ONE,
            ),
            models.CheckConstraint(
                condition=models.Q(opens_at__isnull=True, closes_at__isnull=True)
                | models.Q(opens_at__isnull=False, closes_at__isnull=False),
                name="schedule_opens_and_closes",
                violation_error_message=_("Opening and closing go together: give both or neither."),
                violation_error_code="closes_at",
            ),
            models.CheckConstraint(
                condition=in_order("valid_from", "valid_to") & in_order("dtstart", "until"),
                name="schedule_dates_in_order",
                violation_error_message=OUT_OF_ORDER,
            ),
            models.CheckConstraint(
                condition=models.Q(interval__gte=1),
                name="schedule_interval",
                violation_error_message=_("This is at least 1."),
                violation_error_code="interval",
            ),
            models.CheckConstraint(
                condition=models.Q(kind=Kind.REGULAR)
                | models.Q(valid_from__isnull=False, valid_to__isnull=False),
                name="schedule_exception_has_dates",
                violation_error_message=_(
                    "What counts on some dates only needs both: valid from and valid to."
                ),
                violation_error_code="valid_from",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind=Kind.CLOSED)
                | models.Q(opens_at__isnull=True, closes_at__isnull=True),
                name="schedule_closed_has_no_hours",
                violation_error_message=_("Closed on these dates: leave the hours empty."),
                violation_error_code="opens_at",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind=Kind.SPECIAL) | models.Q(opens_at__isnull=False),
                name="schedule_special_has_hours",
                violation_error_message=_("Other hours on these dates: say which."),
                violation_error_code="opens_at",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind=Kind.REGULAR, opens_at__isnull=False)
                | models.Q(freq__in=Freq.values),
                name="schedule_regular_recurs",
                violation_error_message=_("Hours need to be every week or every month."),
                violation_error_code="freq",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind=Kind.REGULAR, opens_at__isnull=True)
                | ~models.Q(description=""),
                name="schedule_says_something",
                violation_error_message=_("Give the hours, or say them in words."),
                violation_error_code="description",
            ),
            models.CheckConstraint(
                condition=models.Q(interval=1)
                | models.Q(dtstart__isnull=False)
                | models.Q(valid_from__isnull=False),
                name="schedule_interval_has_start",
                violation_error_message=_("Say from which day the weeks or months are counted."),
                violation_error_code="dtstart",
            ),
        ]

    def clean(self):
        super().clean()
        wrong = {
            last: OUT_OF_ORDER
            for first, last in (("valid_from", "valid_to"), ("dtstart", "until"))
            if (start := getattr(self, first)) and (end := getattr(self, last)) and start > end
        }
        self.byday = ",".join(words(self.byday.upper()))
        for fault in faults(self._value):
            wrong.setdefault(fault.field, WRONG[fault.kind] % {"highest": fault.highest})
        if wrong:
            raise ValidationError(wrong)

    @property
    def is_every_week(self) -> bool:
        """Whether every week is like the other: most rules are, and need no calendar."""
        return (
            self.freq == Freq.WEEKLY
            and self.interval == 1
            and not any((self.dtstart, self.until, self.count, self.bymonthday))
            and not any((self.byweekno, self.byyearday))
            and all(word in DAYS for word in words(self.byday.upper()))
        )

    @property
    def is_readable(self) -> bool:
        """Whether its days are; rows of before they were checked may say anything."""
        return self.kind != Kind.REGULAR or self.is_every_week or self.recurrence().is_readable

    def recurrence(self, start: date = date.min) -> Recurrence:
        """Return the days of a rule of usual hours, from `start` on if it says no day itself."""
        return read(self._value, start)

    def days(self) -> list[str]:
        """Return the days that it names, without words that are none."""
        return [word for word in words(self.byday.upper()) if WORD.fullmatch(word)]

    def days_of_week(self) -> list[str]:
        """Return the days of a rule of every week: one that names none counts on all."""
        return self.days() or list(DAYS)

    def _value(self, name: str):
        return getattr(self, name)
