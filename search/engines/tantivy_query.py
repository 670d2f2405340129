"""Queries of the contract as tantivy's query objects, built from terms, never parsed."""

from collections.abc import Iterable, Mapping

import tantivy
from tantivy import Occur

from search.engines.base import Query, Slot
from search.engines.ranking import GramFrequencies, Weighted, ranking_of

OPTION = {
    "te": "position",
    "be": "position",
    "ts": "freq",
    "bs": "freq",
    "tg": "freq",
    "bg": "freq",
    "nb": "freq",
}


class QueryMaker:
    """Builds the queries of one request."""

    def __init__(self, schema: tantivy.Schema, gram_frequencies: GramFrequencies):
        self.schema = schema
        self.gram_frequencies = gram_frequencies

    def scored(self, query: Query) -> list[tuple[Occur, tantivy.Query]]:
        """What a section scores by and must hold, without the filters; empty if nothing is asked.

        The scores are one flat union of boosted terms, because tantivy skips blocks
        that cannot reach the top ten only in a plain union of terms.
        """
        ranking = ranking_of(query, self.gram_frequencies)
        scored = [self.weighted(term) for term in ranking.terms]
        scored += [self._best_of(runs) for runs in ranking.choices]
        parts = [(Occur.Must, _any(scored))] if scored else []
        if query.needs_word and ranking:
            parts.append((Occur.Must, _unscored(self.with_a_word(query))))
        if query.least_grams and ranking:
            parts.append((Occur.Must, _unscored(self._resembling(query))))
        return parts + [(Occur.Must, self._phrase(forms)) for forms in query.phrases]

    def counting(self, query: Query, wanted: Mapping[str, frozenset[str]]) -> tantivy.Query | None:
        """The sections with at least one of the words, of the values `wanted`."""
        words = self.with_a_word(query)
        if words is None:
            return None
        parts = [(Occur.Must, self._phrase(forms)) for forms in query.phrases]
        return together([(Occur.Must, words), *parts, *self.filters(wanted)])

    def with_all(self, query: Query) -> tantivy.Query:
        """The sections with every word, under the filters."""
        every = [self._all_words((slot,)) for slot in query.slots]
        every += [
            _any([self._all_words(run) for run in (choice.own, *choice.others)])
            for choice in query.choices
        ]
        every += [self._phrase(forms) for forms in query.phrases]
        counted = together([*((Occur.Must, words) for words in every), *self.filters(query.wanted)])
        return _unscored(counted)  # half the time

    def with_a_word(self, query: Query) -> tantivy.Query | None:
        """The sections with a typed word, or with all the words of an alternative."""
        if not query.typed:
            return None
        stems = dict.fromkeys(stem for slot in query.typed for stem in slot.stems)
        found = [self._term(field, stem) for stem in stems for field in ("ts", "bs")]
        found += [self._all_words(other) for choice in query.choices for other in choice.others]
        return _any(found)

    def weighted(self, term: Weighted) -> tantivy.Query:
        return tantivy.Query.boost_query(self._term(term.field, term.term), term.boost)

    def one(self, uid: str) -> tantivy.Query:
        """One section, unscored."""
        return _unscored(self._term("uid", uid))

    def versions(self, codes: Iterable[int], audiences: frozenset[str]) -> tantivy.Query:
        """The readable sections of some pieces."""
        groups = [
            tantivy.Query.range_query(
                self.schema, "group_code", tantivy.FieldType.Integer, code, code
            )
            for code in codes
        ]
        return together([(Occur.Must, _any(groups)), *self.filters({"audience": audiences})])

    def _best_of(self, runs: tuple[tuple[Weighted, ...], ...]) -> tantivy.Query:
        return tantivy.Query.disjunction_max_query(
            [_any([self.weighted(term) for term in run]) for run in runs]
        )

    def _resembling(self, query: Query) -> tantivy.Query:
        shared = dict.fromkeys(gram for slot in query.typed for gram in slot.grams)
        grams = [
            (Occur.Should, _any([self._term("tg", gram), self._term("bg", gram)]))
            for gram in shared
        ]
        return tantivy.Query.boolean_query(grams, query.least_grams)

    def _all_words(self, slots: tuple[Slot, ...]) -> tantivy.Query:
        every = [
            _any([self._term(field, stem) for stem in slot.stems for field in ("ts", "bs")])
            for slot in slots
        ]
        return every[0] if len(every) == 1 else _all(every)

    def filters(self, wanted: Mapping[str, frozenset[str]]) -> list[tuple[Occur, tantivy.Query]]:
        """Any of the values of each field named."""
        return [(Occur.Must, self._one_of(name, values)) for name, values in wanted.items()]

    def _one_of(self, field: str, values: frozenset[str]) -> tantivy.Query:
        return _unscored(_any([self._term(field, value) for value in sorted(values)]))

    def _phrase(self, forms: tuple[str, ...]) -> tantivy.Query:
        if len(forms) == 1:  # a phrase of one word makes tantivy panic
            return _any([self._term("te", forms[0]), self._term("be", forms[0])])
        return _any(
            [tantivy.Query.phrase_query(self.schema, field, list(forms)) for field in ("te", "be")]
        )

    def _term(self, field: str, term: str) -> tantivy.Query:
        return tantivy.Query.term_query(self.schema, field, term, OPTION.get(field, "basic"))


def together(parts: list[tuple[Occur, tantivy.Query]]) -> tantivy.Query:
    """All of `parts`; one alone stays as it is, or tantivy would not see that it is a union."""
    return parts[0][1] if len(parts) == 1 else tantivy.Query.boolean_query(parts)


def _any(queries: list[tantivy.Query]) -> tantivy.Query:
    return tantivy.Query.boolean_query([(Occur.Should, query) for query in queries])


def _all(queries: list[tantivy.Query]) -> tantivy.Query:
    return tantivy.Query.boolean_query([(Occur.Must, query) for query in queries])


def _unscored(query: tantivy.Query) -> tantivy.Query:
    return tantivy.Query.const_score_query(query, 0.0)
