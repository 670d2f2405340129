"""The contract of every search engine. Tokens come ready-made from `search.text`.

An engine stores sections, finds candidates, counts, and knows which words
readable sections hold. It decides nothing about order beyond its scores, and
nothing about who may read: the audiences of a query are always a filter.
The promises below are tested by one suite, tests/search/engine_contract.py.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from search.sections import Section

if TYPE_CHECKING:
    from search.meaning.space import Space

FILTERS = ("kind", "topic", "role", "language", "jurisdiction")
EVERYWHERE = "*"  # the territory of what is bound to none


class EngineUnavailable(Exception):
    """The index is missing, damaged or of another version: answer with a notice."""


@dataclass(frozen=True, kw_only=True)
class Slot:
    """One word of a query. stems: of the word and of its repairs.

    is_known: a readable section holds the word itself, in form or stem.
    """

    form: str
    stems: tuple[str, ...]
    grams: tuple[str, ...] = ()
    is_known: bool = True


@dataclass(frozen=True, kw_only=True)
class Choice:
    """Words of a query for which others may stand; the best of them counts, never their sum.

    own: the words typed. others: runs of words, each one alternative. A section
    matches by any of its own words, or by all the words of one alternative.
    """

    own: tuple[Slot, ...]
    others: tuple[tuple[Slot, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Query:
    """What is looked for. `filters`: name of FILTERS → any of these values.

    slots: the words typed, but for those that stand in one of `choices`.
    in_order: all of them as they follow each other; empty: as in `typed`.
    phrases: runs of forms that must stand side by side in a section.
    needs_word: only sections with at least one of the words. Without it a section
    that merely resembles them is a candidate too, if it shares `least_grams` 4-grams.
    territory: code of a municipality; what is bound to others is not there. Empty: all is.
    """

    audiences: frozenset[str]
    slots: tuple[Slot, ...] = ()
    choices: tuple[Choice, ...] = ()
    in_order: tuple[Slot, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    filters: dict[str, frozenset[str]] = field(default_factory=dict)
    needs_word: bool = False
    least_grams: int = 0
    territory: str = ""

    @property
    def typed(self) -> tuple[Slot, ...]:
        """The words typed, those for which others may stand too."""
        return (*self.slots, *(slot for choice in self.choices for slot in choice.own))

    @property
    def wanted(self) -> dict[str, frozenset[str]]:
        """Field → values, one of which a section must have: who may read, and every filter."""
        wanted = {"audience": self.audiences, **self.filters}
        if self.territory:
            wanted["territory"] = frozenset({EVERYWHERE, self.territory})
        return wanted


@dataclass(slots=True, unsafe_hash=True)  # frozen takes three times as long to make, twice a hit
class Candidate:
    """A section found, never changed. `group`: one piece in all its languages.

    handle: the view's own. vector: where the section points in the view's space (search.meaning), b"" if nowhere.
    """

    score: float
    group: int
    language: str
    jurisdiction: str
    kind: str
    handle: Any
    vector: bytes = b""


@dataclass(frozen=True)
class Contribution:
    """What one term of a query adds to the score of one section, and in which field."""

    field: str
    term: str
    score: float


@dataclass(frozen=True)
class Counts:
    """total: sections with at least one of the words, exact. by: filter → value → sections."""

    total: int
    by: dict[str, dict[str, int]]


@dataclass(frozen=True)
class Completion:
    """A word or title that begins as typed. count: sections that hold it, about."""

    text: str
    count: int


class IndexView(ABC):
    """One consistent state of the index, for the length of one request."""

    is_outdated = False  # an older analysis made its terms: some words find less than they should

    @abstractmethod
    def candidates(self, query: Query, limit: int) -> list[Candidate]:
        """Return the best `limit` readable sections, best first, ties in a stable order."""

    @abstractmethod
    def versions(self, groups: Iterable[str], audiences: frozenset[str]) -> list[Candidate]:
        """Return the readable sections of pieces (`Section.group`), their score 0."""

    @abstractmethod
    def contributions(self, query: Query, candidate: Candidate) -> list[Contribution]:
        """Say what makes up the score of a candidate of this view, the most first.

        Of a choice every run is told, though only the best counts.
        """

    def space(self) -> "Space | None":
        """Return the space that the index was built with, read once; None if it has none.

        search/meaning says what an engine keeps. One that keeps nothing ranks by
        words alone.
        """
        return None

    @abstractmethod
    def load(self, candidates: Iterable[Candidate]) -> list[Section]:
        """Return the sections of candidates of this view, in the same order."""

    @abstractmethod
    def counts(self, query: Query, names: Iterable[str] = FILTERS) -> Counts:
        """Count the sections with at least one word, in all and by each filter of `names`."""

    def groups_with_a_word(self, query: Query, limit: int) -> set[int]:
        """Return the groups of `limit` readable sections with at least one of the words.

        Engines that need no scores for it have a cheaper way.
        """
        found = self.candidates(replace(query, needs_word=True), limit)
        return {candidate.group for candidate in found}

    @abstractmethod
    def count_with_all(self, query: Query) -> int:
        """Count the sections that hold every word of the query."""

    @abstractmethod
    def frequencies(self, terms: Iterable[str], audiences: frozenset[str]) -> dict[str, int]:
        """Return form or stem → about how many sections of `audiences` hold it; absent: none."""

    @abstractmethod
    def spelling(self, form: str, audiences: frozenset[str]) -> str:
        """Return the commonest spelling of `form` in readable sections, "" if none holds it."""

    @abstractmethod
    def complete_word(
        self, beginning: str, audiences: frozenset[str], limit: int
    ) -> list[Completion]:
        """Return the commonest spellings of readable words that begin with a folded beginning."""

    @abstractmethod
    def complete_title(
        self, beginning: str, audiences: frozenset[str], limit: int
    ) -> list[Completion]:
        """Return readable titles whose folded form begins so."""

    def size(self) -> int:
        """Return how many sections are stored, about; engines that know it do not read them."""
        return sum(1 for _section in self.everything())

    @abstractmethod
    def everything(self) -> Iterator[Section]:
        """Yield every stored section, doubles too (for the check)."""


class SearchEngine(ABC):
    """One index, one per process. Raises EngineUnavailable wherever the index cannot serve."""

    @classmethod
    @abstractmethod
    def scratch(cls) -> AbstractContextManager["SearchEngine"]:
        """Give an engine with an empty index of its own; both are gone when the context ends.

        Reads where the cluster is from the settings, like the engine that serves,
        but never its index: an evaluation must not touch what readers see. What
        earlier runs left behind because they were killed may be removed here.
        """

    @abstractmethod
    def view(self) -> IndexView:
        """Return the newest state: sees what any process wrote, within a second."""

    @abstractmethod
    def is_usable(self) -> bool:
        """Say whether the index is there, whole, and of the present schema and analysis."""

    def needs_rebuild(self) -> bool:
        """Say whether only a rebuild helps; an index that is merely away for a while needs none."""
        return not self.is_usable()

    @abstractmethod
    def note_broken(self) -> None:
        """Remember that a view failed: the index is not usable until it is built anew."""

    def tidy(self) -> None:  # noqa: B027 - most engines leave nothing behind
        """Remove what a rebuild left that was killed. Harmless at any time."""

    @abstractmethod
    def exclusive(self, *, wait: bool) -> AbstractContextManager[bool]:
        """Hold the right to write; yields False at once if another has it and not `wait`."""

    @abstractmethod
    def write(self, sections: Iterable[Section], *, replacing: Mapping[str, int]) -> None:
        """Replace all sections of the objects of `replacing` by `sections`: all or nothing.

        replacing: object key → a number of the outbox, taken after the rows that ask
        for it were listed and before the object was read. What was written under a
        higher number stays. Call inside `exclusive`. On return it is durable.
        """

    @abstractmethod
    def rebuild(
        self,
        everything: Iterable[Section],
        *,
        again: Callable[[list[str]], Iterable[Section]],
        number: int = 0,
    ) -> None:
        """Build a new index beside the old one, which serves until the new one is whole.

        `again(object keys)` returns the present sections of objects that were
        written meanwhile. number: of an outbox row older than all that is read.
        """
