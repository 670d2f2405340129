"""What must hold within one row, said in words before the database would refuse it."""

import re
from collections.abc import Iterator
from datetime import time

from django.utils.translation import gettext_noop as _

from directory import recurrence
from directory.hsds.reasons import Reason
from directory.models.contact import DIALABLE

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
CURRENCY = re.compile(r"[A-Z]{3}")
COUNTRY = re.compile(r"[A-Z]{2}")
OLDEST = 120
# Languages that directories name in words.
LANGUAGE_CODES = {
    "albanian": "sq", "shqip": "sq", "arabic": "ar", "bosnian": "bs", "chinese": "zh",
    "croatian": "hr", "english": "en", "anglisht": "en", "engleski": "en", "french": "fr",
    "german": "de", "greek": "el", "haitian creole": "ht", "hindi": "hi", "italian": "it",
    "korean": "ko", "macedonian": "mk", "montenegrin": "sr-latn", "crnogorski": "sr-latn",
    "polish": "pl", "portuguese": "pt", "romani": "rom", "russian": "ru", "serbian": "sr",
    "spanish": "es", "turkish": "tr", "ukrainian": "uk", "urdu": "ur", "vietnamese": "vi",
    "yiddish": "yi", "bengali": "bn", "mandarin": "zh", "cantonese": "yue",
}  # fmt: skip

SCHEDULE_FAULTS = {
    recurrence.DAY_WORD: _("is no day such as MO or 1MO"),
    recurrence.NUMBERED: _("a numbered day such as 1MO needs freq MONTHLY"),
    recurrence.NUMBER_WORD: _("is no number from 1 to %(highest)s"),
    recurrence.SAME: _("is when it opens: the whole day is 00:00 to 00:00"),
    recurrence.UNCOUNTED: _("count needs dtstart: from when it is counted"),
    recurrence.TOO_FAR: _("goes on for more than five years: say until when"),
    recurrence.NEVER: _("these hours never come round: on no day within two years"),
}


def broken(table: str, value) -> Iterator[tuple[str, str]]:
    """Yield (field, reason) of each rule that the row breaks. `value(name)`: what it will say."""
    check = CHECKS.get(table)
    if check:
        yield from check(value)


def _in_order(value, first: str, last: str):
    start, end = value(first), value(last)
    if start is not None and end is not None and start > end:
        yield last, Reason(_("ends before it starts (%(start)s, %(end)s)"), start=start, end=end)


def _organization(value):
    year = value("year_incorporated")
    if year is not None and not 1000 <= year <= 2100:
        yield "year_incorporated", _("is no year")


def _service(value):
    for name in ("minimum_age", "maximum_age"):
        if value(name) is not None and value(name) > OLDEST:
            yield name, _("is older than people grow")
    youngest, oldest = value("minimum_age"), value("maximum_age")
    if youngest is not None and oldest is not None and youngest > oldest:
        reason = _("the highest age (%(oldest)s) is below the lowest (%(youngest)s)")
        yield "maximum_age", Reason(reason, oldest=oldest, youngest=youngest)
    if value("is_territorial") and value("accepts_others"):
        yield "accepts_others", _("is competent for its territory only, and takes others")
    if (value("capacity") == "unknown") != (value("capacity_until") is None):
        yield "capacity_until", _("free places are said together with until when that holds")


def _location(value):
    latitude, longitude = value("latitude"), value("longitude")
    if (latitude is None) != (longitude is None):
        yield "latitude", _("latitude and longitude go together")
    elif latitude is not None:
        if not -90 <= latitude <= 90:
            yield "latitude", _("is not on earth")
        if not -180 <= longitude <= 180:
            yield "longitude", _("is not on earth")
        if latitude == longitude == 0:
            yield "latitude", _("0, 0 is in the sea: the place was not known")


def _service_area(value):
    named = [n for n in ("country", "municipality", "administrative_unit") if value(f"{n}_id")]
    if len(named) > 1:
        yield named[-1], _("names more than one territory: the country, a municipality or a unit")
    elif not named and not value("name"):
        yield "name", _("names no territory: neither the country nor a municipality nor a unit")


def _address(value):
    if not COUNTRY.fullmatch(value("country") or ""):
        yield "country", _("is no country of two capital letters")


def _phone(value):
    if value("number") and not DIALABLE.fullmatch(value("number")):
        yield "number", _("is no phone number: digits, spaces and a leading + only")


def _contact(value):
    if not (value("name") or value("title") or value("department")):
        yield "name", _("has neither name nor function nor department")


def _language(value):
    if not LANGUAGE.fullmatch(value("code") or ""):
        yield "code", _("is no language code, and the name is none we know")


def _cost(value):
    amount = value("amount")
    if amount is not None and amount < 0:
        yield "amount", _("is less than nothing")
    if amount is not None and not CURRENCY.fullmatch(value("currency") or ""):
        yield "currency", _("an amount needs a currency of three capital letters")
    yield from _in_order(value, "valid_from", "valid_to")


def _schedule(value):
    opens, closes = value("opens_at"), value("closes_at")
    if (opens is None) != (closes is None):
        yield "closes_at", _("opening and closing go together")
    yield from _in_order(value, "valid_from", "valid_to")
    yield from _in_order(value, "dtstart", "until")
    yield from _schedule_days(value)
    interval = value("interval")
    if interval is not None and interval < 1:
        yield "interval", _("is less than one")
    elif interval and interval > 1 and not (value("dtstart") or value("valid_from")):
        yield "interval", _("needs dtstart: from when it is counted")
    yield from _schedule_kind(value, opens)


def _schedule_days(value):
    for fault in recurrence.faults(value):
        reason = SCHEDULE_FAULTS[fault.kind]
        yield fault.field, Reason(reason, highest=fault.highest) if fault.highest else reason


def _schedule_kind(value, opens: time | None):
    kind = value("kind") or "regular"
    if kind != "regular" and not (value("valid_from") and value("valid_to")):
        yield "valid_from", _("other hours on some days need both dates")
    if kind == "closed" and opens is not None:
        yield "opens_at", _("is closed and open")
    if kind == "special" and opens is None:
        yield "opens_at", _("other hours need hours")
    if kind == "regular" and opens is not None and value("freq") not in ("WEEKLY", "MONTHLY"):
        yield "freq", _("hours need WEEKLY or MONTHLY")
    if kind == "regular" and opens is None and not value("description"):
        yield "opens_at", _("says neither hours nor anything in words")


CHECKS = {
    "organization": _organization,
    "service": _service,
    "location": _location,
    "service_area": _service_area,
    "address": _address,
    "phone": _phone,
    "contact": _contact,
    "language": _language,
    "cost_option": _cost,
    "schedule": _schedule,
}
