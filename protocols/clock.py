"""Server side of the deadline clock: the table of limits, and what a device computes with.

The page holds facts only (limits, holidays, words); every moment a reader
enters stays on the reader's device and is computed there (static/js/protocol).
"""

from dataclasses import dataclass
from datetime import date

from django.utils.dates import MONTHS, MONTHS_ALT
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from portal.reference import days_off
from protocols.reading import LimitReading, Reading, StepReading

YEARS_BEHIND, YEARS_AHEAD = 1, 2  # a clock started in December is still read in January
# Languages that name the month in the genitive inside a date.
GENITIVE_MONTHS = {"sr-latn"}


@dataclass(frozen=True)
class ClockRow:
    """One limit of one step. `index` joins the table's row to the data of the device."""

    index: int
    step: StepReading
    limit: LimitReading


@dataclass(frozen=True)
class EventGroup:
    """The limits that run from one event; the event that starts the clock comes first."""

    event: str
    name: str
    is_start: bool
    rows: tuple[ClockRow, ...]

    @property
    def lies_ahead(self) -> bool:
        """Only limits before it: once it is "now", they are all behind."""
        return all(row.limit.relation == "before" for row in self.rows)


def group_limits(reading: Reading) -> tuple[EventGroup, ...]:
    """Return every limit of `reading`, grouped by its event, in the order of the steps."""
    groups: dict[str, list[ClockRow]] = {reading.start_event: []}
    limits = [(step, limit) for step in reading.steps for limit in step.limits]
    for index, (step, limit) in enumerate(limits):
        groups.setdefault(limit.event, []).append(ClockRow(index, step, limit))
    return tuple(
        EventGroup(event, rows[0].limit.event_name, event == reading.start_event, tuple(rows))
        for event, rows in groups.items()
        if rows
    )


def clock_data(reading: Reading, groups: tuple[EventGroup, ...], today: date) -> dict:
    """Return the JSON-ready data of the clock. Nothing in it is about a reader."""
    source = reading.source
    rows = sorted((row for group in groups for row in group.rows), key=lambda row: row.index)
    first, last = today.year - YEARS_BEHIND, today.year + YEARS_AHEAD
    free, estimated = public_holidays(source.jurisdiction_id, first, last)
    return {
        # One clock for all languages of the protocol.
        "key": f"zyra-clock:{source.translation_key}",
        "version": source.version,
        "zone": source.jurisdiction.time_zone,
        "years": [first, last],
        "holidays": free,
        "estimated": estimated,
        "limits": [_limit(row) for row in rows],
        "words": clock_words(),
    }


def public_holidays(jurisdiction: str, first: int, last: int) -> tuple[list[str], list[str]]:
    """Return ISO dates of public holidays of `jurisdiction`, and which of them are estimates."""
    days = {}
    for year in range(first, last + 1):
        days |= days_off.public_holidays(jurisdiction, year)
    free = [day.isoformat() for day in days]
    return free, [day.isoformat() for day, is_estimated in days.items() if is_estimated]


def _limit(row: ClockRow) -> dict:
    limit = row.limit
    return {
        "step": row.step.id,
        "number": row.step.number,
        "text": limit.text,
        "relation": limit.relation,
        "amount": limit.amount,
        "unit": limit.unit,
        "event": limit.event,
        "verified": limit.is_verified,
    }


def clock_words() -> dict:
    """Return the words of the clock in the active language; {…} is filled in on the device."""
    months = MONTHS_ALT if get_language() in GENITIVE_MONTHS else MONTHS
    return {
        "months": [str(months[number]) for number in range(1, 13)],
        "byWeekday": _weekdays_by(),
        "onWeekday": _weekdays_on(),
        "today": pgettext("clock", "today"),
        "tomorrow": pgettext("clock", "tomorrow"),
        "by": pgettext("clock", "by {day}, {time}"),
        "on": pgettext("clock", "{day}, {time}"),
        "dayOf": pgettext("clock", "{weekday} {date}"),
        "date": pgettext("clock", "{day} {month}"),
        "dateOfYear": pgettext("clock", "{day} {month} {year}"),
        "passed": _("passed: {when}"),
        "next": _("next: {when}"),
        "then": _("then {list}"),
        "started": _("Started on this device: {when}"),
        "startedIn": _("Started with version {old}. The limits are those of version {new}."),
        "ended": _(
            "The last limit has passed: the clock of {when} has ended and is no longer on "
            "this device."
        ),
        "cleared": _("The clock is cleared. Nothing is left on this device."),
        "full": _("This device does not let the clock be kept. It is lost when the page closes."),
        "onDemand": _(
            "No verified limit runs from what is entered. Those not verified are computed "
            "only on demand."
        ),
        "beyond": _("public holidays of that year are not known here"),
        "estimated": _("depends on a holiday whose date is an estimate"),
        "summary": _("Zyra: time limit, step {number}"),
        "description": _("{limit}. Version {version}. Check the protocol before you rely on it."),
    }


def _weekdays_by() -> list[str]:
    """Sunday first, as devices count; the case that follows "by"."""
    return [
        pgettext("by …", "Sunday"),
        pgettext("by …", "Monday"),
        pgettext("by …", "Tuesday"),
        pgettext("by …", "Wednesday"),
        pgettext("by …", "Thursday"),
        pgettext("by …", "Friday"),
        pgettext("by …", "Saturday"),
    ]


def _weekdays_on() -> list[str]:
    """Sunday first; "on Sunday" as it stands alone."""
    return [
        pgettext("on …", "Sunday"),
        pgettext("on …", "Monday"),
        pgettext("on …", "Tuesday"),
        pgettext("on …", "Wednesday"),
        pgettext("on …", "Thursday"),
        pgettext("on …", "Friday"),
        pgettext("on …", "Saturday"),
    ]
