"""From a publish to another process that finds it, on the demo and by the site's own path.

Each program runs in a process of its own, on the data folder of its environment.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

from bench.rig import portal
from bench.rig.times import percentiles

WAIT_SECONDS = 60
PAGES = 200  # that two processes publish, half each
HEAD = """
import json, sys, time
import django; django.setup()
from django.db import transaction
from portal.base.models import StandardPage
from search.engines import get_engine
def drafts():
    return list(StandardPage.objects.filter(slug__startswith="mat-").order_by("pk"))
def publish(page, title):
    with transaction.atomic():
        page = StandardPage.objects.get(pk=page.pk)
        page.title = title
        page.save_revision().publish()
        transaction.on_commit(lambda: print(json.dumps([title.lower(), time.time()]), flush=True))
"""
MAKE_DRAFTS = """
parent = StandardPage.objects.live().first().get_parent()
for number in range(COUNT - len(drafts())):
    page = StandardPage(title="Mat", slug=f"mat-{time.time_ns()}", live=False, locale=parent.locale)
    parent.add_child(instance=page)
print("made")
"""
PUBLISH = """
pages = drafts()[START:START + COUNT]
print("ready", flush=True); sys.stdin.readline()
for number, page in enumerate(pages):
    publish(page, f"NAME{number}")
    time.sleep(PAUSE)
"""
ASK_FOR_EVER = """
from bench.rig.passages import queries
from search.query import ask
from search.sections import Reader
print("ready", flush=True); sys.stdin.readline()
reader = Reader("sq", "AL")
while True:
    for words in queries(100):
        ask(words, reader)
"""
CHECK = """
from search.indexing import differences, drain
drain(wait=True)
view = get_engine().view()
differ = list(differences())
doubled = sum(line.startswith("doubled") for line in differ)
print(json.dumps({"differences": len(differ), "doubled": doubled,
                  "segments": view.searcher.num_segments}))
"""
MEMORY = """
from search.completion import complete
from search.query import ask
from search.sections import Reader
from bench.rig.passages import queries
from bench.rig.publishing import private_mb
bare = private_mb()
reader = Reader("sq", "AL")
for words in queries(500):
    ask(words, reader); complete(words[:3], reader)
print("asked", flush=True); sys.stdin.readline()
print(json.dumps([bare, private_mb()]))
"""


def start(var: Path, program: str, settings: str = "portal.settings.dev", **values):
    """Start a program of this module; `values` replace its words in capitals."""
    for name, value in values.items():
        program = program.replace(name, str(value))
    environment = portal.environment(var, settings) | {"DEBUG": "0"}
    environment |= {"DATABASE_URL": f"sqlite:///{var / 'zyra.sqlite3'}"}
    return subprocess.Popen(
        [sys.executable, "-c", HEAD + program],
        env=environment,
        cwd=portal.ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def finished(process) -> str:
    said, _errors = process.communicate()
    if process.returncode:
        raise RuntimeError(f"a process of the bench ended with {process.returncode}")
    return said


def go(*processes) -> None:
    """Wait until all are ready, then let them begin together."""
    for process in processes:
        if process.stdout.readline().strip() not in ("ready", "asked"):
            raise RuntimeError("a process of the bench did not get ready")
    for process in processes:
        process.stdin.write("\n")
        process.stdin.flush()


def visible(var: Path, *, count: int = 40, under_load: bool = False) -> dict:
    """Measure commit → found by this process, ms. Load: one process asks, one publishes as well."""
    from search.engines.embedded import EmbeddedEngine

    finished(start(var, MAKE_DRAFTS, COUNT=PAGES))
    engine = EmbeddedEngine(var / "index")
    name = "ngarkese" if under_load else "qetesi"
    mine = start(var, PUBLISH, START=0, COUNT=count, NAME=f"{name}{time.time_ns()}x", PAUSE=0.2)
    others = []
    if under_load:
        others.append(start(var, ASK_FOR_EVER))
        others.append(start(var, PUBLISH, START=count, COUNT=150, NAME="tjeter", PAUSE=0))
    try:
        go(*others, mine)
        waits = [_wait(engine, *json.loads(line)) for line in mine.stdout]
    finally:
        for process in others:
            process.kill()
            process.communicate()
    finished(mine)
    return percentiles(waits) | {"n": len(waits)}


def _wait(engine, word: str, committed: float) -> float:
    while not engine.view().frequencies([word], frozenset({"public"})):
        if time.time() - committed > WAIT_SECONDS:
            raise RuntimeError(f"{word} was not found within {WAIT_SECONDS} s")
        time.sleep(0.002)
    return time.time() - committed


def together(var: Path) -> dict:
    """Let two processes publish 100 pages each at once; then compare index and database."""
    from search.engines.embedded import EmbeddedEngine

    finished(start(var, MAKE_DRAFTS, COUNT=PAGES))
    half, stamp = PAGES // 2, time.time_ns()
    both = [
        start(var, PUBLISH, START=at, COUNT=half, NAME=f"bashke{stamp}n{at}x", PAUSE=0)
        for at in (0, half)
    ]
    began = time.perf_counter()
    go(*both)
    words = [json.loads(line)[0] for process in both for line in finished(process).splitlines()]
    seconds = time.perf_counter() - began
    checked = json.loads(finished(start(var, CHECK)).splitlines()[-1])
    view = EmbeddedEngine(var / "index").view()
    found = sum(view.frequencies([word], frozenset({"public"})).get(word, 0) == 1 for word in words)
    return {"published": len(words), "found": found, "seconds": round(seconds, 1)} | checked


def memory(var: Path, settings: str) -> dict:
    """Return MB of private memory of a bare worker, and what 500 searches add to it.

    Two readers at once, as on a real site: the pages of the index they share are not private.
    """
    readers = [start(var, MEMORY, settings) for _ in range(2)]
    for process in readers:
        process.stdout.readline()
    go_on = [process.communicate("\n") for process in readers[:1]]
    bare, after = json.loads(go_on[0][0].splitlines()[-1])
    readers[1].communicate("\n")
    return {"bare_mb": bare, "added_mb": round(after - bare, 1)}


def private_mb() -> float:
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    kilobytes = sum(int(line.split()[1]) for line in lines if line.startswith("Private_"))
    return round(kilobytes / 1024, 1)
