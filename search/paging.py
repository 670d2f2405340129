"""Which pieces stand on which page, so that none comes twice while the content changes.

A link to more results carries which pieces were shown already: five letters
each. Without it (`?page=3` typed by hand) pages go by position.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from search.companions import Forward, near_ones
from search.engines.base import Candidate, Counts, IndexView, Query
from search.meaning.space import nearer
from search.order import arrange
from search.sections import Reader

LAST_PAGE = 30  # an address carries what 29 pages showed: 1,450 letters
WINDOW = 100  # candidates that are put in order together
LONG, MANY = 8, 2000  # words, and sections with one: none without any is among the best ten
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
CODE_LETTERS = 5
CODE_BITS = 6 * CODE_LETTERS
CODES = 1 << CODE_BITS  # two of 300 pieces share a code in one of 24,000 searches
MOST_SHOWN = 400  # pieces that are read out of one address


def codes_of(candidates: Iterable[Candidate]) -> tuple[int, ...]:
    return tuple(candidate.group % CODES for candidate in candidates)


def written(codes: Iterable[int]) -> str:
    """Return codes as they stand in an address."""
    shifts = range(CODE_BITS - 6, -1, -6)
    return "".join(LETTERS[code >> shift & 63] for code in codes for shift in shifts)


def read(address: str) -> tuple[int, ...]:
    """Return the codes that `written` wrote; none of an address that it did not write."""
    if len(address) % CODE_LETTERS or len(address) > MOST_SHOWN * CODE_LETTERS:
        return ()
    places = [LETTERS.find(letter) for letter in address]
    if -1 in places:
        return ()
    codes = []
    for start in range(0, len(places), CODE_LETTERS):
        code = 0
        for place in places[start : start + CODE_LETTERS]:
            code = code << 6 | place
        codes.append(code)
    return tuple(codes)


@dataclass(frozen=True)
class Part:
    """One page of candidates. shown: codes of its pieces and of those on the pages before it."""

    listed: tuple[Candidate, ...] = ()
    goes_on: bool = False
    shown: tuple[int, ...] = ()


class Paging:
    """The pages of one query over one view.

    The first page begins with what editors chose, and holds what the query names; its plain order
    may hold what only resembles the words. The pages after it go on with sections that have a word.
    What was searched is kept: each Paging serves one query.
    """

    def __init__(
        self,
        view: IndexView,
        reader: Reader,
        size: int,
        chosen: list[Candidate],
        forward: Forward,
        *,
        is_place_said: bool = False,
    ):
        """is_place_said: the reader's municipality stands in the query."""
        self.view = view
        self.reader = reader
        self.size = size
        self.chosen = chosen
        self.forward = forward.without(chosen)
        self.is_place_said = is_place_said
        self.is_any_put_behind = False
        self._found: dict[tuple[bool, int], list[Candidate]] = {}

    def first(self, query: Query, counts: Counts) -> Part:
        listed = self._first(query)
        return Part(tuple(listed), self._goes_on(query, listed, counts), codes_of(listed))

    def later(self, query: Query, page: int, shown: tuple[int, ...], total: int) -> Part:
        """Return a page after the first; by position if `shown` is empty.

        total: sections with a word.
        """
        skip = 0
        if not shown:
            is_costly = len(query.typed) > LONG and total > MANY  # two searches: 0.2 s
            shown = codes_of(self._first(replace(query, needs_word=True) if is_costly else query))
            skip = (page - 2) * self.size
        rest = self._rest(query, set(shown), skip + self.size + 1)
        listed = rest[skip : skip + self.size]
        return Part(
            tuple(listed),
            goes_on=len(rest) > skip + self.size,
            shown=(*shown, *codes_of(rest[:skip]), *codes_of(listed)),
        )

    def _first(self, query: Query) -> list[Candidate]:
        seen = {candidate.group for candidate in (*self.chosen, *self.forward.named)}
        found = self._candidates(query, WINDOW)
        here = near_ones(found, query, self.view, self.reader, is_said=self.is_place_said)
        self.is_any_put_behind = len(here) < len(found)
        found = arrange(nearer(here, query, self.view.space()), self.reader, seen)
        return [*self.chosen, *self.forward.among(found)][: self.size]

    def _candidates(self, query: Query, limit: int) -> list[Candidate]:
        asked = (query.needs_word, limit)
        if asked not in self._found:
            self._found[asked] = self.view.candidates(query, limit)
        return self._found[asked]

    def _goes_on(self, query: Query, first: list[Candidate], counts: Counts) -> bool:
        """Say whether a page follows the first; seldom has to ask again.

        A piece has at most one section in a language, so this many sections
        with a word are more pieces than one page holds.
        """
        if not counts.total or (len(first) < self.size and not self.is_any_put_behind):
            return False
        if counts.total > self.size * len(counts.by["language"]):
            return True
        shown = set(codes_of(first))
        groups = self.view.groups_with_a_word(query, counts.total)
        return any(group % CODES not in shown for group in groups)

    def _rest(self, query: Query, shown: set[int], need: int) -> list[Candidate]:
        """Return the pieces that have a word and were not shown, `need` of them or all."""
        query = replace(query, needs_word=True)
        limit = WINDOW * (1 + (len(shown) + need) // WINDOW)
        while True:
            found = self._candidates(query, limit)
            seen: set[int] = set()
            listed: list[Candidate] = []
            for start in range(0, len(found), WINDOW):
                window = found[start : start + WINDOW]
                near = nearer(window, query, self.view.space(), best=found[0].score)
                part = arrange(near, self.reader, seen)
                listed += [one for one in part if one.group % CODES not in shown]
            if len(listed) >= need or len(found) < limit:
                return listed
            limit *= 2
