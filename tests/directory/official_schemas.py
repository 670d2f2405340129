"""The official HSDS 3.0 schemas as a validator. They lie in the project (CC BY-SA 4.0)."""

from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

from directory.hsds.tables import schema, tables

REGISTRY = Registry().with_resources(
    (
        f"{name}.json",
        Resource.from_contents(schema(name) | {"$schema": Draft202012Validator.META_SCHEMA["$id"]}),
    )
    for name in tables()
)


def faults(table: str, row: dict) -> list[str]:
    """Return what the official schema of `table` does not allow in `row`."""
    validator = Draft202012Validator(
        {"$ref": f"{table}.json"}, registry=REGISTRY, format_checker=FormatChecker()
    )
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(row)]
