"""How every measurement is told: one JSON document, then one table, and the machine it ran on."""

import json
import os
import platform
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGES = ("django", "wagtail", "granian", "tantivy")


def machine() -> dict:
    """Return cores, memory (GB), load average of a minute, and the versions that matter."""
    pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    return {
        "cores": os.cpu_count(),
        "processor": processor(),
        "memory_gb": round(pages * size / 1e9, 1),
        "system": platform.platform(terse=True),
        "python": platform.python_version(),
        "load_before": round(os.getloadavg()[0], 2),
        **{name: installed(name) for name in PACKAGES},
    }


def processor() -> str:
    info = Path("/proc/cpuinfo")
    names = [
        line.split(":", 1)[1].strip()
        for line in (info.read_text().splitlines() if info.exists() else [])
        if line.startswith("model name")
    ]
    return names[0] if names else platform.processor()


def installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def program_version(*command: str) -> str:
    """Return the first line of what `command` prints, e.g. a browser's version."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return (done.stdout or done.stderr).strip().split("\n")[0]


def tell(name: str, result: dict, header: list[str], rows: list[list], misses: list[str]) -> int:
    """Print JSON, table and what misses its number; returns the exit status, 0 or 1."""
    print(json.dumps({"bench": name, **result, "misses": misses}, indent=1, ensure_ascii=False))
    print()
    print(table(header, rows))
    print()
    facts = result["machine"]
    print(", ".join(f"{key} {value}" for key, value in facts.items()))
    for miss in misses:
        print(f"MISSES: {miss}", file=sys.stderr)
    return 1 if misses else 0


def table(header: list[str], rows: list[list]) -> str:
    """Return a Markdown table, columns padded; numbers are set to the right."""
    cells = [header, *([str(cell) for cell in row] for row in rows)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(header))]

    def line(row):
        padded = (
            cell.rjust(width) if cell[:1].isdigit() else cell.ljust(width)
            for cell, width in zip(row, widths, strict=True)
        )
        return "| " + " | ".join(padded) + " |"

    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([line(cells[0]), rule, *map(line, cells[1:])])
