"""Queries of the contract as tantivy's query objects, built from terms, never parsed."""

from collections.abc import Callable

import tantivy
from tantivy import Occur

from search.engines.base import Query

# Chosen on the development set of hand-written queries (docs/search-language.md).
FORM_IN_TITLE, FORM_IN_BODY = 0.4, 0.2
STEM_IN_TITLE, STEM_IN_BODY = 2.0, 1.0
GRAM_IN_TITLE, GRAM_IN_BODY = 0.5, 0.3
RAREST_GRAMS = 6  # of a word that are looked up in bodies: the others cost more than they find
OPTION = {
    "te": "position",
    "be": "position",
    "ts": "freq",
    "bs": "freq",
    "tg": "freq",
    "bg": "freq",
}


class QueryMaker:
    """Builds the queries of one request. `frequency(field, term)` → sections that hold it."""

    def __init__(self, schema: tantivy.Schema, frequency: Callable[[str, str], int]):
        self.schema = schema
        self.frequency = frequency

    def ranking(self, query: Query) -> tantivy.Query | None:
        """One flat union of boosted terms, under the filters; None if nothing is asked.

        Flat, because tantivy skips blocks that cannot reach the top ten only in
        a plain union of terms.
        """
        terms = [part for slot in query.slots for part in self._slot(slot)]
        if not terms and not query.phrases:
            return None
        parts = [(Occur.Must, _any(terms))] if terms else []
        if query.needs_word and query.slots:
            parts.append((Occur.Must, _unscored(self.with_a_word(query))))
        if query.least_grams and query.slots:
            parts.append((Occur.Must, _unscored(self._resembling(query))))
        return self._filtered(query, parts)

    def counting(self, query: Query) -> tantivy.Query | None:
        """The sections with at least one of the words, under the filters."""
        words = self.with_a_word(query)
        return self._filtered(query, [(Occur.Must, words)]) if words else None

    def with_all(self, query: Query) -> tantivy.Query:
        """The sections with every word, under the filters."""
        return self._filtered(query, [(Occur.Must, self._words(slot)) for slot in query.slots])

    def with_a_word(self, query: Query) -> tantivy.Query | None:
        if not query.slots:
            return None
        stems = dict.fromkeys(stem for slot in query.slots for stem in slot.stems)
        return _any([self._term(field, stem) for stem in stems for field in ("ts", "bs")])

    def _resembling(self, query: Query) -> tantivy.Query:
        shared = dict.fromkeys(gram for slot in query.slots for gram in slot.grams)
        grams = [
            (Occur.Should, _any([self._term("tg", gram), self._term("bg", gram)]))
            for gram in shared
        ]
        return tantivy.Query.boolean_query(grams, query.least_grams)

    def _words(self, slot) -> tantivy.Query:
        return _any([self._term(field, stem) for stem in slot.stems for field in ("ts", "bs")])

    def _slot(self, slot) -> list[tantivy.Query]:
        found = [
            self._boosted("te", slot.form, FORM_IN_TITLE),
            self._boosted("be", slot.form, FORM_IN_BODY),
        ]
        for stem in slot.stems:
            found.append(self._boosted("ts", stem, STEM_IN_TITLE))
            found.append(self._boosted("bs", stem, STEM_IN_BODY))
        found += [self._boosted("tg", gram, GRAM_IN_TITLE) for gram in slot.grams]
        known = [(n, gram) for gram in slot.grams if (n := self.frequency("bg", gram))]
        rarest = sorted(known)[:RAREST_GRAMS]
        return found + [self._boosted("bg", gram, GRAM_IN_BODY) for _n, gram in rarest]

    def _filtered(self, query: Query, parts: list) -> tantivy.Query:
        parts = parts + [(Occur.Must, self._phrase(forms)) for forms in query.phrases]
        wanted = {"audience": query.audiences, **query.filters}
        parts += [(Occur.Must, self._one_of(name, values)) for name, values in wanted.items()]
        return tantivy.Query.boolean_query(parts)

    def _one_of(self, field: str, values: frozenset[str]) -> tantivy.Query:
        return _unscored(_any([self._term(field, value) for value in sorted(values)]))

    def _phrase(self, forms: tuple[str, ...]) -> tantivy.Query:
        if len(forms) == 1:  # a phrase of one word makes tantivy panic
            return _any([self._term("te", forms[0]), self._term("be", forms[0])])
        return _any(
            [tantivy.Query.phrase_query(self.schema, field, list(forms)) for field in ("te", "be")]
        )

    def _boosted(self, field: str, term: str, boost: float) -> tantivy.Query:
        return tantivy.Query.boost_query(self._term(field, term), boost)

    def _term(self, field: str, term: str) -> tantivy.Query:
        return tantivy.Query.term_query(self.schema, field, term, OPTION.get(field, "basic"))


def _any(queries: list[tantivy.Query]) -> tantivy.Query:
    return tantivy.Query.boolean_query([(Occur.Should, query) for query in queries])


def _unscored(query: tantivy.Query) -> tantivy.Query:
    return tantivy.Query.const_score_query(query, 0.0)
