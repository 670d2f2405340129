"""One question to the index, from the words typed to the hits shown: `ask`.

View, fragment, API and evaluation all come through here, so none can differ.
"""

import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from search import best_bets, companions, registry, text, tongue, towns
from search.companions import Forward
from search.engines import get_engine
from search.engines.base import (
    FILTERS,
    Counts,
    EngineUnavailable,
    IndexView,
    Query,
    Slot,
)
from search.highlight import Marker
from search.paging import LAST_PAGE, Paging, Part
from search.sections import Facts, Reader, Section
from search.without_index import titled
from search.wording import Repair, Replacement, nearest, word_it

PAGE_SIZE = 10


@dataclass(frozen=True)
class Hit:
    section: Section
    highlight: str  # escaped HTML, only <mark>
    facts: Facts
    is_chosen: bool = False  # put first by editors for these words


@dataclass(frozen=True, kw_only=True)
class Result:
    """What `ask` found.

    total: readable sections with at least one of the words, exact; with_all: with
    all of them. Both count sections of every language (languages: of how many),
    while `hits` holds one of each piece. `hits` may hold sections that only
    resemble the words; if total is 0 they all do. shown: codes (search.paging) of
    what this page and those before it hold. counts: filter → value → sections.
    nearest: readable words like those typed, if nothing has them. is_available:
    False while the index cannot serve; then `hits` are those whose title in the
    database has a word, and nothing is counted. is_outdated: an older analysis made
    the index, some words find less than they should. is_cut: the query was longer than
    is looked at; last_word: where looking ended. is_loosened: no section has the
    quoted words side by side, so they were searched one by one. town: a municipality that
    the query names, for whose people contacts were chosen as if they had said where they are.
    lacking: a municipality, said or the reader's, for which none of the contacts named is known.
    """

    typed: str
    hits: tuple[Hit, ...] = ()
    total: int = 0
    with_all: int = 0
    languages: int = 0
    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    page: int = 1
    has_next: bool = False
    shown: tuple[int, ...] = ()
    repaired: tuple[Repair, ...] = ()
    replaced: tuple[Replacement, ...] = ()
    nearest: tuple[str, ...] = ()
    is_available: bool = True
    is_outdated: bool = False
    is_cut: bool = False
    last_word: str = ""
    is_loosened: bool = False
    town: towns.Town | None = None
    lacking: str = ""
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
    shown: tuple[int, ...] = (),
) -> Result:
    """Search for `typed` on behalf of `reader`.

    filters: name of engines.base.FILTERS → any of these values. page counts from 1.
    only_typed: no repair of unknown words. shown: `Result.shown` of the page before;
    without it a page goes by position. Never raises for what was typed.
    """
    began = time.perf_counter()
    typed, is_cut = _looked_at(text.clean(typed).strip())
    page = min(max(page, 1), LAST_PAGE)
    words = text.analyse_query(typed)
    result = Result(typed=typed, page=page, shown=shown if page > 1 else ())
    if is_cut:
        result = replace(result, is_cut=True, last_word=words[-1].text if words else "")
    if words:
        result = _answered(words, result, reader, filters or {}, size, only_typed)
    elif typed:
        result = replace(result, is_available=_is_there())
    return replace(result, took_ms=round((time.perf_counter() - began) * 1000, 1))


def _looked_at(typed: str) -> tuple[str, bool]:
    """Return the beginning that is looked at, ended between two words, and whether more came."""
    start = typed[: text.QUERY_LETTERS]
    if len(typed) > len(start):
        last_space = start.rfind(" ")
        is_within_a_word = not typed[len(start)].isspace()
        return (start[:last_space] if is_within_a_word and last_space > 0 else start), True
    found = text.tokens(start)
    if len(found) <= text.QUERY_WORDS:
        return start, False
    forms = {text.fold(token.word) for token in found}
    return start, sum(not text.is_stop(form) for form in forms) > text.QUERY_WORDS


def _answered(words, result: Result, reader: Reader, filters, size: int, only_typed) -> Result:
    """Search the index; if it is not there or fails, remember that and look at titles."""
    view = None
    try:
        view = get_engine().view()
        return _Search(view, reader, filters, size, only_typed).run(words, result)
    except EngineUnavailable:
        if view is not None:
            get_engine().note_broken()
    hits = _titled(words, reader, filters, size) if result.page == 1 else ()
    return replace(result, is_available=False, hits=hits, shown=())


def _is_there() -> bool:
    try:
        get_engine().view()
    except EngineUnavailable:
        return False
    return True


def _titled(words, reader: Reader, filters, size: int) -> tuple[Hit, ...]:
    slots = (Slot(form=word.form, stems=word.stems, grams=word.grams) for word in words)
    query = Query(audiences=reader.audiences, slots=tuple(slots))
    return _hits(titled(words, reader, filters, size), reader, query)


def _hits(
    sections: list[Section], reader: Reader, query: Query, pieces: Sequence[str] = ()
) -> tuple[Hit, ...]:
    """Make hits of what this reader may read; those of `pieces` were chosen by editors."""
    facts = facts_of(sections, reader)
    marker = Marker(query)
    return tuple(
        Hit(
            section,
            marker.passage(section.body, section.language),
            facts[section.uid],
            section.piece in pieces,
        )
        for section in sections
        if section.uid in facts
    )


class _Search:
    """One search over one view of the index."""

    def __init__(self, view: IndexView, reader: Reader, filters, size: int, only_typed: bool):
        self.view = view
        self.reader = reader
        self.ordering = reader  # for whom hits are put in order, by the language of the words
        self.filters = filters
        self.size = size
        self.only_typed = only_typed
        self.pieces: list[str] = []  # that editors put first

    def run(self, words: tuple[text.Word, ...], result: Result) -> Result:
        self.pieces = [] if self.filters else best_bets.in_force().pieces(words)
        wording, query = self._understood(words, result.typed)
        phrases = query.phrases
        counts = self._counts(query)
        is_loosened = bool(phrases) and not counts.total
        if is_loosened:
            query = replace(query, phrases=())
            counts = self._counts(query)
        if not counts.total:
            query = replace(query, least_grams=wording.least_grams)
        forward, town = self._forward(query, result.typed, counts.by["kind"])
        if town is not None and query.territory != town.code:
            query = replace(query, territory=town.code)
            counts = self._counts(query)
        part = self._part(query, result, counts, forward, is_place_said=town is not None)
        near = () if counts.total else nearest(words, self.view, self.reader)
        return replace(
            result,
            hits=_hits(self.view.load(part.listed), self.reader, query, self.pieces),
            total=counts.total,
            with_all=self._with_all(query, counts.total),
            languages=self._languages(counts),
            counts=counts.by,
            has_next=part.goes_on and result.page < LAST_PAGE,
            shown=part.shown,
            repaired=wording.repaired,
            replaced=wording.replaced,
            is_loosened=is_loosened,
            is_outdated=self.view.is_outdated,
            nearest=near,
            town=town,
            lacking=self.reader.town if forward.is_lacking else "",
        )

    def _understood(self, words: tuple[text.Word, ...], typed: str):
        phrases = text.quoted(typed)
        exact = self.only_typed or bool(phrases)
        wording = word_it(words, self.view, self.reader, exact=exact)
        self.ordering = self._ordering(typed, words, wording.held)
        query = Query(
            audiences=self.reader.audiences,
            slots=wording.slots,
            choices=wording.choices,
            in_order=wording.in_order,
            phrases=phrases,
            filters=self.filters,
            territory=self.reader.municipality,
        )
        return wording, query

    def _ordering(self, typed: str, words, held) -> Reader:
        """Return the reader by the language typed. “has” on an Albanian page is a town, no English."""
        ordering = tongue.as_typed(self.reader, tongue.evident(typed, words, held))
        is_a_town = ordering is not self.reader and towns.alone(typed) is not None
        return self.reader if is_a_town else ordering

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

    def _languages(self, counts: Counts) -> int:
        """In how many languages the sections counted are."""
        found, wanted = counts.by["language"], self.filters.get("language")
        return sum(wanted is None or language in wanted for language in found)

    def _part(
        self, query: Query, result: Result, counts: Counts, forward: Forward, *, is_place_said: bool
    ) -> Part:
        chosen = best_bets.versions(self.pieces, self.view, self.ordering)
        paging = Paging(
            self.view, self.ordering, self.size, chosen, forward, is_place_said=is_place_said
        )
        if result.page == 1:
            return paging.first(query, counts)
        if not counts.total:
            return Part()
        return paging.later(query, result.page, result.shown, counts.total)

    def _forward(
        self, query: Query, typed: str, counts: dict[str, int]
    ) -> tuple[Forward, towns.Town | None]:
        """Return the companions that come forward, and the town if the query names one for them.

        Who names one is there: for the rest of this search the reader is of that town.
        """
        is_asked = not registry.companions().isdisjoint(counts) and not self.only_typed
        town = (
            towns.named(typed, self.reader.jurisdiction) if is_asked and not query.phrases else None
        )
        if town is not None:
            there = towns.reader_in(town, self.ordering)
            asked = replace(query, territory=town.code)
            forward = companions.asked_in(town, typed, asked, self.view, there, counts)
            if forward is not None:
                self.ordering, self.reader = there, towns.reader_in(town, self.reader)
                return forward, town
        forward = companions.named(typed, query, self.view, self.ordering, counts)
        return forward, None


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
