"""What an import is going to write: rows that were checked, and how it was asked to read."""

import uuid
from collections import defaultdict
from dataclasses import dataclass, field

from directory.hsds.entries import Entry
from directory.hsds.tables import MODELS


@dataclass(frozen=True)
class Options:
    """`source`: name of the directory the file comes from. `country`: of what does not say.

    `keeps_rest`: what no column takes becomes an attribute, not a note. `language`: of the texts.
    `defaults`: (table, field) → value where a row says nothing.
    """

    source: str
    country: str = ""
    language: str = ""
    keeps_rest: bool = False
    defaults: dict = field(default_factory=dict)


@dataclass
class Row:
    """One row to write. `record`: what is here already, or None. `values`: column → value."""

    table: str
    id: uuid.UUID
    record: object
    entry: Entry
    values: dict = field(default_factory=dict)
    ours: dict = field(default_factory=dict)
    codes: dict = field(default_factory=lambda: defaultdict(list))
    translations: dict = field(default_factory=lambda: defaultdict(dict))
    rest: list = field(default_factory=list)

    def value(self, name: str):
        """Return what the row will say in the column `name` once it is written."""
        for said in (self.values, self.ours):
            if name in said:
                return said[name]
        if self.record is not None:
            return getattr(self.record, name)
        default = MODELS[self.table]._meta.get_field(name).get_default()
        return default
