"""Kill -9 at random moments of writing, merging and swapping: what is lost, doubled, unreadable?

    python bench/search_crash.py [--kills 20] [--seed 9] [--keep DIR]

On a demo of its own one process publishes pages and drains them for ever, another builds
the index anew for ever. At a random moment one of them, or both, get SIGKILL, and half a second later the other. Then, before
anything is repaired: can the index be read, file by file? After one drain: does it hold
every section of the database once, and each title whose publication was acknowledged?
Ends with 1 if a single answer is no.
"""

import argparse
import json
import os
import random
import signal
import sys
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.rig import portal, report
from bench.rig.publishing import MAKE_DRAFTS, PAGES, finished, start

STEPS = ("texts", "database", "demo content", "search index")
LONGEST = 4.0  # seconds until the kill
GO_ON = 0.5  # seconds for which one outlives the other
WAYS = {"writing": ("writer",), "rebuilding": ("builder",), "both": ("writer", "builder")}
HEADER = ["kill", "way", "after s", "acknowledged", "unreadable", "lost", "doubled", "left behind"]
WRITER = """
import itertools, random
pages = drafts(); dice = random.Random(SEED)
print("ready", flush=True); sys.stdin.readline()
for number in itertools.count():
    with transaction.atomic():  # up to forty pages in one drain: many segments, so merges too
        for page in dice.sample(pages, dice.choice((1, 1, 5, 40))):
            page = StandardPage.objects.get(pk=page.pk)
            page.title = f"Vrasje{SEED}n{number}"
            page.save_revision().publish()
            transaction.on_commit(
                lambda pk=page.pk, title=page.title: print(json.dumps([pk, title]), flush=True)
            )
"""
BUILDER = """
from search.engines.base import EngineUnavailable
from search.indexing import rebuild
print("ready", flush=True); sys.stdin.readline()
while True:
    try:
        rebuild()
    except EngineUnavailable:  # the one killed before may hold its lock a moment longer
        time.sleep(0.05)
"""


@dataclass
class Kill:
    """What one kill left. lost, doubled: sections after one drain. unreadable: files or questions."""

    way: str
    after: float
    acknowledged: int = 0
    unreadable: int = 0
    lost: int = 0
    doubled: int = 0
    left_behind: int = 0  # folders of dead rebuilds, after tidying

    @property
    def is_clean(self) -> bool:
        return not (self.unreadable or self.lost or self.doubled or self.left_behind)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=9)
    parser.add_argument("--keep", type=Path, default=portal.VAR.parent / "search-crash")
    options = parser.parse_args()
    machine, var = report.machine(), options.keep.absolute()
    os.environ["DATABASE_URL"] = f"sqlite:///{var / 'zyra.sqlite3'}"
    portal.prepare(var, only=STEPS)
    finished(start(var, MAKE_DRAFTS, COUNT=PAGES))
    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.dev"
    portal.use_django(var)
    dice, kills, titles = random.Random(options.seed), [], {}
    for number in range(options.kills):
        way = list(WAYS)[number % len(WAYS)]
        kills.append(kill(var, way, dice.uniform(0.02, LONGEST), options.seed + number, titles))
        print(f"{number + 1} of {options.kills}: {kills[-1]}", file=sys.stderr, flush=True)
    rows = [
        [number, k.way, round(k.after, 2), k.acknowledged, k.unreadable, k.lost, k.doubled]
        + [k.left_behind]
        for number, k in enumerate(kills, 1)
    ]
    misses = [f"kill {number}: {k}" for number, k in enumerate(kills, 1) if not k.is_clean]
    result = {"kills": [vars(each) for each in kills], "machine": machine}
    return report.tell("search_crash", result, HEADER, rows, misses)


def kill(var: Path, way: str, after: float, seed: int, titles: dict[int, str]) -> Kill:
    """Let writer and builder run for `after` seconds, kill, look. titles: acknowledged so far."""
    running = {
        "writer": start(var, WRITER, SEED=seed),
        "builder": start(var, BUILDER),
    }
    for process in running.values():
        if process.stdout.readline().strip() != "ready":
            raise RuntimeError("a process of the bench did not get ready")
    for process in running.values():
        process.stdin.write("\n")
        process.stdin.flush()
    said = running["writer"].stdout.readline()  # the first publication stands
    time.sleep(after)
    for name in sorted(running, key=lambda each: each not in WAYS[way]):  # the chosen ones first
        if name not in WAYS[way]:
            time.sleep(GO_ON)
        os.kill(running[name].pid, signal.SIGKILL)
    said += [process.communicate()[0] for process in running.values()][0]
    result = Kill(way, after)
    for line in said.splitlines():
        pk, title = json.loads(line)
        titles[pk] = title
        result.acknowledged += 1
    look(var, result, titles)
    return result


def look(var: Path, result: Kill, titles: dict[int, str]) -> None:
    """Compare what the dead left with the database and with what they had acknowledged."""
    from search.engines.embedded import EmbeddedEngine
    from search.indexing import differences, drain
    from search.models import OutboxRow

    engine = EmbeddedEngine(var / "index")
    result.unreadable = int(not engine.is_usable())
    OutboxRow.objects.update(failed_at=None)
    drain(wait=True)
    engine.tidy()
    for line in differences():
        if line.startswith("doubled"):
            result.doubled += 1
        else:
            result.lost += 1
    found: dict[int, str] = {}
    for section in engine.view().everything():
        label, _colon, pk = section.object_key.partition(":")
        if label == "base.standardpage" and ":top" in section.uid:
            found[int(pk)] = section.title
    result.lost += sum(is_older(found.get(pk, ""), title) for pk, title in titles.items())
    result.left_behind = len(list((var / "index").glob("sections-*"))) - 1


def is_older(found: str, acknowledged: str) -> bool:
    """Say whether what is found is older than what was acknowledged ("Vrasje9n12": run 9, 12th)."""

    def place(title: str) -> tuple[int, ...]:
        run, _n, number = title.removeprefix("Vrasje").partition("n")
        return (int(run), int(number)) if number.isdigit() and run.isdigit() else (0, 0)

    return place(found) < place(acknowledged)


if __name__ == "__main__":
    sys.exit(main())
