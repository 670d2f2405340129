"""Long forms of what stands short on a reading page: roles on chips, acronyms in text."""

import re
from dataclasses import dataclass

from protocols.reading import Reading


@dataclass(frozen=True)
class Term:
    """`id` is that of the popover. `is_acronym`: to be marked in running text too."""

    id: str
    short: str
    long: str
    is_acronym: bool


def terms_of(reading: Reading) -> list[Term]:
    """Return the terms that occur in `reading`: its roles, then other acronyms of its text.

    An acronym that is also a role is one term.
    """
    longs = reading.acronyms
    roles = [role for role in reading.roles if role.short != role.label]
    terms = [
        Term(f"r-{role.code}", role.short, longs.get(role.short, role.label), role.short in longs)
        for role in roles
    ]
    taken = {role.short for role in roles}
    words = set(re.findall(r"\w+", _running_text(reading)))
    return terms + [
        Term(f"a-{short.lower()}", short, long, True)
        for short, long in longs.items()
        if short not in taken and short in words
    ]


def _running_text(reading: Reading) -> str:
    return "\n".join(step.action for step in reading.steps)
