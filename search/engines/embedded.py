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
from search.engines.tantivy_files import is_whole, segment_files
from search.engines.tantivy_query import QueryMaker
from search.engines.tantivy_schema import (
    NUMBERS,
    RAW_FIELDS,
    as_document,
    build_schema,
    group_code,
    unpack,
    version,
)
from search.engines.terms import BETWEEN
from search.sections import Section

PROBED = 3  # words, and sections with each of them, that `is_usable` looks for
BROKEN = "BROKEN"  # names the index that failed while it served; a rebuild removes it
WRITER_BYTES = 30_000_000
REBUILD_WRITER_BYTES = 120_000_000
MOST_VALUES = 1000  # of a filter that are counted
MOST_TERMS = 2000  # of the dictionary that one completion looks at
MOST_VERSIONS = 200  # of the pieces that editors put first: a few, each in three languages
CHECK_BATCH = 5000
COUNTED = {name: {"terms": {"field": name, "size": MOST_VALUES}} for name in RAW_FIELDS}


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

    def __init__(self, schema: tantivy.Schema, searcher: tantivy.Searcher):
        self.schema = schema
        self.searcher = searcher
        self.make = QueryMaker(schema, self._gram_frequencies)

    def candidates(self, query: Query, limit: int) -> list[Candidate]:
        with rust_errors():
            ranking = self.make.ranking(query)
            if ranking is None:
                return []
            return self._found(ranking, limit)

    def _found(self, ranking: tantivy.Query, limit: int) -> list[Candidate]:
        hits = self.searcher.search(ranking, limit, count=False).hits
        addresses = [address for _score, address in hits]
        columns = (self.searcher.fast_field_values(name, addresses) for name in NUMBERS)
        return [
            Candidate(score, group or 0, unpack(language), unpack(country), unpack(kind), address)
            for (score, address), group, language, country, kind in zip(hits, *columns, strict=True)
        ]

    def _gram_frequencies(self, grams: Iterable[str]) -> dict[str, int]:
        return {gram: count for gram in grams if (count := self.searcher.doc_freq("bg", gram))}

    def versions(self, groups: Iterable[str], audiences: frozenset[str]) -> list[Candidate]:
        codes = [group_code(group) for group in groups]
        if not codes:
            return []
        with rust_errors():
            found = self._found(self.make.versions(codes, audiences), MOST_VERSIONS)
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
        with rust_errors():
            counting = self.make.counting(query)
            if counting is None:
                return Counts(0, {name: {} for name in names})
            asked = {name: COUNTED[name] for name in (*names, "audience")}
            found = self.searcher.aggregate(counting, asked)
        by = {
            name: {bucket["key"]: bucket["doc_count"] for bucket in found[name]["buckets"]}
            for name in asked
        }
        return Counts(sum(by.pop("audience").values()), by)

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
        return self._spellings(beginning, audiences, limit)

    def complete_title(
        self, beginning: str, audiences: frozenset[str], limit: int
    ) -> list[Completion]:
        titles: dict[str, int] = {}
        for term, count in self._terms("titles", beginning, audiences, limit * 3):
            title = term.partition(BETWEEN)[2]
            if title not in titles and self._is_alive("titles", term):
                titles[title] = count
        return [Completion(title, count) for title, count in list(titles.items())[:limit]]

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
        alive_as: dict[str, str] = {}
        for term, count in self._terms("spelled", beginning, audiences, MOST_TERMS):
            _audience, form, word = term.split(":", 2)
            spellings = forms.setdefault(form, {})
            spellings[word] = spellings.get(word, 0) + count
            alive_as.setdefault(f"{form}:{word}", term)
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
            found = self.searcher.aggregate(every, COUNTED)
            for _score, address in self.searcher.search(every, PROBED).hits:
                self._stored(address)
        audiences = frozenset(bucket["key"] for bucket in found["audience"]["buckets"])
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
        with rust_errors():
            holding = tantivy.Query.term_query(self.schema, field, term, "basic")
            return bool(self.searcher.search(holding, 1, count=False).hits)


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
            if known and known[0] == path:
                if known[1] == stamp:
                    return known[3]
                index = known[2]
                index.reload()
            else:
                index = tantivy.Index.open(str(path))
                index.config_reader("manual")
                index.reload()
            view = EmbeddedView(index.schema, index.searcher())
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
                EmbeddedView(index.schema, index.searcher()).probe()
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
