"""Files of other directories: found out what they are, and opened without trusting them."""

import codecs
import csv
import hashlib
import json
import zipfile
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path, PurePosixPath

from django.utils.translation import gettext_noop as _

from directory.hsds.cells import from_cell
from directory.hsds.flat import OURS, from_columns
from directory.hsds.reasons import Reason
from directory.hsds.report import ERROR, NOTE, Report
from directory.hsds.tables import tables

BYTES_AT_MOST = 300 * 1024 * 1024  # of all that is read, unpacked
RATIO_AT_MOST = 200  # of unpacked to packed: text packs to a twentieth, a bomb to a thousandth
FILES_AT_MOST = 200
COLUMNS_AT_MOST = 2000
CELL_AT_MOST = 1024 * 1024  # characters
READ_AS = {".csv", ".json", ".jsonl", ".ndjson"}
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# Beginnings of files that are neither text nor a zip: (bytes, where, what it is).
FOREIGN = (
    (b"\xfd7zXZ\x00", 0, "an xz archive"),
    (b"\x1f\x8b", 0, "a gzip archive"),
    (b"BZh", 0, "a bzip2 archive"),
    (b"\x28\xb5\x2f\xfd", 0, "a zstd archive"),
    (b"7z\xbc\xaf\x27\x1c", 0, "a 7z archive"),
    (b"Rar!", 0, "a rar archive"),
    (b"ustar", 257, "a tar archive"),
    (b"%PDF", 0, "a PDF"),
    (b"\xd0\xcf\x11\xe0", 0, "an old office document"),
    (b"SQLite format 3", 0, "a database"),
)
OFFICE = {"[Content_Types].xml", "mimetype"}  # a zip with one of these is a spreadsheet or text
WHAT_IS_READ = "give a CSV, a JSON file, or a folder or zip of these"


class Refused(Exception):
    """Nothing of the file can be read; the message says why."""


@dataclass
class Document:
    """One file. `table` is empty for nested objects; `records`: (row number, dict).

    `is_cells`: a line of a CSV is one row; `is_lines`: a line of the file is one nested object.
    """

    file: str
    table: str = ""
    records: list[tuple[int, dict]] = field(default_factory=list)
    is_cells: bool = False
    is_lines: bool = False


def read(path: Path, report: Report) -> tuple[list[Document], str]:
    """Return the documents in `path` (file, folder or zip) and the SHA-256 of what was read.

    Raises Refused when there is nothing to read or too much; a single bad file is an error in
    `report`.
    """
    digest, documents = hashlib.sha256(), []
    for name, data in _contents(path):
        digest.update(data)
        if PurePosixPath(name).name == "datapackage.json":
            continue
        document = _document(name, data, report)
        if document is not None:
            documents.append(document)
    return documents, digest.hexdigest()


def _contents(path: Path) -> list[tuple[str, bytes]]:
    if path.is_dir():
        files = sorted(file for file in path.iterdir() if file.suffix.lower() in READ_AS)
        if not files:
            raise Refused("no CSV or JSON file in this folder")
        if len(files) > FILES_AT_MOST or sum(f.stat().st_size for f in files) > BYTES_AT_MOST:
            raise Refused(f"more than {FILES_AT_MOST} files or {BYTES_AT_MOST} bytes")
        return [(file.name, file.read_bytes()) for file in files]
    if not path.is_file():
        raise Refused("no such file or folder")
    if zipfile.is_zipfile(path):
        return _unzipped(path)
    if path.stat().st_size > BYTES_AT_MOST:
        raise Refused(f"more than {BYTES_AT_MOST} bytes")
    data = path.read_bytes()
    if kind := _foreign_kind(data):
        todo = "unpack it first and " if "archive" in kind else ""
        raise Refused(f"{kind}, which is not opened: {todo}{WHAT_IS_READ}")
    return [(path.name, data)]


def _foreign_kind(data: bytes) -> str:
    return next((kind for mark, at, kind in FOREIGN if data[at : at + len(mark)] == mark), "")


def _unzipped(path: Path) -> list[tuple[str, bytes]]:
    """Return what is in the zip; counts what comes out, whatever its directory claims."""
    found, total = [], 0
    allowed = min(BYTES_AT_MOST, max(path.stat().st_size, 1024) * RATIO_AT_MOST)
    try:
        with zipfile.ZipFile(path) as archive:
            members = [row for row in archive.infolist() if not row.is_dir()]
            if len(members) > FILES_AT_MOST:
                raise Refused(f"a zip with more than {FILES_AT_MOST} files")
            for member in members:
                name = PurePosixPath(member.filename)
                if name.suffix.lower() not in READ_AS:
                    continue
                with archive.open(member) as file:
                    data = file.read(allowed - total + 1)
                total += len(data)
                if total > allowed:
                    raise Refused("a zip that unpacks to far more than it weighs: not opened")
                found.append((name.name, data))
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
        raise Refused(f"a zip that cannot be read ({type(error).__name__})") from None
    if not found and OFFICE & {member.filename for member in members}:
        raise Refused("a spreadsheet or text of an office program: save its sheet as CSV")
    if not found:
        raise Refused("no CSV or JSON file in this zip")
    return found


def _document(name: str, data: bytes, report: Report) -> Document | None:
    text = _text(name, data, report)
    if text is None:
        return None
    if name.lower().endswith(".csv"):
        return _csv(name, text, report)
    if name.lower().endswith((".jsonl", ".ndjson")):
        return _json_lines(name, text, report)
    try:
        value = json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        report.of_file(ERROR, name, f"is no JSON: {_short(error)}")
        return None
    rows = value if isinstance(value, list) else [value]
    return Document(name, records=_objects(name, enumerate(rows, 1), report))


def _no_constant(word: str):
    raise ValueError(f"{word} is no JSON number")


def _short(error) -> str:
    return "nested too deep" if isinstance(error, RecursionError) else str(error)[:120]


def _objects(name: str, rows, report: Report) -> list[tuple[int, dict]]:
    found = []
    for number, value in rows:
        if isinstance(value, dict):
            found.append((number, value))
        else:
            report.of_file(ERROR, name, "is no object", row=number, value=str(value)[:200])
    return found


def _json_lines(name: str, text: str, report: Report) -> Document:
    rows = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            rows.append((number, json.loads(line, parse_constant=_no_constant)))
        except (ValueError, RecursionError) as error:
            report.of_file(ERROR, name, f"is no JSON: {_short(error)}", row=number)
    return Document(name, records=_objects(name, rows, report), is_lines=True)


def _text(name: str, data: bytes, report: Report) -> str | None:
    encoding = next((code for mark, code in BYTE_ORDER_MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        if b"\x00" in data:
            report.of_file(ERROR, name, _("is no text file"))
            return None
        text = data.decode("cp1250", errors="replace")
        report.of_file(NOTE, name, _("is no UTF-8: read as Windows-1250"))
    else:
        if encoding == "utf-16":
            report.of_file(NOTE, name, _("is UTF-16: read as that"))
    if "\x00" in text:
        report.of_file(ERROR, name, _("is no text file"))
        return None
    return text.replace("\r\n", "\n")


def _csv(name: str, text: str, report: Report) -> Document | None:
    header = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    if delimiter != ",":
        report.of_file(
            NOTE, name, Reason(_("columns are separated by %(sign)s"), sign=repr(delimiter))
        )
    csv.field_size_limit(CELL_AT_MOST)
    reader = csv.reader(StringIO(text), delimiter=delimiter, strict=True)
    try:
        columns = [column.strip() for column in next(reader, [])]
        if not _are_columns(name, columns, report):
            return None
        records = [
            (number, values)
            for number, cells in _lines(reader)
            if (values := _values(name, number, columns, cells, report)) is not None
        ]
    except csv.Error as error:
        report.of_file(ERROR, name, Reason(_("is no CSV: %(why)s"), why=error), row=reader.line_num)
        return None
    if any("." in column or column.startswith(OURS) for column in columns):
        return Document(name, "", [(n, {"@flat": from_columns(row)}) for n, row in records])
    return Document(name, table_of(name) or "", records, is_cells=True)


def _lines(reader):
    before = reader.line_num
    for cells in reader:
        yield before + 1, cells
        before = reader.line_num


def _are_columns(name: str, columns: list[str], report: Report) -> bool:
    named = [column for column in columns if column]
    twice = sorted({column for column in named if named.count(column) > 1})
    if not named:
        report.of_file(ERROR, name, _("has no line of column names"))
    elif twice:
        report.of_file(ERROR, name, _("a column stands twice"), field=twice[0])
    elif outer := sorted(set(named) & {start for column in named for start in _starts(column)}):
        reason = _("a column is also the beginning of another's name")
        report.of_file(ERROR, name, reason, field=outer[0])
    elif len(columns) > COLUMNS_AT_MOST:
        report.of_file(ERROR, name, Reason(_("more than %(n)s columns"), n=COLUMNS_AT_MOST))
    else:
        return True
    return False


def _starts(column: str) -> list[str]:
    """Return `a` and `a.b` of `a.b.c`."""
    parts = column.split(".")
    return [".".join(parts[:end]) for end in range(1, len(parts))]


def _values(name, number, columns, cells, report) -> dict | None:
    """Return column → text of one line; an empty cell says nothing."""
    if not any(cell.strip() for cell in cells):
        return None
    beyond = [cell for cell in cells[len(columns) :] if cell.strip()]
    nameless = [cell for column, cell in zip(columns, cells, strict=False) if not column and cell]
    if beyond or nameless:
        report.of_file(
            ERROR, name, _("a cell without a column name"), row=number, value=(beyond + nameless)[0]
        )
        return None
    pairs = zip(columns, cells, strict=False)
    return {column: from_cell(cell) for column, cell in pairs if column and cell != ""}


def table_of(file: str) -> str | None:
    """Return the table that a file is of by its name: services.csv, service.csv."""
    stem = PurePosixPath(file).stem.lower()
    for table in tables().values():
        if stem in (table.name, PurePosixPath(table.file).stem):
            return table.name
    return None
