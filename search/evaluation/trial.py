"""A trial: a throw-away index of a collection, asked as the search page asks."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from django.conf import settings
from django.db import models

from search import best_bets, engines, indexing, registry, synonyms, text
from search.engines.base import SearchEngine
from search.evaluation import measures
from search.evaluation.collection import Collection, Document, Question, QuestionSet, Selection
from search.query import ask
from search.sections import Facts, Reader, Section

KIND = "passage"


class Passage(models.Model):
    """What sections of a collection's documents belong to. There are no rows: they lie in a file."""

    class Meta:
        abstract = True
        app_label = "search"


@dataclass(frozen=True)
class Answer:
    """ranked: document ids, best first. took: milliseconds of the whole page."""

    question: Question
    ranked: tuple[str, ...]
    took: float

    @property
    def score(self) -> measures.Score:
        return measures.score(self.ranked, self.question.grades)


@dataclass(frozen=True)
class Outcome:
    """What one set came to."""

    name: str
    answers: tuple[Answer, ...]

    @property
    def score(self) -> measures.Score:
        return measures.mean([answer.score for answer in self.answers])

    @property
    def times(self) -> measures.Times:
        return measures.times([answer.took for answer in self.answers])


class Trial:
    """Asks a collection's questions of throw-away indexes, one for each selection of documents.

    Use as a context manager: at its end the indexes are gone.
    """

    def __init__(
        self,
        collection: Collection,
        engine: type[SearchEngine],
        *,
        mixed: bool = False,
        rules: synonyms.Rules = synonyms.NONE,
    ):
        """rules: the words that stand for others; the editors' own, and their bets, play no part."""
        self.collection = collection
        self.engine = engine
        self.mixed = mixed
        self.rules = rules
        self.is_site = collection.documents is None
        self._indexes: dict[Selection, SearchEngine] = {}
        self._open = ExitStack()

    def __enter__(self) -> "Trial":
        if not self.is_site:
            self._open.enter_context(registry.registered(_passages()))
        return self

    def __exit__(self, *error) -> None:
        self._indexes.clear()
        self._open.close()

    def run(self, each: QuestionSet) -> Outcome:
        """Ask every question of a set."""
        with self.asking(each):
            return Outcome(each.name, tuple(self._answer(question) for question in each.questions))

    @contextmanager
    def asking(self, each: QuestionSet) -> Iterator[SearchEngine]:
        """Let `search.query.ask` look into the index of this set."""
        engine = self._index(self._selection(each.selection))
        no_bets = best_bets.Bets()
        with engines.using(engine), synonyms.using(self.rules), best_bets.using(no_bets):
            yield engine

    def id_of(self, section: Section) -> str:
        """Return the document id under which judgements know a section."""
        return section.url

    def sections(self, selection: Selection) -> Iterator[Section]:
        """Yield what is indexed for a selection."""
        if self.is_site:
            yield from indexing.everything()
            return
        for document in self.collection.documents:
            if selection.holds(document):
                yield section_of(document, selection.shape)

    def _selection(self, selection: Selection) -> Selection:
        if self.is_site:
            return Selection()
        if self.mixed:
            return Selection(selection.shape, selection.exclude)
        return selection

    def _index(self, selection: Selection) -> SearchEngine:
        if selection not in self._indexes:
            engine = self._open.enter_context(self.engine.scratch())
            engine.rebuild(self.sections(selection), again=lambda keys: ())
            self._indexes[selection] = engine
        return self._indexes[selection]

    def _answer(self, question: Question) -> Answer:
        result = ask(question.text, reader_of(question))
        ranked = tuple(self.id_of(hit.section) for hit in result.hits)
        return Answer(question, ranked, result.took_ms)


def reader_of(question: Question) -> Reader:
    """A visitor of the pages in the question's language: no more is known of the words typed."""
    return Reader(
        language=locale_of(question.language),
        jurisdiction=question.jurisdiction,
        audiences=question.audiences,
    )


def locale_of(language: str) -> str:
    """Return the site's locale for a collection's language: sr and cnr are read in sr-latn."""
    family = text.family(language)
    locales = (code for code, _name in settings.LANGUAGES if text.family(code) == family)
    return next(locales, language)


def section_of(document: Document, shape: str) -> Section:
    """Make a document one section, its id also its address."""
    title, body = document.shaped(shape)
    key = f"{Passage._meta.label_lower}:{document.id}"
    return Section(
        uid=key,
        object_key=key,
        kind=KIND,
        title=title,
        path=(),
        body=body,
        url=document.id,
        language=locale_of(document.language),
        audience="public",
    )


def _passages() -> registry.SearchIndex:
    return registry.SearchIndex(
        model=Passage,
        kinds={KIND: "Passage"},
        extract=lambda passage: (),
        objects=lambda: (),
        facts=lambda uids, reader: dict.fromkeys(uids, Facts()),
    )
