"""Reads the attributes and columns that stand for fields of ours; see `vocabulary`."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_noop as _

from directory.hsds import vocabulary
from directory.hsds.parsing import Wrong, fitting, plain_text
from directory.hsds.places import Places
from directory.hsds.reasons import Reason
from directory.hsds.tables import MODELS
from directory.models import ServiceTranslation
from portal.reference.models import EmergencyLine

TRANSLATION = "translation."


class OursReader:
    def __init__(self, places: Places, report):
        self.places, self.report = places, report
        self.codes = vocabulary.codes_by_term()
        self.by_code = {(taxonomy, row.code): row for taxonomy, row in self.codes.values()}
        self.lines = {row.code: row for row in EmergencyLine.objects.all()}

    def read_columns(self, row, entry) -> None:
        """Put into `row` what `entry` says in columns such as `@municipality`."""
        for name, text in entry.ours.items():
            self._read(row, entry, name, text)
        for taxonomy, codes in entry.codes.items():
            for code in codes:
                self._read_code(row, entry, taxonomy, self.by_code.get((taxonomy, code)), code)

    def read_attribute(self, row, entry, term: str) -> None:
        if term in self.codes:
            taxonomy, coded = self.codes[term]
            self._read_code(row, entry, taxonomy, coded, coded.code)
            return
        table, name = vocabulary.fields_by_term()[term]
        if table != row.table:
            reason = Reason(_("a field of the table %(table)s"), table=table)
            self.report.error(entry, "link_entity", row.table, reason)
            return
        self._read(row, entry, name, str(entry.values.get("value", "")))

    def _read_code(self, row, entry, taxonomy: str, coded, code: str) -> None:
        if coded is None or row.table != "service":
            self.report.error(entry, taxonomy, code, _("a code that is not known here"))
        elif coded not in row.codes[taxonomy]:
            row.codes[taxonomy].append(coded)

    def _read(self, row, entry, name: str, text: str) -> None:
        def note(reason):
            self.report.note(entry, name, text, reason)

        if not text:
            return
        try:
            if name.startswith(TRANSLATION):
                language, _dot, field = name.removeprefix(TRANSLATION).partition(".")
                column = ServiceTranslation._meta.get_field(field)
                row.translations[language][field] = fitting(column, plain_text(text, note))
                return
            column = MODELS[row.table]._meta.get_field(name)
            row.ours[column.attname] = self._value(column, text, note)
        except Wrong as wrong:
            self.report.error(entry, name, text, wrong.reason)

    def _value(self, column, text: str, note):
        if column.is_relation:
            return self._related(column.name, text)
        if isinstance(column, models.BooleanField):
            if text.lower() not in ("true", "false"):
                raise Wrong(_("is neither true nor false"))
            return text.lower() == "true"
        if isinstance(column, models.DateTimeField):
            return _moment(text)
        if column.name in vocabulary.IMPORTED:
            return fitting(column, text.strip())  # an id stays what it is, also with a "<b>" in it
        text = plain_text(text, note)
        if column.choices and text not in {value for value, _label in column.choices}:
            raise Wrong(_("is none of our words for it"))
        return fitting(column, text)

    def _related(self, name: str, code: str):
        known = {
            "municipality": self.places.municipalities,
            "administrative_unit": self.places.units,
            "jurisdiction": self.places.jurisdictions,
            "country": self.places.jurisdictions,
            "closed_line": self.lines,
        }[name]
        if code not in known:
            raise Wrong(_("is no code that is known here"))
        return known[code].pk


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Wrong(_("is no date and time")) from None
    if moment.tzinfo is None:
        raise Wrong(_("is a time without an offset"))
    return moment
