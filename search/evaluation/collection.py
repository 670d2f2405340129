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
qrels.jsonl: {"qid", "doc", "grade"}; grade: a whole number, 0 or absent: not relevant.
One object a line, UTF-8. A line ends at a line feed only: what else breaks lines
elsewhere (U+2028, U+0085, form feed) may stand in a text. Half of a character
that needs two (a lone surrogate) is replaced.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from search import text

LANGUAGES_OF = {"sr": ("sr", "cnr")}  # content languages that a set of one language looks at
PUBLIC = frozenset({"public"})
SHAPES = ("portal", "qa")
MOST_GRADE = 100  # its gain is 2 to this power
TOLD_LETTERS = 60  # of a wrong value
NEEDS = (
    "A collection is a folder with queries.jsonl (qid, set, lang, query), qrels.jsonl "
    "(qid, doc, grade) and, unless the site's own content is meant, docs.jsonl "
    "(id, lang, title, text)"
)


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
    if not (folder / "queries.jsonl").exists():
        raise BadCollection(f"{folder}: no queries.jsonl. {NEEDS}")
    grades: dict[str, dict[str, int]] = defaultdict(dict)
    for row in _rows(folder / "qrels.jsonl", JUDGEMENT):
        grades[row["qid"]][row["doc"]] = row["grade"]
    by_set: dict[str, list[dict]] = defaultdict(list)
    for row in _rows(folder / "queries.jsonl", QUERY):
        by_set[row["set"]].append(row)
    if not by_set:
        raise BadCollection(f"{folder / 'queries.jsonl'}: not one query. {NEEDS}")
    sets = tuple(
        QuestionSet(
            name,
            _selection(rows[0]),
            tuple(_question(row, grades[row["qid"]]) for row in rows),
        )
        for name, rows in by_set.items()
    )
    return Collection(_documents(folder / "docs.jsonl"), sets)


def _documents(path: Path) -> tuple[Document, ...] | None:
    if not path.exists():
        return None
    return tuple(
        Document(
            id=row["id"],
            language=row["lang"],
            title=row["title"],
            text=row["text"],
            question_text=row.get("qa_text") or "",
            hides_title=bool(row.get("qa_hide_title")),
        )
        for row in _rows(path, DOCUMENT)
    )


def _question(row: dict, grades: dict[str, int]) -> Question:
    return Question(
        id=row["qid"],
        language=row["lang"],
        text=row["query"],
        grades=grades,
        audiences=PUBLIC if row.get("audiences") is None else frozenset(row["audiences"]),
        jurisdiction=row.get("jurisdiction") or "",
    )


def _selection(row: dict) -> Selection:
    languages = LANGUAGES_OF.get(text.family(row["lang"]), (row["lang"],))
    return Selection(row.get("collection") or "portal", tuple(row.get("exclude") or ()), languages)


# What a line must hold: for each name, whether it may be absent or null, and what it may be


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_name(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_names(value: object) -> bool:
    return isinstance(value, list) and all(_is_name(one) for one in value)


def _is_grade(value: object) -> bool:
    return type(value) is int and 0 <= value <= MOST_GRADE


def _is_shape(value: object) -> bool:
    return isinstance(value, str) and value in SHAPES


def _is_yes_or_no(value: object) -> bool:
    return isinstance(value, int) and value in (0, 1)


@dataclass(frozen=True)
class Field:
    """is_right: what the value must fulfil. told: the same in words."""

    is_right: Callable[[object], bool]
    told: str
    is_needed: bool = True


NAME = Field(_is_name, "a text that is not empty")
TEXT = Field(_is_text, "a text")
NAMES = Field(_is_names, "a list of texts", is_needed=False)
JUDGEMENT = {
    "qid": NAME,
    "doc": NAME,
    "grade": Field(_is_grade, f"a whole number from 0 to {MOST_GRADE}"),
}
QUERY = {
    "qid": NAME,
    "set": NAME,
    "lang": NAME,
    "query": TEXT,
    "collection": Field(_is_shape, f"one of {', '.join(SHAPES)}", is_needed=False),
    "exclude": NAMES,
    "audiences": NAMES,
    "jurisdiction": Field(_is_text, "a text", is_needed=False),
}
DOCUMENT = {
    "id": NAME,
    "lang": NAME,
    "title": TEXT,
    "text": TEXT,
    "qa_text": Field(_is_text, "a text", is_needed=False),
    "qa_hide_title": Field(_is_yes_or_no, "true or false", is_needed=False),
}


def _rows(path: Path, fields: dict[str, Field]) -> Iterator[dict]:
    """Yield the objects of a file, each checked. Raises BadCollection with file and line."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise BadCollection(f"{path}: {error}") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield _row(line, fields)
            except (ValueError, RecursionError) as error:
                raise BadCollection(f"{path}, line {number}: {error}") from error


def _row(line: str, fields: dict[str, Field]) -> dict:
    """Raises ValueError that tells what is wrong with the line."""
    row = json.loads(line, strict=False)  # a form feed as it is harms nobody
    if not isinstance(row, dict):
        raise ValueError(f"no object {{…}}: {line.strip()[:TOLD_LETTERS]}")
    missing = [name for name, field in fields.items() if field.is_needed and name not in row]
    if missing:
        raise ValueError(f"{', '.join(missing)} is missing")
    for name, field in fields.items():
        value = row.get(name)
        if value is None and not field.is_needed:
            continue
        if not field.is_right(value):
            told = json.dumps(value, ensure_ascii=False)[:TOLD_LETTERS]
            raise ValueError(f"{name} must be {field.told}, not {_whole(told)}")
        row[name] = _whole(value) if isinstance(value, str) else value
    return row


def _whole(value: str) -> str:
    """Return a text with a sign of replacement for each half of a pair of surrogates."""
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
