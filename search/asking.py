"""What a request asks: reader, words, filters, page. One reading for page, fragment and API."""

from dataclasses import dataclass

from django.conf import settings
from django.http import QueryDict
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from search import text
from search.paging import LAST_PAGE, read
from search.query import known_filters
from search.sections import Reader

OWN_NAMES = {"q", "m", "page", "typed", "partial", "lang", "next", "shown"}
MOST_UNKNOWN = 5  # are named; an address with a thousand of them gets one short note
NAME_LETTERS = 40
MOST_NAMES = 50  # of an address that are read, and values of each of them
ADDRESS_LETTERS = 2000  # a query of QUERY_LETTERS Cyrillic letters takes 1,200


# Language → country of those who read the portal in it, where they did not say and it is not the
# language of the site's own country.
COUNTRY_OF = {"sr-latn": "ME"}


@dataclass(frozen=True)
class Asked:
    """notes: one sentence for each of the first filters that were ignored.

    shown: codes of the pieces on the pages before this one, if a link brought them.
    """

    typed: str
    filters: dict[str, frozenset[str]]
    page: int
    only_typed: bool
    shown: tuple[int, ...]
    notes: tuple[str, ...]


def asked_by(request) -> Asked:
    """Read the address of a search; nothing in it is an error."""
    names = [name for name in request.GET if name not in OWN_NAMES][:MOST_NAMES]
    given = {name: list(dict.fromkeys(request.GET.getlist(name)))[:MOST_NAMES] for name in names}
    filters, unknown = known_filters(given)
    return Asked(
        typed=request.GET.get("q", ""),
        filters=filters,
        page=_page(request.GET.get("page", "")),
        only_typed=request.GET.get("typed") == "1",
        shown=read(request.GET.get("shown", "")),
        notes=tuple(
            _("The filter “%(name)s” is not known and was ignored.") % {"name": name[:NAME_LETTERS]}
            for name in unknown[:MOST_UNKNOWN]
        ),
    )


def _page(number: str) -> int:
    is_number = number.isascii() and number.isdecimal() and len(number) <= 3
    return min(max(int(number), 1), LAST_PAGE) if is_number else 1


def country_of(request, language: str) -> str:
    """Return the country that the language tells of a reader who did not say theirs, or ""."""
    return COUNTRY_OF.get(language, "") if request.place.assumed else ""


def reader_of(request, language: str) -> Reader:
    """Return who asks. `language` orders hits; what may be read is decided by SEARCH_READER.

    Who did not say where they are, but reads the site in its main language, is
    taken to be in its country; who reads it in another country's language, in that.
    """
    country = country_of(request, language)
    readable = import_string(settings.SEARCH_READER)
    return Reader(
        language=language,
        jurisdiction=country or request.place.jurisdiction,
        municipality=request.place.municipality,
        town=request.place.name,
        is_assumed=request.place.assumed,
        is_placed=bool(country) or not request.place.assumed or language == settings.LANGUAGE_CODE,
        audiences=frozenset(str(audience) for audience in readable(request.user)),
    )


def address(request, asked: Asked, **changes) -> str:
    """Return this search's query string with some parts changed; None or () drops a part.

    Every link starts over on the first page unless it says otherwise, and
    carries no filter that was ignored and no more of the words than is looked at.
    """
    query = QueryDict(mutable=True)
    words = text.clean(asked.typed).strip()[: text.QUERY_LETTERS]
    own = {"q": words, "m": request.GET.get("m", ""), "typed": "1" if asked.only_typed else ""}
    for name, value in own.items():
        if value and len(value) <= text.QUERY_LETTERS:
            query[name] = value
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


def shorten_address(request, asked: Asked) -> None:
    """Make an overlong address the one it was read as, for the frame's links repeat it."""
    if len(request.META.get("QUERY_STRING", "")) > ADDRESS_LETTERS:
        request.META["QUERY_STRING"] = address(request, asked)[1:]
