"""Words that may stand for others: the rules editors keep, and where they apply in a query.

A rule is a line `language = term | term | …` (each stands for all others) or
`language > term | term | …` (who types the first is also given the others).
Terms match after folding and stemming in the language of their rule; a query
names no language, so the rules of all languages are asked. Rules do not chain:
a = b and b = c give nobody who types a the word c, so a ring has no end to run to.
"""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cached_property

from search import stamp, text
from search.engines.base import Slot

BOTH_WAYS, ONE_WAY = "=", ">"
MOST_ALTERNATIVES = 8  # for one run of words; each costs about as much as another word typed
MOST_OF_A_QUERY = 16  # shared by all runs: twenty words with eight each would take half a second
MOST_LOOKED_AT = 60  # of which those that some section holds come first
MOST_WORDS = 8  # of one term
VOWELS = frozenset("aeiouy")


@dataclass(frozen=True)
class TermWord:
    """One word of a term. keys: any of them in a word of the query is a match."""

    form: str
    stems: tuple[str, ...]

    @property
    def slot(self) -> Slot:
        """What is searched for; without 4-grams, for nobody typed it."""
        return Slot(form=self.form, stems=self.stems)

    @property
    def key(self) -> str:
        return self.stems[0]


@dataclass(frozen=True)
class Group:
    """One line. Only the first term of a one-way group is matched."""

    language: str
    both_ways: bool
    terms: tuple[str, ...]

    @cached_property
    def words(self) -> tuple[tuple[TermWord, ...], ...]:
        return tuple(term_words(term, self.language) for term in self.terms)

    @cached_property
    def meaning(self) -> tuple:
        """What the line says, without forms and order: equal where two lines say the same."""
        first = _meaning(self.words[0]) if self.words and not self.both_ways else ()
        every = frozenset(_meaning(words) for words in self.words if words)
        return self.language, first, every

    def others(self, index: int) -> Iterator[tuple[str, tuple[TermWord, ...]]]:
        """Yield (term, its words) of what stands for the term at `index`, as it was written."""
        own = _meaning(self.words[index])
        for term, words in zip(self.terms, self.words, strict=True):
            if words and _meaning(words) != own:
                yield term, words


@dataclass(frozen=True)
class Match:
    """words[start:end] of a query, and (term, its words) of each that may stand for them."""

    start: int
    end: int
    others: tuple[tuple[str, tuple[TermWord, ...]], ...]


@dataclass(frozen=True)
class Rules:
    """Groups, ready to be matched. Made once and shared by all requests."""

    groups: tuple[Group, ...] = ()
    _root: dict = field(default_factory=dict, init=False, compare=False, repr=False)

    def __post_init__(self):
        for group in self.groups:
            triggers = group.words if group.both_ways else group.words[:1]
            for index, words in enumerate(triggers):
                node = self._root
                for word in words:
                    node = node.setdefault(word.key, {})
                if words:
                    node.setdefault(None, []).append((group, index))

    def matches(self, words: tuple[text.Word, ...]) -> list[Match]:
        """Return where rules apply in `words`, the longest runs first chosen, none overlapping."""
        if not self._root:
            return []
        keys = [_keys(word, alone=len(words) == 1) for word in words]
        found = [run for start in range(len(words)) for run in self._runs(keys, start)]
        found.sort(key=lambda run: (run[0] - run[1], run[0]))
        taken: set[int] = set()
        chosen = []
        for start, end, ends in found:
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                chosen.append(Match(start, end, _alternatives(ends)))
        return sorted((match for match in chosen if match.others), key=lambda match: match.start)

    def _runs(self, keys: list[frozenset[str]], start: int) -> Iterator[tuple[int, int, list]]:
        nodes = [self._root]
        for end in range(start, len(keys)):
            nodes = [node[key] for node in nodes for key in sorted(keys[end]) if key in node]
            if not nodes:
                return
            ends = [pair for node in nodes for pair in node.get(None, ())]
            if ends:
                yield start, end + 1, ends


def _alternatives(ends: list[tuple[Group, int]]) -> tuple[tuple[str, tuple[TermWord, ...]], ...]:
    """Return what stands for a run, each meaning once; small groups first, they say most."""
    found: dict[tuple, tuple[str, tuple[TermWord, ...]]] = {}
    for group, index in sorted(ends, key=lambda pair: len(pair[0].terms)):
        for term, words in group.others(index):
            found.setdefault(_meaning(words), (term, words))
            if len(found) >= MOST_LOOKED_AT:
                return tuple(found.values())
    return tuple(found.values())


def _meaning(words: tuple[TermWord, ...]) -> tuple[str, ...]:
    return tuple(word.key for word in words)


def _keys(word: text.Word, *, alone: bool) -> frozenset[str]:
    """Return the keys under which a word of a query is looked for.

    An acronym is one in capitals within other words, or alone in any case. One
    without a vowel (pmf) is no word of any language, so it always is.
    """
    keys = {*word.stems}
    if alone or VOWELS.isdisjoint(word.form):
        keys.add(text.acronym_term(word.form))
    return frozenset(keys)


def term_words(term: str, language: str) -> tuple[TermWord, ...]:
    """Return the words of a term that count: no stop words, none twice, acronyms as such."""
    term = text.clean(term)
    found = text.tokens(term)
    mixed = any(letter.islower() for letter in term)
    words: dict[str, TermWord] = {}
    for token in found:
        form = text.fold(token.word)
        if text.is_acronym(token.word) and (mixed or len(found) == 1):
            word = _acronym(token.word, form, language)
        elif text.is_stop(form):
            continue
        else:
            word = TermWord(form, (text.stem(form, text.family(language)),))
        words.setdefault(word.key, word)
    return tuple(words.values())[:MOST_WORDS]


def _acronym(word: str, form: str, language: str) -> TermWord:
    key = text.acronym_term(word)
    if text.is_stop(form):  # NE must not find every "në"
        return TermWord(key, (key,))
    return TermWord(form, (key, text.stem(form, text.family(language))))


def parse(lines: Iterable[str], language: str = "") -> Rules:
    """Make rules of lines; `#` begins a comment. Raises ValueError with the number of a bad line.

    language: of lines that begin with `=` or `>`.
    """
    return Rules(
        tuple(
            group
            for number, line in enumerate(lines, 1)
            if (group := _group(number, line, language)) is not None
        )
    )


def _group(number: int, line: str, language: str) -> Group | None:
    line = line.partition("#")[0].strip()
    if not line:
        return None
    at = min((i for i in (line.find(BOTH_WAYS), line.find(ONE_WAY)) if i >= 0), default=-1)
    own = line[:at].strip() or language if at >= 0 else ""
    terms = tuple(" ".join(term.split()) for term in line[at + 1 :].split("|") if term.strip())
    if not own or " " in own or len(terms) < 2:
        raise ValueError(
            f"line {number} is no “language = term | term” or “language > term | term”: {line[:80]}"
        )
    return Group(own, line[at] == BOTH_WAYS, terms)


def write_line(group: Group) -> str:
    """Return the line that `parse` reads."""
    kind = BOTH_WAYS if group.both_ways else ONE_WAY
    return f"{group.language} {kind} {' | '.join(group.terms)}"


# Which rules are in force

NONE = Rules()
_other: ContextVar[Rules | None] = ContextVar("other_rules", default=None)
_read: tuple[str, Rules] = ("", NONE)  # the stamp they were read under
_reading = threading.Lock()


def in_force() -> Rules:
    """Return the editors' rules, or those that `using` put in their place."""
    other = _other.get()
    return _of_the_database() if other is None else other


@contextmanager
def using(rules: Rules) -> Iterator[None]:
    """Let `rules` apply in this context instead: an evaluation and a preview bring their own."""
    token = _other.set(rules)
    try:
        yield
    finally:
        _other.reset(token)


def _of_the_database() -> Rules:
    global _read
    now = stamp.current()
    read_under, rules = _read
    if read_under == now:
        return rules
    with _reading:
        if _read[0] != now:
            _read = (now, stored())
        return _read[1]


def stored(*, without: int | None = None) -> Rules:
    """Return the rules that are saved; one query. without: key of a group to leave out."""
    from search.models import SynonymGroup

    rows = SynonymGroup.objects.exclude(pk=without).order_by("pk")
    return Rules(tuple(group_of(row) for row in rows))


def group_of(row) -> Group:
    """Return the group that a models.SynonymGroup says."""
    return Group(row.language, row.direction == BOTH_WAYS, tuple(row.lines))
