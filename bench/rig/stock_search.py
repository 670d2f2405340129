"""The same passages in stock Wagtail's database search on SQLite, as a plain site would use it."""

import sqlite3
import time
from collections.abc import Iterable

from django.db import connection
from wagtail.search.backends import get_search_backend

from bench.synthetic.models import Passage
from search.sections import Section

BATCH = 500
CUT_OFF_SECONDS = 10.0
STEPS_BETWEEN_LOOKS = 20_000  # of SQLite's machine, a millisecond or so


class CutOff(Exception):
    """The query took longer than CUT_OFF_SECONDS."""


def build(sections: Iterable[Section]) -> float:
    """Store the passages as rows and have Wagtail index them; returns seconds of the indexing."""
    index = get_search_backend().get_index_for_model(Passage)
    seconds = 0.0
    rows: list[Passage] = []
    for section in sections:
        rows.append(Passage(title=section.title, body=section.body, kind=section.kind))
        if len(rows) == BATCH:
            seconds += _add(index, rows)
            rows = []
    return seconds + _add(index, rows)


def _add(index, rows: list[Passage]) -> float:
    if not rows:
        return 0.0
    Passage.objects.bulk_create(rows)
    began = time.perf_counter()
    index.add_items(Passage, rows)
    return time.perf_counter() - began


def page(words: str) -> int:
    """Top ten, exact total, counts by kind; stock Wagtail has no highlights. Raises CutOff."""
    deadline = time.perf_counter() + CUT_OFF_SECONDS
    connection.ensure_connection()
    sqlite = connection.connection
    sqlite.set_progress_handler(lambda: time.perf_counter() > deadline, STEPS_BETWEEN_LOOKS)
    try:
        results = get_search_backend().search(words, Passage, operator="or")
        list(results[:10])
        results.facet("kind")
        return results.count()
    except Exception as error:
        if isinstance(error.__cause__ or error, sqlite3.OperationalError):
            raise CutOff from error
        raise
    finally:
        sqlite.set_progress_handler(None, 0)
