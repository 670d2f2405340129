"""Pieces that editors put first for one query: matched by their words, shown before all others.

A bet whose page is withdrawn, or that this reader may not read, is silently
nothing: the index is asked for the piece within the reader's audiences.
"""

import re
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from search import registry, stamp, text
from search.engines.base import Candidate, IndexView
from search.order import arrange
from search.sections import Reader, Section

MOST = 3  # for one query: an answer must not be pushed off the first page
BLOCK_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


@dataclass(frozen=True)
class Bet:
    """This piece (Section.piece) comes first for these words, on these days and between them."""

    words: frozenset[str]  # stems, each with its language in front
    piece: str
    since: date
    until: date


def words_of(query: str, language: str) -> frozenset[str]:
    """Return the stems of a query's words in one language; order and forms are gone."""
    place = text.STEMMED_LANGUAGES.index(text.family(language))
    return _key(text.analyse_query(query), place)


def _key(words: Iterable[text.Word], place: int) -> frozenset[str]:
    """Return the stems in the language at `place`; NE, no form of "në", has one term for all."""
    return frozenset(word.stems[min(place, len(word.stems) - 1)] for word in words)


class Bets:
    """Best bets by the words they answer."""

    def __init__(self, bets: Iterable[Bet] = ()):
        self._by_words: dict[frozenset[str], list[Bet]] = {}
        for bet in bets:
            if bet.words:
                self._by_words.setdefault(bet.words, []).append(bet)

    def pieces(self, words: tuple[text.Word, ...]) -> list[str]:
        """Return the pieces that come first for `words` today, the newest bet first."""
        if not self._by_words or not words:
            return []
        today = timezone.localdate()
        found = {}
        for place in range(len(text.STEMMED_LANGUAGES)):
            asked = _key(words, place)
            for bet in self._by_words.get(asked, ()):
                if bet.since <= today <= bet.until:
                    found[bet.piece] = None
        return list(found)[:MOST]


def versions(pieces: Iterable[str], view: IndexView, reader: Reader) -> list[Candidate]:
    """Return each piece that `reader` may read, in the version for this reader."""
    return [
        candidate
        for piece in pieces
        for candidate in arrange(view.versions([piece], reader.audiences), reader)[:1]
    ]


# Which bets are in force

_other: ContextVar[Bets | None] = ContextVar("other_bets", default=None)
_read: tuple[str, Bets] = ("", Bets())  # the stamp they were read under
_reading = threading.Lock()


def in_force() -> Bets:
    """Return the editors' best bets, or those that `using` put in their place."""
    global _read
    other = _other.get()
    if other is not None:
        return other
    now = stamp.current()
    if _read[0] != now:
        with _reading:
            if _read[0] != now:
                _read = (now, stored())
    return _read[1]


@contextmanager
def using(bets: Bets) -> Iterator[None]:
    """Let `bets` come first in this context instead: an evaluation and a preview bring their own."""
    token = _other.set(bets)
    try:
        yield
    finally:
        _other.reset(token)


def stored(*, without: int | None = None, also: Iterable[Bet] = ()) -> Bets:
    """Return the bets that are saved and not over; one query. without: key of one to leave out."""
    from search.models import BestBet

    rows = BestBet.objects.filter(until__gte=timezone.localdate()).exclude(pk=without)
    return Bets([*also, *map(bet_of, rows.order_by("-pk"))])


def bet_of(row) -> Bet:
    """Return the bet that a models.BestBet says."""
    return Bet(words_of(row.text, row.language), row.piece, row.since, row.until)


# What a bet leads to


def target(page, step: str) -> Section | None:
    """Return the section of a page that `step` names: its number, link or id; "" is the page itself.

    None: search knows no such piece, or the page is not public.
    """
    page = page.specific
    index = registry.index_of(page)
    sections = list(index.extract(page)) if index is not None else []
    step = step.strip()
    if not step:
        return sections[0] if sections else None
    block = BLOCK_ID.search(step)
    for section in sections:
        if block and block.group().lower() in section.uid.lower():
            return section
        if not block and section.path and section.path[-1] == step:
            return section
    return None
