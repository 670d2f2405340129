"""Why an answer is as it is: words, terms, contributions, places, grades."""

import math
from collections.abc import Iterator
from itertools import groupby

from search import engines, text
from search.engines.base import Candidate, IndexView, Query, SearchEngine, Slot
from search.evaluation.collection import QuestionSet
from search.evaluation.trial import Trial, reader_of
from search.meaning.space import WEIGHT, nearness
from search.order import weigh
from search.query import ask
from search.sections import Section

MOST_TERMS = 12  # of a section that are told one by one


class _Overheard:
    """An engine or a view as it is, but the queries that it is asked are remembered."""

    def __init__(self, inner: SearchEngine | IndexView, asked: list[Query]):
        self._inner, self._asked = inner, asked

    def __getattr__(self, name: str):
        return getattr(self._inner, name)

    def view(self):
        return _Overheard(self._inner.view(), self._asked)

    def candidates(self, query: Query, limit: int) -> list[Candidate]:
        self._asked.append(query)
        return self._inner.candidates(query, limit)


def explain(trial: Trial, each: QuestionSet) -> Iterator[str]:
    """Yield lines about the one question of `each`: its words, its hits, what was judged."""
    (question,) = each.questions
    reader = reader_of(question)
    asked: list[Query] = []
    with trial.asking(each) as engine:
        with engines.using(_Overheard(engine, asked)):
            result = ask(question.text, reader)
        yield f"{question.id} ({each.name}, {reader.language}): {question.text}"
        if not asked:
            yield "nothing was asked of the index"
            return
        query = asked[0]
        yield from _words(query, result)
        view = engine.view()
        shown: dict[str, int] = {}
        for place, hit in enumerate(result.hits, 1):
            shown.setdefault(trial.id_of(hit.section), place)
        wanted = [hit.section.piece for hit in result.hits]
        wanted += _pieces(trial, each, question.grades.keys() - shown.keys())
        told: dict[str, tuple[Section, Candidate]] = {}
        for section, candidate in _found(view, query, wanted, reader):
            name = trial.id_of(section)
            if name in shown or question.grades.get(name):  # no other language version
                told.setdefault(name, (section, candidate))
        for name in sorted(told, key=lambda name: shown.get(name, math.inf)):
            section, candidate = told[name]
            place = f"place {shown[name]}" if name in shown else "not among the hits"
            yield ""
            yield f"{place}, grade {question.grades.get(name, 0)}: {name} “{_headline(section)}”"
            yield from _score(view, query, candidate, reader)


def _words(query: Query, result) -> Iterator[str]:
    stopped = [t.word for t in text.tokens(text.clean(result.typed)) if _is_dropped(t.word, query)]
    if stopped:
        yield f"  not searched for: {' '.join(stopped)}"
    for slot in query.slots:
        yield f"  word {_slot(slot)}"
    for choice in query.choices:
        yield f"  choice {' + '.join(_slot(slot) for slot in choice.own)}"
        for other in choice.others:
            yield f"    or {' + '.join(_slot(slot) for slot in other)}"
    for repair in result.repaired:
        yield f"  repaired: {repair.typed} → {', '.join(repair.meant)}"
    yield f"  {result.total} sections with a word, {result.with_all} with all"


def _is_dropped(word: str, query: Query) -> bool:
    return text.fold(word) not in {slot.form for slot in query.typed}


def _slot(slot: Slot) -> str:
    return f"{slot.form} [stems {' '.join(slot.stems)}] [4-grams {' '.join(slot.grams)}]"


def _pieces(trial: Trial, each: QuestionSet, names: set[str]) -> list[str]:
    return [s.piece for s in trial.sections(each.selection) if trial.id_of(s) in names]


def _found(
    view: IndexView, query: Query, pieces: list[str], reader
) -> list[tuple[Section, Candidate]]:
    """Return sections and candidates of pieces, by their scores."""
    candidates = view.versions(dict.fromkeys(pieces), reader.audiences)
    return sorted(
        zip(view.load(candidates), candidates, strict=True),
        key=lambda pair: -sum(c.score for c in view.contributions(query, pair[1])),
    )


def _headline(section: Section) -> str:
    return (section.title or section.body)[:80].replace("\n", " ")


def _score(view: IndexView, query: Query, candidate: Candidate, reader) -> Iterator[str]:
    told = view.contributions(query, candidate)
    parts = [f"BM25 {sum(one.score for one in told):.2f}"]
    space = view.space()
    if space and candidate.vector and (pointing := space.of(query)):
        near = nearness(pointing, candidate.vector)
        parts.append(f"near by {near:.2f} (+{WEIGHT * near:.2f} of the best BM25)")
    factors = weigh(candidate, reader)
    parts += [f"{name} × {factor:g}" for name, factor in factors.items() if factor != 1]
    yield f"  {', '.join(parts)}"
    for field, many in groupby(sorted(told, key=lambda one: one.field), lambda one: one.field):
        terms = sorted(many, key=lambda one: -one.score)
        words = " ".join(f"{one.term} {one.score:.2f}" for one in terms[:MOST_TERMS])
        rest = f" and {len(terms) - MOST_TERMS} more" if len(terms) > MOST_TERMS else ""
        yield f"  {field} {sum(one.score for one in terms):6.2f}: {words}{rest}"
