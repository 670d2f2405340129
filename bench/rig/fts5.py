"""SQLite FTS5 over the very terms of our index: what a careful person would build without an engine.

Contentless, no positions, one column a field, weights by column, a prefix index for
completion. Its page has what ours has but the counts of one filter only; the words
of a query come ready-made from our analysis, outside of the time measured.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from search.engines.base import Query
from search.engines.ranking import Ranking
from search.engines.terms import terms_of
from search.highlight import passage
from search.sections import Section

FIELDS = ("te", "be", "ts", "bs", "tg", "bg", "nb")
BATCH = 2000


@dataclass(frozen=True)
class Asked:
    """One query as FTS5's expressions. scored: its terms; counted: its stems."""

    query: Query
    scored: str
    counted: str
    weights: str


class Fts5:
    def __init__(self, file: Path):
        self.is_new = not file.exists()
        self.db = sqlite3.connect(file)
        self.db.executescript("PRAGMA mmap_size=2000000000; PRAGMA cache_size=-64000;")

    def build(self, sections: Iterable[Section]) -> None:
        self.db.executescript(
            f"""
            PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;
            CREATE VIRTUAL TABLE terms USING fts5({", ".join(FIELDS)}, reader, content='',
                detail=column, tokenize="unicode61 remove_diacritics 0 tokenchars '_+'");
            CREATE VIRTUAL TABLE written USING fts5(title, body, content='', prefix='2 3');
            CREATE TABLE section(id INTEGER PRIMARY KEY, kind, language, title, body);
            """
        )
        batch = []
        for number, section in enumerate(sections, 1):
            batch.append((number, section, terms_of(section)))
            if len(batch) == BATCH:
                self._add(batch)
                batch = []
        self._add(batch)
        self.db.executescript(
            "INSERT INTO terms(terms) VALUES('optimize'); "
            "INSERT INTO written(written) VALUES('optimize'); ANALYZE;"
        )

    def _add(self, batch: list) -> None:
        places = ", ".join("?" * (len(FIELDS) + 2))
        self.db.executemany(
            f"INSERT INTO terms(rowid, {', '.join(FIELDS)}, reader) VALUES ({places})",
            (
                (number, *(" ".join(getattr(terms, name)) for name in FIELDS), section.audience)
                for number, section, terms in batch
            ),
        )
        self.db.executemany(
            "INSERT INTO written(rowid, title, body) VALUES (?, ?, ?)",
            ((number, " ".join(terms.te), " ".join(terms.be)) for number, _section, terms in batch),
        )
        self.db.executemany(
            "INSERT INTO section VALUES (?, ?, ?, ?, ?)",
            ((n, s.kind, s.language, s.title, s.body) for n, s, _terms in batch),
        )
        self.db.commit()

    def page(self, asked: Asked) -> int:
        """Top ten, exact total with counts by kind, ten highlights; returns the total."""
        best = self.db.execute(
            "SELECT rowid FROM terms WHERE terms MATCH ? AND rank MATCH ? ORDER BY rank LIMIT 10",
            (asked.scored, f"bm25({asked.weights})"),
        ).fetchall()
        counts = self.db.execute(
            "SELECT kind, count(*) FROM terms JOIN section ON section.id = terms.rowid "
            "WHERE terms MATCH ? GROUP BY kind",
            (asked.counted,),
        ).fetchall()
        for (number,) in best:
            language, body = self.db.execute(
                "SELECT language, body FROM section WHERE id = ?", (number,)
            ).fetchone()
            passage(body, language, asked.query)
        return sum(count for _kind, count in counts)

    def complete(self, beginning: str) -> list[tuple]:
        """Return the titles of the best eight passages with a word that begins so."""
        return self.db.execute(
            "SELECT title FROM section WHERE id IN (SELECT rowid FROM written "
            "WHERE written MATCH ? ORDER BY rank LIMIT 8)",
            (f'"{beginning}"*',),
        ).fetchall()


def asked_as(query: Query, ranking: Ranking) -> Asked:
    """Write a query of ours, and what it weighs, for FTS5."""
    weights = {}
    for term in ranking.terms:
        weights[term.field] = max(weights.get(term.field, 0.0), term.boost)
    readers = " OR ".join(f'reader:"{audience}"' for audience in sorted(query.audiences))
    scored = " OR ".join(f'{term.field}:"{term.term}"' for term in ranking.terms)
    stems = dict.fromkeys(stem for slot in query.typed for stem in slot.stems)
    counted = " OR ".join(f'{{ts bs}}:"{stem}"' for stem in stems)
    return Asked(
        query=query,
        scored=f"({scored}) AND ({readers})",
        counted=f"({counted}) AND ({readers})",
        weights=", ".join(str(weights.get(name, 0.0)) for name in FIELDS) + ", 0.0",
    )
