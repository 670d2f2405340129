"""Mappings: how another directory's files say what the standard says. Data, in `mappings/`.

A mapping of the kind `tables` renames the columns of CSV files; one of the kind `nested` knows
the spellings of JSON that no two records of spell alike. What neither finds a field for becomes
an attribute of the record it stands in, so that nothing is lost in silence.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from directory.hsds.entries import REST
from directory.hsds.files import Document, Refused
from directory.hsds.nested import NestedMapping
from directory.hsds.report import ERROR, Report
from portal.reference.models import Jurisdiction

SHIPPED = Path(__file__).parent / "mappings"


@dataclass
class Mapping:
    """`rules`: the JSON document of the mapping, see docs/open-data.md."""

    rules: dict

    @property
    def source(self) -> str:
        return self.rules["source"]

    @property
    def country(self) -> str:
        return self.rules.get("country", "")

    @property
    def language(self) -> str:
        return self.rules.get("language", "")

    @property
    def defaults(self) -> dict:
        said = self.rules.get("defaults", {})
        return {(table, name): v for table, row in said.items() for name, v in row.items()}

    def jurisdiction(self) -> Jurisdiction | None:
        """Return the country that this mapping brings along, not saved."""
        row = self.rules.get("jurisdiction")
        return Jurisdiction(**row) if row else None

    def apply(self, document: Document, report: Report) -> Document:
        """Return `document` in the standard's words."""
        if self.rules["kind"] == "nested":
            return NestedMapping(self.rules).apply(document)
        return self._rename(document, report)

    def _rename(self, document: Document, report: Report) -> Document:
        rule = self.rules["files"].get(document.file)
        if rule is None:
            report.of_file(ERROR, document.file, "the mapping knows no file of this name")
            return Document(document.file)
        if any(_is_nested(record) for _row, record in document.records):
            return _refuse_nested(document, report)
        records = [(row, _renamed(record, rule)) for row, record in document.records]
        return Document(document.file, rule["table"], records, is_cells=True)


def _is_nested(record: dict) -> bool:
    return any(isinstance(value, (dict, list)) for value in record.values())


def _refuse_nested(document: Document, report: Report) -> Document:
    """Name every row with its values: a file of other columns than the mapping was made for."""
    reason = (
        "this mapping renames plain columns, and the file has nested ones (a column's name with a "
        "dot or @, or JSON): not read. See docs/open-data.md for a mapping of your own"
    )
    for row, record in document.records:
        said = json.dumps(record.get("@flat", record), ensure_ascii=False)
        report.of_file(ERROR, document.file, reason, row=row, value=said)
    return Document(document.file)


def _renamed(record: dict, rule: dict) -> dict:
    said, rest = {}, []
    for column, value in record.items():
        name = rule.get("columns", {}).get(column, column)
        if name == REST:
            rest.append([column, value])
        else:
            said[name] = rule.get("values", {}).get(name, {}).get(value, value)
            if said[name] != value:
                rest.append([column, value])
    if rest:
        said[REST] = rest
    if "place_of" in rule:
        return _with_place(said, rule)
    return {**rule.get("defaults", {}), **said}


def _with_place(said: dict, rule: dict) -> dict:
    """Return a place of the body for an address that has none; an incomplete one is its text."""
    owner = said.pop(rule["place_of"], "")
    place = {"id": f"{rule['place_of']}:{owner}", rule["place_of"]: owner}
    place["location_type"] = rule["defaults"]["address_type"]
    address = {**rule["defaults"], **said}
    if address.get("address_1") and address.get("city"):
        place["addresses"] = [address]
    else:
        place[REST] = [[f"address.{name}", value] for name, value in said.items() if name != REST]
    return place


def countries() -> dict[str, Jurisdiction]:
    """Return code → country, not saved, of those that the shipped mappings bring."""
    brought = (load(path.stem).jurisdiction() for path in sorted(SHIPPED.glob("*.json")))
    return {country.code: country for country in brought if country is not None}


def load(name: str) -> Mapping:
    """Return the shipped mapping `name`, or that of a JSON file. Raises Refused."""
    shipped = {path.stem: path for path in SHIPPED.glob("*.json")}
    path = shipped.get(name) or Path(name)
    try:
        rules = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        known = ", ".join(sorted(shipped))
        raise Refused(f"there is no mapping {name}; shipped are {known}") from None
    if not isinstance(rules, dict) or not {"kind", "source"} <= set(rules):
        raise Refused(f"{name} is no mapping: it has no kind or no source")
    return Mapping(rules)
