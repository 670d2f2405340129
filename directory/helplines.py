"""Who answers now where a question found nobody: national lines, and where violence is told, the
intake number of a shelter before them.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from directory.asking import Asked
from directory.candidates import Wanted
from directory.finding import Found, Row, find
from portal.base.lines import OPEN, Line
from search.text import all_stems, fold, tokens

MOST = 5  # rows in all
SHELTER = "shelter_violence"  # the kind of help whose intake answers for violence
SHORT = 3  # digits of an emergency number; a helpline has more
WORDS = (
    "dhunë dhuna dhunshme dhunoi dhunon rreh rrahje nasilje nasilja nasilju nasilnik zlostavljanje "
    "tuče violence violent abuse beaten"
).split()
VIOLENCE = frozenset(stem for word in WORDS for stem in all_stems(fold(word)))


@dataclass(frozen=True)
class Helplines:
    """`intakes`: services reached through the line; `lines`: those that answer now, best first."""

    intakes: tuple[Row, ...] = ()
    lines: tuple[Line, ...] = ()


def helplines(asked: Asked, found: Found, lines: Iterable[Line]) -> Helplines:
    """Return at most MOST to offer beside an empty answer.

    `lines`: of the country asked for, in calling order, those that answer now first. Where nobody
    knows which one does, the first ones.
    """
    lines = list(lines)
    lines = [line for line in lines if line.state == OPEN] or lines
    if not is_of_violence(asked):
        return Helplines(lines=tuple(lines[:MOST]))
    there = {row.service.id for row in (*found.rows, *found.unknown)}
    answer = find(Wanted(jurisdiction=asked.wanted.jurisdiction, service_type=SHELTER))
    intakes = [row for row in answer.rows if row.service.through_the_line and row.phone]
    intakes = [row for row in intakes if row.service.id not in there and not row.is_abroad][:1]
    return Helplines(tuple(intakes), tuple(_for_violence(lines)[: MOST - len(intakes)]))


def is_of_violence(asked: Asked) -> bool:
    """Say whether the words or what was chosen tell of violence."""
    wanted = asked.wanted
    codes = (*wanted.needs, wanted.situation, wanted.target_group)
    return any("violence" in code for code in codes) or _tells(asked.words)


def _for_violence(lines: list[Line]) -> list[Line]:
    """Put lines against violence first, then the country's first line, then other helplines."""
    first = lines[:1]

    def rank(line: Line) -> int:
        if any(_tells(name) for name in line.names.values()):
            return 0
        return 1 if line in first else 2 + (len(line.dial) <= SHORT)

    return sorted(lines, key=rank)


def _tells(words: str) -> bool:
    stems = {stem for token in tokens(words) for stem in all_stems(fold(token.word))}
    return not stems.isdisjoint(VIOLENCE)
