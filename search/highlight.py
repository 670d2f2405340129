"""The passage of a section that answers a query, as HTML with <mark> and nothing else."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from html import escape

from search import text
from search.engines.base import Query, Slot

PASSAGE_LETTERS = 240
ALIKE = 0.4  # a word this like one of the query is marked if no word is the same
MARKABLE_LETTERS = 12_000  # of a body that are looked at
LETTERS = (*range(0x30, 0x250), *range(0x400, 0x460))  # of the three alphabets, and digits
NOTHING = re.compile("(?!)")
SPELLINGS: dict[str, list[str]] = defaultdict(list)  # folded letter → as it may be written
for _letter in map(chr, LETTERS):
    if _letter.isalnum():
        SPELLINGS[text.fold(_letter)[:1]].append(_letter)
OPEN, CLOSE = "\x02", "\x03"  # around what is marked, until all is escaped: no clean text has them

Marked = tuple[int, int, int]  # start and end of a word in a body, its place in the query


def passage(body: str, language: str, query: Query) -> str:
    """Return the densest passage of `body` with the words of `query` marked, all else escaped."""
    return Marker(query).passage(body, language)


class Marker:
    """Marks the words of one query; what it found out of a word serves for all passages."""

    def __init__(self, query: Query):
        others = (slot for choice in query.choices for run in choice.others for slot in run)
        self._slots = (*query.typed, *others)
        self._found: dict[str, tuple[_Same, _Alike]] = {}  # family of languages → its words
        letters = frozenset(letter for slot in self._slots for letter in _letters(slot))
        self._beginning = _beginnings(letters)

    def passage(self, body: str, language: str) -> str:
        """Return the densest passage of `body` as HTML."""
        body = text.clean(body)[:MARKABLE_LETTERS]
        code = text.family(language)
        if code not in self._found:
            self._found[code] = _Same(self._slots, code), _Alike(self._slots, code)
        same, alike = self._found[code]
        marked = _marked(self._beginning, body, same)
        if not marked:
            alike.look_at(body)
            if any(place is not None and run in body for run, place in alike.places.items()):
                marked = _marked(text.WORD, body, alike.places)
        start, end = _window(body, marked)
        return _as_html(body, start, end, marked)


def _letters(slot: Slot) -> Iterator[str]:
    """Yield the letters with which a word that stands for `slot` may begin, folded."""
    for term in (slot.form, *(stem.partition("0")[2] or stem for stem in slot.stems)):
        yield text.fold(term[0])[:1]
        if term[0] == "e":
            yield from "ij"  # ije and je are e in a Montenegrin stem


@lru_cache(maxsize=1000)
def _beginnings(letters: frozenset[str]) -> re.Pattern:
    """Return the pattern of words that begin with one of `letters`, in any spelling.

    Most words of a body begin otherwise: looking at these alone takes a third of the
    time, and half of that if the letters come first and what stands before them second.
    """
    spellings = "".join(each for letter in letters for each in SPELLINGS.get(letter, letter))
    if not spellings:
        return NOTHING
    rest = text.WORD.pattern.replace("+", "*", 1)
    return re.compile(rf"[{re.escape(spellings)}](?<![^\W_].){rest}", re.DOTALL)


class _Same(dict):
    """Run of letters → place in the query of the word it is a form of, or None."""

    def __init__(self, slots: tuple[Slot, ...], code: str):
        super().__init__()
        self._code = code
        self._place = {slot.form: i for i, slot in reversed(list(enumerate(slots)))}
        self._place |= {stem: i for i, slot in enumerate(slots) for stem in slot.stems}

    def __missing__(self, run: str) -> int | None:
        self[run] = at = self._found(text.written(run, self._code))
        return at

    def _found(self, word: text.Written | None) -> int | None:
        if word is None:
            return None
        place = self._place
        at = place.get(word.stem, place.get(word.form))
        if (at is not None or word.acronym) and text.is_stop(word.form) and word.form not in place:
            return place.get(word.acronym)
        return at


class _Alike:
    """places: run of letters → place in the query of the word that it resembles, or None.

    The same words stand in many passages: what was looked at once, between two
    spaces, is not looked at again.
    """

    def __init__(self, slots: tuple[Slot, ...], code: str):
        self.places: dict[str, int | None] = defaultdict(lambda: None)
        self._slots, self._code = slots, code
        self._asked = frozenset(gram for slot in slots for gram in text.grams(slot.form))
        self._seen: set[str] = set()

    def look_at(self, body: str) -> None:
        """Most words share no 4-gram with any."""
        unseen = set(body.split()) - self._seen
        self._seen |= unseen
        known, differs = text.known_words(self._code), self._asked.isdisjoint
        for run in text.WORD.findall(" ".join(unseen)):
            word = known[run]
            if word and not differs(word.grams):
                self.places[run] = self._place(word.form)

    def _place(self, form: str) -> int | None:
        alike = (i for i, s in enumerate(self._slots) if text.likeness(form, s.form) >= ALIKE)
        return next(alike, None)


def _marked(pattern: re.Pattern, body: str, places: dict[str, int | None]) -> list[Marked]:
    found = []
    for match in pattern.finditer(body):
        run = match.group()
        place = places[run]
        if place is not None:
            start = match.start()
            found.append((start, start + len(text.bare(run)), place))
    return found


def _window(body: str, marked: list[Marked]) -> tuple[int, int]:
    """Return start and end of the passage with most different words of the query."""
    if len(body) <= PASSAGE_LETTERS or not marked:
        return 0, _word_end(body, PASSAGE_LETTERS)
    best, best_worth = marked[0][0], (0, 0)
    for index, (begin, _end, _place) in enumerate(marked):
        limit = begin + PASSAGE_LETTERS - 40
        inside = [place for _begin, end, place in marked[index : index + 40] if end <= limit]
        worth = (len(set(inside)), len(inside))
        if worth > best_worth:
            best, best_worth = begin, worth
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


def _as_html(body: str, start: int, end: int, marked: list[Marked]) -> str:
    parts = ["… " if start else ""]
    at = start
    for begin, until, _place in marked:
        if begin < at or until > end:
            continue
        parts += (body[at:begin], OPEN, body[begin:until], CLOSE)
        at = until
    parts += (body[at:end], " …" if end < len(body) else "")
    return escape("".join(parts)).replace(OPEN, "<mark>").replace(CLOSE, "</mark>")
