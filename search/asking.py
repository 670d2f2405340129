"""What a request asks: reader, words, filters, page. One reading for page, fragment and API."""

from dataclasses import dataclass

from django.conf import settings
from django.http import QueryDict
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from search.query import LAST_PAGE, known_filters
from search.sections import Reader

OWN_NAMES = {"q", "m", "page", "typed", "partial", "lang", "next"}
MOST_UNKNOWN = 5  # are named; an address with a thousand of them gets one short note
NAME_LETTERS = 40


@dataclass(frozen=True)
class Asked:
    """notes: one sentence for each filter that was ignored."""

    typed: str
    filters: dict[str, frozenset[str]]
    page: int
    only_typed: bool
    notes: tuple[str, ...]


def asked_by(request) -> Asked:
    """Read the address of a search; nothing in it is an error."""
    given = {name: values for name, values in request.GET.lists() if name not in OWN_NAMES}
    filters, unknown = known_filters(given)
    return Asked(
        typed=request.GET.get("q", ""),
        filters=filters,
        page=_page(request.GET.get("page", "")),
        only_typed=request.GET.get("typed") == "1",
        notes=tuple(
            _("The filter “%(name)s” is not known and was ignored.") % {"name": name[:NAME_LETTERS]}
            for name in unknown[:MOST_UNKNOWN]
        ),
    )


def _page(number: str) -> int:
    is_number = number.isascii() and number.isdecimal() and len(number) <= 3
    return min(max(int(number), 1), LAST_PAGE) if is_number else 1


def reader_of(request, language: str) -> Reader:
    """Return who asks. `language` orders hits; what may be read is decided by SEARCH_READER."""
    readable = import_string(settings.SEARCH_READER)
    return Reader(
        language=language,
        jurisdiction=request.place.jurisdiction,
        municipality=request.place.municipality,
        audiences=frozenset(str(audience) for audience in readable(request.user)),
    )


def address(request, asked: Asked, **changes) -> str:
    """Return this search's query string with some parts changed; None or () drops a part.

    Every link starts over on the first page unless it says otherwise, and
    carries no filter that was ignored.
    """
    query = QueryDict(mutable=True)
    for name in ("q", "m", "typed"):
        if request.GET.get(name):
            query[name] = request.GET[name]
    for name, values in asked.filters.items():
        query.setlist(name, sorted(values))
    for name, value in changes.items():
        if value is None or value == ():
            query.pop(name, None)
        elif isinstance(value, (list, tuple)):
            query.setlist(name, value)
        else:
            query[name] = str(value)
    return f"?{query.urlencode()}"
