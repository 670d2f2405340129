"""The one way into the language chain, for index, query, highlight and completion.

Words are found, folded, stemmed and cut into 4-grams here, in Python, and every
engine gets ready-made tokens. What is measured about it stands in
docs/search-language.md. Raise VERSION whenever the tokens of a text change: the
index then knows that it is out of date.
"""

import gc
import math
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from operator import attrgetter
from sys import intern
from typing import NamedTuple

from search.analysis.folding import WORD, Token, bare, clean, fold, tokens
from search.analysis.repair import one_edit
from search.analysis.stems import STEMMED_LANGUAGES, family, stem
from search.analysis.stopwords import STOP_WORDS

__all__ = [
    "VERSION",
    "WORD",
    "FieldTerms",
    "Token",
    "Word",
    "Written",
    "acronym_term",
    "all_stems",
    "analyse_field",
    "analyse_query",
    "bare",
    "clean",
    "family",
    "fold",
    "grams",
    "is_acronym",
    "is_stop",
    "known_words",
    "language_of",
    "likeness",
    "many_words",
    "pair",
    "quoted",
    "repairs",
    "stem",
    "stems_of",
    "tokens",
    "written",
]

VERSION = 7
QUERY_LETTERS = 200  # of a query that are looked at
QUERY_WORDS = 20
REPAIR_LETTERS = 5  # shorter words have too many neighbours
PREFIX_LETTERS = 3
RARELY = 100_000  # objects made until Python looks for rubbish: 10 MB of it at most
MOST_REPAIRS = 3
DOTTED = re.compile(r"(?<![^\W_])(?<!\.)[^\W\d_](?:\. ?[^\W\d_]){1,5}(?![^\W_])\.?(?!\.)")
QUOTED = re.compile(r'["“”„«]([^"“”„«»]+)["“”»]')


@dataclass(frozen=True)
class FieldTerms:
    """One field of a section as terms.

    pairs: stems that stand side by side, stop words between them not counted.
    spelled: form → the word as it was written.
    """

    forms: list[str]
    stems: list[str]
    grams: list[str]
    pairs: list[str]
    spelled: dict[str, str]


@dataclass(frozen=True)
class Word:
    """One word of a query. `stems`: in all three languages, for a query names none."""

    text: str
    form: str
    stems: tuple[str, ...]
    grams: tuple[str, ...]
    is_acronym: bool = False


@lru_cache(maxsize=20_000)
def grams(form: str) -> tuple[str, ...]:
    """Return the 4-grams of "_form_", each once; none for a single letter."""
    padded = f"_{form}_"  # words share their grams: one string of each
    return tuple(dict.fromkeys(intern(padded[i : i + 4]) for i in range(len(padded) - 3)))


def pair(one: str, other: str) -> str:
    """Return the term of two stems of one language that stand side by side."""
    return f"{one}+{other}"


def language_of(stem: str) -> str:
    """Return the language in front of a stem."""
    return stem.partition("0")[0]


def is_stop(form: str) -> bool:
    return form in STOP_WORDS


def all_stems(form: str) -> tuple[str, ...]:
    """Return the stems of a form in every language, for a query names none."""
    return tuple(stem(form, code) for code in STEMMED_LANGUAGES)


def is_acronym(word: str) -> bool:
    """Say whether `word`, of a text that also has small letters, is one of 2 to 6 capitals."""
    return 2 <= len(word) <= 6 and word.isalpha() and word.isupper()


def acronym_term(word: str) -> str:
    """Return the term under which an acronym meets itself and never a word ("NE", not "në")."""
    return f"ac0{fold(word)}"


def _has_small_letters(text: str) -> bool:
    return any(c.islower() for c in text)


def analyse_field(text: str, language: str) -> FieldTerms:
    """Return the terms of one field of a section written in `language` (a locale code)."""
    text = clean(text)
    mixed = _has_small_letters(text)
    code = family(language)
    found = list(filter(None, map(known_words(code).__getitem__, WORD.findall(text))))
    stems = list(map(STEM, found))
    content = list(filter(None, map(CONTENT, found)))
    if mixed and any(map(ACRONYM, found)):
        content = [word.stem for word in found if word.content or word.acronym]
        stems += filter(None, map(ACRONYM, found))
    forms = list(map(FORM, found))
    first = dict(zip(reversed(forms), reversed(found), strict=True))  # form → as first written
    return FieldTerms(
        forms=forms,
        stems=stems,
        grams=list(dict.fromkeys(chain.from_iterable(map(GRAMS, first.values())))),
        pairs=[pair(one, other) for one, other in pairwise(content) if one != other],
        spelled={form: word.word for form, word in reversed(first.items())},
    )


def stems_of(text: str, language: str) -> list[str]:
    """Return the stems of `analyse_field` alone, for a third of its time."""
    text = clean(text)
    found = list(filter(None, map(known_words(family(language)).__getitem__, WORD.findall(text))))
    stems = list(map(STEM, found))
    if _has_small_letters(text):
        stems += filter(None, map(ACRONYM, found))
    return stems


class Written(NamedTuple):
    """One word of a text. acronym: its term in a text that also has small letters, or "".

    content: its stem, "" if it has no 4-grams (stop words, single letters).
    """

    word: str
    form: str
    stem: str
    acronym: str
    grams: tuple[str, ...]
    content: str


FORM, STEM, ACRONYM, GRAMS, CONTENT = (  # in C: a field has a hundred words and more
    attrgetter(name) for name in ("form", "stem", "acronym", "grams", "content")
)


class KnownWords(dict):
    """Run of letters → its terms, in texts of one family of languages; None: no word.

    Texts repeat their words: one that is known costs a twentieth of a µs, not 25.
    """

    most = 60_000  # of all families together; 30 MB when full

    def __init__(self, code: str):
        super().__init__()
        self._code = code

    def __missing__(self, run: str) -> Written | None:
        if sum(map(len, _KNOWN.values())) >= self.most:
            _forget(0.5)
        self[run] = word = _written(run, self._code)
        return word


_KNOWN: dict[str, KnownWords] = {}


def known_words(code: str) -> KnownWords:
    known = _KNOWN.get(code)
    return known if known is not None else _KNOWN.setdefault(code, KnownWords(code))


def _forget(share: float) -> None:
    """Forget the words met first; what is common comes back at once."""
    for known in list(_KNOWN.values()):
        for run in list(known)[: math.ceil(share * len(known))]:
            known.pop(run, None)


@contextmanager
def many_words(most: int = 400_000):
    """Remember this many words while a whole index is written, 200 MB; none of them after it.

    Rubbish is looked for less often meanwhile: each look goes through all that is
    remembered, and that was a fifth of the time.
    """
    before, KnownWords.most = KnownWords.most, most
    often = gc.get_threshold()
    gc.set_threshold(RARELY, *often[1:])
    try:
        yield
    finally:
        gc.set_threshold(*often)
        KnownWords.most = before
        _forget(1.0)


def written(run: str, code: str) -> Written | None:
    """Return the terms of one match of WORD in a text of language family `code`; None: no word."""
    return known_words(code)[run]


def _written(run: str, code: str) -> Written | None:
    word = bare(run)
    if not word:
        return None
    form = fold(word)
    acronym = acronym_term(word) if is_acronym(word) else ""
    its_stem = stem(form, code)
    its_grams = () if is_stop(form) else grams(form)
    return Written(word, form, its_stem, acronym, its_grams, its_stem if its_grams else "")


def analyse_query(text: str) -> tuple[Word, ...]:
    """Return the words a query searches for, each once, stop words only if nothing is left.

    Looks at the first QUERY_LETTERS letters and QUERY_WORDS words.
    """
    words: dict[str, Word] = {}
    for word, acronym in _words_typed(clean(text)[:QUERY_LETTERS]):
        form = fold(word)
        stems = () if acronym and is_stop(form) else all_stems(form)  # NE is not every "në"
        if acronym:
            stems += (acronym_term(word),)
        key = f"{form} {acronym}"
        words.setdefault(key, Word(word, form, stems, grams(form), acronym))
    kept = [word for word in words.values() if word.is_acronym or not is_stop(word.form)]
    return tuple((kept or list(words.values()))[:QUERY_WORDS])


def _words_typed(text: str) -> Iterator[tuple[str, bool]]:
    """Yield (word, whether it is an acronym) of a cleaned query: "N.E." and "n. e" are NE."""
    mixed = _has_small_letters(text)
    start = 0
    for dotted in DOTTED.finditer(text):
        for token in tokens(text[start : dotted.start()]):
            yield token.word, mixed and is_acronym(token.word)
        yield "".join(c for c in dotted.group() if c.isalpha()).upper(), True
        start = dotted.end()
    for token in tokens(text[start:]):
        yield token.word, mixed and is_acronym(token.word)


Frequencies = Callable[[Iterable[str]], dict[str, int]]


def repairs(word: Word, frequencies: Frequencies) -> tuple[str, ...]:
    """Return up to MOST_REPAIRS forms that `word` was probably meant to be, commonest first.

    Never a stop word: what means nothing was not meant. `frequencies(forms)` tells how
    many readable sections hold each form, absent if none.
    """
    if len(word.form) < REPAIR_LETTERS or word.is_acronym or not word.form.isalpha():
        return ()
    known = frequencies(form for form in one_edit(word.form) if not is_stop(form))
    return tuple(sorted(known, key=lambda form: (-known[form], form))[:MOST_REPAIRS])


def quoted(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the forms of each quoted run of a query; an unbalanced quote is no quote."""
    runs = QUOTED.findall(clean(text)[:QUERY_LETTERS])
    phrases = (tuple(fold(token.word) for token in tokens(run)) for run in runs)
    return tuple(phrase for phrase in phrases if phrase)


def likeness(one: str, other: str) -> float:
    """Return how alike two forms are, 0 to 1: the share of 4-grams they have in common."""
    ours, theirs = set(grams(one)), set(grams(other))
    return 2 * len(ours & theirs) / ((len(ours) + len(theirs)) or 1)
