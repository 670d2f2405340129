"""Requests/s and latency of home, protocol and search, beside the stock Wagtail way.

    python bench/pages.py [--rounds 5] [--seconds 3] [--connections 8]

Two production servers (granian, WSGI, 2 workers, DEBUG off) read one database: the
portal, and bench/stock. Rounds alternate between them page by page, so that a noisy
machine is noisy for both; trust the ratio, which is the median over paired rounds.
"""

import argparse
import json
import statistics
import subprocess
import sys
import urllib.parse
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.rig import portal, report
from bench.rig.load import Sample, get_request, load

SIDES = ("portal", "stock")
STOCK_SETTINGS = "bench.stock.settings"
WARM_UP = 64  # requests a page and side, before anything is counted


def queries() -> list[tuple[str, str]]:
    """Return (language, query) of every line of queries.txt."""
    text = (Path(__file__).parent / "rig" / "queries.txt").read_text()
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return [tuple(line.split("\t")) for line in lines]


def search_paths(side: str) -> list[str]:
    name, key = ("search", "q") if side == "portal" else ("stock-search", "query")
    return [
        f"/{language}/{name}/?{urllib.parse.urlencode({key: query})}"
        for language, query in queries()
    ]


def plan(cookie: str) -> dict[str, dict[str, list[bytes]]]:
    """Return page → side → the requests to send in turn."""
    paths = portal.addresses()
    same = {
        "home": [get_request(paths["home"])],
        "protocol, 30 steps, professional": [get_request(paths["long"], cookie)],
        "protocol, 18 steps, visitor": [get_request(paths["public"])],
    }
    pages = {page: dict.fromkeys(SIDES, requests) for page, requests in same.items()}
    pages["search, 30 queries"] = {
        side: [get_request(path) for path in search_paths(side)] for side in SIDES
    }
    return pages


def measure(ports, pages, options) -> dict:
    """Return page → side → its samples, one a round."""
    samples = {page: {side: [] for side in SIDES} for page in pages}
    for page, sides in pages.items():
        for side in SIDES:
            warm = load(ports[side], sides[side], connections=options.connections, at_most=WARM_UP)
            if warm.failures:
                raise SystemExit(f"{page}: {warm.failures} answers of {side} were not 200")
    for number in range(options.rounds):
        order = SIDES if number % 2 == 0 else SIDES[::-1]
        for page, sides in pages.items():
            for side in order:
                print(f"round {number + 1} of {options.rounds}: {page}, {side}", file=sys.stderr)
                samples[page][side].append(
                    load(
                        ports[side],
                        sides[side],
                        connections=options.connections,
                        seconds=options.seconds,
                        at_most=options.at_most,
                    )
                )
    return samples


def summary(samples: list[Sample]) -> dict:
    whole = Sample()
    for sample in samples:
        whole.add(sample)
    return {
        "requests": len(whole.latencies),
        "requests_per_s": round(whole.rate, 1),
        "p50_ms": round(whole.percentile(0.50), 2),
        "p95_ms": round(whole.percentile(0.95), 2),
        "p99_ms": round(whole.percentile(0.99), 2),
        "kb_an_answer": round(whole.bytes / max(1, len(whole.latencies)) / 1000, 1),
        "failures": whole.failures,
        "requests_per_s_of_each_round": [round(sample.rate, 1) for sample in samples],
        "slowest_ms_of_each_round": [round(max(sample.latencies), 1) for sample in samples],
    }


def ratios(sides) -> dict:
    """Return how many times more requests/s the portal answered: median, least, most."""
    pairs = zip(sides["portal"], sides["stock"], strict=True)
    each = sorted(ours.rate / theirs.rate for ours, theirs in pairs)
    return {
        "rate": round(statistics.median(each), 1),
        "least": round(each[0], 1),
        "most": round(each[-1], 1),
    }


def answered(port: int, side: str) -> int:
    """Return for how many queries this side finds anything at all."""
    found = 0
    for (language, query), path in zip(queries(), search_paths(side), strict=True):
        if side == "portal":
            words = urllib.parse.urlencode({"q": query, "lang": language})
            with portal.DIRECT.open(f"http://127.0.0.1:{port}/api/search?{words}") as answer:
                found += bool(json.load(answer)["total"])
        else:
            with portal.DIRECT.open(f"http://127.0.0.1:{port}{path}") as answer:
                found += b"<h4>" in answer.read()
    return found


def prepare_stock() -> None:
    """Fill Wagtail's own search index with the same pages."""
    subprocess.run(
        [sys.executable, "manage.py", "update_index"],
        env=portal.environment(portal.VAR, STOCK_SETTINGS),
        cwd=portal.ROOT,
        stdout=subprocess.DEVNULL,
        check=True,
    )


def rows_of(pages: dict) -> list[list]:
    rows = []
    for page, figures in pages.items():
        for side in SIDES:
            f = figures[side]
            rows.append(
                [
                    *(page, side, f["requests_per_s"], f["p50_ms"], f["p95_ms"], f["p99_ms"]),
                    f["kb_an_answer"],
                    ""
                    if side == "stock"
                    else "{rate}× ({least}–{most})".format(**figures["ratio"]),
                ]
            )
    return rows


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=3.0, help="a page, side and round")
    parser.add_argument("--connections", type=int, default=8)
    parser.add_argument("--at-most", type=int, default=20_000, help="requests, likewise")
    options = parser.parse_args()
    facts = report.machine()
    portal.prepare()
    prepare_stock()
    portal.use_django()
    pages = plan(f"sessionid={portal.session_of('worker')}")
    with portal.served() as ours, portal.served(settings=STOCK_SETTINGS) as theirs:
        ports = {"portal": ours, "stock": theirs}
        found = {side: answered(ports[side], side) for side in SIDES}
        samples = measure(ports, pages, options)
    figures = {
        page: {**{side: summary(sides[side]) for side in SIDES}, "ratio": ratios(sides)}
        for page, sides in samples.items()
    }
    misses = [
        f"{page}: {figures[page][side]['failures']} answers of {side} were not 200"
        for page in figures
        for side in SIDES
        if figures[page][side]["failures"]
    ]
    result = {
        "machine": facts,
        "connections": options.connections,
        "rounds": options.rounds,
        "queries_that_found_something": {**found, "of": len(queries())},
        "pages": figures,
    }
    header = ["page", "side", "req/s", "p50 ms", "p95 ms", "p99 ms", "KB", "portal ÷ stock, req/s"]
    return report.tell("pages", result, header, rows_of(figures), misses)


if __name__ == "__main__":
    sys.exit(main())
