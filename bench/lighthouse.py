"""Lighthouse 12, mobile preset, on home, protocol and search of the production server.

    python bench/lighthouse.py [--runs 1]

Needs Node and npm: the program is installed once into var/bench/node, never into the
project. Exits 1 when a score is below its floor, 2 where Node or npm is missing.
Several runs: the median performance counts, and the worst of the other scores.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import urllib.parse
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.rig import portal, report
from bench.weight import QUERY, chromium_path

VERSION = "12.8.2"
FOLDER = portal.ROOT / "var" / "bench" / "node"
PROGRAM = FOLDER / "node_modules" / ".bin" / "lighthouse"
FLOORS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
CHROME_FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run"
METRICS = {
    "first-contentful-paint": "FCP",
    "largest-contentful-paint": "LCP",
    "total-blocking-time": "TBT",
    "cumulative-layout-shift": "CLS",
    "speed-index": "SI",
}


def demand_lighthouse() -> None:
    """Install Lighthouse into its folder unless it is there; exit 2 without Node and npm."""
    missing = [name for name in ("node", "npm") if not shutil.which(name)]
    if missing:
        print(f"{' and '.join(missing)} not found: Lighthouse was not run (apt install nodejs npm)")
        sys.exit(2)
    if PROGRAM.exists() and report.program_version(str(PROGRAM), "--version") == VERSION:
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        ["npm", "install", "--no-audit", "--no-fund", "--prefix", FOLDER, f"lighthouse@{VERSION}"],
        check=True,
        stdout=sys.stderr,
        cwd=FOLDER,
    )


def run_once(url: str) -> dict:
    """Return Lighthouse's own report of `url`."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "report.json"
        subprocess.run(
            [
                *(str(PROGRAM), url, "--quiet", "--output=json", f"--output-path={out}"),
                *(f"--chrome-flags={CHROME_FLAGS}", "--form-factor=mobile"),
                "--only-categories=" + ",".join(FLOORS),
            ],
            env={**os.environ, "CHROME_PATH": chromium_path()},
            stdout=sys.stderr,
            check=True,
        )
        return json.loads(out.read_text())


def scores_of(result: dict) -> dict[str, int]:
    """Return category → score of 100. A score Lighthouse could not give counts as 0."""
    return {name: round((result["categories"][name]["score"] or 0) * 100) for name in FLOORS}


def failing_audits(result: dict) -> list[str]:
    """Name each audit that weighs in a score and is not full, with its reason."""
    failing = []
    for name, category in result["categories"].items():
        for entry in category["auditRefs"]:
            audit = result["audits"][entry["id"]]
            is_scored = entry["weight"] and audit["scoreDisplayMode"] not in (
                *("notApplicable", "manual", "informative"),
            )
            if is_scored and (audit["score"] or 0) < 0.9:
                reason = audit.get("displayValue") or first_item(audit) or audit.get("errorMessage")
                failing.append(
                    f"{name} / {entry['id']}: {audit['title']} ({reason or 'no detail'})"
                )
    return failing


def first_item(audit: dict) -> str:
    items = (audit.get("details") or {}).get("items") or []
    if not items:
        return ""
    node = items[0].get("node") or {}
    return f"{len(items)}: {node.get('snippet') or json.dumps(items[0], ensure_ascii=False)[:300]}"


def judge(results: list[dict]) -> dict:
    each = [scores_of(result) for result in results]
    scores = {name: min(scores[name] for scores in each) for name in FLOORS}
    scores["performance"] = round(statistics.median(s["performance"] for s in each))
    audits = results[-1]["audits"]
    return {
        "scores": scores,
        "performance_of_each_run": [s["performance"] for s in each],
        "metrics": {
            short: audits[name].get("displayValue", "").replace("\xa0", " ")
            for name, short in METRICS.items()
        },
        "failing": list(dict.fromkeys(line for r in results for line in failing_audits(r))),
    }


def misses_of(name: str, page: dict) -> list[str]:
    """Name each score below its floor, followed by the audits that cost it."""
    misses = []
    for category, floor in FLOORS.items():
        score = page["scores"][category]
        if score < floor:
            misses.append(f"{name}: {category} {score} < {floor}")
            misses += [f"{name}: {line}" for line in page["failing"] if line.startswith(category)]
    return misses


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--runs", type=int, default=1, help="of each page")
    options = parser.parse_args()
    demand_lighthouse()
    facts = {
        **report.machine(),
        "lighthouse": VERSION,
        "chromium": report.program_version(chromium_path(), "--version"),
    }
    portal.prepare()
    portal.use_django()
    paths = portal.addresses()
    pages = {
        "home": paths["home"],
        "protocol": paths["public"],
        "search": f"{paths['search']}?{urllib.parse.urlencode({'q': QUERY})}",
    }
    judged = {}
    with portal.served() as port:
        for name, path in pages.items():
            print(f"lighthouse: {name}", file=sys.stderr, flush=True)
            url = f"http://127.0.0.1:{port}{path}"
            judged[name] = judge([run_once(url) for _ in range(options.runs)])
    misses = [miss for name in pages for miss in misses_of(name, judged[name])]
    header = ["page", *FLOORS, *METRICS.values()]
    rows = [
        [name, *(page["scores"][c] for c in FLOORS), *page["metrics"].values()]
        for name, page in judged.items()
    ]
    result = {"machine": facts, "floors": FLOORS, "pages": judged}
    return report.tell("lighthouse", result, header, rows, misses)


if __name__ == "__main__":
    sys.exit(main())
