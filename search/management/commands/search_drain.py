"""Bring the index up to date with the outbox; --watch goes on doing so, and forgets old queries."""

import signal
import threading
import time

from django.core.management.base import BaseCommand
from django.db import close_old_connections, connections

from search.asked import forget_old
from search.engines import get_engine
from search.indexing import drain, rebuild

FORGET_EVERY_SECONDS = 3600
LOOK_EVERY_SECONDS = 60  # whether the index is usable, so two rebuilds are as far apart
SAY_EVERY_SECONDS = 10


class Command(BaseCommand):
    help = "Write what waits in the outbox into the search index."

    def add_arguments(self, parser):
        parser.add_argument("--watch", action="store_true", help="go on, looking every second")
        parser.add_argument("--every", type=float, default=1.0, help="seconds between two looks")

    def handle(self, *, watch, every, **options):
        if not watch:
            self.stdout.write(f"{drain(wait=True)} rows")
            return
        stop = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stop.set())
        forget_at = look_at = time.monotonic()
        while not stop.wait(every):
            close_old_connections()
            if time.monotonic() >= look_at:
                self._survive(self._rebuild_if_needed)
                look_at = time.monotonic() + LOOK_EVERY_SECONDS
            self._survive(drain)
            if time.monotonic() >= forget_at:
                self._survive(forget_old)
                forget_at = time.monotonic() + FORGET_EVERY_SECONDS

    def _rebuild_if_needed(self):
        """The page says that search is being repaired: this is who repairs it.

        Also after a release that changed the fields or the analysis of words.
        """
        engine = get_engine()
        engine.tidy()
        if not engine.needs_rebuild():
            return
        self.stderr.write("There is no usable index of this version; it is built anew.")
        self.done, self.said = 0, time.monotonic()
        rebuild(on_object=self._count)
        self.stderr.write(f"The index is whole: {self.done} objects.")

    def _count(self, key, error):
        self.done += 1
        if time.monotonic() - self.said >= SAY_EVERY_SECONDS:
            self.said = time.monotonic()
            self.stderr.write(f"{self.done} objects so far")

    def _survive(self, act):
        """A database that is away for a moment must not end the watch."""
        try:
            act()
        except Exception as error:
            self.stderr.write(f"{type(error).__name__}: {error}")
            connections.close_all()
