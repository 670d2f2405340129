"""The OpenAPI document of the open API, out of the standard's own schemas."""

import copy
from functools import cache

from directory.hsds.tables import NOT_TAKEN, VERSION, schema, tables

# What JSON Schema knows; the standard's files carry more for other programs.
KNOWN = {
    "type",
    "title",
    "description",
    "properties",
    "items",
    "required",
    "enum",
    "format",
    "$ref",
}
LISTS = {
    "services": "service",
    "organizations": "organization",
    "locations": "location",
    "service_at_locations": "service_at_location",
    "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term",
}
PARAMETERS = {
    "search": ("string", "Words in the name, other name or description."),
    "page": ("integer", "Number of the page, from 1."),
    "per_page": ("integer", "Rows on a page: at most 1000, with full 100, with minimal 5000."),
    "format": ("string", "json, the only one."),
    "full": ("boolean", "Nested, with all that belongs to each row."),
    "minimal": ("boolean", "id and last_modified alone."),
    "modified_after": ("string", "Date, or date and time with offset (ISO 8601)."),
    "taxonomy_term_id": ("string", "Services with this term."),
    "taxonomy_id": ("string", "Services with any term of this taxonomy, or terms of it."),
    "organization_id": ("string", "Of this organization."),
    "municipality": ("string", "Code of a municipality: what its people may use."),
    "top_only": ("boolean", "Terms without a parent."),
    "parent_id": ("string", "Terms below this one."),
}
COMMON = ("search", "page", "per_page", "format")
OFFERED = {
    "services": (
        *COMMON,
        "full",
        "minimal",
        "modified_after",
        "taxonomy_term_id",
        "taxonomy_id",
        "organization_id",
        "municipality",
    ),
    "organizations": (*COMMON, "full", "modified_after", "municipality"),
    "locations": (*COMMON, "full", "modified_after", "organization_id", "municipality"),
    "service_at_locations": (
        *COMMON,
        "full",
        "modified_after",
        "taxonomy_term_id",
        "taxonomy_id",
        "organization_id",
        "municipality",
    ),
    "taxonomies": COMMON,
    "taxonomy_terms": (*COMMON, "taxonomy_id", "top_only", "parent_id"),
}
FORMATS = {
    "taxonomy_term_id": "uuid",
    "taxonomy_id": "uuid",
    "organization_id": "uuid",
    "parent_id": "uuid",
}


def document(address: str) -> dict:
    """Return the document; `address` is where the API begins."""
    paths = {"/": _path("About this API", "About", ()), "/openapi.json": _path("This", None, ())}
    for name, table in LISTS.items():
        paths[f"/{name}"] = _path(f"A page of {name}", f"page_of_{name}", OFFERED[name])
        paths[f"/{name}/{{id}}"] = _path(f"One row of {name}", table, (), has_id=True)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Directory of services, HSDS 3",
            "version": VERSION,
            "description": "Open data without a key, for reading only. A confidential service is "
            "given with its kind of help and intake line, never with its place. A parameter that is "
            "not listed has no effect; the header Warning names it.",
        },
        "servers": [{"url": address.rstrip("/")}],
        "paths": paths,
        "components": {"schemas": copy.deepcopy(_schemas())},
    }


def _path(summary: str, answer: str | None, parameters, has_id=False) -> dict:
    wanted = [_parameter(name) for name in parameters]
    if has_id:
        key = {"type": "string", "format": "uuid"}
        wanted.append({"name": "id", "in": "path", "required": True, "schema": key})
    told = {"$ref": f"#/components/schemas/{answer}"} if answer else {"type": "object"}
    answers = {
        "200": _answer("What was asked for.", told),
        "304": {"description": "Not changed since the ETag of If-None-Match."},
        "400": _answer("A parameter cannot be read.", {"$ref": "#/components/schemas/Error"}),
    }
    if has_id:
        answers["404"] = _answer("Nothing public.", {"$ref": "#/components/schemas/Error"})
    return {"get": {"summary": summary, "parameters": wanted, "responses": answers}}


def _parameter(name: str) -> dict:
    kind, description = PARAMETERS[name]
    rule = {"type": kind}
    if kind == "integer":
        rule |= {"minimum": 1, "maximum": 10**6 if name == "page" else 100}
    if name in FORMATS:
        rule["format"] = FORMATS[name]
    if name == "format":
        rule["enum"] = ["json"]
    if name == "search":
        rule["maxLength"] = 200
    return {"name": name, "in": "query", "description": description, "schema": rule}


def _answer(description: str, told: dict) -> dict:
    return {"description": description, "content": {"application/json": {"schema": told}}}


@cache
def _schemas() -> dict:
    found = {name: _plain(schema(name)) for name in tables() if name not in NOT_TAKEN}
    found |= {name: _plain(schema(name)) for name in NOT_TAKEN}
    counts = ("total_items", "total_pages", "page_number", "size")
    for name, table in LISTS.items():
        row = {"$ref": f"#/components/schemas/{table}"}
        if name == "services":
            row = {"anyOf": [row, {"$ref": "#/components/schemas/minimal_service"}]}
        properties = {count: {"type": "integer"} for count in counts}
        properties |= {yes: {"type": "boolean"} for yes in ("first_page", "last_page", "empty")}
        properties["contents"] = {"type": "array", "items": row}
        found[f"page_of_{name}"] = _object(properties)
    found["minimal_service"] = _object(
        {"id": {"type": "string"}, "last_modified": {"type": "string"}}
    )
    text = {"type": "string"}
    found["About"] = _object({"version": text, "profile": text, "openapi_url": text})
    error = _object({"parameter": text, "reason": text})
    found["Error"] = _object({"error": error})
    return found


def _object(properties: dict) -> dict:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _plain(rule):
    """Return the schema `rule` with what JSON Schema knows, its references inside the document."""
    if "$ref" in rule:
        return {"$ref": f"#/components/schemas/{rule['$ref'].removesuffix('.json')}"}
    plain = {key: value for key, value in rule.items() if key in KNOWN and value not in ("", None)}
    if "properties" in plain:
        inner = plain["properties"].items()
        plain["properties"] = {name: _plain(value) for name, value in inner}
    if "items" in plain:
        plain["items"] = _plain(plain["items"])
    return plain
