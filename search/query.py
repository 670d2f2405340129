"""One question to the index, from the words typed to the hits shown: `ask`.

View, fragment, API and evaluation all come through here, so none can differ.
"""

import time
from collections import defaultdict
from dataclasses import dataclass, field, replace

from search import registry, text
from search.engines import get_engine
from search.engines.base import (
    FILTERS,
    Candidate,
    Counts,
    EngineUnavailable,
    IndexView,
    Query,
)
from search.highlight import passage
from search.order import arrange
from search.sections import Facts, Reader, Section
from search.wording import Repair, nearest, word_it

PAGE_SIZE = 10
LAST_PAGE = 50
WINDOW = 100  # candidates that are put in order together


@dataclass(frozen=True)
class Hit:
    section: Section
    highlight: str  # escaped HTML, only <mark>
    facts: Facts


@dataclass(frozen=True, kw_only=True)
class Result:
    """What `ask` found.

    total: readable sections with at least one of the words, exact; with_all: with
    all of them. `hits` may hold sections that only resemble the words; if total
    is 0 they all do. counts: filter → value → sections. nearest: readable words
    like those typed, if nothing has them. is_available: False while the index
    cannot serve. is_cut: the query was longer than is looked at. is_loosened: no
    section has the quoted words side by side, so they were searched one by one.
    """

    typed: str
    hits: tuple[Hit, ...] = ()
    total: int = 0
    with_all: int = 0
    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    page: int = 1
    has_next: bool = False
    repaired: tuple[Repair, ...] = ()
    nearest: tuple[str, ...] = ()
    is_available: bool = True
    is_cut: bool = False
    is_loosened: bool = False
    took_ms: float = 0.0

    @property
    def is_empty(self) -> bool:
        """Nothing has any of the words (and something was asked)."""
        return self.is_available and not self.total and bool(self.typed)


def ask(
    typed: str,
    reader: Reader,
    filters: dict[str, frozenset[str]] | None = None,
    page: int = 1,
    *,
    size: int = PAGE_SIZE,
    only_typed: bool = False,
) -> Result:
    """Search for `typed` on behalf of `reader`.

    filters: name of engines.base.FILTERS → any of these values. page counts from 1.
    only_typed: no repair of unknown words. Never raises for what was typed.
    """
    began = time.perf_counter()
    cleaned = text.clean(typed).strip()
    typed = cleaned[: text.QUERY_LETTERS]
    page = min(max(page, 1), LAST_PAGE)
    words = text.analyse_query(typed)
    is_cut = len(cleaned) > len(typed) or len(text.tokens(typed)) > text.QUERY_WORDS
    result = Result(typed=typed, page=page, is_cut=is_cut)
    if words:
        try:
            view = get_engine().view()
        except EngineUnavailable:
            result = replace(result, is_available=False)
        else:
            search = _Search(view, reader, filters or {}, size, only_typed)
            result = _answered(search, words, result)
    return replace(result, took_ms=round((time.perf_counter() - began) * 1000, 1))


def _answered(search: "_Search", words: tuple[text.Word, ...], result: Result) -> Result:
    """Run `search`; if the index fails under it, remember that and say it is not available."""
    try:
        return search.run(words, result)
    except EngineUnavailable:
        get_engine().note_broken()
        return replace(result, is_available=False)


class _Search:
    """One search over one view of the index."""

    def __init__(self, view: IndexView, reader: Reader, filters, size: int, only_typed: bool):
        self.view = view
        self.reader = reader
        self.filters = filters
        self.size = size
        self.only_typed = only_typed

    def run(self, words: tuple[text.Word, ...], result: Result) -> Result:
        phrases = text.quoted(result.typed)
        exact = self.only_typed or bool(phrases)
        wording = word_it(words, self.view, self.reader, exact=exact)
        query = Query(
            audiences=self.reader.audiences,
            slots=wording.slots,
            choices=wording.choices,
            phrases=phrases,
            filters=self.filters,
        )
        counts = self._counts(query)
        is_loosened = bool(phrases) and not counts.total
        if is_loosened:
            query = replace(query, phrases=())
            counts = self._counts(query)
        if not counts.total:
            query = replace(query, least_grams=wording.least_grams)
        chosen, has_next = self._listed(query, result.page, counts.total)
        near = () if counts.total else nearest(words, self.view, self.reader)
        return replace(
            result,
            hits=self._hits(chosen, query),
            total=counts.total,
            with_all=self._with_all(query, counts.total),
            counts=counts.by,
            has_next=has_next and result.page < LAST_PAGE,
            repaired=wording.repaired,
            is_loosened=is_loosened,
            nearest=near,
        )

    def _counts(self, query: Query) -> Counts:
        """Count by each filter as if that filter itself were not set: what else one may choose."""
        counts = self.view.counts(query)
        by = dict(counts.by)
        for name in query.filters:
            others = {key: values for key, values in query.filters.items() if key != name}
            by[name] = self.view.counts(replace(query, filters=others), (name,)).by[name]
        return Counts(counts.total, by)

    def _with_all(self, query: Query, total: int) -> int:
        if len(query.slots) + len(query.choices) < 2 or not total:
            return total
        return self.view.count_with_all(query)

    def _listed(self, query: Query, page: int, total: int) -> tuple[list[Candidate], bool]:
        """Return the candidates of one page, and whether another page follows.

        The first page is the plain order and may hold what only resembles the
        words; the pages after it go on with sections that have a word.
        """
        first = arrange(self.view.candidates(query, WINDOW), self.reader)[: self.size]
        if not total or len(first) < self.size:
            return (first, False) if page == 1 else ([], False)
        skip = (page - 2) * self.size if page > 1 else 0
        rest = self._rest(replace(query, needs_word=True), first, skip + self.size + 1)
        if page == 1:
            return first, bool(rest)
        return rest[skip : skip + self.size], len(rest) > skip + self.size

    def _rest(self, query: Query, shown: list[Candidate], need: int) -> list[Candidate]:
        limit = WINDOW
        while True:
            found = self.view.candidates(query, limit)
            seen = {candidate.group for candidate in shown}
            listed: list[Candidate] = []
            for start in range(0, len(found), WINDOW):
                listed += arrange(found[start : start + WINDOW], self.reader, seen)
            if len(listed) >= need or len(found) < limit:
                return listed
            limit *= 2

    def _hits(self, chosen: list[Candidate], query: Query) -> tuple[Hit, ...]:
        sections = self.view.load(chosen)
        facts = facts_of(sections, self.reader)
        return tuple(
            Hit(section, passage(section.body, section.language, query), facts[section.uid])
            for section in sections
            if section.uid in facts
        )


def facts_of(sections: list[Section], reader: Reader) -> dict[str, Facts]:
    """Ask each app what its hits show now; a section missing from the answer is not shown."""
    by_model = defaultdict(list)
    for section in sections:
        by_model[section.object_key.partition(":")[0]].append(section.uid)
    facts: dict[str, Facts] = {}
    for label, uids in by_model.items():
        index = registry.index_of(label)
        if index is not None:
            facts |= index.facts(uids, reader)
    return facts


def known_filters(asked: dict[str, list[str]]) -> tuple[dict[str, frozenset[str]], list[str]]:
    """Split what was asked into filters to apply and the names or values nobody knows."""
    from search.labels import labels_of

    filters, unknown = {}, []
    for name, values in asked.items():
        if name not in FILTERS:
            unknown.append(name)
            continue
        known = labels_of(name)
        wanted = frozenset(value for value in values if value in known)
        unknown += [f"{name}={value}" for value in values if value and value not in known]
        if wanted:
            filters[name] = wanted
    return filters, unknown
