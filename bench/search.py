"""Search at 10,000 to a million passages, beside what one would use instead.

    python bench/search.py [--sizes 10000 100000] [--queries 500] [--keep DIR] [--cluster URL]

Whole page: the best ten, exact total, counts, ten highlighted passages, asked through the
function of the search view with the full chain of words. Beside it in the same run, query
by query in changing order: our stems alone, SQLite FTS5 over the same terms, stock
Wagtail's database search on SQLite (to 100,000; 30 queries, each cut off at 10 s), and a
cluster of Elasticsearch at 100,000. Corpora are made up from a seed and kept in DIR, so that
a run may be broken off and taken up again. Trust the ratios: what is noise for one system is
noise for all. Nothing here ends with 1: no promise of this project is a time on a busy machine.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.rig import portal, publishing, report, sizes
from bench.rig.times import ratio

KEPT = portal.VAR.parent / "search"
CLUSTER_SIZE = 100_000
DEMO_STEPS = ("texts", "database", "demo content", "search index")
HEADER = ["passages", "system", "p50 ms", "p95 ms", "p99 ms", "n", "p95 ÷ ours"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--queries", type=int, default=500)
    parser.add_argument("--keep", type=Path, default=KEPT, help="folder of the corpora")
    parser.add_argument("--cluster", metavar="URL", help="of a running cluster; 100,000 passages")
    parser.add_argument("--no-site", action="store_true", help="leave publishing and relevance out")
    options = parser.parse_args()
    machine = report.machine()
    result = {"sizes": {}, "machine": machine}
    for size in options.sizes:
        say(f"{size} passages")
        var = options.keep.absolute() / str(size)
        result["sizes"][size] = sizes.run(var, "search", str(size), str(options.queries))
        say("memory of a reader")
        result["sizes"][size]["memory"] = publishing.memory(var, sizes.SETTINGS)
    if options.cluster:
        say("cluster")
        var = options.keep.absolute() / str(CLUSTER_SIZE)
        result["cluster"] = sizes.run(
            var, "cluster", str(CLUSTER_SIZE), str(options.queries), **reached(options.cluster)
        )
    if not options.no_site:
        result["site"] = site(options.keep.absolute() / "demo")
    return report.tell("search", result, HEADER, rows(result), [])


def say(what: str) -> None:
    print(f"measuring: {what}", file=sys.stderr, flush=True)


def reached(url: str) -> dict[str, str]:
    return {"SEARCH_CLUSTER_URLS": url, "SEARCH_CLUSTER_SECONDS": "30"}


def site(var: Path) -> dict:
    """Measure what needs a real site: publishing, and what the chain of words is worth."""
    os.environ["DATABASE_URL"] = f"sqlite:///{var / 'zyra.sqlite3'}"
    portal.prepare(var, only=DEMO_STEPS)
    say("publish → visible, idle")
    idle = publishing.visible(var)
    say("publish → visible, under load")
    loaded = publishing.visible(var, under_load=True)
    say("two processes publish at once")
    together = publishing.together(var)
    say("relevance with and without the chain")
    return {"idle": idle, "loaded": loaded, "together": together, "relevance": relevance(var)}


def relevance(var: Path) -> dict[str, float]:
    """Return mean nDCG@10 over the project's own collection, full chain and stems alone."""
    command = [sys.executable, "-m", "bench.rig.relevance"]
    done = subprocess.run(
        command, env=portal.environment(var), cwd=portal.ROOT, stdout=subprocess.PIPE, check=True
    )
    return json.loads(done.stdout.decode().splitlines()[-1])


def rows(result: dict) -> list[list]:
    """One line for each system of each size, and one for each other figure."""
    lines = []
    for size, found in result["sizes"].items():
        lines += _timed(size, found["pages"], "ours", "page: ")
        lines += _timed(size, found["completion"], "ours", "completion: ")
        lines += _timed(size, found["filtered"], None, "page, ours with ")
        bad = found["bad_input"]
        what = f"bad input, worst ms: {bad['asked']}, page {bad['page']}"
        lines.append([size, what, bad["ms"], *[""] * 4])
        built = found["built"]
        lines += [
            [size, f"{name} built, passages/s", rate, *[""] * 4]
            for name, rate in built.items()
            if name != "recipe"
        ]
        memory = found["memory"]
        lines.append([size, "reader's private memory, MB added", memory["added_mb"], *[""] * 4])
    if "cluster" in result:
        lines += _timed(CLUSTER_SIZE, result["cluster"]["pages"], "ours", "beside the cluster: ")
        lines.append(
            [CLUSTER_SIZE, "cluster built, passages/s", result["cluster"]["built"], *[""] * 4]
        )
    for name in ("idle", "loaded"):
        if "site" in result:
            lines += _timed("demo", {name: result["site"][name]}, None, "publish → visible, ")
    for name, value in result.get("site", {}).get("together", {}).items():
        lines.append(["demo", f"2 × 100 publishes at once: {name}", value, *[""] * 4])
    for name, value in result.get("site", {}).get("relevance", {}).items():
        lines.append(["demo", f"nDCG@10, own collection: {name}", value, *[""] * 4])
    return lines


def _timed(size, found: dict, against: str | None, what: str) -> list[list]:
    base = found[against]["p95"] if against else 0
    return [
        [
            size,
            f"{what}{name}",
            times["p50"],
            times["p95"],
            times["p99"],
            times.get("n", ""),
            ratio(times["p95"], base) if against and name != against else "",
        ]
        for name, times in found.items()
    ]


if __name__ == "__main__":
    sys.exit(main())
