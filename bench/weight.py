"""What a first visit costs: bytes on the wire, requests, other hosts, database queries.

    python bench/weight.py

A real Chromium with an empty cache on a 360 px screen, against the production server.
Bytes are `encodedDataLength` of the DevTools protocol: compressed, headers included.
Exits 1 when a page is over its budget.
"""

import os
import shutil
import sys
import urllib.parse
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.rig import portal, report

BUDGET_BYTES = 100_000  # HTML + CSS + JS
BUDGET_REQUESTS = 12
BUDGET_QUERIES = {"cold": 20, "cached": 3}  # five of the cold ones are local contacts
COUNTED = ("Document", "Stylesheet", "Script")
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
).split()
QUERY = "femije qe lypin ne rruge"


class Traffic:
    """Listens to one tab: every request, its kind, its bytes on the wire."""

    def __init__(self, page):
        self.kinds: dict[str, str] = {}
        self.urls: dict[str, str] = {}
        self.bytes: dict[str, int] = {}
        tap = page.context.new_cdp_session(page)
        tap.on("Network.requestWillBeSent", self._asked)
        tap.on("Network.loadingFinished", self._finished)
        tap.send("Network.enable")
        tap.send("Network.setCacheDisabled", {"cacheDisabled": True})

    def _asked(self, event):
        if event["request"]["url"].startswith("data:"):
            return
        self.urls[event["requestId"]] = event["request"]["url"]
        self.kinds[event["requestId"]] = event.get("type", "Other")

    def _finished(self, event):
        self.bytes[event["requestId"]] = int(event["encodedDataLength"])

    def figures(self, host: str) -> dict:
        by_kind = dict.fromkeys(COUNTED, 0)
        for request, kind in self.kinds.items():
            if kind in by_kind:
                by_kind[kind] += self.bytes.get(request, 0)
        hosts = {urllib.parse.urlsplit(url).netloc for url in self.urls.values()}
        return {
            **{kind.lower(): size for kind, size in by_kind.items()},
            "html_css_js": sum(by_kind.values()),
            "all_bytes": sum(self.bytes.values()),
            "requests": len(self.urls),
            "third_parties": sum(
                urllib.parse.urlsplit(url).netloc != host for url in self.urls.values()
            ),
            "other_hosts": sorted(hosts - {host}),
            "files": {
                urllib.parse.urlsplit(url).path: self.bytes.get(request, 0)
                for request, url in self.urls.items()
            },
        }


def chromium_path() -> str:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not path:
        print("no Chromium here: sudo apt install chromium, or CHROMIUM=/path/to/it")
        sys.exit(2)
    return path


def first_views(browser, port: int, pages: dict, session: str) -> dict:
    """Return page → figures of its first view; `pages` maps a name to (path, signed in)."""
    seen = {}
    for name, (path, is_signed_in) in pages.items():
        context = browser.new_context(
            viewport={"width": 360, "height": 740}, device_scale_factor=2, is_mobile=True
        )
        origin = f"http://127.0.0.1:{port}"
        if is_signed_in:
            context.add_cookies([{"name": "sessionid", "value": session, "url": origin}])
        page = context.new_page()
        traffic = Traffic(page)
        answer = page.goto(origin + path, wait_until="networkidle")
        if answer.status != 200 or urllib.parse.urlsplit(page.url).path != path.split("?")[0]:
            sys.exit(f"{name}: {path} answered {answer.status} at {page.url}")
        seen[name] = {
            "steps": page.locator("[id^='s-']").count(),
            **traffic.figures(f"127.0.0.1:{port}"),
        }
        context.close()
    return seen


def count_queries(pages: dict) -> dict:
    """Return page → {cold, cached}: database queries with every cache empty, and right after."""
    from django.contrib.contenttypes.models import ContentType
    from django.core.cache import caches
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    counts = {}
    for name, (path, is_signed_in) in pages.items():
        client = Client(headers={"host": "127.0.0.1"})
        if is_signed_in:
            client.cookies["sessionid"] = portal.session_of("worker")
        client.get(path)  # imports, templates and catalogues are not what is counted
        for cache in caches.all(initialized_only=False):
            cache.clear()
        ContentType.objects.clear_cache()
        counts[name] = {}
        for state in BUDGET_QUERIES:
            with CaptureQueriesContext(connection) as asked:
                answer = client.get(path)
            if answer.status_code != 200:
                sys.exit(f"{name}: {path} answered {answer.status_code}")
            counts[name][state] = len(asked)
    return counts


def misses_of(name: str, view: dict, queries: dict) -> list[str]:
    misses = []
    if view["html_css_js"] > BUDGET_BYTES:
        misses.append(f"{name}: {view['html_css_js']} bytes of HTML, CSS and JS > {BUDGET_BYTES}")
    if view["requests"] > BUDGET_REQUESTS:
        misses.append(f"{name}: {view['requests']} requests > {BUDGET_REQUESTS}")
    if view["third_parties"]:
        misses.append(f"{name}: asks other hosts: {', '.join(view['other_hosts'])}")
    if name.startswith("protocol"):
        for state, most in BUDGET_QUERIES.items():
            if queries[state] > most:
                misses.append(f"{name}: {queries[state]} queries when {state} > {most}")
    return misses


def main() -> int:
    from playwright.sync_api import sync_playwright

    chromium = chromium_path()
    facts = {**report.machine(), "chromium": report.program_version(chromium, "--version")}
    portal.prepare()
    portal.use_django()
    paths, english = portal.addresses("sq"), portal.addresses("en")
    words = urllib.parse.urlencode({"q": QUERY})
    pages = {
        "home": (paths["home"], False),
        "protocol, 30 steps": (paths["long"], True),
        "protocol, 30 steps, translated": (english["long"], True),
        "protocol, 18 steps": (paths["public"], False),
        "search": (f"{paths['search']}?{words}", False),
    }
    queries = count_queries(pages)
    session = portal.session_of("worker")
    with portal.served() as port, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        views = first_views(browser, port, pages, session)
        browser.close()
    misses = [miss for name in pages for miss in misses_of(name, views[name], queries[name])]
    result = {
        "machine": facts,
        "budget": {
            "html_css_js": BUDGET_BYTES,
            "requests": BUDGET_REQUESTS,
            "third_parties": 0,
            "queries": BUDGET_QUERIES,
        },
        "pages": {name: {**views[name], "queries": queries[name]} for name in pages},
    }
    header = ["page", "HTML", "CSS", "JS", "sum, bytes", "requests", "other hosts", "queries"]
    rows = [
        [
            *(name, view["document"], view["stylesheet"], view["script"], view["html_css_js"]),
            *(view["requests"], view["third_parties"], "{cold} → {cached}".format(**queries[name])),
        ]
        for name, view in views.items()
    ]
    return report.tell("weight", result, header, rows, misses)


if __name__ == "__main__":
    sys.exit(main())
