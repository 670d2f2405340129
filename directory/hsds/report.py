"""What an import has to say: every row that was wrong, and every value that was not taken as is."""

import csv
import json
import re
from collections import Counter
from dataclasses import asdict, dataclass, field
from io import StringIO

from directory.hsds.cells import to_cell

ERROR, NOTE = "error", "note"
SHORT = 60  # characters of a value in the text; the files have all of it
LINES = 200  # of each level in the text; the files have all of them
ROWS_NAMED = 3  # of each kind of finding
COLUMNS = ("level", "file", "row", "table", "field", "value", "reason")
# What differs from row to row in a reason of one kind: ids, numbers, dates, names of towns.
OWN_TO_A_ROW = (
    (re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"), "…"),
    (re.compile(r"\d[\d:.,-]*"), "…"),
    (re.compile(r"(?<=km from )[^:]+"), "…"),
    (re.compile(r"(?<=not said: )[^,]+(?=, whose seat)"), "…"),
    (re.compile(r"(?<=was read as ).+"), "…"),
)


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
        where = f"{self.file}:{self.row}" if self.row else self.file
        field = ".".join(filter(None, (self.table, self.field)))
        said = f" {shortened(self.value)!r}" if self.value else ""
        return f"{self.level}: {' '.join(filter(None, (where, field + said)))}: {self.reason}"


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

    def kinds(self) -> list["Kind"]:
        """Return the findings by file, field and what is wrong; errors first, the most first."""
        found: dict[tuple, Kind] = {}
        for finding in self.findings:
            kind = Kind.of(finding)
            found.setdefault(kind.key, kind).take(finding)
        return sorted(found.values(), key=lambda kind: (kind.first.level == NOTE, -kind.count))

    def text(self) -> str:
        """Return a line for each kind of finding: thousands of rows often have one fault."""
        lines = []
        for level in (ERROR, NOTE):
            found = [kind for kind in self.kinds() if kind.first.level == level]
            lines += [str(kind) for kind in found[:LINES]]
            if len(found) > LINES:
                lines.append(f"… and {len(found) - LINES} more kinds of {level}, see --report")
        return "\n".join(lines)

    def as_json(self, **more) -> str:
        found = [asdict(finding) for finding in self.findings]
        counts = {level: self.counts[level] for level in (ERROR, NOTE)}
        kinds = [kind.told() for kind in self.kinds()]
        return _json({**more, "counts": counts, "kinds": kinds, "findings": found})

    def as_csv(self) -> str:
        """Return a line for each finding; no cell is a formula."""
        out = StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(COLUMNS)
        for finding in self.findings:
            writer.writerow(to_cell(getattr(finding, name)) for name in COLUMNS)
        return out.getvalue()


@dataclass
class Kind:
    """Findings of one file and field with one reason. `rows`: the first of them."""

    key: tuple
    first: Finding
    count: int = 0
    rows: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, finding: Finding) -> "Kind":
        reason = finding.reason
        for pattern, sign in OWN_TO_A_ROW:
            reason = pattern.sub(sign, reason)
        key = (finding.level, finding.file, finding.table, finding.field, reason)
        return cls(key, finding)

    def take(self, finding: Finding) -> None:
        self.count += 1
        if finding.row and len(self.rows) < ROWS_NAMED and finding.row not in self.rows:
            self.rows.append(finding.row)

    def told(self) -> dict:
        names = ("level", "file", "table", "field", "reason")
        return dict(zip(names, self.key, strict=True)) | {"count": self.count, "rows": self.rows}

    def __str__(self):
        if self.count == 1:
            return str(self.first)
        level, file, table, field, reason = self.key
        what = ".".join(filter(None, (table, field)))
        rows = f", first rows {', '.join(map(str, self.rows))}" if self.rows else ""
        said = f", for example {shortened(self.first.value)!r}" if self.first.value else ""
        where = " ".join(filter(None, (file, what)))
        return f"{level}: {self.count} × {where}: {reason}{rows}{said}"


def shortened(value: str) -> str:
    return value if len(value) <= SHORT else f"{value[:SHORT]}…"


def _json(value) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
