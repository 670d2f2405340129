"""Fill an empty portal with the demo: reference rows, people, pages, protocols."""

import time

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.module_loading import import_string

# In this order; each is safe to run twice. Named, not imported: base knows no app.
REFERENCE = "portal.reference.seed.seed"
PEOPLE = "portal.accounts.seed.seed"
PROTOCOLS_APP = "protocols"  # a domain app: a site may go without it
PROTOCOLS = f"{PROTOCOLS_APP}.seed.seed"
DIRECTORY_APP = "directory"
DIRECTORY = f"{DIRECTORY_APP}.seed.seed"


class Command(BaseCommand):
    help = "Create the demo content. Running it again keeps what editors changed."

    def add_arguments(self, parser):
        parser.add_argument("--only", nargs="*", help="keys of protocols to create (tests)")

    def handle(self, *args, only=None, **options):
        if not settings.DEBUG and not settings.SECRET_KEY.startswith(("dev-only", "test-only")):
            raise CommandError("The demo's accounts have known passwords: not in production.")
        from portal.base.seed import seed_homes, seed_pages, seed_words, set_workers_door

        started = time.monotonic()
        self.note("reference rows", started)
        import_string(REFERENCE)()
        self.note("home pages", started)
        homes = seed_homes()
        seed_pages(homes)
        self.note("words for the search", started)
        seed_words()
        self.note("people", started)
        import_string(PEOPLE)()
        if apps.is_installed(DIRECTORY_APP):
            self.note("directory", started)
            import_string(DIRECTORY)()
        if apps.is_installed(PROTOCOLS_APP):
            self.note("protocols", started)
            indexes = import_string(PROTOCOLS)(homes, report=self.stdout.write, only=only)
            set_workers_door(homes, indexes)
        else:
            self.note("no protocols: the app is not installed", started)
        self.note("done", started)

    def note(self, what, started):
        self.stdout.write(f"{time.monotonic() - started:6.1f} s  {what}")
