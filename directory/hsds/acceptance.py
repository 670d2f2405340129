"""An import from the file to the database: read, map, check, and only then write."""

import gc
from collections import Counter
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from directory import models
from directory.hsds import keys, vocabulary
from directory.hsds import mapping as mappings
from directory.hsds.checking import Check
from directory.hsds.entries import Reader
from directory.hsds.files import read
from directory.hsds.importing import Writer
from directory.hsds.plan import Options
from directory.hsds.report import ERROR, NOTE, Report
from directory.hsds.tables import MODELS
from portal.reference.models import Jurisdiction
from search import indexing

# Read into the fields they stand for, or made for what no field takes.
WORDS = ("taxonomy", "taxonomy_term", "attribute")
NEW_OBJECTS = 200_000  # before Python looks for garbage; its default is 700


@contextmanager
def _seldom_collecting():
    """What an import makes it keeps: looking for garbage in it takes time and finds none.

    `python bench/directory.py` measures the time.
    """
    before = gc.get_threshold()
    gc.set_threshold(NEW_OBJECTS)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@dataclass
class Examined:
    """What was found in a file, ready to be written."""

    options: Options
    report: Report
    check: Check
    digest: str
    new_countries: list[Jurisdiction] = field(default_factory=list)
    read: Counter = field(default_factory=Counter)  # table → rows in the file

    def counts(self) -> dict[str, int]:
        return {table: len(self.check.rows[table]) for table in MODELS if self.check.rows[table]}

    def summary(self) -> str:
        rows = ", ".join(f"{count} {table}" for table, count in self.counts().items())
        errors, notes = self.report.counts[ERROR], self.report.counts[NOTE]
        return f"{errors} errors, {notes} notes. Rows that can be taken: {rows or 'none'}."

    def taken(self) -> str:
        """Say of each table how many of the file's rows came in; words are not counted against."""
        counts = []
        for table, count in self.counts().items():
            of_all = "" if table in WORDS else f" of {max(self.read[table], count)}"
            counts.append(f"{count}{of_all} {table}")
        return ", ".join(counts) or "none"

    def left_out(self) -> str:
        """Say of each table how many of the file's rows are refused; the report has each."""
        errors = {(f.file, f.row, f.table) for f in self.report.findings if f.level == ERROR}
        rows = Counter(table or "file or line" for _file, _row, table in errors)
        return ", ".join(f"{count} {table}" for table, count in rows.most_common()) or "none"

    @_seldom_collecting()
    def write(self, on_progress: Callable | None = None) -> Writer:
        """Write the rows that can be taken, then bring the search index up to date."""
        for country in self.new_countries:
            country.save()
        writer = Writer(self.check.rows, self.check.known, self.options.source, on_progress)
        writer.write(self.digest)
        indexing.drain()
        return writer


@_seldom_collecting()
def examine(
    path: Path,
    *,
    mapping: str = "",
    source: str = "",
    country: str = "",
    on_progress: Callable | None = None,
) -> Examined:
    """Read and check `path`; writes nothing. Raises files.Refused when it cannot be read."""
    report = Report()
    chosen = mappings.load(mapping) if mapping else None
    options = _options(path, chosen, source, country)
    documents, digest = read(path, report)
    reader = Reader(options.source, report)
    for document in documents:
        if chosen is not None:
            document = chosen.apply(document, report)
        elif document.is_cells and not document.table:
            report_unknown_file(document, report)
            continue
        reader.read(document)
    keys.settle(reader)
    note_cut_off_run(options.source, digest, report)
    check = Check(options, report, on_progress)
    new_countries = _announce_countries(chosen, reader.entries, check)
    check.run(reader.entries)
    told = {(entry.table, entry.id) for entry in reader.entries}  # a place of many services, once
    rows_read = Counter(table for table, _id in told)
    return Examined(options, report, check, digest, new_countries, rows_read)


def _options(path: Path, chosen, source: str, country: str) -> Options:
    if chosen is None:
        return Options(source=source or path.stem, country=country)
    return Options(
        source=source or chosen.source,
        country=country or chosen.country,
        language=chosen.language,
        keeps_rest=True,
        defaults=chosen.defaults,
    )


def report_unknown_file(document, report: Report) -> None:
    """A CSV whose name is none of the standard's may still be one flat table of services."""
    columns = sorted({name for _row, record in document.records for name in record})
    report.of_file(
        ERROR,
        document.file,
        "is named as no table of the standard, and has no column of its flat form: files with "
        "names and columns of their own need --mapping",
        value=", ".join(columns)[:500],
    )


def _announce_countries(chosen, entries, check: Check) -> list[Jurisdiction]:
    """A mapping may bring a country that no other part of the portal knows: written later.

    So may an export of a portal that once used the mapping: of a country that a shipped mapping
    brings, it only says the code.
    """
    brought = mappings.countries()
    said = _countries_said(entries) | {check.options.country}
    if chosen is not None and (country := chosen.jurisdiction()) is not None:
        brought[country.code] = country
        said.add(country.code)
    new = sorted(said & set(brought) - set(check.places.jurisdictions))
    for code in new:
        check.places.jurisdictions[code] = brought[code]
        check.report.of_file(NOTE, check.options.source, f"the country {code} is added")
    return [brought[code] for code in new]


def _countries_said(entries) -> set[str]:
    terms = {
        vocabulary.term_id(vocabulary.FIELDS, name)
        for name in ("organization.jurisdiction", "service_area.country")
    }
    said = set()
    for entry in entries:
        if entry.table == "attribute" and str(entry.values.get("taxonomy_term_id")) in terms:
            said.add(str(entry.values.get("value", "")))
        said |= {entry.ours.get("jurisdiction", ""), entry.ours.get("country", "")}
    return said


def note_cut_off_run(source: str, digest: str, report: Report) -> None:
    cut_off = models.ImportRun.objects.filter(source=source, finished_at__isnull=True)
    cut_off = cut_off.filter(services__gt=0).order_by("-started_at").first()
    done = models.ImportRun.objects.filter(source=source, finished_at__isnull=False)
    if cut_off is None or done.filter(started_at__gt=cut_off.started_at).exists():
        return
    same = "this import" if cut_off.digest == digest else "another import from there"
    report.of_file(
        NOTE,
        source,
        f"{same} was cut off after {cut_off.services_written} of {cut_off.services} services; "
        "what it wrote is whole, and is not written twice",
    )
