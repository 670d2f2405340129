"""Which terms of a query count where, and how much: the same list for every engine."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import NamedTuple

from search import text
from search.engines.base import Choice, Query, Slot

# Chosen on two collections at once, halves checked against each other (docs/search-language.md).
FORM_IN_TITLE, FORM_IN_BODY = 0.2, 0.1
STEM_IN_TITLE, STEM_IN_BODY = 1.3, 1.0
GRAM_IN_TITLE, GRAM_IN_BODY = 0.4, 0.4
UNKNOWN = 1.5  # times: of a word that nobody wrote, 4-grams are all there is
NEIGHBOURS = 0.45  # two words that stand side by side in query and section
MOST_NEIGHBOURS = 200  # terms; repairs multiply them, each pair in three languages
RAREST_GRAMS = 6  # of a word that are looked up in bodies: the others cost more than they find

# grams → how many sections hold each in the body; absent: none
GramFrequencies = Callable[[Iterable[str]], dict[str, int]]


class Weighted(NamedTuple):
    """One term of one field (engines.terms); its BM25 score is multiplied by `boost`."""

    field: str
    term: str
    boost: float


@dataclass(frozen=True)
class Ranking:
    """The score of a section: the sum of `terms`, and of the best run of each choice."""

    terms: tuple[Weighted, ...]
    choices: tuple[tuple[tuple[Weighted, ...], ...], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms or self.choices)


def ranking_of(query: Query, gram_frequencies: GramFrequencies) -> Ranking:
    """Weigh the words of `query`."""
    wanted = {gram for slot in query.typed for gram in slot.grams}
    known = gram_frequencies(sorted(wanted)) if wanted else {}
    typed = [term for slot in query.slots for term in _typed(slot, known)]
    return Ranking(
        terms=(*typed, *_neighbours(query.in_order or query.typed)),
        choices=tuple(_runs(choice, known) for choice in query.choices),
    )


def _runs(choice: Choice, known: dict[str, int]) -> tuple[tuple[Weighted, ...], ...]:
    """What was typed, and each of what may stand for it, scaled to as many words."""
    own = tuple(term for slot in choice.own for term in _typed(slot, known))
    others = (_other(run, len(choice.own) / len(run)) for run in choice.others if run)
    return (own, *others)


def _other(run: tuple[Slot, ...], scale: float) -> tuple[Weighted, ...]:
    return (*_words(run, scale), *_neighbours(run, scale))


def _typed(slot: Slot, known: dict[str, int]) -> list[Weighted]:
    found = _words((slot,), 1.0)
    scale = 1.0 if slot.is_known else UNKNOWN
    found += [Weighted("tg", gram, GRAM_IN_TITLE * scale) for gram in slot.grams]
    rarest = sorted((known[gram], gram) for gram in slot.grams if known.get(gram))[:RAREST_GRAMS]
    return found + [Weighted("bg", gram, GRAM_IN_BODY * scale) for _count, gram in rarest]


def _words(slots: Iterable[Slot], scale: float) -> list[Weighted]:
    found = []
    for slot in slots:
        found.append(Weighted("te", slot.form, FORM_IN_TITLE * scale))
        found.append(Weighted("be", slot.form, FORM_IN_BODY * scale))
        for stem in slot.stems:
            found.append(Weighted("ts", stem, STEM_IN_TITLE * scale))
            found.append(Weighted("bs", stem, STEM_IN_BODY * scale))
    return found


def _neighbours(slots: tuple[Slot, ...], scale: float = 1.0) -> list[Weighted]:
    """Each two words that follow each other, in every language in which both have a stem."""
    pairs = dict.fromkeys(
        text.pair(one, other)
        for slot, following in pairwise(slots)
        for one in slot.stems
        for other in following.stems
        if one != other and text.language_of(one) == text.language_of(other)
    )
    return [Weighted("nb", pair, NEIGHBOURS * scale) for pair in islice(pairs, MOST_NEIGHBOURS)]
