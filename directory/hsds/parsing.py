"""Values of a file to values of our columns: what is repaired is said, what cannot be is refused."""

import html
import re
import uuid
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from functools import lru_cache

import bleach
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.db import models
from django.utils.translation import gettext_noop as _

from directory.hsds.reasons import Reason
from directory.hsds.rows import NOTHING
from directory.hsds.tables import Field

MARKUP = re.compile(r"<\s*(/?[a-zA-Z][^<>]*|!--.*?--)>", re.DOTALL)
BREAK = re.compile(r"<\s*(br|/p|/li|/div|/h\d)\b[^<>]*>", re.IGNORECASE)
SCRIPT = re.compile(r"<\s*(script|style)\b.*?<\s*/\s*\1\s*>", re.IGNORECASE | re.DOTALL)
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
DAY_FIRST = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})\.?")
CLOCK = re.compile(
    r"(\d{1,2})(?:[:.h](\d{2}))?(?::(\d{2})(?:\.\d+)?)?\s*(am|pm)?\s*(z|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
NOON = 12
LARGEST = {True: 32767, False: 2**31 - 1}  # by whether the column is a small one
IS_URL, IS_EMAIL = URLValidator(schemes=("http", "https")), EmailValidator()


class Wrong(Exception):
    """The value cannot be taken; `reason` says why."""

    @property
    def reason(self) -> str:
        return self.args[0]


def parse(field: Field, column: models.Field, raw, note):
    """Return `raw` as `column` stores it. `note(reason)` hears of repairs. Raises Wrong."""
    if isinstance(raw, (dict, list)):
        raise Wrong(_("is no single value"))
    if isinstance(raw, bool):
        raw = "true" if raw else "false"
    text = str(raw).strip()
    kind = field.format or field.type
    if isinstance(column, models.DecimalField):
        return _decimal(column, text, note)
    if isinstance(column, models.IntegerField):
        return _whole(column, text)
    reader = {"uuid": _uuid, "date": _date, "datetime": _date, "time": _time}.get(kind)
    if reader:
        return reader(text, note)
    if kind == "uri" or isinstance(column, models.URLField):
        return _uri(column, text, note)
    text = plain_text(text, note)
    if kind == "email" and text:
        _email(text)
    if field.choices and text not in field.choices:
        raise Wrong(Reason(_("is none of %(words)s"), words=", ".join(field.choices)))
    return fitting(column, text)


def fitting(column: models.Field, text: str) -> str:
    if column.max_length and len(text) > column.max_length:
        raise Wrong(Reason(_("is longer than %(n)s characters"), n=column.max_length))
    return text


def plain_text(text: str, note) -> str:
    """Return `text` without markup and control characters."""
    clean = CONTROL.sub("", text)
    if MARKUP.search(clean):
        clean = BREAK.sub("\n", SCRIPT.sub("", clean))
        clean = html.unescape(bleach.clean(clean, tags=set(), strip=True, strip_comments=True))
        note(_("markup was taken out"))
    elif clean != text:
        note(_("control characters were taken out"))
    return "" if clean.strip() == NOTHING else clean.strip()


@lru_cache(maxsize=2**17)  # an id is read where it is given and at each link to it
def key_of(text: str) -> uuid.UUID:
    """Return the id that `text` is. Raises ValueError."""
    return uuid.UUID(text)


def _uuid(text: str, note) -> uuid.UUID:
    try:
        return key_of(text)
    except ValueError:
        raise Wrong(_("is no id")) from None


def _number(text: str) -> Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise Wrong(_("is no number")) from None
    if not value.is_finite():
        raise Wrong(_("is no number"))
    return value


def _decimal(column, text: str, note) -> Decimal:
    if re.fullmatch(r"-?\d+,\d+", text):
        note(_("a decimal comma was read as a point"))
        text = text.replace(",", ".")
    value = _number(text)
    if abs(value) >= 10 ** (column.max_digits - column.decimal_places):
        raise Wrong(_("is too big a number"))
    rounded = round(value, column.decimal_places)
    if rounded != value:
        note(Reason(_("was rounded to %(n)s decimals"), n=column.decimal_places))
    return rounded


def _whole(column, text: str) -> int:
    value = _number(text)
    if value != value.to_integral_value():
        raise Wrong(_("is no whole number"))
    if not 0 <= value <= LARGEST["Small" in type(column).__name__]:
        raise Wrong(_("is out of bounds"))
    return int(value)


def _date(text: str, note) -> date:
    if found := DAY_FIRST.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
        text = f"{year:04}-{month:02}-{day:02}"
        note(Reason(_("was read as %(value)s"), value=text))
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    try:
        found = datetime.fromisoformat(text).date()
    except ValueError:
        raise Wrong(_("is no date of the form 2026-11-22")) from None
    note(_("the time of day was left out"))
    return found


def _time(text: str, note) -> time:
    found = CLOCK.fullmatch(text)
    if found is None:
        raise Wrong(_("is no time of day of the form 08:00"))
    hours, minutes, seconds, half, offset = found.groups()
    hour, minute, second = int(hours), int(minutes or 0), int(seconds or 0)
    if half:
        if not 1 <= hour <= NOON:
            raise Wrong(_("is no time of day"))
        hour = hour % NOON + (NOON if half.lower() == "pm" else 0)
        note(Reason(_("was read as %(value)s"), value=f"{hour:02}:{minute:02}"))
    if (hour, minute, second) == (24, 0, 0):
        note(_("midnight was read as 00:00"))
        hour = 0
    if offset:
        note(_("the offset was left out: hours are those of the place"))
    try:
        return time(hour, minute, second)
    except ValueError:
        raise Wrong(_("is no time of day")) from None


def _uri(column, text: str, note) -> str:
    if text and "://" not in text and re.match(r"[\w-]+(\.[\w-]+)+(/|$|\?)", text):
        text = f"https://{text}"
        note(Reason(_("was read as %(value)s"), value=text))
    if text:
        try:
            IS_URL(text)
        except ValidationError:
            raise Wrong(_("is no web address")) from None
    return fitting(column, text)


def _email(text: str) -> None:
    try:
        IS_EMAIL(text)
    except ValidationError:
        raise Wrong(_("is no e-mail address")) from None
