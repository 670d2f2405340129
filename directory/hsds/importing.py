"""Writes what was checked, in transactions of well under two seconds.

A transaction holds whole families: a body, a place or a service with all that hangs on it. So a
reader never meets half a service. An import that is cut off leaves whole families and an
`ImportRun` without an end; the same import run again writes the rest and nothing twice.
"""

import time
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterator

from django.db import transaction
from django.utils import timezone

from directory import confidential, history, models, reindexing
from directory.hsds.plan import Row
from directory.hsds.rows import plain
from directory.hsds.tables import MODELS, tables

ROWS_AT_FIRST, ROWS_AT_LEAST, ROWS_AT_MOST = 500, 150, 4000
SECONDS = 0.4  # what a transaction should take; two seconds are the limit
ROOTS = ("taxonomy", "taxonomy_term", "organization", "program", "location", "service")
OWNERS = (
    "phone_id",
    "contact_id",
    "service_at_location_id",
    "service_id",
    "location_id",
    "organization_id",
)


class Writer:
    """Writes the rows of one check. `known`: table → id → record, of what is here.

    `actor`: the user whom the history names; without one it names the source.
    """

    def __init__(
        self,
        rows: dict,
        known: dict,
        source: str,
        on_progress: Callable | None = None,
        actor=None,
    ):
        self.rows = rows
        self.source = source
        self.actor = actor or f"import:{source}"[:100]
        self.records = {table: dict(found) for table, found in known.items()}
        self.tell = on_progress or (lambda done, total: None)
        self.at_first = ROWS_AT_FIRST
        self.longest = 0.0  # seconds of the longest transaction
        self.created, self.changed = defaultdict(int), defaultdict(int)

    def write(self, digest: str = "") -> models.ImportRun:
        """Write everything; returns the run. Raises what the database raises."""
        services = len(self.rows["service"])
        run = models.ImportRun.objects.create(
            source=self.source[:200], digest=digest, services=services
        )
        size = self.at_first
        with history.acting(self.actor):
            families = self._families()
            while batch := _take(families, size):
                began = time.monotonic()
                with transaction.atomic(), reindexing.gathering() as touched:
                    touched |= self._write_batch(batch)
                    run.services_written += sum(row.table == "service" for row in batch)
                    run.save(update_fields=["services_written"])
                    spent = time.monotonic() - began
                self.longest = max(self.longest, spent)
                size = int(
                    min(ROWS_AT_MOST, max(ROWS_AT_LEAST, len(batch) * SECONDS / max(spent, 0.01)))
                )
                self.tell(run.services_written, services)
        run.finished_at = timezone.now()
        run.save(update_fields=["finished_at"])
        return run

    # Families

    def _families(self) -> Iterator[list[Row]]:
        """Yield families, those first that others point at."""
        families = defaultdict(list)
        for table in MODELS:
            for row in self.rows[table].values():
                families[self._root(row)].append(row)
        bodies = sorted(
            (key for key in families if key[0] == "organization"), key=self._depth_of_body
        )
        terms = sorted(
            (key for key in families if key[0] == "taxonomy_term"), key=self._depth_of_term
        )
        for root in ROOTS:
            in_order = {"organization": bodies, "taxonomy_term": terms}.get(root)
            for key in in_order or [key for key in families if key[0] == root]:
                yield families.pop(key)
        yield from families.values()

    def _root(self, row: Row) -> tuple[str, uuid.UUID]:
        """Return table and id of the root that `row` hangs on, over as many steps as it takes."""
        if row.table in ROOTS:
            return row.table, row.id
        if row.table == "attribute":
            owner = row.value("link_entity"), row.value("link_id")
            return self._root_of(*owner)
        for link in OWNERS:
            key = row.value(link) if link in tables()[row.table].fields else None
            if key:
                return self._root_of(link.removesuffix("_id"), key)
        return row.table, row.id

    def _root_of(self, table: str, key) -> tuple[str, uuid.UUID]:
        if table in ROOTS:
            return table, key
        row = self.rows[table].get(key)
        if row is None:
            record = self.records[table].get(key)
            row = Row(table, key, record, None) if record else None
        return self._root(row) if row else (table, key)

    def _depth_of_body(self, key) -> int:
        return self._depth("organization", "parent_organization_id", key[1])

    def _depth_of_term(self, key) -> int:
        return self._depth("taxonomy_term", "parent_id", key[1])

    def _depth(self, table: str, link: str, key) -> int:
        depth, seen = 0, set()
        while (row := self.rows[table].get(key)) and key not in seen:
            seen.add(key)
            key = row.values.get(link)
            depth += 1
        return depth

    # One transaction

    def _write_batch(self, batch: list[Row]) -> set:
        """Write the rows; return the ids of services whose links changed."""
        linked = set()
        by_table = defaultdict(list)
        for row in batch:
            by_table[row.table].append(row)
        for table in MODELS:
            rows = by_table[table]
            new = [self._build(row) for row in rows if row.record is None]
            if new:
                MODELS[table].objects.bulk_create(new)
                self.created[table] += len(new)
            for record in new:
                self.records[table][record.pk] = record
            changed = [row for row in rows if row.record is not None and self._change(row)]
            self.changed[table] += len(changed)
        for row in by_table["service"]:
            if self._write_codes(row):
                linked.add(row.id)
            self._write_translations(row)
        return linked

    def _build(self, row: Row):
        record = MODELS[row.table](id=row.id)
        for name, value in {**row.ours, **row.values}.items():
            if row.table == "attribute" or not self._join(record, name, value):
                setattr(record, name, value)
        if row.table == "service":
            # It has no place yet; each of its pairs looks for itself when it is written.
            setattr(record, confidential.ASKED_ALREADY, False)
        if row.table == "attribute":
            linked = self.records[row.values["link_entity"]].get(row.values["link_id"])
            if linked is not None:
                record.__dict__["linked"] = linked
        return record

    def _join(self, record, column: str, key) -> bool:
        """Set the related record where it is at hand: the history asks for it."""
        if not column.endswith("_id") or column == "external_id":
            return False
        name = column.removesuffix("_id")
        table = {"parent": "taxonomy_term", "parent_organization": "organization"}.get(name, name)
        found = self.records.get(table, {}).get(key)
        if found is not None:
            setattr(record, name, found)
        return found is not None

    def _change(self, row: Row) -> bool:
        """Save what is new."""
        columns = columns_to_save(row)
        for name, value in columns.items():
            setattr(row.record, name, value)
        if columns:
            row.record.save(update_fields=list(columns))
        return bool(columns)

    def _write_codes(self, row: Row) -> bool:
        record, has_changed = self.records["service"][row.id], False
        for taxonomy, rows in row.codes.items():
            manager = getattr(record, taxonomy)
            if row.record is None:
                other = f"{manager.target_field_name}_id"
                manager.through.objects.bulk_create(
                    manager.through(service_id=record.pk, **{other: code.pk}) for code in rows
                )
                has_changed = True
                continue
            before = {code.code for code in manager.all()}
            after = before | {code.code for code in rows}
            if after != before:
                manager.add(*rows)
                history.note_links(record, taxonomy, before, after)
                has_changed = True
        return has_changed

    def _write_translations(self, row: Row) -> None:
        record = self.records["service"][row.id]
        for language, texts in row.translations.items():
            if language == record.language:
                continue
            found = None
            if row.record is not None:
                found = next((r for r in record.translations.all() if r.language == language), None)
            if found is None:
                new = models.ServiceTranslation(service=record, language=language, **texts)
                models.ServiceTranslation.objects.bulk_create([new])
                continue
            changed = [name for name, text in texts.items() if getattr(found, name) != text]
            for name in changed:
                setattr(found, name, texts[name])
            if changed:
                found.save(update_fields=changed)


def columns_to_save(row: Row) -> dict:
    """Return column → value of what is new; what an export would say already is not."""
    record, told = row.record, plain(row.record)
    return {
        name: value
        for name, value in {**row.ours, **row.values}.items()
        if getattr(record, name) != value and not _is_told(told, row, name)
    }


def _is_told(told: dict, row: Row, name: str) -> bool:
    given = row.entry.values.get(name) if row.entry else None
    return name in told and given is not None and str(told[name]) == str(given)


def _take(families: Iterator[list[Row]], rows: int) -> list[Row]:
    batch: list[Row] = []
    for family in families:
        batch += family
        if len(batch) >= rows:
            break
    return batch
