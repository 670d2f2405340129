"""In which language a query was typed, where that is plain; most queries do not say.

A Montenegrin question typed on an Albanian page must not be answered by the Montenegrin
names of Albanian acronyms, because the page's language stands for the reader's country.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from django.conf import settings

from search import text
from search.analysis.stopwords import ALBANIAN, ENGLISH, MONTENEGRIN
from search.sections import Reader

LETTERS = {"sr": re.compile(r"[čćšžđ\u0400-\u04ff]", re.I), "sq": re.compile("[ëç]", re.I)}
STOPS = {"sq": frozenset(ALBANIAN), "sr": frozenset(MONTENEGRIN), "en": frozenset(ENGLISH)}
OWN_STOPS = {  # of one language alone
    code: words.difference(*(others for other, others in STOPS.items() if other != code))
    for code, words in STOPS.items()
}
MORE = 2  # times the sections that hold a stem, than those that hold the word's in another language
# What each tells: a word of one language's texts alone, one commoner in them (“telefon”), a
# letter, a stop word (“has” is also a town).
OWN_WORD, COMMONER, LETTER, STOP = 1.0, 0.5, 1.0, 0.5
ENOUGH = 1.0


def evident(typed: str, words: Iterable[text.Word], held: Mapping[str, int]) -> str:
    """Return the language of `typed` as a stemmer's code, "" if nothing tells or much does.

    held: stem → about how many sections hold it, of the stems of `words`.
    """
    votes: dict[str, float] = defaultdict(float)
    for code, vote in _votes(typed, words, held):
        votes[code] += vote
    return next((code for code, sum_ in votes.items() if len(votes) == 1 and sum_ >= ENOUGH), "")


def _votes(
    typed: str, words: Iterable[text.Word], held: Mapping[str, int]
) -> Iterator[tuple[str, float]]:
    typed = text.clean(typed)
    yield from ((code, LETTER) for code, letters in LETTERS.items() if letters.search(typed))
    for token in text.tokens(typed):
        form = text.fold(token.word)
        yield from ((code, STOP) for code, stops in OWN_STOPS.items() if form in stops)
    for word in words:
        counts = sorted(
            ((held.get(stem, 0), text.language_of(stem)) for stem in _stems(word)), reverse=True
        )
        if not counts or not counts[0][0]:
            continue
        elsewhere = sum(count for count, _code in counts[1:])
        if counts[0][0] > MORE * elsewhere:
            yield counts[0][1], COMMONER if elsewhere else OWN_WORD


def _stems(word: text.Word) -> tuple[str, ...]:
    return () if word.is_acronym else word.stems


def as_typed(reader: Reader, code: str) -> Reader:
    """Return the reader for whom hits are put in order: one of the language typed.

    A country that was merely taken from the page is not theirs then.
    """
    if not code or code == text.family(reader.language):
        return reader
    known = (language for language, _name in settings.LANGUAGES)
    language = next((one for one in known if text.family(one) == code), reader.language)
    is_placed = reader.is_placed and not reader.is_assumed
    return replace(reader, language=language, is_placed=is_placed)
