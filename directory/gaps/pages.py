"""What each gap page shows, as dicts for its template."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from directory.gaps import overview, reading
from directory.gaps.asking import Asked, Book, Town
from directory.gaps.drawing import Face
from directory.gaps.overview import Line
from directory.gaps.reading import Cell
from directory.gaps.wording import LOOKS
from directory.models import GapState

ROWS_OF_A_SHEET = 26  # printed on A4 landscape; a longer matrix stands there in two columns


def matrix(asked: Asked, book: Book) -> dict:
    """Municipalities × service types, each type in one line, and the story of the country.

    `faces`: what each municipality of the whole country says on the map. Three queries.
    """
    found = reading.cells(asked.country, group=asked.group)
    mapped = reading.mapped_on(asked.country)
    every = [
        Line(
            town,
            tuple(
                reading.cell_of(found, town.code, code, asked.group, mapped.get(town.code))
                for code in book.types
            ),
        )
        for town in book.towns_of(asked.country)
    ]
    lines = [line for line in every if asked.county in ("", line.town.county)]
    return {
        "rows": lines,
        "faces": overview.faces(every),
        "parts": _parts(cell for line in lines for cell in line.cells),
        "summary": [
            {
                "type": row,
                "address": asked.query(type=code),
                "parts": _parts(line.cells[position] for line in lines),
            }
            for position, (code, row) in enumerate(book.types.items())
        ],
        "columns": len(book.types) + 1,
        "cells": len(lines) * len(book.types),
        "is_long": len(lines) > ROWS_OF_A_SHEET,
        "story": overview.story(lines, list(book.types.values())),
    }


def _parts(shown: Iterable[Cell]) -> list[dict]:
    """Return the looks that occur, how often, and where each begins on a bar."""
    counts = Counter(cell.look for cell in shown)
    found, start = [], 0
    for look in LOOKS.values():
        if counts[look]:
            found.append({"look": look, "count": counts[look], "start": start})
            start += counts[look]
    return found


def one_type(asked: Asked, book: Book, *, counts: bool) -> dict:
    """One service type: a row a municipality. Four queries, one more with counts."""
    found = reading.cells(asked.country, group=asked.group, service_type__code=asked.service_type)
    mapped = reading.mapped_on(asked.country)
    every = {
        town.code: reading.cell_of(
            found, town.code, asked.service_type, asked.group, mapped.get(town.code)
        )
        for town in book.towns_of(asked.country)
    }
    towns = book.towns_of(asked.country, asked.county)
    roads = reading.roads(municipality__jurisdiction=asked.country)
    counted = defaultdict(list)
    if counts:
        for row in reading.reasons(asked.country, service_type__code=asked.service_type):
            counted[row[0]].append(row)
    return {
        "type": book.types[asked.service_type],
        "faces": {
            code: Face(cell.look.mark, cell.look.sign, cell.words) for code, cell in every.items()
        },
        "rows": [
            {
                "town": town,
                "cell": every[town.code],
                "neighbours": _neighbours(every[town.code], book, roads),
                "count": sum(row[3] for row in counted[town.code]),
            }
            for town in towns
        ],
        "parts": _parts(every[town.code] for town in towns),
        "is_long": len(towns) > ROWS_OF_A_SHEET,
        "unplaced": reading.reason_lines(counted[""]),
    }


def municipality(town: Town, asked: Asked, book: Book, *, counts: bool) -> dict:
    """Every service type of one municipality: what is missing first."""
    found = reading.cells(town.country, group=asked.group, municipality__code=town.code)
    mapped = reading.mapped_on(town.country)
    roads = reading.roads(municipality__code=town.code)
    rows = reading.reasons(town.country, municipality__code=town.code) if counts else []
    numbers = defaultdict(int)
    for _own, service_type, _kind, count in rows:
        numbers[service_type] += count
    lines = [
        {
            "type": row,
            "cell": (cell := reading.cell_of(found, town.code, code, asked.group,
                                             mapped.get(town.code))),
            "neighbours": _neighbours(cell, book, roads),
            "count": numbers[code],
        }
        for code, row in book.types.items()
    ]  # fmt: skip
    order = (GapState.NONE, GapState.FULL, GapState.NEIGHBOUR, GapState.LINE, GapState.UNKNOWN)
    rank = {state: number for number, state in enumerate((*order, GapState.EXISTS))}
    return {
        "town": town,
        "mapped_on": mapped.get(town.code),
        "rows": sorted(lines, key=lambda line: rank[line["cell"].state]),
        "parts": _parts(line["cell"] for line in lines),
        "reasons": reading.reason_lines(rows),
    }


def gap(town: Town, kind, asked: Asked, book: Book, *, counts: bool) -> dict:
    """One cell and why it says what it says."""
    conditions = {"municipality__code": town.code, "service_type__code": kind.code}
    found = reading.cells(town.country, group=asked.group, **conditions)
    mapped = reading.mapped_on(town.country)
    cell = reading.cell_of(found, town.code, kind.code, asked.group, mapped.get(town.code))
    givers = reading.givers_of(town.code, kind.code, asked.group, book)
    roads = reading.roads(municipality__code=town.code)
    return {
        "town": town,
        "type": kind,
        "cell": cell,
        "neighbours": _neighbours(cell, book, roads),
        "here": givers.get("here", []),
        "neighbour": givers.get("neighbour", []),
        "line": givers.get("line", []),
        "afar": givers.get("afar", []),
        "solved": reading.solved_elsewhere(cell, book, town.country),
        "reasons": reading.reason_lines(reading.reasons(town.country, **conditions))
        if counts
        else [],
    }


def comparison(one: Town | None, other: Town | None, asked: Asked, book: Book) -> dict:
    """Two municipalities, a line a service type, those in which they differ first."""
    if one is None or other is None:
        return {"one": one, "other": other, "rows": []}
    sides = []
    for town in (one, other):
        found = reading.cells(town.country, group=asked.group, municipality__code=town.code)
        mapped = reading.mapped_on(town.country).get(town.code)
        sides.append((found, town, mapped))
    rows = [
        {
            "type": row,
            "pair": [
                {"town": town, "cell": reading.cell_of(found, town.code, code, asked.group, mapped)}
                for found, town, mapped in sides
            ],
        }
        for code, row in book.types.items()
    ]
    for line in rows:
        line["differs"] = line["pair"][0]["cell"].state != line["pair"][1]["cell"].state
    return {
        "one": one,
        "other": other,
        "rows": sorted(rows, key=lambda line: not line["differs"]),
        "differing": sum(line["differs"] for line in rows),
        "mapped": [mapped for _found, _town, mapped in sides],
    }


def _neighbours(cell: Cell, book: Book, roads: dict) -> list[str]:
    """Return where the people of a cell that is only at a neighbour go, with the road if known."""
    if cell.state != GapState.NEIGHBOUR:
        return []
    return [
        reading.by_road(code, cell.town, roads, book)
        for code in cell.neighbours
        if code in book.towns
    ]
