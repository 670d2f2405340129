"""The embedded engine: tantivy in a folder, read by every process, written by one at a time.

The folder holds `CURRENT` (the name of the index that serves, swapped in one
step), one folder per index whose name carries the version of schema and
analysis, the lock files, and, while a rebuild runs, the journal of what was
written meanwhile.
"""

import fcntl
import json
import os
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import tantivy
from django.conf import settings

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
    SearchEngine,
    Slot,
)
from search.engines.ranking import Weighted, ranking_of
from search.engines.tantivy_files import has_deleted, is_whole, segment_files
from search.engines.tantivy_query import QueryMaker, together
from search.engines.tantivy_schema import (
    COUNTED,
    NUMBERS,
    SETS,
    Shape,
    as_document,
    build_schema,
    group_code,
    version,
)
from search.engines.terms import BETWEEN
from search.sections import Section

PROBED = 3  # words, and sections with each of them, that `is_usable` looks for
BROKEN = "BROKEN"  # names the index that failed while it served; a rebuild removes it
WRITER_BYTES = 30_000_000
REBUILD_WRITER_BYTES = 120_000_000
MOST_VALUES = 5000  # that are counted of a field; beyond them sets are counted by value
SPELLINGS = 4  # terms looked at for each word that completion offers: some are the same word
MOST_REMEMBERED = 500  # short beginnings; the dictionary has thousands of words for each
SHORT_BEGINNING = 3
MOST_VERSIONS = 200  # of the pieces that editors put first: a few, each in three languages
CHECK_BATCH = 5000
AGGREGATIONS = {name: {"terms": {"field": name, "size": MOST_VALUES}} for name in (*COUNTED, *SETS)}
LEAST_SHARE = 0.25  # of all sections that pass a filter: below, the filter itself is cheaper
SPARE = 1.3  # those that pass are not spread evenly
SHAPES: dict[int, Shape] = {}  # number → shape, for every index: the number is made of the shape


@contextmanager
def rust_errors():
    """Turn what tantivy raises into EngineUnavailable. Its panics are no Exceptions."""
    try:
        yield
    except (ValueError, OSError, RuntimeError) as error:
        raise EngineUnavailable(f"{type(error).__name__}: {error}") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise EngineUnavailable("the engine panicked") from error


class EmbeddedView(IndexView):
    """One searcher: a state of the index that does not move while a request reads it."""

    def __init__(self, index: tantivy.Index, *, has_deleted: bool = True):
        """has_deleted: the dictionaries may hold words of sections that are gone."""
        self.schema = index.schema
        self.searcher = index.searcher()
        self.has_deleted = has_deleted
        self._remembered: dict[tuple, list[Completion]] = {}
        self.make = QueryMaker(self.schema, self._gram_frequencies)

    def candidates(self, query: Query, limit: int) -> list[Candidate]:
        """A filter in the query doubles its time, so what most sections pass is sieved after it."""
        wanted = {"audience": query.audiences, **query.filters}
        with rust_errors():
            scored = self.make.scored(query)
            if not scored:
                return []
            fetched = self._enough(wanted, limit)
            if fetched:
                hits = self.searcher.search(together(scored), fetched, count=False).hits
                found = self._found(hits, wanted)[:limit]
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

    def _found(self, hits: list, wanted: Mapping[str, frozenset[str]] | None = None) -> list:
        """Return the candidates among `hits` whose shape has the values `wanted`."""
        addresses = [address for _score, address in hits]
        columns = (self.searcher.fast_field_values(name, addresses) for name in NUMBERS)
        found = []
        for (score, address), group, code in zip(hits, *columns, strict=True):
            shape = self._shape(code, address)
            if wanted is None or shape.admits(wanted):
                kind, language, country = shape.kind, shape.language, shape.jurisdiction
                found.append(Candidate(score, group, language, country, kind, address))
        return found

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
            shapes = _shapes_of(found["shape"], {"audience": query.audiences, **query.filters})
            by = {name: self._by_set(query, name, found[field]) for name, field in sets.items()}
        for name in names:
            if name not in by:
                by[name] = _sums((getattr(shape, name), count) for shape, count in shapes)
        return Counts(sum(count for _shape, count in shapes), by)

    def _by_set(self, query: Query, name: str, found: dict) -> dict[str, int]:
        """Return value → sections; value by value if the sets are too many to be told apart."""
        if not found["sum_other_doc_count"]:
            readable = (
                (values, bucket["doc_count"])
                for bucket in found["buckets"]
                for audience, *values in (bucket["key"].split(BETWEEN),)
                if audience in query.audiences
            )
            return _sums((value, count) for values, count in readable for value in values)
        filtered = self.make.counting(query, {"audience": query.audiences, **query.filters})
        plain = self.searcher.aggregate(filtered, {name: AGGREGATIONS[name]})
        return {bucket["key"]: bucket["doc_count"] for bucket in plain[name]["buckets"]}

    def count_with_all(self, query: Query) -> int:
        with rust_errors():
            return self.searcher.search(self.make.with_all(query), 1, count=True).count

    def frequencies(self, terms: Iterable[str], audiences: frozenset[str]) -> dict[str, int]:
        holding = self.searcher.doc_freq  # half a microsecond a call
        found = {}
        with rust_errors():
            for term in terms:
                count = sum(holding("words", f"{audience}:{term}") for audience in audiences)
                if count:
                    found[term] = count
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
        shapes = [bucket["key"].split(BETWEEN) for bucket in found["shape"]["buckets"]]
        audiences = frozenset(Shape(*parts).audience for parts in shapes)
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
    counted = ((Shape(*b["key"].split(BETWEEN)), b["doc_count"]) for b in found["buckets"])
    return [(shape, count) for shape, count in counted if shape.admits(wanted)]


def _sums(counted: Iterable[tuple[str, int]]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for value, count in counted:
        sums[value] = sums.get(value, 0) + count
    return dict(sorted(sums.items(), key=lambda pair: -pair[1]))


class EmbeddedEngine(SearchEngine):
    def __init__(self, folder: Path | str | None = None):
        self.folder = Path(folder or settings.SEARCH_INDEX_DIR)
        self._opening = threading.Lock()
        self._whole: set[tuple] = set()  # (file, size, time) of files found whole
        self._open: tuple | None = None  # (index folder, stamp of meta.json, index, view)

    @classmethod
    @contextmanager
    def scratch(cls):
        with tempfile.TemporaryDirectory(prefix="zyra-search-") as folder:
            engine = cls(folder)
            engine.rebuild((), again=lambda keys: ())
            yield engine

    # Reading

    def view(self) -> IndexView:
        for attempt in (1, 2):  # a swap between reading the name and opening it: look again
            path = self._current()
            try:
                stamp = self._stamp(path)
                known = self._open
                if known and known[0] == path and known[1] == stamp:
                    return known[3]
                return self._refresh(path)
            except (OSError, EngineUnavailable) as error:
                if attempt == 2:
                    raise EngineUnavailable(str(error)) from error
        raise AssertionError("unreachable")

    def _refresh(self, path: Path) -> IndexView:
        with self._opening, rust_errors():
            stamp = self._stamp(path)
            known = self._open
            if known and known[:2] == (path, stamp):
                return known[3]
            deleted_before = has_deleted(path)  # the reader's state lies between the two looks
            if known and known[0] == path:
                index = known[2]
            else:
                index = tantivy.Index.open(str(path))
                index.config_reader("manual")
            index.reload()
            view = EmbeddedView(index, has_deleted=deleted_before or has_deleted(path))
            self._open = (path, stamp, index, view)
            return view

    @staticmethod
    def _stamp(path: Path) -> tuple:
        meta = os.stat(path / "meta.json")
        return meta.st_mtime_ns, meta.st_ino, meta.st_size

    def _current(self) -> Path:
        try:
            name = (self.folder / "CURRENT").read_text().strip()
        except (OSError, UnicodeDecodeError) as error:
            raise EngineUnavailable("there is no index") from error
        if not name.startswith(f"sections-{version()}-"):
            raise EngineUnavailable("the index is of another version")
        return self.folder / name

    def is_usable(self) -> bool:
        """Check files by their checksums, each once, then ask a fresh reader real questions.

        An index noted as broken stays so until it is built anew.
        """
        try:
            path = self._current()
            if self._noted_broken() == path.name:
                return False
            with rust_errors():
                index = tantivy.Index.open(str(path))
                EmbeddedView(index).probe()
                return self._has_whole_files(path)
        except EngineUnavailable:
            return False

    def _has_whole_files(self, path: Path) -> bool:
        """Segments never change once written, so a file is read again only if it is another."""
        found = set()
        for file in segment_files(path):
            try:
                stat = file.stat()
                key = (str(file), stat.st_size, stat.st_mtime_ns)
                if key not in self._whole and not is_whole(file):
                    return False
            except FileNotFoundError:  # merged away just now; the reader above had it open
                continue
            found.add(key)
        self._whole = found
        return True

    def note_broken(self) -> None:
        """Remember, for every process, that the index which serves failed while it did."""
        try:
            name = self._current().name
            if self._noted_broken() != name:
                (self.folder / BROKEN).write_text(name)
        except (OSError, EngineUnavailable):
            return  # is_usable sees by itself that there is none

    def _noted_broken(self) -> str:
        try:
            return (self.folder / BROKEN).read_text()
        except (OSError, UnicodeDecodeError):
            return ""

    # Writing

    @contextmanager
    def exclusive(self, *, wait: bool):
        with self._locked("write.lock", wait=wait) as mine:
            yield mine

    @contextmanager
    def _locked(self, name: str, *, wait: bool):
        self.folder.mkdir(parents=True, exist_ok=True)
        with open(self.folder / name, "w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            except BlockingIOError:
                yield False
                return
            yield True  # closing the file lets go of it; so does a crash

    def write(self, sections: Iterable[Section], *, replacing: Mapping[str, int]) -> None:
        """The numbers are not needed: who writes has the lock, and has read after taking it."""
        keys = list(replacing)
        path = self._current()
        self._note_in_journal(keys)
        with rust_errors():
            index = tantivy.Index.open(str(path))
            documents = [as_document(section, index.schema) for section in sections]
            commit(index, documents, keys)

    def rebuild(
        self,
        everything: Iterable[Section],
        *,
        again: Callable[[list[str]], Iterable[Section]],
        number: int = 0,
    ) -> None:
        with self._locked("rebuild.lock", wait=False) as mine:
            if not mine:
                raise EngineUnavailable("another rebuild is running")
            with self.exclusive(wait=True):
                self._journal.write_text("")
            try:
                path = self._new_folder()
                with rust_errors():
                    index = tantivy.Index(build_schema(), path=str(path), reuse=False)
                    fill(index, everything)
                with self.exclusive(wait=True):
                    self._catch_up(index, again)
                    self._point_at(path)
            finally:
                self._journal.unlink(missing_ok=True)
            (self.folder / BROKEN).unlink(missing_ok=True)
            self._remove_others(path)

    @property
    def _journal(self) -> Path:
        return self.folder / "rebuild.journal"

    def _note_in_journal(self, keys: list[str]) -> None:
        """Tell a running rebuild what it must read again. Written before the index is."""
        if not self._journal.exists():
            return
        with open(self._journal, "a") as journal:
            journal.writelines(json.dumps(key) + "\n" for key in keys)
            journal.flush()
            os.fsync(journal.fileno())

    def _catch_up(self, index: tantivy.Index, again: Callable) -> None:
        lines = self._journal.read_text().splitlines()
        keys = sorted({json.loads(line) for line in lines if line})
        if not keys:
            return
        sections = list(again(keys))
        with rust_errors():
            commit(index, [as_document(section, index.schema) for section in sections], keys)

    def _new_folder(self) -> Path:
        prefix = f"sections-{version()}-"
        taken = [entry.name.rpartition("-")[2] for entry in self.folder.glob("sections-*")]
        number = max((int(tail) for tail in taken if tail.isdigit()), default=0) + 1
        path = self.folder / f"{prefix}{number}"
        path.mkdir(parents=True)
        return path

    def _point_at(self, path: Path) -> None:
        """Let `path` serve from now on, in one step that survives a power cut."""
        new = self.folder / "CURRENT.new"
        with open(new, "w") as file:
            file.write(path.name)
            file.flush()
            os.fsync(file.fileno())
        os.replace(new, self.folder / "CURRENT")
        directory = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(directory)
        finally:
            os.close(directory)

    def _remove_others(self, path: Path) -> None:
        """Remove older indexes. Who still reads one keeps its mapped files until it is done."""
        for entry in self.folder.glob("sections-*"):
            if entry != path:
                shutil.rmtree(entry, ignore_errors=True)


def commit(index: tantivy.Index, documents: list[tantivy.Document], replaced: list[str]) -> None:
    """Delete by object key, add, commit once; on any error nothing of it stays.

    Not `with index.writer()`: that commits even when the block raised. The merge
    is waited for, or two hundred updates would leave two hundred segments.
    """
    writer = index.writer(heap_size=WRITER_BYTES, num_threads=1)
    try:
        for key in replaced:
            writer.delete_documents_by_term("object", key)
        for document in documents:
            writer.add_document(document)
        writer.commit()
    except BaseException:
        writer.rollback()
        raise
    writer.wait_merging_threads()


def fill(index: tantivy.Index, sections: Iterable[Section]) -> None:
    """Write `sections` into an empty index."""
    writer = index.writer(heap_size=REBUILD_WRITER_BYTES, num_threads=1)
    for section in sections:
        writer.add_document(as_document(section, index.schema))
    writer.commit()
    writer.wait_merging_threads()
