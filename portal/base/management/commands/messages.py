"""manage.py messages: keep our message catalogues without the gettext programs."""

from django.core.management.base import BaseCommand, CommandError

from portal.base import catalogues


class Command(BaseCommand):
    help = "Update, compile or check the message catalogues in locale/."
    requires_system_checks = ()  # runs before there is a database

    def add_arguments(self, parser):
        parser.add_argument("--update", action="store_true", help="read code and templates again")
        parser.add_argument("--compile", action="store_true", help="write the .mo that are behind")
        parser.add_argument("--check", action="store_true", help="fail on anything missing")

    def handle(self, *, update, compile, check, **options):
        if not (update or compile or check):
            raise CommandError("Say --update, --compile or --check.")
        if update:
            self._say("updated", catalogues.update())
        if compile:
            self._say("compiled", catalogues.compile_changed())
        if check:
            self._check()

    def _say(self, verb, paths):
        for path in paths:
            self.stdout.write(f"{verb} {path.relative_to(catalogues.ROOT)}")

    def _check(self):
        problems = catalogues.check()
        for problem in problems:
            self.stderr.write(str(problem))
        if problems:
            raise CommandError(f"{len(problems)} problems in the message catalogues.")
