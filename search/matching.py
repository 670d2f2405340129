"""Which objects have the words, for an app that reads its rows itself and decides again who may.

No facts, no passages and no order of kinds: `matches_of` tells keys in two groups, those that fit
about as well as the best one and those that fit worse, so that the app may put its own order, by
place or by hour, within a group.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from search import text
from search.engines import get_engine
from search.engines.base import Candidate, EngineUnavailable, IndexView, Query
from search.meaning.space import nearer
from search.order import arrange
from search.sections import Reader
from search.wording import word_it

CLOSE = 0.5  # of the best score: from here up an object fits about as well
PER_PIECE = 3  # sections of one piece: one in each language


@dataclass(frozen=True)
class Matches:
    """Keys of objects that have a word of what was typed.

    groups: those that fit about as well as the best, and the others, each best first. is_cut:
    more objects have a word. is_alike: none has one, these are only spelled alike.
    """

    groups: tuple[tuple[str, ...], ...] = ()
    is_cut: bool = False
    is_alike: bool = False


def matches_of(
    typed: str,
    reader: Reader,
    filters: dict[str, frozenset[str]],
    *,
    size: int,
    naming: str = "",
) -> Matches | None:
    """Return about `size` objects that have a word of `typed`; None while no index serves.

    naming: a place. Where more than `size` match, as many of those that name it, as it is
    written, come too, and as many of the reader's country: the best of a common word may all be
    far away, or in the other country.
    """
    typed = text.clean(typed).strip()[: text.QUERY_LETTERS]
    words = text.analyse_query(typed)
    if not words:
        return Matches()
    view = None
    try:
        view = get_engine().view()
        return _Matching(view, reader, size).matches(
            _wanted(typed, words, view, reader, filters), naming
        )
    except EngineUnavailable:
        if view is not None:
            get_engine().note_broken()
        return None


def _wanted(typed: str, words, view: IndexView, reader: Reader, filters) -> Query:
    phrases = text.quoted(typed)
    wording = word_it(words, view, reader, exact=bool(phrases))
    return Query(
        audiences=reader.audiences,
        slots=wording.slots,
        choices=wording.choices,
        in_order=wording.in_order,
        phrases=phrases,
        filters=filters,
        least_grams=wording.least_grams,
    )


class _Matching:
    """One question over one view."""

    def __init__(self, view: IndexView, reader: Reader, size: int):
        self.view, self.reader, self.size = view, reader, size

    def matches(self, query: Query, naming: str) -> Matches:
        plain = replace(query, needs_word=True, least_grams=0)
        found = self._pieces(plain)
        if not found and query.phrases:
            plain = replace(plain, phrases=())
            found = self._pieces(plain)
        if not found:
            alike = self._pieces(replace(query, phrases=()))
            return Matches((self._keys(alike[: self.size]),), is_alike=True)
        is_cut, found = len(found) > self.size, found[: self.size]
        least = CLOSE * max(one.score for one in found)
        name = tuple(text.fold(token.word) for token in text.tokens(naming))
        if is_cut and name:
            near = replace(plain, phrases=(*plain.phrases, name))
            found += self._pieces(near)[: self.size]
        if is_cut and self.reader.jurisdiction:
            country = {"jurisdiction": frozenset({self.reader.jurisdiction})}
            own = replace(plain, filters={**plain.filters, **country})
            found += self._pieces(own)[: self.size]
        close = self._keys(one for one in found if one.score >= least)
        others = self._keys(one for one in found if one.score < least)
        return Matches((close, tuple(key for key in others if key not in close)), is_cut)

    def _pieces(self, query: Query) -> list[Candidate]:
        """Return the best pieces, each once: more than `size`, or all there are."""
        limit = PER_PIECE * (self.size + 1)
        found = self.view.candidates(query, limit)
        return arrange(nearer(found, query, self.view.space()), self.reader)

    def _keys(self, candidates: Iterable[Candidate]) -> tuple[str, ...]:
        found = self.view.load(list(candidates))
        return tuple(dict.fromkeys(section.object_key for section in found))
