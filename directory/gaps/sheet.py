"""The matrix as a file for a spreadsheet: what the page says, one cell a line.

RFC 4180 in UTF-8 with a byte-order mark; a spreadsheet of our countries wants semicolons. A text
that a spreadsheet would take for a formula gets an apostrophe in front.
"""

import csv
from collections.abc import Iterator

from django.utils.translation import gettext as _

from directory.gaps.asking import Asked, Book
from directory.gaps.reading import cell_of, cells, computed_at, mapped_on
from portal.reference import formulas

BOM = "\ufeff"


class _Line:
    """Hands back what the csv writer writes."""

    def write(self, text: str) -> str:
        return text


def lines(asked: Asked, book: Book, *, delimiter: str = ",") -> Iterator[str]:
    """Yield the file, line by line: the chosen country, county, type and group."""
    writer = csv.writer(_Line(), delimiter=delimiter)
    yield BOM + writer.writerow([safe(word) for word in _heading()])
    conditions = {"service_type__code": asked.service_type} if asked.service_type else {}
    found = cells(asked.country, group=asked.group, **conditions)
    mapped = mapped_on(asked.country)
    date = computed_at(asked.country)
    types = [asked.service_type] if asked.service_type else list(book.types)
    for town in book.towns_of(asked.country, asked.county):
        for code in types:
            cell = cell_of(found, town.code, code, asked.group, mapped.get(town.code))
            yield writer.writerow([safe(value) for value in _row(town, cell, book, date)])


def safe(value) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(formulas.STARTS) else text


def _heading() -> list[str]:
    return [
        "municipality_code",
        _("municipality"),
        _("county"),
        "service_type_code",
        _("service type"),
        _("target group"),
        "state_code",
        _("state"),
        _("here"),
        _("of them full"),
        _("at a neighbour"),
        _("neighbours"),
        _("through a line"),
        _("map complete on"),
        _("in this state since"),
        _("computed at"),
    ]


def _row(town, cell, book: Book, date) -> list:
    return [
        town.code,
        town.name,
        town.county,
        cell.service_type,
        book.types[cell.service_type].label,
        book.groups[cell.group].label if cell.group else _("everybody"),
        cell.state,
        cell.words,
        cell.here,
        cell.here_full,
        cell.neighbour,
        "; ".join(book.towns[code].name for code in cell.neighbours if code in book.towns),
        cell.line,
        cell.mapped_on and cell.mapped_on.isoformat(),
        cell.since and cell.since.isoformat(),
        date and date.isoformat(timespec="minutes"),
    ]
