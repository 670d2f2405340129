"""Documents to entries: one row of one table of the standard, with an id of ours and its links."""

import json
import re
import uuid
from dataclasses import dataclass, field

from django.utils.translation import gettext_noop as _

from directory.hsds import vocabulary
from directory.hsds.files import Document
from directory.hsds.flat import BETWEEN, OURS
from directory.hsds.report import ERROR, Report
from directory.hsds.tables import NOT_TAKEN, tables

LISTS = {
    "services": "service",
    "organizations": "organization",
    "locations": "location",
    "service_at_locations": "service_at_location",
    "programs": "program",
    "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term",
}
# Lists that other versions of the standard have, and how the inner row names the outer.
MORE_CHILDREN = {("organization", "services"): "service"}
ABOUT_THE_FILE = {"version", "profile", "openapi_url"}
ENVELOPE = {
    "total_items",
    "total_pages",
    "page_number",
    "size",
    "first_page",
    "last_page",
    "empty",
}
# What names a row of these that has no id: told in six rows of a file, it is one body.
NAMED_BY = {
    "organization": ("name",),
    "program": ("organization_id", "name"),
    "taxonomy": ("name",),
    "taxonomy_term": ("taxonomy_id", "taxonomy", "code", "name"),
}
PLAIN_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
REST = "@rest"  # what a mapping found no field for: (path, value)
TARGETS = {"parent_id": "taxonomy_term", "parent_organization_id": "organization"}


@dataclass
class Entry:
    """`values`: field → value as the file has it, links and `id` as UUID text.

    `original`: the id as the file has it when it is no UUID. `ours`: our fields; `codes`:
    taxonomy → codes; `rest`: (path, value) of what no column takes and an attribute keeps.
    `inner`: link → the entry that stands in this one; `is_refused`: it is another row's.
    """

    table: str
    values: dict
    file: str
    row: int
    original: str = ""
    has_own_id: bool = True
    ours: dict = field(default_factory=dict)
    codes: dict = field(default_factory=dict)
    rest: list = field(default_factory=list)
    given: dict = field(default_factory=dict)
    inner: dict = field(default_factory=dict)
    is_refused: bool = False

    @property
    def id(self) -> str:
        return self.values["id"]


def target_of(link: str) -> str:
    """Return the table that the field `link` names a row of."""
    return TARGETS.get(link, link.removesuffix("_id"))


class Reader:
    """Turns documents into entries. `source` names the directory they come from.

    `services`: id made for a service → the id that the source gives it, or nothing.
    """

    def __init__(self, source: str, report: Report):
        self.source, self.report = source, report
        self.entries: list[Entry] = []
        self.services: dict[str, str] = {}

    def read(self, document: Document) -> list[Entry]:
        before = len(self.entries)
        for row, record in document.records:
            if "@flat" in record:
                self._read_flat(document.file, row, record["@flat"])
            elif document.table:
                self._add(document.table, record, (document.file, row), None, row)
            elif document.is_cells:
                self._add("service", record, (document.file, row), None, row)
            else:
                self._read_nested(document.file, row, record, is_line=document.is_lines)
        return self.entries[before:]

    def _read_flat(self, file: str, row: int, record: dict) -> None:
        if set(record) == {"organization"} and isinstance(record["organization"], dict):
            self._add("organization", record["organization"], (file, row), None, row)
        else:
            self._add("service", record, (file, row), None, row)

    def _read_nested(self, file: str, row: int, record: dict, *, is_line: bool) -> None:
        lists = [key for key in (*LISTS, "contents") if isinstance(record.get(key), list)]
        is_container = lists and not {"id", "name"} & set(record)
        if not is_container:
            self._add(_kind(record), record, (file, row), None, row)
            return
        for key, value in record.items():
            if key in lists:
                for number, inner in enumerate(value, 1):
                    line = row if is_line else number
                    self._read_listed(key, inner, (file, line), f"{row}:{key}:{number}")
            elif key not in ABOUT_THE_FILE | ENVELOPE:
                self.report.of_file(
                    ERROR, file, "is no list of the standard", row=row, field=key, value=value
                )

    def _read_listed(self, key: str, inner, place: tuple[str, int], index: str) -> None:
        if not isinstance(inner, dict):
            file, row = place
            self.report.of_file(ERROR, file, _("is no object"), row=row, field=key, value=inner)
            return
        self._add(LISTS.get(key) or _kind(inner), inner, place, None, index)

    def _add(self, table: str, record: dict, place, parent, index) -> Entry:
        """Add `record` and all inside it. `parent`: the entry it stands in, or None."""
        spec = tables()[table]
        entry = Entry(table, {}, *place)
        self._give_id(entry, record, parent, index)
        self.entries.append(entry)
        if parent is not None:
            _link_to_parent(entry, parent)
        for key, value in record.items():
            child = spec.children.get(key) or MORE_CHILDREN.get((table, key))
            single = spec.singles.get(key)
            if key == "id" or value is None or value in ("", [], {}):
                continue
            if child and child not in NOT_TAKEN and isinstance(value, list):
                self._add_list(entry, key, child, value)
            elif single and isinstance(value, dict):
                link = "taxonomy_id" if key == "taxonomy_detail" else f"{key}_id"
                entry.inner[link] = self._add(single, value, place, entry, key)
                entry.values[link] = entry.inner[link].id
            elif key == REST and _is_rest(value):
                entry.rest += value
            elif key.startswith(OURS):
                self._set_ours(entry, key[1:], value)
            elif key in spec.links and not isinstance(value, (dict, list)):
                entry.values[key] = self.key(self._target(spec.name, key, record), value)
                entry.given[key] = value
            else:
                entry.values[key] = value
        return entry

    def _add_list(self, entry: Entry, key: str, child: str, values: list) -> None:
        for number, inner in enumerate(values):
            if isinstance(inner, dict):
                self._add(child, inner, (entry.file, entry.row), entry, number)
            else:
                self.report.error(entry, key, inner, _("is no object"))

    def _give_id(self, entry: Entry, record: dict, parent, index) -> None:
        given = record.get("id")
        if given not in (None, "") and not isinstance(given, (dict, list)):
            entry.values["id"] = self.key(entry.table, given)
            if not PLAIN_UUID.fullmatch(str(given)) and not _is_uuid(given):
                entry.original = str(given)
            return
        entry.has_own_id = False
        entry.values["id"] = self._made_id(entry, _words(entry.table, record), parent, index)
        if entry.table == "service":
            self.services[entry.id] = ""

    def _made_id(self, entry: Entry, words: str, parent, index) -> str:
        """Return an id by the name of what has one, by where it stands for all else."""
        inside = uuid.UUID(parent.id) if parent and not words else vocabulary.NAMESPACE
        if words:
            name = f"{self.source}:{entry.table} named:{words}"
        elif parent:
            name = f"{entry.table}:{index}"
        else:
            name = f"{self.source}:{entry.file}:{index}"
        return str(uuid.uuid5(inside, name))

    def _target(self, table: str, link: str, record: dict) -> str:
        if (table, link) == ("attribute", "link_id"):
            return str(record.get("link_entity") or "")
        return target_of(link)

    def key(self, table: str, given) -> str:
        """Return the id that we give to what the source calls `given`."""
        text = str(given)
        if PLAIN_UUID.fullmatch(text):
            return text
        if _is_uuid(given):
            return str(uuid.UUID(text.strip()))
        made = str(uuid.uuid5(vocabulary.NAMESPACE, f"{self.source}:{table}:{given}"))
        if table == "service":
            self.services[made] = text
        return made

    def _set_ours(self, entry: Entry, name: str, value) -> None:
        if name in vocabulary.CODED and entry.table == "service":
            entry.codes[name] = [code for code in str(value).split(BETWEEN) if code]
        elif name in vocabulary.OURS.get(entry.table, ()):
            entry.ours[name] = str(value)
        else:
            self.report.error(entry, f"@{name}", value, _("is none of our fields"))


def _words(table: str, record: dict) -> str:
    """Return what names `record` in its table, or nothing when it has no name."""
    said = [record.get(name) for name in NAMED_BY.get(table, ())]
    if not said or not isinstance(said[-1], str) or not said[-1].strip():
        return ""
    return json.dumps([str(word or "").strip().casefold() for word in said], ensure_ascii=False)


def _is_uuid(given) -> bool:
    try:
        uuid.UUID(str(given).strip())
    except ValueError:
        return False
    return len(str(given).strip()) >= 32


def _is_rest(value) -> bool:
    """Say whether a mapping made it: a column of that name in a file is none of ours."""
    pairs = value if isinstance(value, list) else [None]
    return all(isinstance(pair, list) and len(pair) == 2 for pair in pairs)


def _link_to_parent(entry: Entry, parent: Entry) -> None:
    if entry.table == "attribute":
        entry.values |= {"link_id": parent.id, "link_entity": parent.table}
        return
    link = f"{parent.table}_id"
    if link in tables()[entry.table].fields:
        entry.values[link] = parent.id


def _kind(record: dict) -> str:
    """Return the table that an object without a list around it is of."""
    keys = set(record)
    if {"service_id", "location_id"} <= keys or {"service_id", "location"} <= keys:
        return "service_at_location"
    if keys & {"location_type", "addresses", "latitude"}:
        return "location"
    if keys & {"taxonomy_id", "taxonomy_detail", "taxonomy"}:
        return "taxonomy_term"
    if keys & {"status", "service_at_locations", "organization_id", "organization"}:
        return "service"
    return "organization"
