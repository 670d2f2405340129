"""An import from the file to the database: read, map, check, and only then write."""

import gc
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from directory import models
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

NEW_OBJECTS = 200_000  # before Python looks for garbage: some tens of MB; by default 700


@contextmanager
def _seldom_collecting():
    """What an import makes it keeps: looking for garbage in it costs a quarter of its time."""
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
    new_country: Jurisdiction | None = None

    def counts(self) -> dict[str, int]:
        return {table: len(self.check.rows[table]) for table in MODELS if self.check.rows[table]}

    def summary(self) -> str:
        rows = ", ".join(f"{count} {table}" for table, count in self.counts().items())
        errors, notes = self.report.counts[ERROR], self.report.counts[NOTE]
        return f"{errors} errors, {notes} notes. Rows that can be taken: {rows or 'none'}."

    @_seldom_collecting()
    def write(self, on_progress: Callable | None = None) -> Writer:
        """Write the rows that can be taken, then bring the search index up to date."""
        if self.new_country is not None:
            self.new_country.save()
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
    note_cut_off_run(options.source, digest, report)
    check = Check(options, report, on_progress)
    new_country = _announce_country(chosen, check)
    check.run(reader.entries)
    return Examined(options, report, check, digest, new_country)


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
        "is named as no table of the standard, and has no column of its flat form",
        value=", ".join(columns)[:500],
    )


def _announce_country(chosen, check: Check) -> Jurisdiction | None:
    """A mapping may bring a country that no other part of the portal knows: written later."""
    country = chosen.jurisdiction() if chosen is not None else None
    if country is None or country.code in check.places.jurisdictions:
        return None
    check.places.jurisdictions[country.code] = country
    check.report.of_file(NOTE, chosen.source, f"the country {country.code} is added")
    return country


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
