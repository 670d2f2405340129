"""Our search without 4-grams, neighbours and repair: stems alone, to see what the rest costs and gives."""

from contextlib import contextmanager
from dataclasses import replace
from unittest import mock

from search.engines import tantivy_query
from search.engines.ranking import Ranking

STEMS = ("ts", "bs")


@contextmanager
def stems_only():
    """Let the embedded engine score by stems alone. Ask with `only_typed` for no repair."""
    real = tantivy_query.ranking_of

    def plain(query, frequencies) -> Ranking:
        slots = tuple(replace(slot, grams=()) for slot in query.slots)
        ranking = real(replace(query, slots=slots), lambda grams: {})
        return Ranking(terms=tuple(term for term in ranking.terms if term.field in STEMS))

    with mock.patch.object(tantivy_query, "ranking_of", plain):
        yield
