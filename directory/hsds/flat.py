"""One flat CSV: a row a service, a column a path such as `phones.0.number`.

What is ours stands in columns of its own, `@municipality`, `@service_types` (several with “; ”
between), so that a spreadsheet stays readable. A row without `id` is a body alone.
"""

import csv
import json
from collections.abc import Iterable
from pathlib import Path

from directory.hsds import vocabulary
from directory.hsds.cells import to_cell
from directory.hsds.nesting import Nest

BETWEEN = "; "
OURS = "@"


def write(rows: dict, path: Path, always: Iterable[str] = ()) -> None:
    """Write `rows` (table → rows) to the file `path`; the columns `always` also when empty."""
    terms = [
        {key: value for key, value in row.items() if key != "parent_id"}
        for row in rows.get("taxonomy_term", ())
    ]
    rows = {**rows, "taxonomy_term": terms}
    nest = Nest(rows, with_terms=True)
    lines = [to_columns(nest.of("service", row)) for row in rows.get("service", ())]
    lines += [to_columns({"organization": body}) for body in _bodies(rows)]
    columns = sorted({column for line in lines for column in line} | set(always), key=_order)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        for line in lines:
            writer.writerow(to_cell(line.get(column)) for column in columns)


def _bodies(rows: dict):
    """Yield nested bodies that have no service, or a place or program that no service has."""
    paired = {row["location_id"] for row in rows.get("service_at_location", ())}
    used = {row.get("program_id") for row in rows.get("service", ())}
    giving = {row["organization_id"] for row in rows.get("service", ())}
    alone = {
        "location": [row for row in rows.get("location", ()) if row["id"] not in paired],
        "program": [row for row in rows.get("program", ()) if row["id"] not in used],
    }
    nest = Nest({**rows, **alone}, with_terms=True)
    for row in rows.get("organization", ()):
        body = nest.of("organization", row)
        if row["id"] not in giving or "locations" in body or "programs" in body:
            yield body


def _order(column: str):
    """Sort plain columns before lists, and lists by their numbers."""
    parts = column.split(".")
    name = (parts[0] not in ("id", "name"), len(parts) > 1, parts[0].startswith(OURS))
    return (*name, [(part.isdigit(), int(part) if part.isdigit() else 0, part) for part in parts])


def to_columns(nested: dict, prefix: str = "") -> dict:
    """Return column → value of a nested object."""
    columns = {}
    for key, value in nested.items():
        if key == "attributes":
            columns |= _attribute_columns(value, prefix)
        elif isinstance(value, dict):
            columns |= to_columns(value, f"{prefix}{key}.")
        elif isinstance(value, list):
            for number, inner in enumerate(value):
                columns |= to_columns(inner, f"{prefix}{key}.{number}.")
        else:
            columns[prefix + key] = value
    return columns


def _attribute_columns(attributes: list[dict], prefix: str) -> dict:
    """Ours get a column each; those of other directories stand together in one cell, as JSON."""
    columns, foreign = {}, []
    fields = vocabulary.fields_by_term()
    for row in attributes:
        if row["taxonomy_term_id"] in fields:
            columns[f"{prefix}{OURS}{fields[row['taxonomy_term_id']][1]}"] = row["value"]
        elif row.get("link_type") in vocabulary.CODED:
            name = f"{prefix}{OURS}{row['link_type']}"
            code = row["taxonomy_term"]["code"].partition(":")[2]
            columns[name] = BETWEEN.join(filter(None, (columns.get(name), code)))
        else:
            foreign.append(row)
    if foreign:
        columns[f"{prefix}attributes"] = json.dumps(foreign, ensure_ascii=False)
    return columns


def from_columns(columns: dict[str, str]) -> dict:
    """Return the nested object that `to_columns` was given; strings for values."""
    nested: dict = {}
    for column, value in columns.items():
        *path, last = _ours(column) if OURS in column else column.split(".")
        here = nested
        for part in path:
            here = here.setdefault(part, {})
        here[last] = _opened(value) if last == "attributes" else value
    return _lists(nested)


def _opened(cell: str):
    """Return the attributes in a cell; what is no JSON stays text, and is refused as that."""
    try:
        return json.loads(cell)
    except (ValueError, RecursionError):
        return cell


def _ours(column: str) -> list[str]:
    """Split before the name of a field of ours, which may have dots: `a.@translation.en.name`."""
    before, _, name = column.partition(OURS)
    return [*filter(None, before.split(".")), OURS + name]


def _lists(value):
    """Turn objects whose keys are numbers into lists."""
    if not isinstance(value, dict):
        return value
    inner = {key: _lists(part) for key, part in value.items()}
    if inner and all(key.isdigit() for key in inner):
        return [inner[key] for key in sorted(inner, key=int)]
    return inner
