"""Compare database and index; name every difference."""

import sys

from django.core.management.base import BaseCommand

from search.engines import get_engine
from search.engines.base import EngineUnavailable
from search.indexing import differences


class Command(BaseCommand):
    help = "Compare the database with the search index. Exit status 1 if they differ."

    def handle(self, **options):
        found = 0
        if not get_engine().is_usable():
            self.stdout.write("the index is not usable. Repair: manage.py search_rebuild")
            sys.exit(1)
        try:
            for line in differences():
                found += 1
                self.stdout.write(line)
        except EngineUnavailable as error:
            self.stdout.write(
                f"the index cannot be read: {error}. Repair: manage.py search_rebuild"
            )
            sys.exit(1)
        if found:
            self.stdout.write(f"{found} differences. Repair: manage.py search_rebuild")
            sys.exit(1)
        self.stdout.write("no difference")
