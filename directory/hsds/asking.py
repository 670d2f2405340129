"""What a caller of the API asks for: pages and filters, read strictly."""

import uuid
from datetime import UTC, datetime, time

from django.utils.dateparse import parse_date, parse_datetime

PER_PAGE = 50
PER_PAGE_AT_MOST = {"full": 100, "minimal": 5000, "": 1000}
SEARCH_CHARACTERS = 200
YES, NO = {"true", "1", "yes", ""}, {"false", "0", "no"}


class BadQuery(Exception):
    """A parameter that cannot be read. `parameter`, `reason`: for the answer, in English."""

    def __init__(self, parameter: str, reason: str):
        super().__init__(f"{parameter}: {reason}")
        self.parameter, self.reason = parameter, reason


class Query:
    """The parameters of a request; each property raises BadQuery when it cannot be read."""

    def __init__(self, parameters, offered=frozenset()):
        self.parameters = parameters
        self.offered = offered
        if self._text("format") not in ("", "json"):
            raise BadQuery("format", "only json is offered")

    @property
    def page(self) -> int:
        return self._number("page", 1, 10**6)

    @property
    def per_page(self) -> int:
        kind = "full" if self.is_full else "minimal" if self.is_minimal else ""
        return self._number("per_page", PER_PAGE, PER_PAGE_AT_MOST[kind])

    @property
    def is_full(self) -> bool:
        return self._yes("full")

    @property
    def is_minimal(self) -> bool:
        return self._yes("minimal")

    @property
    def top_only(self) -> bool:
        return self._yes("top_only")

    @property
    def search(self) -> str:
        text = self._text("search").strip()
        if len(text) > SEARCH_CHARACTERS or "\x00" in text:
            raise BadQuery("search", f"at most {SEARCH_CHARACTERS} characters of text")
        return text

    @property
    def municipality(self) -> str:
        return self._text("municipality").strip()

    @property
    def modified_after(self) -> datetime | None:
        text = self._text("modified_after")
        if not text:
            return None
        # A plus sign that was not escaped in the address arrives as a space.
        text = text.strip().replace(" ", "+") if text.count(":") > 2 else text.strip()
        try:
            moment = parse_datetime(text)
            day = parse_date(text) if moment is None else None
        except ValueError:
            moment = day = None
        if moment is None and day is None:
            raise BadQuery("modified_after", "a date or a date and time (ISO 8601)")
        moment = moment or datetime.combine(day, time.min)
        try:
            return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
        except OverflowError:  # the first and last hours of the calendar have no UTC everywhere
            raise BadQuery("modified_after", "a moment of the years 1 to 9999 in UTC") from None

    def key(self, name: str) -> uuid.UUID | None:
        text = self._text(name)
        return read_key(name, text) if text else None

    def _text(self, name: str) -> str:
        return self.parameters.get(name, "")

    def _yes(self, name: str) -> bool:
        if name not in self.parameters:
            return False
        word = self._text(name).lower()
        if word not in YES | NO:
            raise BadQuery(name, "true or false")
        return word in YES

    def _number(self, name: str, default: int, highest: int) -> int:
        text = self._text(name)
        if not text:
            return default
        if not (text.isascii() and text.isdecimal() and 1 <= int(text[:9]) <= highest):
            raise BadQuery(name, f"a whole number from 1 to {highest}")
        return int(text)


def read_key(name: str, text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError:
        raise BadQuery(name, "an id of the form xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx") from None
