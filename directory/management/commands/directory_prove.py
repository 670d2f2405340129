"""Prove of an import that each value of the file is in the export or in the report."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from directory.hsds.files import Refused
from directory.hsds.proof import prove

LINES = 50


class Command(BaseCommand):
    help = "Compare a file that was imported with an HSDS JSON export and the import's --report."

    def add_arguments(self, parser):
        parser.add_argument("source", type=Path, help="what was imported")
        parser.add_argument("export", type=Path, help="written by directory_export hsds")
        parser.add_argument("report", type=Path, help="written by directory_import --report")

    def handle(self, *, source, export, report, **options):
        try:
            found = prove(source, export, report)
        except Refused as error:
            raise CommandError(f"{source}: {error}") from None
        except (OSError, ValueError) as error:
            raise CommandError(f"cannot be read: {error}") from None
        for value, file, row in found.missing[:LINES]:
            self.stdout.write(f"{file}:{row}: {value[:120]!r}")
        self.stdout.write(
            f"{found.values} different values: {found.exported} are in the export, "
            f"{found.reported} in the report, {len(found.missing)} in neither."
        )
        if found.missing:
            raise CommandError("Values were lost.")
