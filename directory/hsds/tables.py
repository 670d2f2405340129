"""The tables of HSDS 3.0 as the standard's own files describe them, and our models for them."""

import json
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from directory import models

STANDARD = Path(__file__).parent / "standard"
VERSION = "3.0"
PROFILE = "https://docs.openreferral.org/en/3.0/"
# Parents before those that point at them: the order in which rows are checked and written.
MODELS = {
    "taxonomy": models.Taxonomy,
    "taxonomy_term": models.TaxonomyTerm,
    "organization": models.Organization,
    "organization_identifier": models.OrganizationIdentifier,
    "program": models.Program,
    "service": models.Service,
    "location": models.Location,
    "service_at_location": models.ServiceAtLocation,
    "contact": models.Contact,
    "phone": models.Phone,
    "address": models.Address,
    "accessibility": models.Accessibility,
    "schedule": models.Schedule,
    "service_area": models.ServiceArea,
    "language": models.Language,
    "required_document": models.RequiredDocument,
    "cost_option": models.CostOption,
    "funding": models.Funding,
    "attribute": models.Attribute,
}
# History is each directory's own: ours could tell a place, another's is named and not taken.
NOT_TAKEN = ("metadata", "meta_table_description")
RENAMED = {("taxonomy_term", "taxonomy"): "taxonomy_name"}
# Made by the database, or about a person: not among what files carry.
NOT_IN_FILES = {("service", "last_modified")}


@dataclass(frozen=True)
class Field:
    """`type`: string | number | date | time | datetime; `format`: uuid, uri, email or empty."""

    name: str
    type: str
    format: str
    choices: tuple[str, ...]
    is_required: bool


@dataclass(frozen=True)
class Table:
    """`children`: key of a nested list → table; `singles`: key of a nested object → table."""

    name: str
    file: str
    fields: dict[str, Field]
    children: dict[str, str]
    singles: dict[str, str]

    @property
    def model(self):
        return MODELS[self.name]

    @cached_property
    def links(self) -> tuple[str, ...]:
        """Return the fields that name another row."""
        return tuple(
            name for name, field in self.fields.items() if field.format == "uuid" and name != "id"
        )

    def column(self, field: str) -> str | None:
        """Return the attribute of our model for `field`, or None when we have no column."""
        return self._column_of.get(field)

    @cached_property
    def _column_of(self) -> dict[str, str]:
        names = {field: RENAMED.get((self.name, field), field) for field in self.fields}
        ours = _columns(self.name) if self.name in MODELS else frozenset()
        return {field: name for field, name in names.items() if name in ours}


@cache
def _columns(table: str) -> frozenset[str]:
    return frozenset(field.attname for field in MODELS[table]._meta.concrete_fields)


@cache
def tables() -> dict[str, Table]:
    """Return every table of the standard by its name."""
    return {
        resource["name"]: _table(resource)
        for resource in json.loads((STANDARD / "datapackage.json").read_text())["resources"]
    }


@cache
def schema(name: str) -> dict:
    return json.loads((STANDARD / "schema" / f"{name}.json").read_text())


def _table(resource: dict) -> Table:
    properties = schema(resource["name"])["properties"]
    return Table(
        name=resource["name"],
        file=resource["path"],
        fields={row["name"]: _field(row) for row in resource["schema"]["fields"]},
        children={
            key: value["items"]["$ref"].removesuffix(".json")
            for key, value in properties.items()
            if "$ref" in value.get("items", {})
        },
        singles={
            key: value["$ref"].removesuffix(".json")
            for key, value in properties.items()
            if "$ref" in value
        },
    )


def _field(row: dict) -> Field:
    constraints = row.get("constraints", {})
    return Field(
        name=row["name"],
        type=row.get("type", "string"),
        format=row.get("format") or "",
        choices=tuple(constraints.get("enum", ())),
        is_required=bool(constraints.get("required")),
    )
