"""Proves of an import that nothing was lost: each value of the file is exported or reported.

By value, not by place: a value that stands in the export for another reason counts too.
"""

import html
import json
import re
from dataclasses import dataclass
from pathlib import Path

from directory.hsds.files import read
from directory.hsds.report import Report
from directory.hsds.rows import NOTHING

DAYS = re.compile(r"[A-Z]{2}(,[A-Z]{2})+")  # a list of days is one text with us
MARKUP = re.compile(r"<[^<>]*>")


@dataclass(frozen=True)
class Proof:
    """Counts of different values; `missing`: (value, file, row) of those found nowhere."""

    values: int
    exported: int
    reported: int
    missing: list[tuple[str, str, int]]


def prove(source: Path, export: Path, report: Path) -> Proof:
    """Compare the values in `source` with an HSDS JSON export and a JSON report.

    Raises files.Refused, OSError, ValueError when one of them cannot be read.
    """
    documents, _digest = read(source, Report())
    exported = _values(json.loads(export.read_text(encoding="utf-8")))
    reported = _values(json.loads(report.read_text(encoding="utf-8")), opens=True)
    seen: dict[str, tuple[str, int]] = {}
    for document in documents:
        for row, record in document.records:
            for value in _values(record, first_forms=True):
                seen.setdefault(value, (document.file, row))
    in_export = {value for value in seen if _forms(value) & exported}
    rest = [value for value in seen if value not in in_export]
    in_report = {value for value in rest if _forms(value) & reported}
    missing = [(value, *seen[value]) for value in rest if value not in in_report]
    return Proof(len(seen), len(in_export), len(in_report), missing)


def _values(value, *, opens=False, first_forms=False) -> set[str]:
    """Return the texts of all values inside. `opens`: read JSON that stands in a text."""
    found, waiting = set(), [value]
    while waiting:
        here = waiting.pop()
        if isinstance(here, dict):
            waiting += here.values()
        elif isinstance(here, list):
            waiting += here
        elif here is not None and str(here).strip():
            text = _text(here)
            found |= {text} if first_forms else _forms(text)
            if opens and text[:1] in "[{":
                waiting += _opened(text)
    return found


def _opened(text: str) -> list:
    try:
        return [json.loads(text)]
    except ValueError:
        return []


def _text(value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value).strip()


def _forms(text: str) -> set[str]:
    """Return the ways in which `text` may stand after it was read: numbers, times, no markup."""
    plain = " ".join(html.unescape(MARKUP.sub(" ", text)).split())
    forms = {text, plain, " ".join(text.split()), text.upper()}
    if re.fullmatch(r"-?\d+(\.\d+)?", text):
        forms |= {repr(round(float(text), 6)), f"{float(text):g}"}
    if re.fullmatch(r"\d{1,2}:\d{2}(:\d{2})?", text):
        forms.add(f"{text:0>5}"[:5] + ":00" if text.count(":") == 1 else text)
        forms.add(text.zfill(5 if text.count(":") == 1 else 8) + ":00" * (text.count(":") == 1))
    if DAYS.fullmatch(text):
        forms |= set(text.split(","))
    return forms - {"", NOTHING}
