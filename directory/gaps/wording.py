"""The words and signs of a cell: never colour alone, and never *none* where nobody looked."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from directory.models import GapState, ReasonKind

# Where no keeper said that the map is complete, "only" would be more than anybody knows.
WHERE_NOT_MAPPED = {
    GapState.NEIGHBOUR: _("at a neighbour; here not known"),
    GapState.LINE: _("through a line; here not known"),
}
MEANINGS = {
    GapState.EXISTS: _(
        "A service in the municipality, or competent for it, and nobody says that it is full."
    ),
    GapState.FULL: _("There is one, but without a free place now, or closed for some time."),
    GapState.NEIGHBOUR: _("A service of another municipality takes people from here."),
    GapState.LINE: _("One number for the whole country; where the help is given is not said."),
    GapState.NONE: _("Somebody looked at the whole list of this municipality: there is none."),
    GapState.UNKNOWN: _("Nobody has said that the list of this municipality is complete."),
}


REASONS = {kind: kind.label for kind in ReasonKind} | {
    ReasonKind.EMPTY_SEARCH: _("searches that found none of it"),
}


@dataclass(frozen=True)
class Look:
    """How a cell is shown: one sign, and a class of one letter, for a page holds a thousand."""

    mark: str
    sign: str
    words: str | Promise


LOOKS = {  # (state, whether the municipality's list is complete), from the best to the worst
    (GapState.EXISTS, True): Look("e", "●", GapState.EXISTS.label),
    (GapState.FULL, True): Look("f", "◐", GapState.FULL.label),
    (GapState.NEIGHBOUR, True): Look("b", "→", GapState.NEIGHBOUR.label),
    (GapState.NEIGHBOUR, False): Look("y", "→?", WHERE_NOT_MAPPED[GapState.NEIGHBOUR]),
    (GapState.LINE, True): Look("l", "☎\ufe0e", GapState.LINE.label),
    (GapState.LINE, False): Look("x", "☎\ufe0e?", WHERE_NOT_MAPPED[GapState.LINE]),
    (GapState.NONE, True): Look("n", "✕", GapState.NONE.label),
    (GapState.UNKNOWN, True): Look("u", "?", GapState.UNKNOWN.label),
}


def look(state: str, *, is_mapped: bool) -> Look:
    state = GapState(state)
    return LOOKS.get((state, is_mapped)) or LOOKS[state, True]


def legend() -> list[dict]:
    """Return look and meaning of every state, from the best to the worst."""
    return [{"look": look(state, is_mapped=True), "meaning": MEANINGS[state]} for state in GapState]
