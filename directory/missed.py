"""What a reader asked for and did not find here, as the search counts it: words, kinds, places.

The matrix of gaps reads it as evidence (`gaps.searches`), so that a kind chosen from the list
counts as words do, and what others give elsewhere counts as missing here.
"""

from django.utils.translation import get_language

from directory.asking import Asked
from directory.finding import Found
from portal.privacy.detector import may_name_a_person
from portal.reference.models import Municipality
from search import visitors
from search.text import QUERY_LETTERS, fold, tokens


def missed(request, asked: Asked, found: Found) -> tuple[str, str, int, str] | None:
    """Return what `search.asked.count` takes of a question that found nobody here, else None.

    As on the search's page: of a reader who sees the page, once, and nothing of filters.
    """
    if asked.form.is_narrowed or asked.wanted.start or "page" in request.GET:
        return None
    words = _words(asked, found)
    if not words or not visitors.is_reader(request) or visitors.is_ahead(request):
        return None
    visitor = visitors.visitor_of(request)
    if not visitors.may_ask(visitor, words):
        return None
    return _with_place(words, asked.municipality), get_language(), 0, visitor


def _words(asked: Asked, found: Found) -> str:
    """Return the words that were missed, of a kind that was chosen its name; empty if none were."""
    words = asked.words.strip()
    if found.is_missing_here:
        return words if tokens(words) else asked.need_label.lower()
    if not tokens(words) or asked.form.cleaned_data["type"] or asked.matches is None:
        return ""
    is_nowhere = not asked.wanted.named and (
        asked.matches.is_alike or not any(asked.matches.groups)
    )
    return words if is_nowhere or not found.rows else ""


def _with_place(words: str, town: Municipality | None) -> str:
    """Return words and place, as far as both may be kept; a place they name comes once.

    In small letters behind a comma, for “Psikolog Has” and “Herceg Novi” look like a person.
    """
    if town is None or f" {_plain(town.name)} " in f" {_plain(words)} ":
        return words
    whole = f"{words}, {town.name.lower()}"
    is_kept = len(whole) <= QUERY_LETTERS and not may_name_a_person(whole)
    return whole if is_kept and not may_name_a_person(words) else words


def _plain(name: str) -> str:
    """Return a name as it may be typed: small letters, no accents, Latin."""
    return " ".join(fold(token.word) for token in tokens(name))
