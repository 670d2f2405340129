"""Build the search index anew while the old one goes on serving."""

import time

from django.core.management.base import BaseCommand, CommandError

from search.engines import get_engine
from search.engines.base import EngineUnavailable
from search.indexing import count_objects, rebuild


class Command(BaseCommand):
    help = "Build the search index anew from the database; the old one serves until it is whole."

    def add_arguments(self, parser):
        parser.add_argument(
            "--if-needed",
            action="store_true",
            help="only if there is no usable index of the present version",
        )

    def handle(self, *, if_needed, **options):
        if if_needed and not get_engine().needs_rebuild():
            self.stdout.write("The index needs no rebuild.")
            return
        self.whole = count_objects()
        self.done = self.failed = 0
        self.began = self.said = time.monotonic()
        try:
            rebuild(on_object=self._count)
        except EngineUnavailable as error:
            raise CommandError(str(error)) from error
        self._say()
        if self.failed:
            raise CommandError(f"{self.failed} objects could not be read; see the log.")

    def _count(self, key, error):
        self.done += 1
        self.failed += error is not None
        if time.monotonic() - self.said >= 1:
            self._say()

    def _say(self):
        self.said = time.monotonic()
        seconds = self.said - self.began
        left = seconds / self.done * max(0, self.whole - self.done) if self.done else 0
        self.stdout.write(
            f"{self.done} of {self.whole} objects, {seconds:.0f} s, about {left:.0f} s left"
        )
        self.stdout.flush()
