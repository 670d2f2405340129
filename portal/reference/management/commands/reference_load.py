"""manage.py reference_load: countries, places, lines and codes into a portal, also a real one."""

from django.core.management.base import BaseCommand

from portal.reference import seed

WORDS_AT_MOST = 60  # letters of a text in a line of the report


class Command(BaseCommand):
    help = (
        "Write the countries, municipalities, administrative units, emergency lines, situations, "
        "service types, target groups, roles, events, acronyms and topics that are missing. "
        "Safe to run again: what somebody edited is kept and named."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--places-only",
            action="store_true",
            help="countries, municipalities and administrative units alone",
        )
        parser.add_argument(
            "--overwrite",
            action="store_true",
            help="put the shipped text in the place of an edited one, and name each",
        )

    def handle(self, *args, places_only=False, overwrite=False, **options):
        tables = seed.PLACES if places_only else seed.TABLES
        loaded = seed.load(tables=tables, overwrite=overwrite)
        for model, _code, _entries in tables:
            kind = model._meta.model_name
            self.stdout.write(f"{kind}: {loaded.made[kind]} new, {loaded.found[kind]} were there")
        for difference in loaded.kept:
            self.stdout.write(f"kept: {_line(difference)}")
        for difference in loaded.replaced:
            self.stdout.write(f"replaced: {_line(difference)}")
        if loaded.kept:
            self.stdout.write(
                f"{len(loaded.kept)} texts here differ from the shipped ones and were kept."
            )


def _line(row) -> str:
    return (
        f"{row.kind} {row.key}: {row.column} is here “{_short(row.here)}”, "
        f"shipped “{_short(row.shipped)}”"
    )


def _short(text: str) -> str:
    return text if len(text) <= WORDS_AT_MOST else f"{text[: WORDS_AT_MOST - 1]}…"
