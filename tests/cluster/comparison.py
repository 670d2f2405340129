"""Two engines asked the same questions: where their answers differ by more than ties."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from search.engines import using
from search.engines.base import Candidate, IndexView, SearchEngine
from search.engines.tantivy_schema import group_code
from search.evaluation.collection import Question, QuestionSet, Selection
from search.evaluation.trial import Trial, reader_of
from search.meaning.space import nearer
from search.query import Result, ask
from search.sections import Section

TIE = 0.002  # of a score: the engines keep their numbers in other widths, and round elsewhere


@dataclass
class Overheard:
    """An engine whose candidates are written down: (piece, language) → score."""

    inner: SearchEngine | IndexView
    scores: dict[tuple[int, str], float] = field(default_factory=dict)

    def __getattr__(self, name: str):
        return getattr(self.inner, name)

    def view(self) -> "Overheard":
        return Overheard(self.inner.view(), self.scores)

    def candidates(self, *args, **kwargs) -> list[Candidate]:
        found = self.inner.candidates(*args, **kwargs)
        raised = nearer(found, args[0], self.inner.space())  # as search.query does
        self.scores.update(((one.group, one.language), one.score) for one in raised)
        return found

    def score(self, section: Section) -> float:
        return self.scores.get((group_code(section.piece), section.language), 0.0)


def compare(trial: Trial, sets: Iterable[QuestionSet], other: type[SearchEngine]) -> list[str]:
    """Return every difference between the trial's engine and `other`, asked the same sets."""
    found: list[str] = []
    by_selection: dict[Selection, list[QuestionSet]] = {}
    for each in sets:
        by_selection.setdefault(each.selection, []).append(each)
    for selection, alike in by_selection.items():
        with other.scratch() as second:
            second.rebuild(trial.sections(selection), again=lambda keys: ())
            for each in alike:
                with trial.asking(each) as first:
                    for question in each.questions:
                        found += differences(question, first, second)
    return found


def differences(question: Question, one: SearchEngine, other: SearchEngine) -> Iterator[str]:
    """Yield what differs between the answers of two engines to one question."""
    (first, heard), (second, _heard) = (_answer(question, engine) for engine in (one, other))
    for name in ("total", "with_all", "counts", "repaired", "nearest"):
        ours, theirs = (_comparable(getattr(result, name)) for result in (first, second))
        if ours != theirs:
            yield f"{question.text!r}: {name} {ours} and {theirs}"
    ranked = [[hit.section for hit in result.hits] for result in (first, second)]
    if len(ranked[0]) != len(ranked[1]):
        yield f"{question.text!r}: {len(ranked[0])} and {len(ranked[1])} hits"
    for place, (ours, theirs) in enumerate(zip(*ranked, strict=False), 1):
        scores = heard.score(ours), heard.score(theirs)
        if ours.uid != theirs.uid and abs(scores[0] - scores[1]) > TIE * max(scores):
            yield f"{question.text!r}: {place}. {ours.uid} and {theirs.uid}, {scores}"


def _answer(question: Question, engine: SearchEngine) -> tuple[Result, Overheard]:
    heard = Overheard(engine)
    with using(heard):
        return ask(question.text, reader_of(question)), heard


def _comparable(value):
    """Values that nobody has are told by one engine and left out by the other."""
    if not isinstance(value, dict):
        return value
    return {name: {key: n for key, n in by.items() if key and n} for name, by in value.items()}
