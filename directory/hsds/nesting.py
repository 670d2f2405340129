"""Flat rows to the standard's nested JSON."""

from collections import defaultdict

from directory.hsds.tables import NOT_TAKEN, Table, tables

# What a service carries of its organization: no more branches, or the tree would be the forest.
LEAVES_OUT = {
    ("service", "organization"): {"locations", "programs"},
    ("service_at_location", "location"): set(),
}


class Nest:
    """Builds nested objects out of `rows` (table → rows). `with_terms`: whole terms inside."""

    def __init__(self, rows: dict, *, with_terms: bool):
        self.with_terms = with_terms
        self.by_id = {name: {row["id"]: row for row in rows.get(name, ())} for name in tables()}
        self.by_link = defaultdict(list)
        for name, table in tables().items():
            if name == "attribute":
                continue
            for row in rows.get(name, ()):
                for link in table.links:
                    if link in row:
                        self.by_link[name, link, row[link]].append(row)
        self.attributes = defaultdict(list)
        for row in rows.get("attribute", ()):
            self.attributes[row["link_entity"], row["link_id"]].append(row)

    def of(self, name: str, row: dict, without=frozenset()) -> dict:
        """Return `row` of the table `name` with all that belongs inside it."""
        table = tables()[name]
        nested = dict(row)
        for key, other in table.singles.items():
            if key in without:
                continue
            inner = self._single(table, key, other, row)
            if inner is not None:
                nested[key] = inner
        for key, child in table.children.items():
            if key in without or child in NOT_TAKEN:
                continue
            inner = self._list(table, child, row)
            if inner:
                nested[key] = inner
        return nested

    def _single(self, table: Table, key: str, other: str, row: dict):
        link = {"taxonomy_detail": "taxonomy_id"}.get(key, f"{key}_id")
        if other == "taxonomy_term" and not self.with_terms:
            return None
        found = self.by_id[other].get(row.get(link))
        if found is None:
            return None
        return self.of(other, found, LEAVES_OUT.get((table.name, key), frozenset()))

    def _list(self, table: Table, child: str, row: dict) -> list[dict]:
        if child == "attribute":
            return [self.of(child, found) for found in self.attributes[table.name, row["id"]]]
        found = self.by_link[child, f"{table.name}_id", row["id"]]
        return [self.of(child, inner) for inner in found]
