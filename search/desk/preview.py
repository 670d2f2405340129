"""What a change of the editors' words does, before it is saved: which searches answer otherwise.

Asked are the searches of the last weeks, the most frequent first, and the queries
of the project's own collection. Only those that the change touches are searched
twice, so it takes a second, not a minute; nothing is written.
"""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.db.models import Sum
from django.utils import timezone

from search import best_bets, synonyms, text
from search.engines import get_engine
from search.engines.base import EngineUnavailable, Query
from search.models import AskedQuery
from search.query import Result, ask
from search.sections import Reader

RECENT_WEEKS = 4
MOST_RECENT = 200
MOST_OF_COLLECTION = 600
MOST_SECONDS = 4.0
FIRST = 3  # results that are compared


@dataclass(frozen=True)
class Question:
    """A query to try. times: how often it was asked lately; 0: of the collection."""

    text: str
    language: str
    times: int = 0


@dataclass(frozen=True)
class Place:
    """One of the first results. fate: "" as before | added | moved | lost."""

    title: str
    path: str
    url: str
    fate: str = ""


@dataclass(frozen=True)
class Shift:
    """A query that answers otherwise: its first results before and after."""

    question: Question
    before: tuple[Place, ...]
    after: tuple[Place, ...]


@dataclass(frozen=True)
class Preview:
    """looked_at: of `total` queries. touched: of them, those in which the change applies.

    is_cut: time ran out before all were looked at. is_available: False while
    there is no index to ask.
    """

    shifts: tuple[Shift, ...]
    looked_at: int
    total: int
    touched: int
    is_available: bool = True

    @property
    def is_cut(self) -> bool:
        return self.looked_at < self.total


State = Callable[[], AbstractContextManager[None]]  # the words in force within it


def preview(
    before: State,
    after: State,
    is_touched: Callable[[tuple[text.Word, ...]], bool],
    reader_of: Callable[[str], Reader],
) -> Preview:
    """Compare the first results of every question in two states. reader_of(language): who asks."""
    began = time.monotonic()
    questions = list(_questions())
    shifts, looked_at, touched = [], 0, 0
    for question in questions:
        if time.monotonic() - began > MOST_SECONDS:
            break
        looked_at += 1
        if not is_touched(text.analyse_query(question.text)):
            continue
        touched += 1
        reader = reader_of(question.language)
        with before():
            old = ask(question.text, reader, size=FIRST)
        with after():
            new = ask(question.text, reader, size=FIRST)
        if not (old.is_available and new.is_available):
            return Preview((), looked_at, len(questions), touched, is_available=False)
        shift = _shift(question, old, new)
        if shift is not None:
            shifts.append(shift)
    return Preview(tuple(shifts), looked_at, len(questions), touched)


def _shift(question: Question, old: Result, new: Result) -> Shift | None:
    before = [hit.section for hit in old.hits]
    after = [hit.section for hit in new.hits]
    places = [section.piece for section in before], [section.piece for section in after]
    if places[0] == places[1]:
        return None
    return Shift(
        question,
        tuple(_place(one, "" if one.piece in places[1] else "lost") for one in before),
        tuple(_place(one, _fate(one.piece, at, places[0])) for at, one in enumerate(after)),
    )


def _fate(piece: str, at: int, before: list[str]) -> str:
    if piece not in before:
        return "added"
    return "" if before.index(piece) == at else "moved"


def _place(section, fate: str) -> Place:
    return Place(section.title, " › ".join(section.path), section.url, fate)


def _questions() -> Iterator[Question]:
    """Yield every query once: of the last weeks, then of the collection."""
    seen = set()
    for question in (*_recent(), *_of_collection()):
        key = (question.language, question.text.lower())
        if key not in seen:
            seen.add(key)
            yield question


def _recent() -> list[Question]:
    since = timezone.localdate() - timedelta(weeks=RECENT_WEEKS)
    rows = (
        AskedQuery.objects.filter(day__gte=since)
        .exclude(text="")
        .order_by()
        .values("text", "language")
        .annotate(asked=Sum("times"))
        .order_by("-asked", "text")[:MOST_RECENT]
    )
    return [Question(row["text"], row["language"], row["asked"]) for row in rows]


def _of_collection() -> tuple[Question, ...]:
    file = Path(settings.SEARCH_COLLECTION) / "queries.jsonl"
    try:
        return _read(file, file.stat().st_mtime_ns)
    except OSError:  # a site without a collection
        return ()


@lru_cache(maxsize=2)
def _read(file: Path, _changed: int) -> tuple[Question, ...]:
    with file.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()][:MOST_OF_COLLECTION]
    return tuple(Question(row["query"], site_language(row.get("lang", ""))) for row in rows)


def site_language(code: str) -> str:
    """Return the site's language that a content language is read in: cnr, sr → sr-latn."""
    wanted = text.family(code)
    known = [language for language, _name in settings.LANGUAGES]
    return next((language for language in known if text.family(language) == wanted), known[0])


# The two kinds of change


def of_synonyms(
    old: synonyms.Rules, new: synonyms.Rules, reader_of: Callable[[str], Reader]
) -> Preview:
    return preview(
        lambda: synonyms.using(old),
        lambda: synonyms.using(new),
        lambda words: old.matches(words) != new.matches(words),
        reader_of,
    )


def of_bets(
    old: best_bets.Bets, new: best_bets.Bets, reader_of: Callable[[str], Reader]
) -> Preview:
    return preview(
        lambda: best_bets.using(old),
        lambda: best_bets.using(new),
        lambda words: old.pieces(words) != new.pieces(words),
        reader_of,
    )


# What search makes of each term


@dataclass(frozen=True)
class TermReport:
    """stems: what is searched for. share: of sections that hold it. same_as: a term before."""

    term: str
    stems: tuple[str, ...]
    share: float = 0.0
    same_as: str = ""

    @property
    def is_common(self) -> bool:
        return self.share > COMMON

    @property
    def percent(self) -> int:
        return round(self.share * 100)


MOST_REPORTED = 100  # terms; each costs about a millisecond
COMMON = 0.05  # of all sections: a word so frequent tells nothing apart


def report(group: synonyms.Group, reader: Reader) -> list[TermReport]:
    """Say for the first MOST_REPORTED terms of a group what search makes of them."""
    terms, runs = group.terms[:MOST_REPORTED], group.words[:MOST_REPORTED]
    held, total = _holding(runs, reader)
    found: dict[tuple[str, ...], str] = {}
    reports = []
    for term, words, number in zip(terms, runs, held, strict=True):
        stems = tuple(word.key for word in words)
        share = number / (total or 1)
        shown = tuple(stem.partition("0")[2] for stem in stems)
        reports.append(TermReport(term, shown, share, found.get(stems, "")))
        found.setdefault(stems, term)
    return reports


def _holding(
    runs: Sequence[tuple[synonyms.TermWord, ...]], reader: Reader
) -> tuple[list[int], int]:
    """Return how many sections hold all words of each run, and how many there are in all."""
    try:
        view = get_engine().view()
        queries = (
            Query(audiences=reader.audiences, slots=tuple(word.slot for word in words))
            for words in runs
        )
        return [view.count_with_all(query) for query in queries], view.size()
    except EngineUnavailable:
        return [0] * len(runs), 0
