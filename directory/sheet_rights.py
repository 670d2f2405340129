"""What of a sheet its user may write: asked of every row before anything else is.

One answer for what is another's and for what there is not; no error names a record. The sets of
what the user keeps are asked for once, a query for 500 ids of a table.
"""

from collections import defaultdict

from django.utils.translation import gettext as _

from directory import confidential
from directory.hsds.checking import Check
from directory.hsds.entries import Entry, target_of
from directory.hsds.importing import columns_to_save
from directory.hsds.plan import Row
from directory.hsds.report import Report
from directory.hsds.rows import plain
from directory.hsds.secrets import Secrets
from directory.hsds.tables import MODELS, NOT_TAKEN, tables
from directory.models.organization import OrganizationKind

AT_A_TIME = 500  # ids in one query
PLACED = ("kind", "municipality_id")  # what makes an organization the administration of a town
SHARED = ("taxonomy", "taxonomy_term")  # nobody's own
ROOTS = ("organization", "program", "service", "location", "service_at_location", "contact")


def kept(table: str, keys: set[str], user) -> dict[str, object]:
    """Return id → record of those of `keys` that are rows of `table` and the user's."""
    found, wanted = {}, sorted(keys)
    for start in range(0, len(wanted), AT_A_TIME):
        rows = MODELS[table]._base_manager.filter(pk__in=wanted[start : start + AT_A_TIME])
        if table == "attribute":
            found |= _kept_attributes(rows, user)
            continue
        if table not in SHARED:
            rows = confidential.kept(rows, user)
        found |= {str(row.pk): row for row in rows}
    return found


def _kept_attributes(rows, user) -> dict[str, object]:
    by_table = defaultdict(list)
    for row in rows:
        by_table[row.link_entity].append(row)
    found = {}
    for table, attributes in by_table.items():
        own = kept(table, {str(row.link_id) for row in attributes}, user)
        found |= {str(row.pk): row for row in attributes if str(row.link_id) in own}
    return found


class Gate:
    """Stands before and after the check of a sheet. `made`: ids given to rows without one."""

    def __init__(self, user, check: Check, made: set[str]):
        self.user, self.check, self.report, self.made = user, check, check.report, made
        self.may_all = confidential.is_administrator(user)
        self.secrets = Secrets(Report())
        self.own: dict[str, dict[str, object]] = defaultdict(dict)
        self.fresh: set[tuple[str, str]] = set()

    # Before the check

    def let_in(self, entries: list[Entry]) -> list[Entry]:
        """Return the entries that the check may see; each that must not come in is an error."""
        wanted = defaultdict(set)
        for entry in entries:
            if entry.table not in NOT_TAKEN:
                wanted[entry.table].add(entry.id)
            for _link, target, key in _links(entry):
                if target in MODELS:
                    wanted[target].add(key)
        for table, keys in wanted.items():
            self.own[table] = kept(table, keys, self.user)
        self.secrets.look_up(self.own["service"].values())
        self.fresh = {(entry.table, entry.id) for entry in entries if self._is_new(entry)}
        return [entry for entry in entries if not self._is_idle(entry) and self._may(entry)]

    def _is_new(self, entry: Entry) -> bool:
        is_chosen = entry.has_own_id and entry.id not in self.made
        return entry.id not in self.own[entry.table] and (self.may_all or not is_chosen)

    def _is_idle(self, entry: Entry) -> bool:
        """Say whether the entry repeats what is everybody's, or stands in for a secret body."""
        if entry.table == "organization":
            return entry.id in self.secrets.hidden_bodies
        return entry.table in SHARED and self._is_as_stored(entry)

    def _is_as_stored(self, entry: Entry) -> bool:
        record = self.own[entry.table].get(entry.id)
        told = plain(record) if record is not None else {}
        return all(str(told.get(name, "")) == str(value) for name, value in entry.values.items())

    def _probes(self, entry: Entry) -> bool:
        """Say whether the entry sets what no two rows share: whose it is already must not show."""
        record = self.own[entry.table].get(entry.id)
        if entry.table == "organization_identifier":
            return not self._is_as_stored(entry)
        said = {name: entry.ours.get(name) for name in ("source", "external_id")}
        return any(value and value != getattr(record, name, "") for name, value in said.items())

    def _may(self, entry: Entry) -> bool:
        is_told = (entry.table, entry.id) in self.secrets.rows
        if entry.table in NOT_TAKEN or (is_told and entry.table not in ("service", *SHARED)):
            return True  # never written
        for name in tables()[entry.table].links:
            if not isinstance(entry.values.get(name, ""), str):
                return self._refuse(entry, name, "", _("is no id of this directory"))
        if entry.original:
            return self._refuse(entry, "id", entry.original, _("is no id of this directory"))
        if entry.table in SHARED and not self._is_ours(entry.table, entry.id):
            if not self.may_all:
                reason = _("only administrators add or change the words of taxonomies")
                return self._refuse(entry, "", "", reason)
        elif entry.id not in self.own[entry.table] and (entry.table, entry.id) not in self.fresh:
            reason = _("is not among the records you keep; leave it empty for a new one")
            return self._refuse(entry, "id", entry.id, reason)
        if not self.may_all and self._probes(entry):
            reason = _("only administrators change numbers of registers and of other directories")
            return self._refuse(entry, "", "", reason)
        return all([self._may_link(entry, *link) for link in _links(entry)])

    def _may_link(self, entry: Entry, link: str, target: str, key: str) -> bool:
        record = self.own[entry.table].get(entry.id)
        column = tables()[entry.table].column(link)
        if record is not None and column and str(getattr(record, column)) == key:
            return True  # as it is
        if link == "organization_id" and key in self.secrets.hidden_bodies:
            if entry.table == "service" and record and record.pk in self.secrets.services:
                return True  # the check takes it for no change
        elif key in self.own[target] or (target, key) in self.fresh or self._is_ours(target, key):
            return True
        given = entry.given.get(link, key)
        return self._refuse(entry, link, given, _("is not among the records you keep"))

    def _is_ours(self, table: str, key: str) -> bool:
        known = {
            "taxonomy": self.check.taxonomies_of_ours,
            "taxonomy_term": self.check.terms_of_ours,
        }
        return key in known.get(table, ())

    def _refuse(self, entry, field: str, value, reason: str) -> bool:
        self.report.error(entry, field, value, reason)
        return False

    # After the check

    def let_out(self) -> list[Row]:
        """Return the rows that change something; those that a sheet may not change are errors."""
        changing = []
        for table in MODELS:
            for row in self.check.rows[table].values():
                if row.record is not None and not self._keeps(table, str(row.id)):
                    self._refuse(row.entry, "id", "", _("is not among the records you keep"))
                elif _changes(row):
                    changing.append(row)
                    self._look_at(row)
        return changing

    def _keeps(self, table: str, key: str) -> bool:
        if key not in self.own[table]:  # the check found it, the sheet did not name it
            self.own[table] |= kept(table, {key}, self.user)
        return key in self.own[table]

    def _look_at(self, row: Row) -> None:
        verb = "change" if row.record is not None else "add"
        above = [self._linked(row, link, target) for link, target in _targets(row)]
        needed = [f"{verb}_{_model(row.table)}"] if row.table in ROOTS else []
        needed += [
            f"change_{_model(table)}"
            for table, _row in above
            if table in ROOTS and row.table not in ROOTS
        ]
        if not all(self.user.has_perm(f"directory.{name}") for name in needed):
            self._refuse(row.entry, "", "", _("you have no permission for this"))
        if _takes_a_town(row) and not self.may_all:
            self._refuse(row.entry, "kind", "", _("you have no permission for this"))
        if row.table == "attribute" and not self.may_all and self._has_new_term(row):
            self._refuse(row.entry, "", "", _("has a column that a sheet does not take"))
        secret = [record for _table, record in above if record is not None]
        if row.table != "service" and row.record is not None:
            secret.append(row.record)
        if row.table != "service" and any(_is_secret(record) for record in secret):
            reason = _("part of a confidential service: change it on its form")
            self._refuse(row.entry, "", "", reason)
        if row.ours.get("through_line_only") and row.id not in self.check.secrets.services:
            reason = _("make a service confidential on its form")
            self._refuse(row.entry, "through_line_only", "", reason)

    def _has_new_term(self, row: Row) -> bool:
        term = self.check.rows["taxonomy_term"].get(row.value("taxonomy_term_id"))
        return term is not None and term.record is None

    def _linked(self, row: Row, link: str, target: str) -> tuple[str, object]:
        key = row.value(link)
        return target, self.check.known[target].get(key) or self.own[target].get(str(key))


def _takes_a_town(row: Row) -> bool:
    """Say whether the row makes an organization the administration of a municipality."""
    if row.table != "organization" or row.record is None:
        return False
    before = (row.record.kind, row.record.municipality_id)
    after = tuple(row.ours.get(n, old) for n, old in zip(PLACED, before, strict=True))
    return after != before and after[0] == OrganizationKind.MUNICIPALITY


def _is_secret(record) -> bool:
    return record._meta.model_name != "organization" and record.is_confidential


def _model(table: str) -> str:
    return MODELS[table]._meta.model_name


def _links(entry: Entry) -> list[tuple[str, str, str]]:
    """Return field, table and id of each row that the entry says it belongs to."""
    if entry.table in NOT_TAKEN:
        return []
    names = [n for n in tables()[entry.table].links if isinstance(entry.values.get(n), str)]
    return [(name, _target(entry, name), str(entry.values[name])) for name in names]


def _target(entry: Entry, link: str) -> str:
    if (entry.table, link) == ("attribute", "link_id"):
        return str(entry.values.get("link_entity"))
    return target_of(link)


def _targets(row: Row) -> list[tuple[str, str]]:
    """Return column and table of what the row will hang on once it is written."""
    if row.table == "attribute":
        return [("link_id", row.value("link_entity"))]
    columns = [(tables()[row.table].column(link), link) for link in tables()[row.table].links]
    found = [(column, target_of(link)) for column, link in columns if column and row.value(column)]
    return [(column, target) for column, target in found if target in MODELS]


def _changes(row: Row) -> bool:
    """Say whether writing the row changes anything, as the writer will see it."""
    if row.record is None or columns_to_save(row):
        return True
    for taxonomy, codes in row.codes.items():
        if {code.code for code in codes} - {
            code.code for code in getattr(row.record, taxonomy).all()
        }:
            return True
    stored = (
        {text.language: text for text in row.record.translations.all()} if row.translations else {}
    )
    return any(
        language != row.record.language
        and any(getattr(stored.get(language), name, None) != text for name, text in texts.items())
        for language, texts in row.translations.items()
    )
