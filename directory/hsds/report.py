"""What an import has to say: every row that was wrong, and every value that was not taken as is."""

import json
from collections import Counter
from dataclasses import asdict, dataclass, field

ERROR, NOTE = "error", "note"
SHORT = 60  # characters of a value in the text; the JSON has all of it
LINES = 200  # of each level in the text; the JSON has all of them


@dataclass(frozen=True)
class Finding:
    """`row`: line of a CSV or JSON Lines file, number of the object in a JSON file; 0: the file.

    An error keeps its row out; a note says what was repaired, made up or left behind. `said`:
    the whole row of an error as the file has it, so that no value is lost without a trace.
    """

    level: str
    file: str
    row: int
    table: str
    field: str
    value: str
    reason: str
    said: dict = field(default_factory=dict)

    def __str__(self):
        value = self.value if len(self.value) <= SHORT else f"{self.value[:SHORT]}…"
        where = f"{self.file}:{self.row}" if self.row else self.file
        field = ".".join(filter(None, (self.table, self.field)))
        said = f" {value!r}" if value else ""
        return f"{self.level}: {where} {field}{said}: {self.reason}"


class Report:
    def __init__(self):
        self.findings: list[Finding] = []
        self.counts = Counter()

    def error(self, entry, field: str, value, reason: str) -> None:
        self._add(ERROR, entry, field, value, reason)

    def note(self, entry, field: str, value, reason: str) -> None:
        self._add(NOTE, entry, field, value, reason)

    def of_file(self, level: str, file: str, reason: str, *, row=0, field="", value="") -> None:
        self.findings.append(Finding(level, file, row, "", field, str(value), reason))
        self.counts[level] += 1

    def _add(self, level, entry, field, value, reason) -> None:
        said = "" if value is None else value if isinstance(value, str) else _json(value)
        whole = {**entry.values, **entry.given, "rest": entry.rest} if level == ERROR else {}
        if entry.original and whole:
            whole["id"] = entry.original
        self.findings.append(
            Finding(level, entry.file, entry.row, entry.table, field, said, reason, whole)
        )
        self.counts[level] += 1

    @property
    def has_errors(self) -> bool:
        return self.counts[ERROR] > 0

    def text(self) -> str:
        lines = []
        for level in (ERROR, NOTE):
            found = [finding for finding in self.findings if finding.level == level]
            lines += [str(finding) for finding in found[:LINES]]
            if len(found) > LINES:
                lines.append(f"… and {len(found) - LINES} more of level {level}, see --report")
        return "\n".join(lines)

    def as_json(self, **more) -> str:
        found = [asdict(finding) for finding in self.findings]
        counts = {level: self.counts[level] for level in (ERROR, NOTE)}
        return _json({**more, "counts": counts, "findings": found})


def _json(value) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
