"""Read another directory, or our own export. Says what was wrong with every row."""

import time
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError

from directory.hsds import acceptance
from directory.hsds.files import Refused

LEFT_OUT = 3  # exit status: the valid rows came in, others were left out


class Command(BaseCommand):
    help = (
        "Import HSDS 3: nested JSON or JSON Lines, a tabular data package, a flat CSV, or a zip of "
        "these. A file with errors is refused whole, unless --skip-invalid. Exit status: 0 all came "
        "in, 1 nothing did, 3 some rows did and others were left out."
    )

    def add_arguments(self, parser):
        parser.add_argument("path", type=Path, help="a file or a folder")
        parser.add_argument("--dry-run", action="store_true", help="check and report only")
        parser.add_argument(
            "--skip-invalid", action="store_true", help="import the valid rows, name the others"
        )
        parser.add_argument("--mapping", default="", help="haarrrvest, illinois, or a JSON file")
        parser.add_argument("--source", default="", help="name of the directory it comes from")
        parser.add_argument("--country", default="", help="two letters, where the file is silent")
        parser.add_argument(
            "--report", type=Path, help="write everything found to this file, .json or .csv"
        )

    def handle(self, *, path, dry_run, skip_invalid, report, **options):
        began = time.monotonic()
        try:
            found = acceptance.examine(
                path,
                mapping=options["mapping"],
                source=options["source"],
                country=options["country"],
                on_progress=self._teller("checked"),
            )
        except Refused as error:
            raise CommandError(f"{path}: {error}") from None
        if text := found.report.text():
            self.stdout.write(text)
        self._write_report(report, found)
        self.stdout.write(found.summary())
        if found.report.has_errors and not found.counts():
            raise CommandError(
                "Nothing was imported: there is no row that can be taken. A directory with files or "
                "columns of its own needs --mapping, see docs/open-data.md."
            )
        if found.report.has_errors and not skip_invalid:
            raise CommandError("Nothing was imported: mend the rows above, or use --skip-invalid.")
        if dry_run:
            self.stdout.write("Nothing was imported: --dry-run.")
            return
        writer = self._write(found)
        spent = time.monotonic() - began
        self.stdout.write(
            f"{sum(writer.created.values())} rows are new, {sum(writer.changed.values())} changed; "
            f"{spent:.1f} s, the longest transaction {writer.longest:.2f} s."
        )
        self.stdout.write(f"Came in: {found.taken()}.")
        if found.report.has_errors:
            raise CommandError(f"Left out: {found.left_out()}.", returncode=LEFT_OUT)

    def _write(self, found):
        try:
            return found.write(on_progress=self._teller("written"))
        except IntegrityError as error:  # no value of a row is in it
            raise CommandError(
                f"{error}: cut off, what was written before is whole. Run it again when it is "
                "mended; nothing comes in twice."
            ) from None

    def _teller(self, verb: str):
        return lambda done, total: self.stderr.write(f"{done} of {total} {verb}")

    def _write_report(self, path: Path | None, found) -> None:
        if path is None:
            return
        try:
            is_table = path.suffix.lower() == ".csv"
            text = found.report.as_csv() if is_table else found.report.as_json(rows=found.counts())
            path.write_text(text, encoding="utf-8")
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from None
