"""The engine for more than one machine: Elasticsearch 8 behind the same contract.

Same tokens, same terms, same weights as the embedded engine; the cluster stores
and finds. Readers ask the alias `<prefix>-<version>`; a rebuild fills a new index
beside it and swaps the alias. The code keeps to the core of Elasticsearch: no
scripts, no language analysers, no `_reindex`, `_delete_by_query`, `info()` or
`ping()`, so it runs on every full distribution and on the bare core.

Of the contract it cannot keep one promise: a view is no frozen state. Each of
its questions sees what was refreshed last, so that between two of them a
section may come, change or go.
"""

import fcntl
import hashlib
import re
import tempfile
import time
import uuid
from base64 import b64decode
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from django.conf import settings
from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch, NotFoundError
from elasticsearch.helpers import ScanError
from elasticsearch_dsl import A, MultiSearch, Search
from elasticsearch_dsl.query import Bool, Exists, Prefix, Term

from search.engines import elastic_query as make
from search.engines.base import (
    FILTERS,
    Candidate,
    Completion,
    Contribution,
    Counts,
    EngineUnavailable,
    IndexView,
    Query,
    SearchEngine,
)
from search.engines.elastic_cluster import ClusterConnection
from search.engines.elastic_rebuild import Rebuild
from search.engines.elastic_schema import id_of, schema_version, version
from search.engines.elastic_space import Spaces
from search.engines.elastic_writing import replace as replace_sections
from search.engines.ranking import Ranking, ranking_of
from search.engines.tantivy_schema import group_code
from search.engines.terms import BETWEEN
from search.meaning.space import Space
from search.sections import Section

LIKELY_LIMIT = 100  # candidates that a page asks for after it has counted
MOST_VALUES = 1000  # of a filter that are counted
MOST_VERSIONS = 200
MOST_WORDS = 300  # of the dictionary that one completion looks at
MOST_LOOKED_AT = 5000  # sections of a shard in which a beginning is completed
MOST_TITLES = 50
LOOK_SECONDS = 1.0  # between two looks whether today's analysis has its index by now
RED_SECONDS = 120.0  # an index whose shards are away for longer is built anew
CARRIED = ["group_code", "language", "jurisdiction", "kind", "uid", "vector", "learned"]
SCRATCH_SECONDS = 30.0  # what nobody waits for may take its time


class ElasticsearchView(IndexView):
    """The alias as one page asks it, within the time that a page may wait."""

    def __init__(self, connection: ClusterConnection, alias: str, shards: int, spaces: Spaces):
        self.connection = connection
        self.alias = alias
        self.shards = shards
        self.spaces = spaces
        self.budget = connection.budget()
        self._learned: set[str] = set()  # names of the spaces in which candidates point
        self._known: dict[str, int] = {}  # 4-gram → sections
        self._beforehand: tuple | None = None  # (query, its candidates, count with all words)

    def candidates(self, query: Query, limit: int) -> list[Candidate]:
        known = self._beforehand
        if known and known[0] == query and limit <= LIKELY_LIMIT:
            return known[1][:limit]
        ranking = ranking_of(query, self._gram_frequencies)
        search = self._ranked(query, ranking, limit)
        return self._candidates(self._ask(search)) if search is not None else []

    def _ranked(self, query: Query, ranking: Ranking, limit: int) -> Search | None:
        """Ties are broken by uid: the copies of a shard order their documents differently."""
        asked = make.ranked(query, ranking)
        if asked is None:
            return None
        search = self._search(asked, key=query).sort("_score", "uid")
        return _with_columns(search.extra(size=limit, track_total_hits=False))

    def _candidates(self, found) -> list[Candidate]:
        candidates = []
        for hit in found.to_dict()["hits"]["hits"] if found is not None else ():
            columns = {name: values[0] for name, values in hit["fields"].items()}
            self._learned.update(hit["fields"].get("learned", ()))
            candidates.append(
                Candidate(
                    hit["_score"] or 0.0,
                    columns["group_code"],
                    columns["language"],
                    columns.get("jurisdiction", ""),
                    columns["kind"],
                    columns["uid"],
                    b64decode(columns.get("vector", "")),
                )
            )
        return candidates

    def space(self) -> Space | None:
        """Return the space in which the candidates of this view point, if all point in one."""
        if len(self._learned) != 1:
            return None
        (name,) = self._learned
        learned = self.spaces.known(name)
        if learned is None:
            learned = self._read(lambda client: self.spaces.of(client, self.alias))
        return learned.space if learned and learned.name == name else None

    def versions(self, groups: Iterable[str], audiences: frozenset[str]) -> list[Candidate]:
        codes = [group_code(group) for group in groups]
        if not codes:
            return []
        search = self._search(make.versions(codes, audiences)).sort("uid")
        found = self._ask(_with_columns(search.extra(size=MOST_VERSIONS, track_total_hits=False)))
        return [replace(candidate, score=0.0) for candidate in self._candidates(found)]

    def contributions(self, query: Query, candidate: Candidate) -> list[Contribution]:
        ranking = ranking_of(query, self._gram_frequencies)
        terms = list(ranking.terms)
        terms += [term for choice in ranking.choices for run in choice for term in run]
        if not terms:
            return []
        named = [make.weighted(term, str(place)) for place, term in enumerate(terms)]
        asked = Bool(should=named, filter=[Term(uid=candidate.handle)])
        search = self._search(asked, key=query).params(include_named_queries_score=True)
        found = self._hits(search.source(False).extra(size=1, track_total_hits=False))
        scores = found[0].get("matched_queries", {}) if found else {}
        told = [(terms[int(place)], score) for place, score in scores.items()]
        told.sort(key=lambda pair: -pair[1])
        return [Contribution(term.field, term.term, score) for term, score in told]

    def load(self, candidates: Iterable[Candidate]) -> list[Section]:
        """What was removed since it was found is left out."""
        ids = [id_of(candidate.handle) for candidate in candidates]
        if not ids:
            return []
        told = self._read(
            lambda client: client.mget(
                index=self.alias, ids=ids, realtime=False, source=["section"]
            )
        )
        if any("error" in found for found in told["docs"]):
            raise EngineUnavailable("a copy of the index does not answer")
        found = (each["_source"]["section"] for each in told["docs"] if each.get("found"))
        return [Section.from_json(section) for section in found]

    def counts(self, query: Query, names: Iterable[str] = FILTERS) -> Counts:
        """Ask for the candidates along with the counts: a page wants both, in one journey."""
        names = tuple(names)
        asked = make.counted(query)
        if asked is None:
            return Counts(0, {name: {} for name in names})
        search = self._search(asked, key=query).extra(size=0, track_total_hits=True)
        for name in names:
            search.aggs.bucket(name, A("terms", field=name, size=MOST_VALUES))
        if names != FILTERS:
            return _counts(self._ask(search), names)
        search.aggs.bucket("all words", A("filter", filter=make.with_all(query)))
        ranked = self._ranked(query, ranking_of(query, self._gram_frequencies), LIKELY_LIMIT)
        counted, found = self._ask_both(search, ranked)
        with_all = counted.aggregations["all words"].doc_count
        self._beforehand = (query, self._candidates(found), with_all)
        return _counts(counted, names)

    def count_with_all(self, query: Query) -> int:
        known = self._beforehand
        if known and known[0] == query:
            return known[2]
        search = self._search(make.with_all(query)).extra(size=0, track_total_hits=True)
        return self._ask(search).hits.total.value

    def frequencies(self, terms: Iterable[str], audiences: frozenset[str]) -> dict[str, int]:
        terms = list(terms)
        asked = [f"{audience}:{term}" for term in terms for audience in sorted(audiences)]
        found: Counter[str] = Counter()
        for term, count in self._document_frequencies("words", asked).items():
            found[term.partition(":")[2]] += count
        return dict(found)

    def _gram_frequencies(self, grams: Iterable[str]) -> dict[str, int]:
        grams = list(grams)
        unknown = [gram for gram in grams if gram not in self._known]
        if unknown:
            found = self._document_frequencies("bg", unknown)
            self._known.update((gram, found.get(gram, 0)) for gram in unknown)
        return {gram: count for gram in grams if (count := self._known[gram])}

    def _document_frequencies(self, field: str, terms: list[str]) -> dict[str, int]:
        """Return term → sections that hold it; absent: none.

        With one shard the dictionary itself is asked, by a document made up of
        the terms; with several it would be the dictionary of one of them, so
        the sections are counted, at two to three times the cost.
        """
        if not terms:
            return {}
        if self.shards > 1:
            return self._counted_terms(field, terms)
        made_up = {field: terms if field == "words" else " ".join(terms)}
        told = self._read(
            lambda client: client.termvectors(
                index=self.alias,
                doc=made_up,
                fields=[field],
                term_statistics=True,
                field_statistics=False,
                positions=False,
                offsets=False,
                payloads=False,
                preference=_preference(field),
            )
        )
        known = told["term_vectors"].get(field, {}).get("terms", {})
        return {term: of["doc_freq"] for term, of in known.items() if of.get("doc_freq")}

    def _counted_terms(self, field: str, terms: list[str]) -> dict[str, int]:
        search = self._search(None).extra(size=0, track_total_hits=False)
        wanted = {term: Term(**{field: term}) for term in terms}
        search.aggs.bucket("terms", A("filters", filters=wanted))
        buckets = self._ask(search).aggregations.terms.buckets.to_dict()
        return {term: found["doc_count"] for term, found in buckets.items() if found["doc_count"]}

    def spelling(self, form: str, audiences: frozenset[str]) -> str:
        found = self._spellings(f"{form}:", audiences, 1)
        return found[0].text if found else ""

    def complete_word(
        self, beginning: str, audiences: frozenset[str], limit: int
    ) -> list[Completion]:
        return self._spellings(beginning, audiences, limit)

    def complete_title(
        self, beginning: str, audiences: frozenset[str], limit: int
    ) -> list[Completion]:
        begins = [Prefix(titles=f"{audience}:{beginning}") for audience in sorted(audiences)]
        search = self._search(Bool(filter=[Bool(should=begins)])).sort("uid").source(False)
        search = search.extra(docvalue_fields=["titles"], size=MOST_TITLES, track_total_hits=False)
        hits = self._hits(search)
        held = Counter(hit["fields"]["titles"][0].partition(BETWEEN)[2] for hit in hits)
        ordered = sorted(held.items(), key=lambda item: (-item[1], item[0]))
        return [Completion(title, count) for title, count in ordered[:limit]]

    def _spellings(self, beginning: str, audiences: frozenset[str], limit: int) -> list[Completion]:
        """Return the commonest spelling of each form that begins so in sections one may read.

        Looks at MOST_LOOKED_AT sections of each shard: two letters begin words of
        nearly all sections, and of a million of them this would take seconds.
        """
        begins = [f"{audience}:{beginning}" for audience in sorted(audiences)]
        search = self._search(Bool(filter=[Bool(should=[Prefix(spelled=one) for one in begins])]))
        search = search.extra(size=0, track_total_hits=False, terminate_after=MOST_LOOKED_AT)
        wanted = "|".join(f"{_literally(one)}.*" for one in begins)
        words = A("terms", field="spelled", include=wanted, size=MOST_WORDS * len(begins))
        search.aggs.bucket("words", words)
        forms: dict[str, Counter[str]] = {}
        for bucket in self._ask(search).aggregations.words.buckets:
            _audience, form, word = bucket.key.split(":", 2)
            forms.setdefault(form, Counter())[word] += bucket.doc_count
        ordered = sorted(forms.items(), key=lambda item: (-item[1].total(), item[0]))
        return [
            Completion(min(held, key=lambda word: (-held[word], word)), held.total())
            for _form, held in ordered[:limit]
        ]

    def size(self) -> int:
        search = self._search(Exists(field="uid")).extra(size=0, track_total_hits=True)
        return self._ask(search).hits.total.value

    def everything(self) -> Iterator[Section]:
        client = self.connection.client.options(request_timeout=SCRATCH_SECONDS)
        search = Search(using=client, index=self.alias).query(Exists(field="uid"))
        try:
            for hit in search.source(["section"]).params(size=1000).scan():
                yield Section.from_json(hit.section)
        except (ApiError, TransportError, ScanError) as error:
            raise EngineUnavailable(f"not all could be read: {type(error).__name__}") from error

    def _search(self, query, *, key: Query | None = None) -> Search:
        """Begin a search. key: pages of one query go to the same copies, queries to all."""
        search = Search(index=self.alias).params(
            preference=_preference(key), allow_partial_search_results=False
        )
        if self.shards > 1:  # or each shard would weigh words by its own statistics
            search = search.params(search_type="dfs_query_then_fetch")
        return search.query(query) if query is not None else search

    def _ask(self, search: Search):
        return self._read(lambda client: search.using(client).execute(ignore_cache=True))

    def _hits(self, search: Search) -> list[dict]:
        return self._ask(search).to_dict()["hits"]["hits"]

    def _ask_both(self, first: Search, second: Search | None) -> list:
        """Return two answers, the second None if it was not asked."""
        if second is None:
            return [self._ask(first), None]
        return self._read(
            lambda client: MultiSearch(using=client).add(first).add(second).execute(True)
        )

    def _read(self, ask: Callable[[Elasticsearch], object]):
        return self.connection.read(ask, self.budget)


def _with_columns(search: Search) -> Search:
    """Fetch what the order needs from columns: nothing stored is read and unpacked."""
    return search.source(False).extra(docvalue_fields=CARRIED, stored_fields="_none_")


def _counts(found, names: tuple[str, ...]) -> Counts:
    told = found.to_dict()
    by = {
        name: {each["key"]: each["doc_count"] for each in told["aggregations"][name]["buckets"]}
        for name in names
    }
    return Counts(told["hits"]["total"]["value"], by)


def _preference(key: object) -> str:
    """Return a word by which the cluster chooses the copy that answers, the same for one key."""
    words = " ".join(slot.form for slot in key.typed) if isinstance(key, Query) else str(key)
    return hashlib.blake2b(words.encode(), digest_size=6).hexdigest()


def _literally(text: str) -> str:
    """Escape what a regular expression of Lucene would read as an operator."""
    return "".join(letter if letter.isalnum() else f"\\{letter}" for letter in text)


class ElasticsearchEngine(SearchEngine):
    """options: the keys of settings.SEARCH_CLUSTER that are to be others.

    locks: the folder of the locks of this machine, by default the index folder.
    """

    def __init__(self, **options):
        own = {"locks": settings.SEARCH_INDEX_DIR, **settings.SEARCH_CLUSTER}
        self.options = own | options
        self.connection = ClusterConnection(self.options)
        self.spaces = Spaces()
        self._red_since: float | None = None
        self._serving = ""
        self._looked_at = -LOOK_SECONDS

    @property
    def alias(self) -> str:
        """Today's: of the present fields and the present analysis."""
        return f"{self.options['prefix']}-{version()}"

    @classmethod
    @contextmanager
    def scratch(cls):
        prefix = f"{settings.SEARCH_CLUSTER['prefix']}-scratch-{uuid.uuid4().hex[:12]}"
        with tempfile.TemporaryDirectory(prefix="zyra-search-") as locks:
            engine = cls(prefix=prefix, seconds=SCRATCH_SECONDS, replicas="0-0", locks=locks)
            try:
                engine.rebuild((), again=lambda keys: ())
                yield engine
            finally:
                engine.remove()

    # Reading

    def view(self) -> IndexView:
        self.connection.breaker.check()
        alias = self._serving_alias()
        view = ElasticsearchView(self.connection, alias, self.options["shards"], self.spaces)
        view.is_outdated = alias != self.alias
        return view

    def _serving_alias(self) -> str:
        """Return today's alias, or that of an older analysis until today's is there.

        Once it is there nobody looks again.
        """
        today = self.alias
        if self._serving == today:
            return today
        if time.monotonic() - self._looked_at >= LOOK_SECONDS:
            self._serving = self._serving_of(self._aliases())
            self._looked_at = time.monotonic()
        return self._serving or today

    def _serving_of(self, aliases: set[str]) -> str:
        if self.alias in aliases:
            return self.alias
        numbered = re.compile(re.escape(f"{self.options['prefix']}-{schema_version()}-") + r"(\d+)")
        others = {int(found[1]): found[0] for found in map(numbered.fullmatch, aliases) if found}
        return others[max(others)] if others else ""

    def _aliases(self) -> set[str]:
        """Return those of every analysis. Raises EngineUnavailable."""
        pattern = f"{self.options['prefix']}-{schema_version()}-*"

        def ask(client: Elasticsearch) -> set[str]:
            found = client.indices.get_alias(name=pattern)
            return {name for index in found.values() for name in index["aliases"]}

        return self.connection.read(ask, self.connection.budget())

    def is_usable(self) -> bool:
        try:
            return self._state() in ("green", "yellow")
        except EngineUnavailable:
            return False

    def needs_rebuild(self) -> bool:
        """Say whether the cluster answers, and has no index or has lost parts of it for good."""
        try:
            state = self._state()
        except EngineUnavailable:
            return False
        if state != "red":
            self._red_since = None
            return state == ""
        self._red_since = self._red_since or time.monotonic()
        return time.monotonic() - self._red_since > RED_SECONDS

    def _state(self) -> str:
        """Return green, yellow or red, "" without an index. Raises EngineUnavailable."""

        def ask(client: Elasticsearch) -> str:
            try:
                found = client.indices.get_alias(name=self.alias)
            except NotFoundError:
                return ""
            return client.cluster.health(index=",".join(found), timeout="1s")["status"]

        return self.connection.read(ask, self.connection.budget())

    def note_broken(self) -> None:
        """Nothing to remember: a cluster mends its copies itself, and `needs_rebuild` looks."""

    # Writing

    @contextmanager
    def exclusive(self, *, wait: bool):
        """One writer a machine; those of several machines are told apart by their numbers."""
        with self._locked("write", wait=wait) as mine:
            yield mine

    @contextmanager
    def _locked(self, name: str, *, wait: bool):
        folder = Path(self.options["locks"])
        folder.mkdir(parents=True, exist_ok=True)
        with open(folder / f"cluster-{self.options['prefix']}-{name}.lock", "w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            except BlockingIOError:
                yield False
                return
            yield True

    def write(self, sections: Iterable[Section], *, replacing: Mapping[str, int]) -> None:
        """All or nothing is what readers see; a crash half-way is mended by the rows it leaves."""
        sections = list(sections)
        aliases = self._written_aliases()
        for alias in aliases:
            try:
                self.connection.write(partial(self._replace, alias, sections, replacing))
            except EngineUnavailable:
                if not alias.endswith("-next") or alias in self._written_aliases():
                    raise
                # the index that was being built serves now, or was given up

    def _replace(
        self,
        alias: str,
        sections: list[Section],
        replacing: Mapping[str, int],
        client: Elasticsearch,
    ) -> None:
        learned = self.spaces.of(client, alias)
        replace_sections(client, alias, sections, replacing, learned)

    def _written_aliases(self) -> list[str]:
        """Return the alias that serves, after that of an index being built, if there is one."""
        there = self._aliases()
        serving = self._serving_of(there)
        if not serving:
            raise EngineUnavailable("the cluster has no index of this version")
        return [name for name in (f"{self.alias}-next", serving) if name in there]

    def rebuild(
        self,
        everything: Iterable[Section],
        *,
        again: Callable[[list[str]], Iterable[Section]],
        number: int = 0,
    ) -> None:
        """What is written meanwhile is written to both indexes."""
        self._state()  # within a moment, or not at all
        with self._locked("rebuild", wait=False) as mine:
            if not mine:
                raise EngineUnavailable("another rebuild is running")
            rebuild = Rebuild(self.alias, self.options, self.spaces)
            self.connection.write(lambda client: rebuild.run(client, everything, again, number))

    def tidy(self) -> None:
        self._state()  # within a moment, or not at all
        self.connection.write(Rebuild(self.alias, self.options, self.spaces).tidy)

    def remove(self) -> None:
        """Remove the index, and what rebuilds of it left."""

        def act(client: Elasticsearch) -> None:
            for name in client.indices.get(index=f"{self.alias}-*", features=["aliases"]):
                client.indices.delete(index=name, ignore_unavailable=True)

        self.connection.write(act)
