"""Carry the editors' synonyms from one portal to another, as lines of text."""

import sys
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.privacy.detector import has_personal_data
from search import lists, synonyms


class Command(BaseCommand):
    help = "Write the editors' synonyms to a file, or add those of a file. “-” is the console."

    def add_arguments(self, parser):
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("--export", metavar="FILE", help="lines “sq = word | word”")
        what.add_argument("--import", metavar="FILE", dest="source", help="what is there stays")

    def handle(self, *, export, source, **options):
        if export:
            self._export(export)
        else:
            self._import(source)

    def _export(self, target: str) -> None:
        lines = list(lists.written())
        text = "".join(f"{line}\n" for line in lines)
        if target == "-":
            self.stdout.write(text, ending="")
            return
        Path(target).write_text(text, encoding="utf-8")
        self.stdout.write(f"{len(lines)} entries")

    def _import(self, source: str) -> None:
        try:
            text = (
                sys.stdin.read() if source == "-" else Path(source).read_text(encoding="utf-8-sig")
            )
            rules = synonyms.parse(text.removeprefix("\ufeff").splitlines())
        except (OSError, ValueError) as error:
            raise CommandError(str(error)) from error
        foreign = {group.language for group in rules.groups} - dict(settings.LANGUAGES).keys()
        if foreign:
            raise CommandError(
                f"no languages of this site: {', '.join(sorted(foreign))} "
                f"(it has {', '.join(dict(settings.LANGUAGES))})"
            )
        self._refuse_terms(rules)
        self.stdout.write(f"{lists.load(rules)} new entries of {len(rules.groups)}")

    def _refuse_terms(self, rules: synonyms.Rules) -> None:
        """Refuse what the editors' form refuses."""
        terms = [
            pair for group in rules.groups for pair in zip(group.terms, group.words, strict=True)
        ]
        if empty := [term for term, words in terms if not words]:
            raise CommandError(
                f"search leaves these out, they stand everywhere: {', '.join(empty)}"
            )
        if personal := [term for term, _words in terms if has_personal_data(term)]:
            raise CommandError(
                "readers are shown these words, and they may tell of a person: "
                f"{', '.join(personal)}"
            )
