"""Cells of a spreadsheet: text that a program would take for a formula stays text."""

import re

from portal.reference.formulas import STARTS

NUMBER = re.compile(r"[+-]?[\d\s()/.-]+")
QUOTED = re.compile(rf"'+[{re.escape(''.join(STARTS))}]")


def to_cell(value) -> str:
    """Return `value` as a cell; a text that begins like a formula gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, (int, float)):
        return repr(value)
    text = str(value)
    if QUOTED.match(text) or (text.startswith(STARTS) and not NUMBER.fullmatch(text)):
        return f"'{text}"
    return text


def from_cell(text: str) -> str:
    """Return what `to_cell` was given."""
    return text[1:] if QUOTED.match(text) else text
