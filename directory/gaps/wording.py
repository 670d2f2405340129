"""The words and signs of a cell: never colour alone, and never *none* where nobody looked."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from directory.models import GapState

# One sign and one short class a state: a page holds a thousand cells.
SIGNS = {
    GapState.EXISTS: "●",
    GapState.FULL: "◐",
    GapState.NEIGHBOUR: "→",
    GapState.LINE: "☎\ufe0e",
    GapState.NONE: "✕",
    GapState.UNKNOWN: "?",
}
MARKS = {
    GapState.EXISTS: "e",
    GapState.FULL: "f",
    GapState.NEIGHBOUR: "b",
    GapState.LINE: "l",
    GapState.NONE: "n",
    GapState.UNKNOWN: "u",
}
# Where no keeper said that the map is complete, "only" would be more than anybody knows.
WHERE_NOT_MAPPED = {
    GapState.NEIGHBOUR: _("at a neighbour; here not known"),
    GapState.LINE: _("through a line; here not known"),
}
MEANINGS = {
    GapState.EXISTS: _("A service in the municipality, or competent for it, has places."),
    GapState.FULL: _("There is one, but without a free place now, or closed for some time."),
    GapState.NEIGHBOUR: _("A service of another municipality takes people from here."),
    GapState.LINE: _("One number for the whole country; where the help is given is not said."),
    GapState.NONE: _("Somebody looked at the whole list of this municipality: there is none."),
    GapState.UNKNOWN: _("Nobody has said that the list of this municipality is complete."),
}


def said(state: str, *, is_mapped: bool, is_full_elsewhere: bool = False) -> str | Promise:
    """Return what a cell says in the active language."""
    words = GapState(state).label if is_mapped else WHERE_NOT_MAPPED.get(state)
    words = words or GapState(state).label
    return _("%(state)s, full") % {"state": words} if is_full_elsewhere else words


def legend() -> list[dict]:
    """Return mark, sign, words and meaning of every state, from the best to the worst."""
    return [
        {
            "mark": MARKS[state],
            "sign": SIGNS[state],
            "words": state.label,
            "meaning": MEANINGS[state],
        }
        for state in GapState
    ]
