"""Confidential services that an import names: it learns nothing, opens nothing, erases nothing.

Of such a service an export holds the kind of help and the line, under ids made for the export.
Coming back, that says nothing new, and must not stand in the place of the whole.
"""

from django.utils.translation import gettext_noop as _

from directory import confidential, models, telling
from directory.hsds import visible
from directory.hsds.collecting import collect
from directory.hsds.rows import hidden_organization_id, rows_of
from directory.hsds.tables import tables
from portal.reference.models import Jurisdiction


class Secrets:
    """`ids`: of the rows that an export makes for the confidential services that are here."""

    def __init__(self, report):
        self.report = report
        self.services: dict = {}
        self.rows: dict = {}
        self.ids: set[str] = set()
        codes = Jurisdiction.objects.values_list("code", flat=True)
        self.hidden_bodies = {hidden_organization_id(code) for code in codes}

    def look_up(self, services) -> None:
        """Remember which of `services`, records that are here, are confidential."""
        keys = [row.pk for row in services]
        hidden = models.Service.objects.filter(pk__in=keys).confidential()
        hidden_keys = set(hidden.values_list("pk", flat=True))
        for row in services:
            setattr(row, confidential.ASKED_ALREADY, row.pk in hidden_keys)
        self.services = {row.pk: row for row in services if row.pk in hidden_keys}
        told = visible.services().filter(pk__in=hidden_keys)
        rows = rows_of(collect(services=list(told)))
        for name in tables():
            for row in rows.get(name, ()):
                self.rows[name, row["id"]] = row
                if name not in ("taxonomy", "taxonomy_term"):
                    self.ids.add(row["id"])

    def says_nothing_new(self, entry) -> bool:
        """Say whether `entry` repeats a part of what an export says of a confidential service."""
        told = self.rows.get((entry.table, entry.values["id"]))
        if told is None or entry.table in ("service", "organization"):
            return False
        if any(str(told.get(name, "")) != str(value) for name, value in entry.values.items()):
            self.report.error(
                entry, "", "", _("part of a confidential service: its keepers change it, no import")
            )
        return True

    def settle(self, row, entry) -> None:
        """Leave in the service `row` only what is new."""
        if row.id not in self.services:
            return
        told = self.rows.get(("service", str(row.id)), {})
        for name in list(row.values):
            if str(told.get(name, "")) == str(entry.values.get(name, "")):
                del row.values[name]
        row.values.pop("organization_id", None)
        row.ours.pop("through_line_only", None)

    def finish(self, rows: dict) -> None:
        """Refuse texts that tell the place; drop the stand-in body when nobody needs it."""
        for row in rows["service"].values():
            if row.id in self.services:
                row.ours.pop("through_line_only", None)
                self._refuse_telling(row)
        needed = {str(row.values.get("organization_id")) for row in rows["service"].values()}
        for key in list(rows["organization"]):
            if str(key) in self.hidden_bodies - needed:
                del rows["organization"][key]

    def _refuse_telling(self, row) -> None:
        texts = row.values | row.ours
        for translated in row.translations.values():
            texts = texts | {f"translation {name}": text for name, text in translated.items()}
        texts = {name: text for name, text in texts.items() if isinstance(text, str)}
        if not texts:
            return
        words = telling.place_words(self.services[row.id])
        for name, text in texts.items():
            if telling.tells(text, words):
                reason = _("this text names the place of a confidential service")
                self.report.error(row.entry, name, "", reason)  # the value would tell
