"""The first look at a country: what is missing most, and where somebody looked.

Only *none* counts as missing: a municipality whose list nobody called complete is not known,
whatever it has. Everything is counted from the cells of the matrix, so a confidential service
adds the same to every municipality.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from directory.gaps.drawing import Face
from directory.models import GapState

MANY = 4  # kinds of service missing in one municipality
NAMED = 3  # of what is worst


@dataclass(frozen=True)
class Level:
    """How much is missing in a municipality. `mark`: the letter of its look; a pattern or a sign
    tells it apart besides the colour.
    """

    mark: str
    sign: str
    words: str | Promise


MUCH = Level("n", "✕", _("four or more missing"))
SOME = Level("m", "✕", _("one to three missing"))
NOTHING = Level("e", "●", _("nothing is missing"))
UNKNOWN = Level("u", "?", _("nobody has looked at the whole"))
LEVELS = (MUCH, SOME, NOTHING, UNKNOWN)


@dataclass(frozen=True)
class Line:
    """One municipality (gaps.asking.Town) and its cells, a kind of service each."""

    town: object
    cells: tuple

    @property
    def is_mapped(self) -> bool:
        return any(cell.mapped_on for cell in self.cells)

    @property
    def missing(self) -> int:
        return sum(cell.state == GapState.NONE for cell in self.cells)

    @property
    def level(self) -> Level:
        if not self.is_mapped:
            return UNKNOWN
        if not self.missing:
            return NOTHING
        return MUCH if self.missing >= MANY else SOME

    @property
    def face(self) -> Face:
        """Return what the tile says: how many kinds are missing."""
        level = self.level
        if level in (UNKNOWN, NOTHING):
            return Face(level.mark, level.sign, str(level.words))
        words = ngettext(
            "%(number)s kind of service is missing",
            "%(number)s kinds of service are missing",
            self.missing,
        ) % {"number": self.missing}
        return Face(level.mark, f"{level.sign}{self.missing}", words)


def faces(lines: list[Line]) -> dict[str, Face]:
    """Return code of municipality → what its tile says."""
    return {line.town.code: line.face for line in lines}


def story(lines: list[Line], types: list) -> dict:
    """Return the numbers and the worst of `lines`. `types`: service types, as the cells stand."""
    mapped = [line for line in lines if line.is_mapped]
    return {
        "number": len(lines),
        "mapped": len(mapped),
        "missing": sum(line.missing for line in mapped),
        "looked_at": len(mapped) * len(types),
        "levels": [
            {"level": level, "count": sum(line.level is level for line in lines)}
            for level in LEVELS
        ],
        "worst_types": _worst_types(mapped, types),
        "worst_towns": sorted(
            (line for line in mapped if line.missing), key=lambda line: -line.missing
        )[:NAMED],
    }


def _worst_types(mapped: list[Line], types: list) -> list[dict]:
    """Return the kinds missing in most municipalities; of two alike the one that is rarer."""
    counted = []
    for position, kind in enumerate(types):
        states = [line.cells[position].state for line in mapped]
        missing = states.count(GapState.NONE)
        if missing:
            exists = states.count(GapState.EXISTS)
            counted.append({"type": kind, "missing": missing, "exists": exists})
    return sorted(counted, key=lambda row: (-row["missing"], row["exists"]))[:NAMED]
