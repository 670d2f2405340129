"""One size of corpus: built once and kept, then searched by every system in turn.

Runs in a process of its own (`python -m bench.rig.sizes`), for its data folder
is in the environment; prints one JSON object.
"""

import argparse
import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.rig.passages import COMMON, code_of, passage, queries, towns
from bench.rig.times import percentiles

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = "bench.synthetic.settings"
MOST_STOCK = 100_000  # its time grows with the square of the hits
STOCK_QUERIES = 30
FTS5_QUERIES = 100  # of a corpus larger than that: it takes seconds a query
WARM_UP = 60  # queries a system, before anything is counted
RESIDENT = frozenset({"public"})  # 70 % of the passages: the audience is really sieved


def environment(var: Path, **more: str) -> dict[str, str]:
    return {
        **os.environ,
        "ZYRA_VAR": str(var),
        "DATABASE_URL": f"sqlite:///{var / 'zyra.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": SETTINGS,
        "PYTHONPATH": str(ROOT),
        "SEARCH_ENGINE": "search.engines.embedded.EmbeddedEngine",
        **more,
    }


def run(var: Path, *words: str, **more: str) -> dict:
    """Run this module in a process of its own on the folder `var`; returns what it printed."""
    var.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "bench.rig.sizes", *words]
    done = subprocess.run(
        command, env=environment(var, **more), cwd=ROOT, stdout=subprocess.PIPE, check=True
    )
    return json.loads(done.stdout.decode().strip().splitlines()[-1])


def resident():
    """Return a reader with a municipality, so that numbers of elsewhere are put behind."""
    from search.sections import Reader

    town = towns()[0]
    return Reader("sq", "AL", municipality=code_of(town), town=town, audiences=RESIDENT)


def recipe() -> str:
    """Return a word that changes when passages are made up in another way."""
    return hashlib.sha256(repr([passage(number) for number in range(50)]).encode()).hexdigest()[:12]


class Corpus:
    """The kept corpora of one size. built: what making them took, kept beside them."""

    def __init__(self, size: int, var: Path):
        self.size = size
        self.var = var
        self.notes = var / "built.json"
        self.built = json.loads(self.notes.read_text()) if self.notes.exists() else {}
        if self.built.get("recipe") != recipe():  # what is kept was made up in another way
            shutil.rmtree(var, ignore_errors=True)
            var.mkdir(parents=True)
            self.built = {"recipe": recipe()}

    def sections(self) -> Iterator:
        return (passage(number) for number in range(self.size))

    def prepare(self) -> None:
        from search.engines import get_engine

        if not (self.var / "zyra.sqlite3").exists():
            manage = [sys.executable, "manage.py", "migrate", "--run-syncdb", "-v", "0"]
            subprocess.run(manage, cwd=ROOT, check=True, stdout=sys.stderr)
        if not get_engine().is_usable() or "ours" not in self.built:
            self._time("ours", lambda: get_engine().rebuild(self.sections(), again=lambda keys: []))
        if "fts5" not in self.built:
            from bench.rig.fts5 import Fts5

            (self.var / "fts5.sqlite3").unlink(missing_ok=True)
            self._time("fts5", lambda: Fts5(self.var / "fts5.sqlite3").build(self.sections()))
        if self.size <= MOST_STOCK and "stock" not in self.built:
            from bench.rig import stock_search

            self._clear_stock()
            self._time("stock", lambda: stock_search.build(self.sections()))

    def _clear_stock(self) -> None:
        from wagtail.search.models import IndexEntry

        from bench.synthetic.models import Passage

        IndexEntry.objects.all().delete()
        Passage.objects.all().delete()

    def _time(self, name: str, build: Callable[[], float | None]) -> None:
        """Run `build` and keep its passages/s, less the making of the passages themselves."""
        print(f"building {name}, {self.size} passages", file=sys.stderr, flush=True)
        began = time.perf_counter()
        indexing = build()
        seconds = time.perf_counter() - began
        self.built[name] = round(self.size / (indexing or seconds - self._making()))
        self.notes.write_text(json.dumps(self.built))

    def _making(self) -> float:
        """Return seconds that making all passages takes, told from a sample."""
        sample = min(self.size, 2000)
        began = time.perf_counter()
        for number in range(sample):
            passage(number)
        return (time.perf_counter() - began) / sample * self.size


class Systems:
    """What is asked: name → one page for one query's number."""

    def __init__(self, corpus: Corpus, asked: list[str]):
        from bench.rig import stock_search
        from bench.rig.fts5 import Fts5

        self.asked = asked
        self.reader = resident()
        self.fts5 = Fts5(corpus.var / "fts5.sqlite3")
        self.prepared = [self._prepared(words) for words in asked]
        self.pages: dict[str, Callable[[int], int]] = {
            "ours": self.ours,
            "ours, stems alone": self.stems,
            "FTS5": lambda number: self.fts5.page(self.prepared[number]),
        }
        if corpus.size <= MOST_STOCK:
            self.pages["stock Wagtail"] = lambda number: stock_search.page(asked[number])

    def ours(self, number: int) -> int:
        from search.query import ask

        return ask(self.asked[number], self.reader).total

    def stems(self, number: int) -> int:
        from bench.rig.plain import stems_only
        from search.query import ask

        with stems_only():
            return ask(self.asked[number], self.reader, only_typed=True).total

    def _prepared(self, words: str):
        from bench.rig.fts5 import asked_as
        from search import text
        from search.engines import get_engine
        from search.engines.base import Query
        from search.engines.ranking import ranking_of
        from search.wording import word_it

        view = get_engine().view()
        wording = word_it(text.analyse_query(words), view, self.reader, exact=False)
        query = Query(audiences=RESIDENT, slots=wording.slots, choices=wording.choices)
        return asked_as(query, ranking_of(query, view._gram_frequencies))


def search(corpus: Corpus, count: int) -> dict:
    """Ask every system the same queries, in turn and in changing order; returns its percentiles."""
    from bench.rig.stock_search import CutOff

    asked = queries(count)
    systems = Systems(corpus, asked)
    sampled = samples(corpus.size, count)
    for name, page in systems.pages.items():
        if name not in sampled:
            for number in range(min(WARM_UP, count)):
                page(number)
    seconds, cut_off, totals = defaultdict(list), 0, defaultdict(int)
    for number in range(count):
        order = list(systems.pages)
        random.Random(number).shuffle(order)
        for name in order:
            if number not in sampled.get(name, range(count)):
                continue
            began = time.perf_counter()
            try:
                totals[name] += systems.pages[name](number)
            except CutOff:
                cut_off += 1
            seconds[name].append(time.perf_counter() - began)
    return {
        "pages": {name: percentiles(times) | {"n": len(times)} for name, times in seconds.items()},
        "stock_cut_off": cut_off,
        "totals": totals,
        "completion": completion(systems, asked, sampled),
        "filtered": filtered(systems, asked),
        "bad_input": bad_input(systems),
        "built": corpus.built,
    }


def samples(size: int, count: int) -> dict[str, set[int]]:
    """Return system → numbers of the only queries it is asked; who is not named gets them all."""
    most = {"stock Wagtail": STOCK_QUERIES}
    if size > MOST_STOCK:
        most |= {"FTS5": FTS5_QUERIES, "FTS5 prefix": FTS5_QUERIES}
    return {
        name: set(random.Random(3).sample(range(count), min(number, count)))
        for name, number in most.items()
    }


def completion(systems: Systems, asked: list[str], sampled: dict[str, set[int]]) -> dict:
    """Ask for what words of two to five letters begin with, each beginning once, nothing warm."""
    from bench.rig.passages import lemmas
    from search import text
    from search.completion import complete

    dice = random.Random(5)
    words = [lemmas()[int(dice.paretovariate(0.5)) % 8000] for _ in asked]
    beginnings = dict.fromkeys(text.fold(word)[: dice.randint(2, 5)] for word in words)
    seconds = defaultdict(list)
    ways = {
        "ours": lambda beginning: complete(beginning, systems.reader),
        "FTS5 prefix": systems.fts5.complete,
    }
    for number, beginning in enumerate(beginnings):
        order = list(ways) if number % 2 else list(ways)[::-1]
        for name in order:
            if number not in sampled.get(name, range(len(asked))):
                continue
            began = time.perf_counter()
            ways[name](beginning)
            seconds[name].append(time.perf_counter() - began)
    return {name: percentiles(times) | {"n": len(times)} for name, times in seconds.items()}


def filtered(systems: Systems, asked: list[str]) -> dict:
    """Ask our page with filters and with words that stand for others: what costs most."""
    from search import synonyms
    from search.query import ask

    filters = {"kind": frozenset({"step"}), "topic": frozenset({"topic-3"})}
    common = [words.split()[0] for words in asked[1::2]]
    pairs = zip(common[::2], common[1::2], strict=False)
    rules = synonyms.parse([f"sq = {one} | {other}" for one, other in pairs if one != other])
    seconds = defaultdict(list)
    for words in asked:
        began = time.perf_counter()
        ask(words, systems.reader, filters)
        seconds["two filters"].append(time.perf_counter() - began)
        with synonyms.using(rules):
            began = time.perf_counter()
            ask(words, systems.reader)
            seconds["synonyms"].append(time.perf_counter() - began)
            began = time.perf_counter()
            ask(words, systems.reader, filters)
            seconds["synonyms and two filters"].append(time.perf_counter() - began)
    return {name: percentiles(times) for name, times in seconds.items()}


def bad_input(systems: Systems) -> dict:
    """Ask everything nobody should type, on two pages; the best of three times of each counts.

    Beside the list of the tests: twenty words, each with eight others that may stand for it.
    """
    from bench.rig.passages import lemmas
    from search import synonyms
    from search.query import ask
    from tests.search.bad_queries import QUERIES, RULES

    common = lemmas()[COMMON[0] : COMMON[1]]
    groups = [
        f"sq = {word} | {' | '.join(lemmas()[200 + 8 * n : 208 + 8 * n])}"
        for n, word in enumerate(common)
    ]
    asked = [(name, typed, ()) for name, typed in QUERIES.items()]
    asked += [(name, " ".join(QUERIES.values()), lines) for name, lines in RULES.items()]
    asked += [(name, lines[0], lines) for name, lines in RULES.items()]
    asked += [("twenty words with eight others each", " ".join(common), groups)]
    worst = {"ms": 0.0, "asked": "", "page": 0}
    for name, typed, lines in asked:
        with synonyms.using(synonyms.parse(lines)):
            for page in (1, 2):
                took = min(
                    _ms(lambda t=typed, p=page: ask(t, systems.reader, page=p)) for _ in "123"
                )
                if took > worst["ms"]:
                    worst = {"ms": round(took, 1), "asked": name, "page": page}
    return worst


def _ms(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def cluster(corpus: Corpus, count: int) -> dict:
    """Build the same passages on a cluster and ask it what we ask ourselves, in turn."""
    from search import engines
    from search.engines.elasticsearch import ElasticsearchEngine
    from search.query import ask

    reader = resident()
    asked = queries(count)
    seconds, totals = defaultdict(list), defaultdict(int)
    with ElasticsearchEngine.scratch() as far:
        began = time.perf_counter()
        far.rebuild(corpus.sections(), again=lambda keys: [])
        rate = round(corpus.size / (time.perf_counter() - began))
        for number, words in enumerate([*asked[:WARM_UP], *asked]):
            for name, engine in (("cluster", far), ("ours", engines.get_engine())):
                with engines.using(engine):
                    began = time.perf_counter()
                    result = ask(words, reader)
                    took = time.perf_counter() - began
                if number >= WARM_UP:
                    seconds[name].append(took)
                    totals[name] += result.total
                    totals[f"{name}, unanswered"] += not result.is_available
    return {
        "pages": {name: percentiles(times) for name, times in seconds.items()},
        "totals": totals,
        "built": rate,
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("part", choices=("search", "cluster"))
    parser.add_argument("size", type=int)
    parser.add_argument("queries", type=int)
    options = parser.parse_args()
    import django

    django.setup()
    corpus = Corpus(options.size, Path(os.environ["ZYRA_VAR"]))
    corpus.prepare()
    part = {"search": search, "cluster": cluster}[options.part]
    print(json.dumps(part(corpus, options.queries)))


if __name__ == "__main__":
    main()
