"""Write the public directory to files, for anybody: nothing of a secret place is in them."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from directory.hsds.export import FORMS, export


class Command(BaseCommand):
    help = "Write the public directory in HSDS 3: nested JSON, tabular data package, or flat CSV."

    def add_arguments(self, parser):
        parser.add_argument("form", choices=FORMS)
        parser.add_argument("path", type=Path, help="a file; for tabular a folder")

    def handle(self, *, form, path, verbosity=1, **options):
        def tell(done):
            if verbosity > 1:
                self.stderr.write(f"{done} services read")

        try:
            counts = export(form, path, tell)
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from None
        for table, count in counts.items():
            self.stdout.write(f"{count:>8} {table}")
