"""The passage of a section that answers a query, as HTML with <mark> and nothing else."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from django.utils.html import escape

from search import text
from search.engines.base import Query, Slot
from search.text import Token, Written

PASSAGE_LETTERS = 240
ALIKE = 0.4  # a word this like one of the query is marked if no word is the same
MARKABLE_LETTERS = 12_000  # of a body that are looked at
LETTERS = (*range(0x30, 0x250), *range(0x400, 0x460))  # of the three alphabets, and digits
NOTHING = re.compile("(?!)")
SPELLINGS: dict[str, list[str]] = defaultdict(list)  # folded letter → as it may be written
for _letter in map(chr, LETTERS):
    if _letter.isalnum():
        SPELLINGS[text.fold(_letter)[:1]].append(_letter)


def passage(body: str, language: str, query: Query) -> str:
    """Return the densest passage of `body` with the words of `query` marked, all else escaped."""
    body = text.clean(body)[:MARKABLE_LETTERS]
    others = (slot for choice in query.choices for run in choice.others for slot in run)
    slots = (*query.typed, *others)
    beginning = _beginnings(frozenset(letter for slot in slots for letter in _letters(slot)))
    words = _words(beginning, body, language)
    places = _same(words, slots)
    if places:
        marked = _marked(beginning, body, words, places)
    else:
        words = _words(text.WORD, body, language)
        marked = _marked(text.WORD, body, words, _alike(words, slots))
    start, end = _window(body, marked)
    return _as_html(body, start, end, [token for token, _slot in marked])


def _letters(slot: Slot) -> Iterator[str]:
    """Yield the letters with which a word that stands for `slot` may begin, folded."""
    for term in (slot.form, *(stem.partition("0")[2] or stem for stem in slot.stems)):
        yield text.fold(term[0])[:1]
        if term[0] == "e":
            yield from "ij"  # ije and je are e in a Montenegrin stem


@lru_cache(maxsize=1000)
def _beginnings(letters: frozenset[str]) -> re.Pattern:
    """Return the pattern of words that begin with one of `letters`, in any spelling.

    Most words of a body begin otherwise: looking at these alone takes a third of the time.
    """
    spellings = "".join(each for letter in letters for each in SPELLINGS.get(letter, letter))
    if not spellings:
        return NOTHING
    return re.compile(rf"(?<![^\W_])(?=[{re.escape(spellings)}]){text.WORD.pattern}")


def _words(pattern: re.Pattern, body: str, language: str) -> dict[str, Written]:
    """Return run of letters → its terms; words repeat, each is looked at once."""
    code = text.family(language)
    words = {run: text.written(run, code) for run in set(pattern.findall(body))}
    return words if all(words.values()) else {run: word for run, word in words.items() if word}


def _same(words: dict[str, Written], slots: tuple[Slot, ...]) -> dict[str, int]:
    """Return run → place in the query of those that stand for a word of it."""
    place = {slot.form: i for i, slot in reversed(list(enumerate(slots)))}
    place |= {stem: i for i, slot in enumerate(slots) for stem in slot.stems}
    found = {}
    for run, word in words.items():
        at = place.get(word.stem, place.get(word.form))
        if (at is not None or word.acronym) and text.is_stop(word.form) and word.form not in place:
            at = place.get(word.acronym)
        if at is not None:
            found[run] = at
    return found


def _alike(words: dict[str, Written], slots: tuple[Slot, ...]) -> dict[str, int]:
    """Return run → place of those that resemble a word; most share no 4-gram with any."""
    asked = frozenset(gram for slot in slots for gram in text.grams(slot.form))
    found = {}
    for run, word in words.items():
        if asked.isdisjoint(word.grams):
            continue
        alike = (i for i, s in enumerate(slots) if text.likeness(word.form, s.form) >= ALIKE)
        at = next(alike, None)
        if at is not None:
            found[run] = at
    return found


def _marked(
    pattern: re.Pattern, body: str, words: dict[str, Written], places: dict[str, int]
) -> list[tuple[Token, int]]:
    found = []
    for match in pattern.finditer(body) if places else ():
        run = match.group()
        if run in places:
            word, start = words[run].word, match.start()
            found.append((Token(word, start, start + len(word)), places[run]))
    return found


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
