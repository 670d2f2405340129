"""One question to the index, from the words typed to the hits shown: `ask`.

View, fragment, API and evaluation all come through here, so none can differ.
"""

import time
from collections import defaultdict
from collections.abc import Iterable
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
    Slot,
)
from search.highlight import passage
from search.sections import Facts, Reader, Section

PAGE_SIZE = 10
LAST_PAGE = 50
WINDOW = 100  # candidates that are put in order together
OTHER_LANGUAGE = 0.95  # a hit in another language than the reader's counts a little less
VERSION_LEAST = 0.5  # the reader's language stands for a better version down to this share
OWN_LEAST = 0.25  # of the best score: from here up the reader's own country comes first
LEAST_GRAMS = 3  # shared by a hit that has none of the words
NEAREST_WORDS = 6
NEAREST_LIKENESS = 0.3


@dataclass(frozen=True)
class Repair:
    """A word that nobody wrote, and the words that were searched as well."""

    typed: str
    meant: tuple[str, ...]


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


def complete(typed: str, reader: Reader, limit: int = 8) -> list[str]:
    """Return whole queries that begin as typed: titles, then the last word completed."""
    typed = text.clean(typed).strip()[: text.QUERY_LETTERS]
    found = text.tokens(typed)
    if not found:
        return []
    folded = " ".join(text.fold(token.word) for token in found)
    last = text.fold(found[-1].word)
    try:
        view = get_engine().view()
        titles = view.complete_title(folded, reader.audiences, limit // 2)
        words = view.complete_word(last, reader.audiences, limit * 3) if len(last) > 1 else []
    except EngineUnavailable:
        return []
    before = typed[: found[-1].start]
    code = text.family(reader.language)
    one_a_stem: dict[str, str] = {}
    for word in words:
        one_a_stem.setdefault(text.stem(text.fold(word.text), code), before + word.text)
    texts = [*(title.text for title in titles), *one_a_stem.values()]
    return [each for each in dict.fromkeys(texts) if each != typed][:limit]


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
        slots, repaired = self._resolve(words, exact=self.only_typed or bool(phrases))
        query = Query(
            audiences=self.reader.audiences, slots=slots, phrases=phrases, filters=self.filters
        )
        counts = self._counts(query)
        is_loosened = bool(phrases) and not counts.total
        if is_loosened:
            query = replace(query, phrases=())
            counts = self._counts(query)
        if not counts.total:
            query = replace(query, least_grams=_least_grams(slots))
        chosen, has_next = self._listed(query, result.page, counts.total)
        nearest = () if counts.total else self._nearest(words)
        return replace(
            result,
            hits=self._hits(chosen, slots),
            total=counts.total,
            with_all=self._with_all(query, counts.total),
            counts=counts.by,
            has_next=has_next and result.page < LAST_PAGE,
            repaired=repaired,
            is_loosened=is_loosened,
            nearest=nearest,
        )

    def _resolve(self, words, *, exact: bool) -> tuple[tuple[Slot, ...], tuple[Repair, ...]]:
        slots, repaired = [], []
        for word in words:
            meant = () if exact else self._meant(word)
            stems = dict.fromkeys(word.stems)
            for form, _spelling in meant:
                stems |= dict.fromkeys(text.all_stems(form))
            slots.append(Slot(form=word.form, stems=tuple(stems), grams=word.grams))
            if meant:
                repaired.append(Repair(word.text, tuple(spelling for _form, spelling in meant)))
        return tuple(slots), tuple(repaired)

    def _meant(self, word: text.Word) -> list[tuple[str, str]]:
        """Return (form, spelling) of what an unknown word was meant to be."""
        if self._frequencies((word.form, *word.stems)):
            return []
        meant = []
        for form in text.repairs(word, self._frequencies):
            spelling = self.view.spelling(form, self.reader.audiences)
            if spelling:
                meant.append((form, spelling))
        if meant or len(word.form) < text.PREFIX_LETTERS:
            return meant
        longer = self.view.complete_word(word.form, self.reader.audiences, text.MOST_REPAIRS)
        return [(text.fold(found.text), found.text) for found in longer]

    def _frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        return self.view.frequencies(terms, self.reader.audiences)

    def _counts(self, query: Query) -> Counts:
        """Count by each filter as if that filter itself were not set: what else one may choose."""
        counts = self.view.counts(query)
        by = dict(counts.by)
        for name in query.filters:
            others = {key: values for key, values in query.filters.items() if key != name}
            by[name] = self.view.counts(replace(query, filters=others), (name,)).by[name]
        return Counts(counts.total, by)

    def _with_all(self, query: Query, total: int) -> int:
        if len(query.slots) < 2 or not total:
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

    def _nearest(self, words: tuple[text.Word, ...]) -> tuple[str, ...]:
        near: dict[str, float] = {}
        for word in words:
            for found in self.view.complete_word(word.form[:2], self.reader.audiences, 300):
                alike = text.likeness(word.form, text.fold(found.text))
                if alike >= NEAREST_LIKENESS:
                    near[found.text] = max(alike, near.get(found.text, 0))
        return tuple(sorted(near, key=lambda found: (-near[found], found))[:NEAREST_WORDS])

    def _hits(self, chosen: list[Candidate], slots: tuple[Slot, ...]) -> tuple[Hit, ...]:
        sections = self.view.load(chosen)
        facts = facts_of(sections, self.reader)
        return tuple(
            Hit(section, passage(section.body, section.language, slots), facts[section.uid])
            for section in sections
            if section.uid in facts
        )


def _least_grams(slots: tuple[Slot, ...]) -> int:
    return max(1, min(LEAST_GRAMS, max(len(slot.grams) for slot in slots)))


def arrange(
    candidates: list[Candidate], reader: Reader, seen: set[int] | None = None
) -> list[Candidate]:
    """Put candidates in the order one reader sees: each piece once, own country first.

    Own is also what belongs to no country; what hardly matches comes after the
    others all the same. A piece in several languages is shown in the reader's,
    unless that version matches far worse. Scores count by the weight of their
    kind. Groups in `seen` are passed over; new ones are added to it.
    """
    seen = set() if seen is None else seen
    weights = registry.kind_weights()
    versions = defaultdict(list)
    for candidate in candidates:
        if candidate.group not in seen:
            versions[candidate.group].append(candidate)
    seen.update(versions)
    scored = [
        (score * weights.get(candidate.kind, 1.0), candidate)
        for score, candidate in (_one_version(found, reader) for found in versions.values())
    ]
    top = max((score for score, _candidate in scored), default=0.0)
    own = ("", reader.jurisdiction)

    def place(pair):
        score, candidate = pair
        return not (candidate.jurisdiction in own and score >= OWN_LEAST * top), -score

    return [candidate for _score, candidate in sorted(scored, key=place)]


def _one_version(versions: list[Candidate], reader: Reader) -> tuple[float, Candidate]:
    """Return the version to show, and the score by which the piece is placed."""
    best = versions[0]
    for candidate in versions:
        in_language = candidate.language == reader.language
        if in_language and candidate.score >= VERSION_LEAST * best.score:
            return best.score, candidate
    return best.score * OTHER_LANGUAGE, best


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
