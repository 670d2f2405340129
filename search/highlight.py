"""The passage of a section that answers a query, as HTML with <mark> and nothing else."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from html import escape

from search import text
from search.analysis.irregular import STEM_OF
from search.engines.base import Query, Slot

PASSAGE_LETTERS = 240
ALIKE = 0.4  # a word this like one of the query is marked if no word is the same
MARKABLE_LETTERS = 12_000  # of a body that are looked at
LETTERS = (*range(0x30, 0x250), *range(0x400, 0x460))  # of the three alphabets, and digits
SPELLINGS: dict[str, list[str]] = defaultdict(list)  # folded letter → as it may be written
for _letter in map(chr, LETTERS):
    if _letter.isalnum():
        SPELLINGS[text.fold(_letter)[:1]].append(_letter)
IRREGULAR: dict[str, set[str]] = defaultdict(set)  # stem → how its irregular forms begin
for _stems in STEM_OF.values():
    for _form, _stem in _stems.items():
        IRREGULAR[_stem].add(_form[:2])
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
        self._found: dict[str, _Same] = {}  # family of languages → its words
        self._alike = _Alike(self._slots)
        self._starts = frozenset(start for slot in self._slots for start in _starts(slot))
        self._letters = sorted({start[0] for start in self._starts})

    def passage(self, body: str, language: str) -> str:
        """Return the densest passage of `body` as HTML."""
        body = text.clean(body)[:MARKABLE_LETTERS]
        code = text.family(language)
        same = self._found.get(code)
        if same is None:
            same = self._found[code] = _Same(self._slots, code, self._starts)
        marked = _marked(self._letters, body, same) or self._alike.marked(body)
        start, end = _window(body, marked)
        return _as_html(body, start, end, marked)


def _starts(slot: Slot) -> Iterator[str]:
    """Yield the two letters with which a word that stands for `slot` may begin, folded."""
    yield slot.form[:2]
    for term in slot.stems:
        stem = text.fold(term.partition("0")[2] or term)
        yield stem[:2]
        yield from IRREGULAR.get(stem, ())
        if stem[0] == "e":
            yield from ("ij", "je")  # ije and je are e in a Montenegrin stem
        elif stem[1:2] == "e":
            yield from (f"{stem[0]}i", f"{stem[0]}j")
        elif stem[1:2] == "i":
            yield f"{stem[0]}y"  # lying is of lie
        if len(stem) == 2:
            yield f"{stem[0]}a"  # maca is of mc, in the Serbian stemmer


@lru_cache(maxsize=200)
def _beginning(letter: str) -> re.Pattern:
    """Return the pattern of words that begin with a folded letter, in any spelling.

    Most words of a body begin otherwise: looking at these alone takes a third of the
    time, and half of that if the letter comes first and what stands before it second.
    One pattern for all letters of a query would have to be compiled for each query.
    """
    spellings = "".join(SPELLINGS.get(letter, letter))
    rest = text.WORD.pattern.replace("+", "*", 1)
    return re.compile(rf"[{re.escape(spellings)}](?<![^\W_].){rest}", re.DOTALL)


class _Same(dict):
    """Run of letters → place in the query of the word it is a form of, or None.

    A stem takes ten times as long as a look at how the word begins.
    """

    def __init__(self, slots: tuple[Slot, ...], code: str, starts: frozenset[str]):
        super().__init__()
        self._code, self._starts = code, starts
        self._place = {slot.form: i for i, slot in reversed(list(enumerate(slots)))}
        self._place |= {stem: i for i, slot in enumerate(slots) for stem in slot.stems}

    def __missing__(self, run: str) -> int | None:
        self[run] = at = self._found(run)
        return at

    def _found(self, run: str) -> int | None:
        start = run[:3].translate(FOLDED)[:2]  # the second letter may be a mark
        if start not in self._starts and len(start) == 2 and start[0] not in self._starts:
            return None
        word = text.written(run, self._code)
        if word is None:
            return None
        place = self._place
        at = place.get(word.stem, place.get(word.form))
        if (at is not None or word.acronym) and text.is_stop(word.form) and word.form not in place:
            return place.get(word.acronym)
        return at


class _Folded(dict):
    """Letter → as it is folded; what stands between words is "_", as in 4-grams."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        is_mark = "\u0300" <= letter <= "\u036f"
        folded = text.fold(letter) if letter.isalnum() else "" if is_mark else "_"
        self[code] = folded
        return folded


FOLDED = _Folded()


class _Alike:
    """Finds the words that resemble one of the query, where none is the same."""

    def __init__(self, slots: tuple[Slot, ...]):
        self._slots = slots
        self._asked = tuple(dict.fromkeys(gram for slot in slots for gram in text.grams(slot.form)))
        self._places: dict[str, int | None] = {}  # form → place in the query

    def marked(self, body: str) -> list[Marked]:
        """Most bodies share no 4-gram with a query, and most words of the others neither."""
        folded = f"_{body.translate(FOLDED)}_"
        shared = {form for gram in self._asked for form in _forms(folded, gram)}
        places = {form: place for form in shared if (place := self._place(form)) is not None}
        if not places:
            return []
        found = []
        for match in text.WORD.finditer(body):
            word = text.bare(match.group())
            place = places.get(text.fold(word)) if word else None
            if place is not None:
                found.append((match.start(), match.start() + len(word), place))
        return found

    def _place(self, form: str) -> int | None:
        if form not in self._places:
            alike = (i for i, s in enumerate(self._slots) if text.likeness(form, s.form) >= ALIKE)
            self._places[form] = None if text.is_stop(form) else next(alike, None)
        return self._places[form]


def _forms(folded: str, gram: str) -> Iterator[str]:
    """Yield the words of a folded text that hold a 4-gram."""
    at = folded.find(gram)
    while at >= 0:
        start = folded.rfind("_", 0, at + 1) + 1
        end = folded.find("_", at + 1)
        yield folded[start:end]
        at = folded.find(gram, end)


def _marked(letters: list[str], body: str, places: "_Same") -> list[Marked]:
    found = []
    for letter in letters:
        for match in _beginning(letter).finditer(body):
            run = match.group()
            place = places[run]
            if place is not None:
                start = match.start()
                found.append((start, start + len(text.bare(run)), place))
    found.sort()
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
