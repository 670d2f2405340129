"""One state of a tantivy index, and the questions of the contract put to it."""

import json
import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from operator import itemgetter
from traceback import clear_frames

import tantivy

from search import text
from search.engines.base import (
    FILTERS,
    Candidate,
    Completion,
    Contribution,
    Counts,
    EngineUnavailable,
    IndexView,
    Query,
    Slot,
)
from search.engines.ranking import Weighted, ranking_of
from search.engines.tantivy_query import QueryMaker, together
from search.engines.tantivy_schema import (
    COUNTED,
    EIGHTS,
    SETS,
    VECTOR,
    Shape,
    group_code,
    is_within,
)
from search.engines.terms import BETWEEN
from search.meaning.space import Space
from search.sections import Section

PROBED = 3  # words, and sections with each of them, that `is_usable` looks for
MOST_VALUES = 5000  # that are counted of a field; beyond them sets are counted by value
SPELLINGS = 4  # terms looked at for each word that completion offers: some are the same word
MOST_REMEMBERED = 500  # short beginnings; the dictionary has thousands of words for each
SHORT_BEGINNING = 3
MOST_VERSIONS = 200  # of the pieces that editors put first: a few, each in three languages
CHECK_BATCH = 5000
AGGREGATIONS = {name: {"terms": {"field": name, "size": MOST_VALUES}} for name in (*COUNTED, *SETS)}
LEAST_SHARE = 0.25  # of all sections that pass a filter: below, the filter itself is cheaper
GROUP, SHAPE = "group_code", "shape_code"  # of tantivy_schema.NUMBERS
SPARE = 1.3  # those that pass are not spread evenly
SHAPES: dict[int, Shape] = {}  # number → shape, for every index: the number is made of the shape


@contextmanager
def rust_errors():
    """Turn what tantivy raises into EngineUnavailable. Its panics are no Exceptions.

    The frames of the error are emptied: in one of them lies a writer that failed, and
    with it the lock of the index, for as long as anybody (a log) keeps the error.
    """
    try:
        yield
    except (ValueError, OSError, RuntimeError) as error:
        clear_frames(error.__traceback__)
        raise EngineUnavailable(f"{type(error).__name__}: {error}") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        clear_frames(error.__traceback__)
        raise EngineUnavailable("the engine panicked") from error


class EmbeddedView(IndexView):
    """One searcher: a state of the index that does not move while a request reads it."""

    def __init__(
        self, index: tantivy.Index, *, has_deleted: bool = True, space: Space | None = None
    ):
        """has_deleted: the dictionaries may hold words of sections that are gone."""
        self._space = space
        self.schema = index.schema
        self.searcher = index.searcher()
        self.has_deleted = has_deleted
        self._remembered: dict[tuple, list[Completion]] = {}
        self.make = QueryMaker(self.schema, self._gram_frequencies)

    def candidates(self, query: Query, limit: int) -> list[Candidate]:
        """A filter in the query doubles its time, so what most sections pass is sieved after it."""
        wanted = query.wanted
        with rust_errors():
            scored = self.make.scored(query)
            if not scored:
                return []
            fetched = self._enough(wanted, limit)
            if fetched:
                hits = self.searcher.search(together(scored), fetched, count=False).hits
                found = self._found(hits, wanted, limit)
                if len(found) == limit or len(hits) < fetched:
                    return found
            filtered = together([*scored, *self.make.filters(wanted)])
            return self._found(self.searcher.search(filtered, limit, count=False).hits)

    def _enough(self, wanted: Mapping[str, frozenset[str]], limit: int) -> int:
        """Return of how many sections about `limit` pass; 0 if a filter costs less than sieving."""
        share = 1.0
        for name, values in wanted.items():
            holding = sum(self.searcher.doc_freq(name, value) for value in values)
            share *= min(1.0, holding / (self.searcher.num_docs or 1))
        if share < LEAST_SHARE or not wanted.keys() <= set(Shape._fields):
            return 0
        return limit if share == 1.0 else int(limit / share * SPARE)

    def _found(
        self,
        hits: list[tuple[float, tantivy.DocAddress]],
        wanted: Mapping[str, frozenset[str]] | None = None,
        limit: int | None = None,
    ) -> list[Candidate]:
        """Return the first `limit` candidates of `hits` whose shape has the values `wanted`."""
        addresses = [address for _score, address in hits]
        codes = self.searcher.fast_field_values(SHAPE, addresses)
        places = dict(zip(codes, addresses, strict=True))
        shapes = {code: self._shape(code, address) for code, address in places.items()}
        sieve = _sieve(frozenset((wanted or {}).items()))
        admitted = {code: shape for code, shape in shapes.items() if sieve[shape]}
        kept = [
            (hit, admitted[code]) for hit, code in zip(hits, codes, strict=True) if code in admitted
        ][:limit]
        addresses = [address for (_score, address), _shape in kept]
        groups = self.searcher.fast_field_values(GROUP, addresses)
        return [
            Candidate(score, group, shape.language, shape.jurisdiction, shape.kind, address, vector)
            for ((score, address), shape), group, vector in zip(
                kept, groups, self._vectors(addresses), strict=True
            )
        ]

    def _vectors(self, addresses: list[tantivy.DocAddress]) -> Iterable[bytes]:
        if self._space is None:
            return [b""] * len(addresses)
        parts = [self.searcher.fast_field_values(name, addresses) for name in VECTOR]
        if None in parts[0]:
            columns = zip(*parts, strict=True)
            return (b"" if eights[0] is None else EIGHTS.pack(*eights) for eights in columns)
        joined = array("q", bytes(EIGHTS.size * len(addresses)))
        for place, part in enumerate(parts):
            joined[place :: len(VECTOR)] = array("q", part)
        if sys.byteorder == "big":
            joined.byteswap()
        all_bytes = joined.tobytes()
        return (all_bytes[i : i + EIGHTS.size] for i in range(0, len(all_bytes), EIGHTS.size))

    def space(self) -> Space | None:
        return self._space

    def _shape(self, code: int, address: tantivy.DocAddress) -> Shape:
        """Return the shape of a section; who first meets one reads it from that section."""
        shape = SHAPES.get(code)
        if shape is None:
            shape = SHAPES[code] = Shape.of(self._stored(address))
        return shape

    def _gram_frequencies(self, grams: Iterable[str]) -> dict[str, int]:
        return {gram: count for gram in grams if (count := self.searcher.doc_freq("bg", gram))}

    def versions(self, groups: Iterable[str], audiences: frozenset[str]) -> list[Candidate]:
        codes = [group_code(group) for group in groups]
        if not codes:
            return []
        with rust_errors():
            hits = self.searcher.search(self.make.versions(codes, audiences), MOST_VERSIONS).hits
            found = self._found(hits)
        return [replace(candidate, score=0.0) for candidate in found]

    def contributions(self, query: Query, candidate: Candidate) -> list[Contribution]:
        ranking = ranking_of(query, self._gram_frequencies)
        runs = (ranking.terms, *(run for choice in ranking.choices for run in choice))
        with rust_errors():
            told = [
                Contribution(term.field, term.term, self._score(term, candidate.handle))
                for run in runs
                for term in run
            ]
        return sorted((one for one in told if one.score), key=lambda one: -one.score)

    def _score(self, term: Weighted, address: tantivy.DocAddress) -> float:
        try:
            explained = self.make.weighted(term).explain(self.searcher, address)
        except ValueError:  # the section does not hold it
            return 0.0
        return json.loads(explained.to_json())["value"]

    def load(self, candidates: Iterable[Candidate]) -> list[Section]:
        with rust_errors():
            return [self._stored(candidate.handle) for candidate in candidates]

    def counts(self, query: Query, names: Iterable[str] = FILTERS) -> Counts:
        """Who may read is part of every value counted, so that no filter has to ask for it."""
        names = tuple(names)
        sets = {name: SETS[name] for name in names if name in SETS}
        is_by_shape = not sets and query.filters.keys() <= set(Shape._fields)
        with rust_errors():
            counting = self.make.counting(query, {} if is_by_shape else query.filters)
            if counting is None:
                return Counts(0, {name: {} for name in names})
            asked = {field: AGGREGATIONS[field] for field in ("shape", *sets.values())}
            found = self.searcher.aggregate(counting, asked)
            shapes = _shapes_of(found["shape"], query.wanted)
            by = {name: self._by_set(query, name, found[field]) for name, field in sets.items()}
        for name in names:
            if name not in by:
                by[name] = _sums(shapes, Shape._fields.index(name))
        return Counts(sum(count for _shape, count in shapes), by)

    def _by_set(self, query: Query, name: str, found: dict) -> dict[str, int]:
        """Return value → sections; value by value if the sets are too many to be told apart."""
        if not found["sum_other_doc_count"]:
            sums: dict[str, int] = {}
            where = query.wanted.get("territory")
            for bucket in found["buckets"]:
                audience, territory, values = _parts(bucket["key"])
                if audience in query.audiences and (where is None or is_within(territory, where)):
                    count = bucket["doc_count"]
                    for value in values:
                        sums[value] = sums.get(value, 0) + count
            return _most_first(sums)
        filtered = self.make.counting(query, query.wanted)
        plain = self.searcher.aggregate(filtered, {name: AGGREGATIONS[name]})
        return {bucket["key"]: bucket["doc_count"] for bucket in plain[name]["buckets"]}

    def groups_with_a_word(self, query: Query, limit: int) -> set[int]:
        """Without scores, so that it costs a tenth of `candidates`."""
        with rust_errors():
            counting = self.make.counting(query, query.wanted)
            if counting is None or not limit:
                return set()
            hits = self.searcher.search(counting, limit, count=False).hits
            addresses = [address for _score, address in hits]
            return set(self.searcher.fast_field_values(GROUP, addresses))

    def count_with_all(self, query: Query) -> int:
        with rust_errors():
            return self.searcher.search(self.make.with_all(query), 1, count=True).count

    def frequencies(self, terms: Iterable[str], audiences: frozenset[str]) -> dict[str, int]:
        holding = self.searcher.doc_freq  # half a microsecond a call
        found: dict[str, int] = {}
        terms = list(terms)
        with rust_errors():
            for audience in audiences:
                for term in terms:
                    count = holding("words", f"{audience}:{term}")
                    if count:
                        found[term] = found.get(term, 0) + count
        return found

    def spelling(self, form: str, audiences: frozenset[str]) -> str:
        found = self._spellings(f"{form}:", audiences, 1)
        return found[0].text if found else ""

    def complete_word(
        self, beginning: str, audiences: frozenset[str], limit: int
    ) -> list[Completion]:
        if len(beginning) > SHORT_BEGINNING:
            return self._spellings(beginning, audiences, limit)
        asked = (beginning, audiences, limit)
        found = self._remembered.get(asked)
        if found is None:
            if len(self._remembered) >= MOST_REMEMBERED:
                self._remembered.clear()
            found = self._remembered[asked] = self._spellings(beginning, audiences, limit)
        return found

    def complete_title(
        self, beginning: str, audiences: frozenset[str], limit: int
    ) -> list[Completion]:
        titles: dict[str, int] = {}
        for term, count in self._terms("titles", beginning, audiences, limit * 3):
            title = term.partition(BETWEEN)[2]
            if title not in titles and self._is_alive("titles", term):
                titles[title] = count
        return [Completion(title, count) for title, count in list(titles.items())[:limit]]

    def size(self) -> int:
        return self.searcher.num_docs

    def everything(self) -> Iterator[Section]:
        with rust_errors():
            every = tantivy.Query.all_query()
            for offset in range(0, self.searcher.num_docs, CHECK_BATCH):
                page = self.searcher.search(every, CHECK_BATCH, count=False, offset=offset)
                yield from [self._stored(address) for _score, address in page.hits]

    def _stored(self, address: tantivy.DocAddress) -> Section:
        return Section.from_json(self.searcher.doc(address).get_first("section"))

    def _spellings(self, beginning: str, audiences: frozenset[str], limit: int) -> list[Completion]:
        """Return the commonest spelling of each form that begins so and that somebody may read."""
        forms: dict[str, dict[str, int]] = {}
        for term, count in self._terms("spelled", beginning, audiences, limit * SPELLINGS):
            _audience, form, word = term.split(":", 2)
            spellings = forms.setdefault(form, {})
            spellings[word] = spellings.get(word, 0) + count
        ordered = sorted(forms.items(), key=lambda item: (-sum(item[1].values()), item[0]))
        found: list[Completion] = []
        for form, spellings in ordered:
            words = sorted(spellings, key=lambda word: (-spellings[word], word))
            alive = (w for w in words if self._is_alive_for(audiences, f"{form}:{w}"))
            word = next(alive, None)
            if word is not None:
                found.append(Completion(word, sum(spellings.values())))
            if len(found) == limit:
                break
        return found

    def _terms(
        self, field: str, beginning: str, audiences: frozenset[str], limit: int
    ) -> list[tuple[str, int]]:
        with rust_errors():
            found = [
                pair
                for audience in sorted(audiences)
                for pair in self.searcher.terms_with_prefix(
                    field, f"{audience}:{beginning}", limit=limit
                )
            ]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))

    def probe(self) -> None:
        """Ask what every answer asks, of all segments. Raises EngineUnavailable."""
        every = tantivy.Query.all_query()
        with rust_errors():
            found = self.searcher.aggregate(every, AGGREGATIONS)
            for _score, address in self.searcher.search(every, PROBED).hits:
                self._stored(address)
        shapes = (_shape_named(bucket["key"]) for bucket in found["shape"]["buckets"])
        audiences = frozenset(shape.audience for shape in shapes)
        for term, _count in self._terms("words", "", audiences, PROBED):
            form = term.partition(":")[2]
            slot = Slot(form=form, stems=(form,), grams=text.grams(form))
            query = Query(audiences=audiences, slots=(slot,))
            self.counts(query)
            self.load(self.candidates(query, PROBED))

    def _is_alive_for(self, audiences: frozenset[str], tail: str) -> bool:
        return any(self._is_alive("spelled", f"{audience}:{tail}") for audience in audiences)

    def _is_alive(self, field: str, term: str) -> bool:
        """Say whether a section that was not deleted holds `term`.

        The dictionary remembers deleted sections until segments merge; a word
        of a page that turned professional must not be suggested meanwhile.
        """
        if not self.has_deleted:
            return True
        with rust_errors():
            holding = tantivy.Query.term_query(self.schema, field, term, "basic")
            return bool(self.searcher.search(holding, 1, count=False).hits)


def _shapes_of(found: dict, wanted: Mapping[str, frozenset[str]]) -> list[tuple[Shape, int]]:
    """Return the shapes counted that have the values `wanted`."""
    sieve = _sieve(frozenset(wanted.items()))
    counted = ((_shape_named(bucket["key"]), bucket["doc_count"]) for bucket in found["buckets"])
    return [(shape, count) for shape, count in counted if sieve[shape]]


class _Sieve(dict):
    """Shape → whether it has the values wanted: every answer asks it of the same few shapes."""

    def __init__(self, wanted: Mapping[str, frozenset[str]]):
        super().__init__()
        self._wanted = wanted

    def __missing__(self, shape: Shape) -> bool:
        self[shape] = admitted = shape.admits(self._wanted)
        return admitted


@lru_cache(maxsize=200)
def _sieve(wanted: frozenset[tuple[str, frozenset[str]]]) -> _Sieve:
    return _Sieve(dict(wanted))


@lru_cache(maxsize=MOST_VALUES)
def _shape_named(key: str) -> Shape:
    return Shape(*key.split(BETWEEN))


@lru_cache(maxsize=MOST_VALUES)
def _parts(key: str) -> tuple[str, str, tuple[str, ...]]:
    audience, territory, *values = key.split(BETWEEN)
    return audience, territory, tuple(values)


def _sums(shapes: list[tuple[Shape, int]], place: int) -> dict[str, int]:
    """Return value at `place` of a shape → sections."""
    sums: dict[str, int] = {}
    for shape, count in shapes:
        value = shape[place]
        sums[value] = sums.get(value, 0) + count
    return _most_first(sums)


def _most_first(sums: dict[str, int]) -> dict[str, int]:
    return dict(sorted(sums.items(), key=itemgetter(1), reverse=True))
