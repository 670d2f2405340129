"""Which terms of a query count where, and how much: the same list for every engine."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from search.engines.base import Choice, Query, Slot

# Chosen on the development set of hand-written queries (docs/search-language.md).
FORM_IN_TITLE, FORM_IN_BODY = 0.4, 0.2
STEM_IN_TITLE, STEM_IN_BODY = 2.0, 1.0
GRAM_IN_TITLE, GRAM_IN_BODY = 0.5, 0.3
RAREST_GRAMS = 6  # of a word that are looked up in bodies: the others cost more than they find

# grams → how many sections hold each in the body; absent: none
GramFrequencies = Callable[[Iterable[str]], dict[str, int]]


@dataclass(frozen=True, slots=True)
class Weighted:
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
    return Ranking(
        terms=tuple(term for slot in query.slots for term in _typed(slot, known)),
        choices=tuple(_runs(choice, known) for choice in query.choices),
    )


def _runs(choice: Choice, known: dict[str, int]) -> tuple[tuple[Weighted, ...], ...]:
    """What was typed, and each of what may stand for it, scaled to as many words."""
    own = tuple(term for slot in choice.own for term in _typed(slot, known))
    others = (
        tuple(_words(other, len(choice.own) / len(other))) for other in choice.others if other
    )
    return (own, *others)


def _typed(slot: Slot, known: dict[str, int]) -> list[Weighted]:
    found = _words((slot,), 1.0)
    found += [Weighted("tg", gram, GRAM_IN_TITLE) for gram in slot.grams]
    rarest = sorted((known[gram], gram) for gram in slot.grams if known.get(gram))[:RAREST_GRAMS]
    return found + [Weighted("bg", gram, GRAM_IN_BODY) for _count, gram in rarest]


def _words(slots: Iterable[Slot], scale: float) -> list[Weighted]:
    found = []
    for slot in slots:
        found.append(Weighted("te", slot.form, FORM_IN_TITLE * scale))
        found.append(Weighted("be", slot.form, FORM_IN_BODY * scale))
        for stem in slot.stems:
            found.append(Weighted("ts", stem, STEM_IN_TITLE * scale))
            found.append(Weighted("bs", stem, STEM_IN_BODY * scale))
    return found
