"""Queries of the contract as Elasticsearch's query objects: tantivy_query's twin."""

from collections.abc import Iterable

from elasticsearch_dsl.query import Bool, DisMax, MatchPhrase, Range, Term, Terms
from elasticsearch_dsl.query import Query as ClusterQuery

from search.engines.base import Query, Slot
from search.engines.ranking import Ranking, Weighted


def ranked(query: Query, ranking: Ranking) -> Bool | None:
    """One flat union of boosted terms, under the filters; None if nothing is asked."""
    if not ranking and not query.phrases:
        return None
    scored = [weighted(term) for term in ranking.terms]
    scored += [_best_of(runs) for runs in ranking.choices]
    filters = filters_of(query)
    if query.needs_word and ranking:
        filters.append(with_a_word(query))
    if query.least_grams and ranking:
        filters.append(_resembling(query))
    must = [_any(scored)] if scored else []
    return Bool(must=must + [_phrase(forms) for forms in query.phrases], filter=filters)


def counted(query: Query) -> Bool | None:
    """The sections with at least one of the words, under the filters."""
    words = with_a_word(query)
    if words is None:
        return None
    return Bool(filter=[words, *(_phrase(forms) for forms in query.phrases), *filters_of(query)])


def with_all(query: Query) -> Bool:
    """The sections with every word, under the filters."""
    every = [_all_words((slot,)) for slot in query.slots]
    every += [
        _any([_all_words(run) for run in (choice.own, *choice.others)]) for choice in query.choices
    ]
    every += [_phrase(forms) for forms in query.phrases]
    return Bool(filter=every + filters_of(query))


def with_a_word(query: Query) -> ClusterQuery | None:
    """The sections with a typed word, or with all the words of an alternative."""
    if not query.typed:
        return None
    stems = list(dict.fromkeys(stem for slot in query.typed for stem in slot.stems))
    found: list[ClusterQuery] = [Terms(ts=stems), Terms(bs=stems)]
    found += [_all_words(other) for choice in query.choices for other in choice.others]
    return _any(found)


def weighted(term: Weighted, name: str = "") -> Term:
    """One scored term. name: under which the cluster tells its part of a score."""
    asked = {"value": term.term, "boost": term.boost}
    return Term(**{term.field: asked | {"_name": name} if name else asked})


def versions(codes: Iterable[int], audiences: frozenset[str]) -> Bool:
    """The readable sections of some pieces."""
    return Bool(filter=[Terms(group_code=list(codes)), *filters_of(Query(audiences=audiences))])


def newer_than(number: int) -> Range:
    return Range(number={"gt": number})


def filters_of(query: Query) -> list[ClusterQuery]:
    return [Terms(**{name: sorted(values)}) for name, values in query.wanted.items()]


def _best_of(runs: tuple[tuple[Weighted, ...], ...]) -> DisMax:
    return DisMax(queries=[_any([weighted(term) for term in run]) for run in runs])


def _resembling(query: Query) -> Bool:
    shared = dict.fromkeys(gram for slot in query.typed for gram in slot.grams)
    grams = [_any([Term(tg=gram), Term(bg=gram)]) for gram in shared]
    return Bool(should=grams, minimum_should_match=query.least_grams)


def _all_words(slots: tuple[Slot, ...]) -> Bool:
    """Every slot in title or body. `Terms` scores nothing, which is all right in a filter."""
    return Bool(
        filter=[_any([Terms(ts=list(slot.stems)), Terms(bs=list(slot.stems))]) for slot in slots]
    )


def _phrase(forms: tuple[str, ...]) -> Bool:
    """A phrase scores, as in the other engine, so it must not stand among the filters there."""
    words = " ".join(forms)
    return _any([MatchPhrase(te=words), MatchPhrase(be=words)])


def _any(queries: list[ClusterQuery]) -> Bool:
    return Bool(should=queries, minimum_should_match=1)
