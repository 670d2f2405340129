"""The passage of a section that answers a query, as HTML with <mark> and nothing else."""

from collections.abc import Callable

from django.utils.html import escape

from search import text
from search.engines.base import Query, Slot
from search.text import Token, Written

PASSAGE_LETTERS = 240
ALIKE = 0.4  # a word this like one of the query is marked if no word is the same
MARKABLE_LETTERS = 12_000  # of a body that are looked at


def passage(body: str, language: str, query: Query) -> str:
    """Return the densest passage of `body` with the words of `query` marked, all else escaped."""
    body = text.clean(body)[:MARKABLE_LETTERS]
    others = (slot for choice in query.choices for run in choice.others for slot in run)
    slots = (*query.typed, *others)
    marked = _same(body, language, slots) or _alike(body, language, slots)
    start, end = _window(body, marked)
    return _as_html(body, start, end, [token for token, _slot in marked])


def _same(body: str, language: str, slots: tuple[Slot, ...]) -> list[tuple[Token, int]]:
    """Return the words of the body that stand for a word of the query, with its place there."""
    place = {slot.form: i for i, slot in reversed(list(enumerate(slots)))}
    place |= {stem: i for i, slot in enumerate(slots) for stem in slot.stems}

    def place_of(word: Written) -> int | None:
        if text.is_stop(word.form) and word.form not in place:
            return place.get(word.acronym)
        return place.get(word.stem, place.get(word.form))

    return _placed(body, language, place_of)


def _alike(body: str, language: str, slots: tuple[Slot, ...]) -> list[tuple[Token, int]]:
    """Return the words that resemble one of the query; most share no 4-gram with any."""
    asked = frozenset(gram for slot in slots for gram in text.grams(slot.form))

    def place_of(word: Written) -> int | None:
        if asked.isdisjoint(text.grams(word.form)):
            return None
        alike = (i for i, s in enumerate(slots) if text.likeness(word.form, s.form) >= ALIKE)
        return next(alike, None)

    return _placed(body, language, place_of)


def _placed(
    body: str, language: str, place_of: Callable[[Written], int | None]
) -> list[tuple[Token, int]]:
    """Return the words that have a place; each is looked at once, few have one."""
    code = text.family(language)
    places = {}
    for run in set(text.WORD.findall(body)):
        word = text.written(run, code)
        if word is not None and (place := place_of(word)) is not None:
            places[run] = (word.word, place)
    if not places:
        return []
    return [
        (Token(word, match.start(), match.start() + len(word)), place)
        for match in text.WORD.finditer(body)
        if match.group() in places
        for word, place in (places[match.group()],)
    ]


def _window(body: str, marked: list[tuple[Token, int]]) -> tuple[int, int]:
    """Return start and end of the passage with most different words of the query."""
    if len(body) <= PASSAGE_LETTERS or not marked:
        return 0, _word_end(body, PASSAGE_LETTERS)
    best, best_worth = marked[0][0].start, (0, 0)
    for index, (token, _slot) in enumerate(marked):
        limit = token.start + PASSAGE_LETTERS - 40
        inside = [slot for later, slot in marked[index : index + 40] if later.end <= limit]
        worth = (len(set(inside)), len(inside))
        if worth > best_worth:
            best, best_worth = token.start, worth
    start = max(0, min(best - 40, len(body) - PASSAGE_LETTERS))
    if start:
        start = body.find(" ", start) + 1 or start
        start = min(start, best)
    return start, _word_end(body, start + PASSAGE_LETTERS)


def _word_end(body: str, end: int) -> int:
    if end >= len(body):
        return len(body)
    space = body.rfind(" ", max(0, end - 40), end)
    return space if space > 0 else end


def _as_html(body: str, start: int, end: int, marked: list[Token]) -> str:
    parts = ["… " if start else ""]
    at = start
    for token in marked:
        if token.start < at or token.end > end:
            continue
        parts.append(escape(body[at : token.start]))
        parts.append(f"<mark>{escape(token.word)}</mark>")
        at = token.end
    parts.append(escape(body[at:end]))
    parts.append(" …" if end < len(body) else "")
    return "".join(parts)
