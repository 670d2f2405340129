"""A collection of judged questions, read from a folder.

docs.jsonl: {"id", "lang", "title", "text", "qa_text"?, "qa_hide_title"?}. Without
this file the documents are the site's own sections, and a document's id is the
address of a section ("/sq/…#s-…").
queries.jsonl: {"qid", "set", "lang", "query", "collection"?, "exclude"?,
"audiences"?, "jurisdiction"?}. audiences: what who asks may read, ["public"] if
absent. jurisdiction: the country they ask from, none if absent.
collection "portal": a document has title and text. "qa": one text only; the title
is hidden where it is the question itself, else it is the first line of the text.
exclude: ids that begin so are not indexed. The first query of a set decides for it.
qrels.jsonl: {"qid", "doc", "grade"}; grade 0 or absent: not relevant.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from search import text

LANGUAGES_OF = {"sr": ("sr", "cnr")}  # content languages that a set of one language looks at
PUBLIC = frozenset({"public"})
SHAPES = ("portal", "qa")


class BadCollection(Exception):
    """A file of the folder is missing or holds what cannot be read; the message says where."""


@dataclass(frozen=True)
class Document:
    id: str
    language: str  # as the collection names it: sq, sr, cnr, en
    title: str
    text: str
    question_text: str = ""
    hides_title: bool = False

    def shaped(self, shape: str) -> tuple[str, str]:
        """Return title and text as the collection of that name has them."""
        if shape == "portal":
            return self.title, self.text
        body = self.question_text or self.text
        return "", body if self.hides_title else f"{self.title}\n{body}"


@dataclass(frozen=True)
class Selection:
    """Which documents are indexed together, and in which shape. No languages: all."""

    shape: str = "portal"
    exclude: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()

    def holds(self, document: Document) -> bool:
        in_language = not self.languages or document.language in self.languages
        return in_language and not document.id.startswith(self.exclude)


@dataclass(frozen=True)
class Question:
    """grades: document id → grade, the unjudged absent."""

    id: str
    language: str
    text: str
    grades: dict[str, int]
    audiences: frozenset[str] = PUBLIC
    jurisdiction: str = ""


@dataclass(frozen=True)
class QuestionSet:
    name: str
    selection: Selection
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Collection:
    """documents: None where the site's own sections are meant."""

    documents: tuple[Document, ...] | None
    sets: tuple[QuestionSet, ...]

    def chosen(self, names: Iterable[str]) -> tuple[QuestionSet, ...]:
        """Return the sets of these names, all if none is named. Raises BadCollection."""
        names = tuple(names)
        known = {each.name for each in self.sets}
        if unknown := [name for name in names if name not in known]:
            raise BadCollection(
                f"no set is called {', '.join(unknown)}; there are {', '.join(sorted(known))}"
            )
        return tuple(each for each in self.sets if not names or each.name in names)

    def set_of(self, question_id: str) -> QuestionSet:
        """Return a set with that one question. Raises BadCollection."""
        for each in self.sets:
            for question in each.questions:
                if question.id == question_id:
                    return QuestionSet(each.name, each.selection, (question,))
        raise BadCollection(f"no query is called {question_id}")


def read(folder: Path) -> Collection:
    """Read a collection. Raises BadCollection."""
    grades: dict[str, dict[str, int]] = defaultdict(dict)
    for row in _rows(folder / "qrels.jsonl", "qid", "doc", "grade"):
        grades[row["qid"]][row["doc"]] = row["grade"]
    by_set: dict[str, list[dict]] = defaultdict(list)
    for row in _rows(folder / "queries.jsonl", "qid", "set", "lang", "query"):
        by_set[row["set"]].append(row)
    documents = None
    if (folder / "docs.jsonl").exists():
        documents = tuple(
            Document(
                id=row["id"],
                language=row["lang"],
                title=row["title"],
                text=row["text"],
                question_text=row.get("qa_text") or "",
                hides_title=bool(row.get("qa_hide_title")),
            )
            for row in _rows(folder / "docs.jsonl", "id", "lang", "title", "text")
        )
    sets = tuple(
        QuestionSet(
            name,
            _selection(rows[0]),
            tuple(_question(row, grades[row["qid"]]) for row in rows),
        )
        for name, rows in by_set.items()
    )
    return Collection(documents, sets)


def _question(row: dict, grades: dict[str, int]) -> Question:
    return Question(
        id=row["qid"],
        language=row["lang"],
        text=row["query"],
        grades=grades,
        audiences=frozenset(row.get("audiences", PUBLIC)),
        jurisdiction=row.get("jurisdiction", ""),
    )


def _selection(row: dict) -> Selection:
    shape = row.get("collection", "portal")
    if shape not in SHAPES:
        raise BadCollection(f"{row['qid']}: no collection is called {shape}")
    languages = LANGUAGES_OF.get(text.family(row["lang"]), (row["lang"],))
    return Selection(shape, tuple(row.get("exclude", ())), languages)


def _rows(path: Path, *needed: str) -> list[dict]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadCollection(f"{path}: {error}") from error
    rows = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            missing = [name for name in needed if name not in row]
        except (ValueError, TypeError) as error:
            raise BadCollection(f"{path}, line {number}: {error}") from error
        if missing:
            raise BadCollection(f"{path}, line {number}: {', '.join(missing)} is missing")
        rows.append(row)
    return rows
