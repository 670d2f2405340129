"""The whole public directory as files: nested JSON, a tabular data package, one flat CSV.

The same rows as the API's. Files carry no date of change, so that the same records always make
the same file; rows are in the order of their ids.
"""

import csv
import json
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from directory import models
from directory.hsds import flat, visible, vocabulary
from directory.hsds.cells import to_cell
from directory.hsds.collecting import collect
from directory.hsds.nesting import Nest
from directory.hsds.rows import plain, rows_of
from directory.hsds.tables import NOT_TAKEN, PROFILE, STANDARD, VERSION, tables

AT_A_TIME = 200  # services read at once: some MB
FORMS = ("hsds", "tabular", "csv")


def export(form: str, path: Path, on_progress: Callable[[int], None] = lambda done: None) -> dict:
    """Write the directory to `path`; return table → number of rows.

    hsds: one JSON file. tabular: a folder of CSV files with datapackage.json. csv: one CSV file.
    `on_progress` hears the number of services read. Raises OSError, ValueError for the form.
    """
    if form not in FORMS:
        raise ValueError(form)
    rows = all_rows(on_progress)
    {"hsds": _write_json, "tabular": _write_package, "csv": flat.write}[form](rows, path)
    return {name: len(rows[name]) for name in tables() if rows.get(name)}


def all_rows(on_progress=lambda done: None) -> dict[str, list[dict]]:
    """Return table → rows of everything that is public, in the order of their ids."""
    found: dict[str, dict] = defaultdict(dict)
    keys = list(visible.services().values_list("pk", flat=True))
    for start in range(0, len(keys), AT_A_TIME):
        some = visible.services().filter(pk__in=keys[start : start + AT_A_TIME])
        _merge(found, rows_of(collect(services=list(some))))
        on_progress(min(start + AT_A_TIME, len(keys)))
    _add_others(found)
    for row in vocabulary.taxonomy_rows():
        found["taxonomy"].setdefault(row["id"], row)
    for row in models.Taxonomy.objects.all():
        found["taxonomy"][str(row.pk)] = plain(row)
    for row in models.TaxonomyTerm.objects.all():
        found["taxonomy_term"][str(row.pk)] = plain(row)
    return {name: [rows[key] for key in sorted(rows)] for name, rows in found.items()}


def _add_others(found) -> None:
    """Add bodies, programs and places that no service led to."""
    bodies = visible.organizations().exclude(pk__in=_keys(found, "organization"))
    for some in _chunks(bodies):
        _merge(found, rows_of(collect(organizations=some, pairs=())))
    programs = visible.programs(_keys(found, "organization"))
    for some in _chunks(programs.exclude(pk__in=_keys(found, "program"))):
        collected = collect(pairs=())
        collected.programs = some
        _merge(found, rows_of(collected))
    places = visible.locations().exclude(pk__in=_keys(found, "location"))
    for some in _chunks(places):
        _merge(found, rows_of(collect(locations=some, pairs=())))


def _keys(found, table: str) -> list[str]:
    return list(found[table])


def _chunks(records):
    rows = list(records)
    for start in range(0, len(rows), AT_A_TIME):
        yield rows[start : start + AT_A_TIME]


def _merge(found, rows: dict) -> None:
    for name in tables():
        for row in rows.get(name, ()):
            found[name].setdefault(row["id"], row)


def _write_json(rows: dict, path: Path) -> None:
    nest = Nest(rows, with_terms=False)
    paired = {row["location_id"] for row in rows.get("service_at_location", ())}
    alone = [row for row in rows.get("location", ()) if row["id"] not in paired]
    bodies = Nest({**rows, "location": alone}, with_terms=False)
    without = {"organization", "program"}
    document = {
        "version": VERSION,
        "profile": PROFILE,
        "taxonomies": rows.get("taxonomy", []),
        "taxonomy_terms": rows.get("taxonomy_term", []),
        "organizations": [bodies.of("organization", row) for row in rows.get("organization", ())],
        "services": [nest.of("service", row, without) for row in rows.get("service", ())],
    }
    path.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _write_package(rows: dict, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for table in tables().values():
        if table.name in NOT_TAKEN:
            continue
        with (folder / table.file).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(table.fields)
            for row in rows.get(table.name, ()):
                writer.writerow(to_cell(row.get(name)) for name in table.fields)
    package = json.loads((STANDARD / "datapackage.json").read_text())
    kept = [row for row in package["resources"] if row["name"] not in NOT_TAKEN]
    document = {
        "name": "directory",
        "title": "Directory of services",
        "profile": package["profile"],
        "version": package["version"],
        "resources": kept,
    }
    text = json.dumps(document, ensure_ascii=False, indent=1)
    (folder / "datapackage.json").write_text(text + "\n", encoding="utf-8")
