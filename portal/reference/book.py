"""Roles, service types, events and acronyms in one query: what a protocol names by code."""

from dataclasses import dataclass
from types import SimpleNamespace

from django.db.models import Value

from portal.reference.models import Acronym, Event, Role, ServiceType, in_language

LANGUAGES = ("sq", "sr_latn", "en")
# Table, key column, and the texts in three languages that its rows carry.
TABLES = (
    ("role", Role, "code", ("name", "short")),
    ("service_type", ServiceType, "code", ("name",)),
    ("event", Event, "code", ("name", "after", "before")),
    ("acronym", Acronym, "short", ("long",)),
)
TEXTS_AT_MOST = max(len(texts) for *_start, texts in TABLES)


@dataclass(frozen=True)
class Book:
    """Code → row. A row has the table's texts per language, read by `in_language`."""

    roles: dict[str, SimpleNamespace]
    service_types: dict[str, SimpleNamespace]
    events: dict[str, SimpleNamespace]
    acronyms: dict[str, SimpleNamespace]

    def long_forms(self) -> dict[str, str]:
        """Return acronym → long form in the active language."""
        return {short: in_language(row, "long") for short, row in self.acronyms.items()}


def read_book() -> Book:
    """Read the four tables; one query, some 150 short rows."""
    first, *others = (_rows(*table) for table in TABLES)
    found = {kind: {} for kind, *_rest in TABLES}
    texts_of = {kind: texts for kind, _model, _key, texts in TABLES}
    for kind, code, *values in first.union(*others, all=True):
        names = _columns(texts_of[kind])
        found[kind][code] = SimpleNamespace(**dict(zip(names, values, strict=False)))
    return Book(found["role"], found["service_type"], found["event"], found["acronym"])


def _columns(texts) -> list[str]:
    return [f"{text}_{language}" for text in texts for language in LANGUAGES]


def _rows(kind, model, key, texts):
    """Return (kind, code, texts …) rows, filled up so that all tables have equal width."""
    missing = (TEXTS_AT_MOST - len(texts)) * len(LANGUAGES)
    filling = {f"filling_{number}": Value("") for number in range(missing)}
    return (
        model.objects.order_by()
        .annotate(table_kind=Value(kind), **filling)
        .values_list("table_kind", key, *_columns(texts), *filling)
    )
