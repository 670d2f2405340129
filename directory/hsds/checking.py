"""Entries to rows that the database will take, and a report of the others. Writes nothing.

An entry is kept out by its own faults, and by those of the row it hangs on. What is here already
counts: a row need only say what is new, and what it does not say stays as it is.
"""

import uuid
from collections import defaultdict
from collections.abc import Callable
from datetime import time

from django.utils.translation import gettext_noop as _

from directory import models
from directory.hsds import rules, vocabulary
from directory.hsds.entries import Entry, target_of
from directory.hsds.finishing import finish
from directory.hsds.ours import OursReader
from directory.hsds.parsing import Wrong, key_of, parse
from directory.hsds.places import Places
from directory.hsds.plan import Options, Row
from directory.hsds.reasons import Reason
from directory.hsds.report import Report
from directory.hsds.secrets import Secrets
from directory.hsds.tables import MODELS, NOT_IN_FILES, NOT_TAKEN, tables

AT_A_TIME = 500  # ids in one query
# Of several owners that the standard allows, the nearest: ours have one.
OWNERS = {
    "contact": ("service_at_location_id", "service_id", "location_id", "organization_id"),
    "phone": (
        "contact_id",
        "service_at_location_id",
        "service_id",
        "location_id",
        "organization_id",
    ),
    "schedule": ("service_at_location_id", "service_id", "location_id"),
    "language": ("phone_id", "service_id", "location_id"),
    "funding": ("service_id", "organization_id"),
}
# What a new row cannot do without, in our tables. The standard's wishes are `is_required`.
NEEDED = {
    "taxonomy": ("name",),
    "taxonomy_term": ("name",),
    "organization": ("name",),
    "organization_identifier": ("organization_id", "identifier_type", "identifier"),
    "program": ("organization_id", "name"),
    "service": ("organization_id", "name", "status"),
    "location": ("location_type",),
    "service_at_location": ("service_id", "location_id"),
    "phone": ("number",),
    "address": ("location_id", "address_1", "city", "country", "address_type"),
    "accessibility": ("location_id", "description"),
    "service_area": ("service_id",),
    "required_document": ("service_id", "document"),
    "cost_option": ("service_id",),
    "funding": ("source",),
    "attribute": ("link_id", "link_entity", "taxonomy_term_id"),
}


class Check:
    """Checks all entries of one import. `rows`: table → id → Row, of what may be written."""

    def __init__(self, options: Options, report: Report, on_progress: Callable | None = None):
        self.options, self.report = options, report
        self.tell = on_progress or (lambda done, total: None)
        self.rows: dict[str, dict[uuid.UUID, Row]] = {name: {} for name in MODELS}
        self.known: dict[str, dict[uuid.UUID, object]] = {name: {} for name in MODELS}
        self.places = Places()
        self.ours = OursReader(self.places, report)
        self.secrets = Secrets(report)
        self.terms_of_ours = set(vocabulary.fields_by_term()) | set(self.ours.codes)
        self.taxonomies_of_ours = {row["id"] for row in vocabulary.taxonomy_rows()}
        self.unknown_of_ours: set[str] = set()

    def run(self, entries: list[Entry]) -> None:
        by_table = defaultdict(list)
        for entry in entries:
            by_table[entry.table].append(entry)
        self._look_up(by_table)
        self.secrets.look_up(self.known["service"].values())
        done = 0
        for table in (*MODELS, *NOT_TAKEN):
            for entry in by_table[table]:
                self._check(entry)
                done += 1
                if done % 5000 == 0:
                    self.tell(done, len(entries))
        self._finish()
        self.tell(len(entries), len(entries))

    # What is here already

    def _look_up(self, by_table) -> None:
        wanted = defaultdict(set)
        for table, entries in by_table.items():
            if table in NOT_TAKEN:
                continue
            links = tables()[table].links
            for entry in entries:
                wanted[table].add(entry.id)
                for link in links:
                    target = self.target(entry, link)
                    key = entry.values.get(link)
                    if target in MODELS and isinstance(key, str) and key:
                        wanted[target].add(key)  # what is no text is refused when it is read
        for table, keys in wanted.items():
            self.fetch(table, sorted(keys))

    def target(self, entry: Entry, link: str) -> str:
        if (entry.table, link) == ("attribute", "link_id"):
            return str(entry.values.get("link_entity"))
        return target_of(link)

    def fetch(self, table: str, keys: list[str]) -> None:
        related = {
            "service": ("organization__jurisdiction", "organization__municipality", "closed_line"),
            "organization": ("municipality",),
            "location": ("municipality", "administrative_unit"),
            "service_area": ("municipality", "administrative_unit"),
        }
        for start in range(0, len(keys), AT_A_TIME):
            some = [key_of(key) for key in keys[start : start + AT_A_TIME]]
            found = MODELS[table]._base_manager.filter(pk__in=some)
            if table == "service":
                found = found.prefetch_related(*vocabulary.CODED, "translations")
            for record in found.select_related(*related.get(table, ())):
                self.known[table][record.pk] = record

    def has(self, table: str, key) -> bool:
        return key in self.rows[table] or key in self.known[table]

    # One entry

    def _check(self, entry: Entry) -> None:
        if entry.table in NOT_TAKEN:
            said = {name: value for name, value in entry.values.items() if name != "id"}
            self.report.note(entry, "", said, _("history of another directory is not taken"))
        elif (
            self._is_of_ours(entry)
            or self.secrets.says_nothing_new(entry)
            or entry.table == "attribute"
            and self._takes_ours(entry)
        ):
            return
        else:
            self._check_row(entry)

    def _is_of_ours(self, entry: Entry) -> bool:
        if entry.table == "taxonomy":
            return entry.id in self.taxonomies_of_ours
        if entry.table != "taxonomy_term":
            return False
        if str(entry.values.get("taxonomy_id")) not in self.taxonomies_of_ours:
            return False
        if entry.id not in self.terms_of_ours:
            self.unknown_of_ours.add(entry.id)
        return True

    def _takes_ours(self, entry: Entry) -> bool:
        """Read an attribute that stands for a field of ours; say whether it was one."""
        term = str(entry.values.get("taxonomy_term_id"))
        if term in self.unknown_of_ours:
            self.report.error(entry, "taxonomy_term_id", term, _("a code that is not known here"))
            return True
        if term not in self.terms_of_ours:
            return False
        row = self._linked(entry)
        if row is not None:
            self.ours.read_attribute(row, entry, term)
        return True

    def _linked(self, entry: Entry) -> Row | None:
        table, key = str(entry.values.get("link_entity")), entry.values.get("link_id")
        if table not in MODELS or not isinstance(key, str):
            self.report.error(
                entry, "link_entity", table, _("is no table of the standard, or no id")
            )
            return None
        key = key_of(key)
        if key in self.rows[table]:
            return self.rows[table][key]
        if key not in self.known[table]:
            if str(key) not in self.secrets.ids:
                self.report.error(
                    entry, "link_id", str(key), _("describes a row that is not there")
                )
            return None
        row = Row(table, key, self.known[table][key], entry)
        self.rows[table][key] = row
        return row

    def _check_row(self, entry: Entry) -> None:
        errors_before = len(self.report.findings)
        key = key_of(entry.id)
        row = self.rows[entry.table].get(key)
        is_again = row is not None
        fresh = Row(entry.table, key, self.known[entry.table].get(key), entry)
        self._parse(fresh, entry)
        self.ours.read_columns(fresh, entry)
        self._settle(fresh, entry)
        if is_again:
            self._merge(row, fresh, entry)
        elif self._may_stand(fresh, entry):
            self.rows[entry.table][key] = fresh
        if errors_before != len(self.report.findings):
            self._drop_if_wrong(entry, key, errors_before, is_again)

    def _drop_if_wrong(self, entry, key, errors_before: int, is_again: bool) -> None:
        found = self.report.findings[errors_before:]
        if not is_again and any(finding.level == "error" for finding in found):
            self.rows[entry.table].pop(key, None)

    def _parse(self, row: Row, entry: Entry) -> None:
        spec = tables()[entry.table]
        meta = spec.model._meta
        for name, raw in entry.values.items():
            if name == "id":
                continue
            column = spec.column(name)
            if name not in spec.fields or column is None or (spec.name, name) in NOT_IN_FILES:
                self._leave(row, entry, name, raw)
                continue
            try:
                value = parse(
                    spec.fields[name], meta.get_field(column), raw, self._noter(entry, name, raw)
                )
            except Wrong as wrong:
                self._refuse_value(row, entry, name, raw, wrong.reason)
                continue
            if value not in (None, ""):
                row.values[column] = value
        row.rest += entry.rest

    def _noter(self, entry: Entry, name: str, raw):
        return lambda reason: self.report.note(entry, name, raw, reason)

    def _leave(self, row: Row, entry: Entry, name: str, raw) -> None:
        if self.options.keeps_rest or name in tables()[entry.table].fields:
            row.rest.append((name, raw))
        else:
            self.report.note(entry, name, raw, _("is no field of the standard: not taken"))

    def _refuse_value(self, row: Row, entry: Entry, name: str, raw, reason: str) -> None:
        if self.options.keeps_rest and name not in NEEDED.get(entry.table, ()):
            kept = Reason(_("%(reason)s: kept as an attribute"), reason=Reason.of(reason))
            self.report.note(entry, name, raw, kept)
            row.rest.append((name, raw))
        else:
            self.report.error(entry, name, raw, reason)

    # What the row needs, and what it hangs on

    def _settle(self, row: Row, entry: Entry) -> None:
        """Fill in what follows from the rest, and keep one owner of several."""
        for (table, name), value in self.options.defaults.items():
            if table == entry.table and row.record is None and name not in row.values:
                row.values[name] = value
        settle = getattr(self, f"_settle_{entry.table}", None)
        if settle:
            settle(row, entry)
        if entry.original:
            self._keep_original(row, entry)
        owners = [name for name in OWNERS.get(entry.table, ()) if row.values.get(name)]
        for other in owners[1:]:
            del row.values[other]

    def _keep_original(self, row: Row, entry: Entry) -> None:
        if isinstance(row.record or MODELS[row.table](), models.record.Imported):
            if row.record is None:
                row.ours.setdefault("external_id", entry.original[:200])
                row.ours.setdefault("source", self.options.source)
        elif row.table == "taxonomy_term":
            row.values.setdefault("code", entry.original[:250])
        elif row.table in models.LINKED:
            row.rest.append(("id", entry.original))

    def _settle_organization(self, row: Row, entry: Entry) -> None:
        if row.values.get("description") == row.values.get("name"):
            row.values.pop("description", None)  # what an export writes when there is none

    def _settle_service(self, row: Row, entry: Entry) -> None:
        self.secrets.settle(row, entry)

    def _settle_schedule(self, row: Row, entry: Entry) -> None:
        service, place = row.values.get("service_id"), row.values.get("location_id")
        if service and place and "service_at_location_id" not in row.values:
            pair = self.pair_of(service, place)
            if pair:
                row.values["service_at_location_id"] = pair
        if row.values.get("opens_at") is not None and row.record is None:
            row.values.setdefault("freq", "WEEKLY")
            self._note_over_midnight(row, entry)

    def _note_over_midnight(self, row: Row, entry: Entry) -> None:
        """Hours that end before they start are those of a night, or somebody's mistake."""
        opens, closes = row.values["opens_at"], row.values.get("closes_at")
        if closes is not None and closes < opens and closes != time.min:
            told = _("opens at %(opens)s: read as over midnight, to the next day")
            reason = Reason(told, opens=f"{opens:%H:%M}")
            self.report.note(entry, "closes_at", f"{closes:%H:%M}", reason)

    def _settle_language(self, row: Row, entry: Entry) -> None:
        name = str(row.values.get("name", "")).strip()
        code = row.values.get("code")
        if not code and name.lower() in rules.LANGUAGE_CODES:
            row.values["code"] = rules.LANGUAGE_CODES[name.lower()]

    def _settle_address(self, row: Row, entry: Entry) -> None:
        if row.record is None and "country" not in row.values and self.options.country:
            row.values["country"] = self.options.country
            self.report.note(
                entry, "country", "", Reason(_("not said: %(value)s"), value=self.options.country)
            )

    def _settle_service_area(self, row: Row, entry: Entry) -> None:
        territory = ("country_id", "municipality_id", "administrative_unit_id")
        told = [row.ours.get(name) for name in territory]
        if row.record is None and not any(told) and not row.values.get("name"):
            kept = row.values.get("description") or row.values.get("extent")
            if kept:
                row.values["name"] = str(kept)[:200]

    def pair_of(self, service: uuid.UUID, place: uuid.UUID) -> uuid.UUID | None:
        if not hasattr(self, "_pairs"):
            self._pairs = {}
            known = self.known["service_at_location"].values()
            for record in known:
                self._pairs[record.service_id, record.location_id] = record.pk
            for row in self.rows["service_at_location"].values():
                self._pairs[row.values.get("service_id"), row.values.get("location_id")] = row.id
        return self._pairs.get((service, place))

    def _may_stand(self, row: Row, entry: Entry) -> bool:
        is_whole = self._has_needed(row, entry)
        is_linked = self._links_hold(row, entry)
        return is_whole and is_linked

    def _has_needed(self, row: Row, entry: Entry) -> bool:
        if row.record is not None:
            return True
        missing = [n for n in NEEDED.get(entry.table, ()) if row.values.get(n) in (None, "")]
        for name in missing:
            if not self._was_refused(entry, name):
                self.report.error(entry, name, "", _("is missing"))
        owners = OWNERS.get(entry.table)
        if owners and not any(row.values.get(name) for name in owners):
            reason = Reason(_("belongs to nothing: none of %(names)s"), names=", ".join(owners))
            self.report.error(entry, "", "", reason)
            return False
        if not entry.has_own_id and not self.options.keeps_rest:
            self.report.note(entry, "id", "", Reason(_("not given: %(id)s was made"), id=entry.id))
        return not missing

    def _was_refused(self, entry: Entry, name: str) -> bool:
        return name in entry.values and entry.values[name] not in (None, "")

    def _links_hold(self, row: Row, entry: Entry) -> bool:
        holds = True
        for link in tables()[entry.table].links:
            key = row.values.get(tables()[entry.table].column(link) or "")
            if not key:
                continue
            target = self.target(entry, link)
            if target == entry.table:
                continue  # it may come later: asked when all rows are known
            is_anothers = link in entry.inner and entry.inner[link].is_refused
            if is_anothers or target not in MODELS or not self.has(target, key):
                given = entry.given.get(link, str(key))
                reason = Reason(_("there is no such %(table)s that was taken"), table=target)
                self.report.error(entry, link, given, reason)
                holds = False
        return holds

    def _merge(self, row: Row, fresh: Row, entry: Entry) -> None:
        """The same id again: the same row told twice, or two rows that cannot both be."""
        reason = _("another row of this id or name says otherwise")
        for said, again in ((row.values, fresh.values), (row.ours, fresh.ours)):
            for name, value in again.items():
                if said.setdefault(name, value) != value:
                    entry.is_refused = True
                    self.report.error(entry, name, entry.values.get(name), reason)
        for taxonomy, codes in fresh.codes.items():
            row.codes[taxonomy] += [code for code in codes if code not in row.codes[taxonomy]]
        for language, texts in fresh.translations.items():
            row.translations[language] |= texts
        row.rest += [kept for kept in fresh.rest if kept not in row.rest]

    # When all rows are known

    def _finish(self) -> None:
        finish(self)
