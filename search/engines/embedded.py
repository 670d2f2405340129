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
from collections.abc import Callable, Iterable, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import tantivy
from django.conf import settings

from search import text
from search.engines.base import EngineUnavailable, IndexView, SearchEngine
from search.engines.tantivy_files import has_deleted, is_whole, segment_files
from search.engines.tantivy_schema import as_document, build_schema, schema_version, version
from search.engines.tantivy_space import keep_space, space_of
from search.engines.tantivy_view import EmbeddedView, rust_errors
from search.meaning.space import Space
from search.sections import Section

BROKEN = "BROKEN"  # names the index that failed while it served; a rebuild removes it
WRITER_BYTES = 30_000_000
REBUILD_WRITER_BYTES = 120_000_000


class EmbeddedEngine(SearchEngine):
    def __init__(self, folder: Path | str | None = None):
        self.folder = Path(folder or settings.SEARCH_INDEX_DIR)
        self._opening = threading.Lock()
        self._whole: set[tuple] = set()  # (file, size, time) of files found whole
        self._pointer = self.folder / "CURRENT"
        self._named: tuple | None = None  # (stamp of CURRENT, the name it held)
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
            space = known[3].space() if known and known[0] == path else space_of(path)
            view = EmbeddedView(index, has_deleted=deleted_before or has_deleted(path), space=space)
            view.is_outdated = self._is_outdated(path)
            self._open = (path, stamp, index, view)
            return view

    @staticmethod
    def _stamp(path: Path) -> tuple:
        meta = os.stat(path / "meta.json")
        return meta.st_mtime_ns, meta.st_ino, meta.st_size

    def _current(self) -> Path:
        try:
            pointer = os.stat(self._pointer)
            stamp = pointer.st_mtime_ns, pointer.st_ino, pointer.st_size
            named = self._named
            if named is None or named[0] != stamp:  # a look costs a tenth of reading it
                named = self._named = stamp, self._pointer.read_text().strip()
        except (OSError, UnicodeDecodeError) as error:
            raise EngineUnavailable("there is no index") from error
        if not named[1].startswith(f"sections-{schema_version()}-"):
            raise EngineUnavailable("the index is of another version")
        return self.folder / named[1]

    @staticmethod
    def _is_outdated(path: Path) -> bool:
        """Its fields are today's, or it would not be the current one; its terms may be older."""
        return not path.name.startswith(f"sections-{version()}-")

    def is_usable(self) -> bool:
        """Check files by their checksums, each once, then ask a fresh reader real questions.

        An index noted as broken stays so until it is built anew. One whose terms an
        older analysis made goes on serving meanwhile.
        """
        try:
            path = self._current()
            if self._is_outdated(path) or self._noted_broken() == path.name:
                return False
            with rust_errors():
                index = tantivy.Index.open(str(path))
                EmbeddedView(index, space=space_of(path)).probe()
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
        with rust_errors():
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = open(self.folder / name, "w")  # noqa: SIM115 - closed below
        with lock as file:
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
        with rust_errors():
            self._note_in_journal(keys)
            index = tantivy.Index.open(str(path))
            space = space_of(path)
            documents = [as_document(section, index.schema, space) for section in sections]
            commit(index, documents, keys)

    def rebuild(
        self,
        everything: Iterable[Section],
        *,
        again: Callable[[list[str]], Iterable[Section]],
        number: int = 0,
    ) -> None:
        from search.meaning.learning import learn  # numpy: who only reads must not pay for it

        with self._locked("rebuild.lock", wait=False) as mine:
            if not mine:
                raise EngineUnavailable("another rebuild is running")
            self._remove_others()
            with self.exclusive(wait=True), rust_errors():
                self._journal.write_text("")
            try:
                with rust_errors(), text.many_words():
                    path = self._new_folder()
                    index = tantivy.Index(build_schema(), path=str(path), reuse=False)
                    lesson = learn(everything)
                    keep_space(path, lesson.stored)
                    fill(index, lesson.sections, lesson.space)
                with self.exclusive(wait=True):
                    self._catch_up(index, again, lesson.space)
                    with rust_errors():
                        self._point_at(path)
                (self.folder / BROKEN).unlink(missing_ok=True)
            finally:
                self._journal.unlink(missing_ok=True)
                self._remove_others()

    @property
    def _journal(self) -> Path:
        return self.folder / "rebuild.journal"

    def _note_in_journal(self, keys: list[str]) -> None:
        """Tell a running rebuild what it must read again. Written before the index is."""
        if self._journal.exists():
            self.tidy()  # a dead rebuild's would grow for ever
        if not self._journal.exists():
            return
        with open(self._journal, "a") as journal:
            journal.writelines(json.dumps(key) + "\n" for key in keys)
            journal.flush()
            os.fsync(journal.fileno())

    def _catch_up(self, index: tantivy.Index, again: Callable, space: Space | None) -> None:
        lines = self._journal.read_text().splitlines()
        keys = sorted({json.loads(line) for line in lines if line})
        if not keys:
            return
        sections = list(again(keys))
        with rust_errors():
            documents = [as_document(section, index.schema, space) for section in sections]
            commit(index, documents, keys)

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
        os.replace(new, self._pointer)
        directory = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(directory)
        finally:
            os.close(directory)

    def _remove_others(self) -> None:
        """Remove all indexes but the one that serves: older ones, and what a rebuild left.

        Who still reads one keeps its mapped files until it is done. Call with the
        right to rebuild.
        """
        try:
            serving = self._pointer.read_text().strip()
        except (OSError, UnicodeDecodeError):
            serving = ""
        for entry in self.folder.glob("sections-*"):
            if entry.name != serving:
                shutil.rmtree(entry, ignore_errors=True)

    def tidy(self) -> None:
        with self._locked("rebuild.lock", wait=False) as mine:
            if mine:  # no rebuild runs, so this is a dead one's
                self._journal.unlink(missing_ok=True)
                self._remove_others()


def commit(index: tantivy.Index, documents: list[tantivy.Document], replaced: list[str]) -> None:
    """Delete by object key, add, commit once; on any error nothing of it stays.

    The merge is waited for, or two hundred updates would leave two hundred segments.
    """
    with _writing(index, WRITER_BYTES) as writer:
        for key in replaced:
            writer.delete_documents_by_term("object", key)
        for document in documents:
            writer.add_document(document)


def fill(index: tantivy.Index, sections: Iterable[Section], space: Space | None = None) -> None:
    """Write `sections` into an empty index."""
    with _writing(index, REBUILD_WRITER_BYTES) as writer:
        for section in sections:
            writer.add_document(as_document(section, index.schema, space))


@contextmanager
def _writing(index: tantivy.Index, heap_bytes: int):
    """Commit at the end, but not if the block raised: tantivy's own context does both."""
    writer = index.writer(heap_size=heap_bytes, num_threads=1)
    try:
        yield writer
        writer.commit()
    except BaseException:
        with suppress(Exception):  # on a full disk that fails too; what was not committed is gone
            writer.rollback()
        raise
    writer.wait_merging_threads()
