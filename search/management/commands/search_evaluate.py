"""Ask an engine the questions of a judged collection, and say how well it answered."""

import json
from dataclasses import asdict
from inspect import isabstract
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.module_loading import import_string

from search import synonyms as words
from search.engines.base import EngineUnavailable, SearchEngine
from search.evaluation import collection
from search.evaluation.explanation import explain
from search.evaluation.trial import Outcome, Trial

ENGINES = {
    "embedded": "search.engines.embedded.EmbeddedEngine",
    "elasticsearch": "search.engines.elasticsearch.ElasticsearchEngine",
}
HEAD = f"{'set':24} {'n':>5} {'nDCG@10':>8} {'MRR@10':>8} {'R@10':>8} {'none':>6} {'p50':>7} {'p95':>7}"


class Command(BaseCommand):
    help = (
        "Index a collection of judged questions into a throw-away index, ask each question as "
        "the search page does, and print nDCG@10, MRR@10, recall@10, the share without a "
        "result and milliseconds per page. A folder without docs.jsonl judges the site's own "
        "content. The format is told in search/evaluation/collection.py."
    )

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, help="docs.jsonl, queries.jsonl, qrels.jsonl")
        parser.add_argument("--engine", help="embedded, elasticsearch or the path of a class")
        parser.add_argument("--set", nargs="+", action="extend", default=[], dest="sets")
        parser.add_argument(
            "--synonyms", type=Path, help="“sq = term | term” or “sq > term | term”"
        )
        parser.add_argument("--mixed", action="store_true", help="all languages in one index")
        parser.add_argument("--run", type=Path, help='write {"qid", "ranked"} lines')
        parser.add_argument("--json", type=Path, help="write the table as JSON")
        parser.add_argument("--explain", metavar="QID", help="tell what made up one answer")

    def handle(self, folder: Path, *, engine, sets, synonyms, mixed, run, explain, **options):
        for path in filter(None, (run, options["json"])):
            _check_writable(path)
        try:
            judged = collection.read(folder)
            rules = _rules(synonyms)
            with Trial(judged, _engine(engine), mixed=mixed, rules=rules) as trial:
                if explain:
                    self._explain(trial, explain)
                    return
                outcomes = self._outcomes(trial, judged.chosen(sets))
        except (collection.BadCollection, EngineUnavailable) as error:
            raise CommandError(str(error)) from error
        if run:
            _write_run(run, outcomes)
        if options["json"]:
            options["json"].write_text(json.dumps(_table(outcomes), indent=1) + "\n")

    def _outcomes(self, trial: Trial, sets) -> list[Outcome]:
        self.stdout.write(HEAD)
        outcomes = []
        for each in sets:
            outcome = trial.run(each)
            self.stdout.write(_line(outcome))
            self.stdout.flush()
            outcomes.append(outcome)
        return outcomes

    def _explain(self, trial: Trial, question_id: str) -> None:
        for line in explain(trial, trial.collection.set_of(question_id)):
            self.stdout.write(line)


def _engine(name: str | None) -> type[SearchEngine]:
    path = name or settings.SEARCH_ENGINE
    try:
        found = import_string(ENGINES.get(path, path))
    except (ImportError, TypeError, ValueError) as error:
        raise CommandError(f"no engine is called {path}: {error}") from error
    if not (isinstance(found, type) and issubclass(found, SearchEngine)) or isabstract(found):
        raise CommandError(f"{path} is no engine: {', '.join(ENGINES)} or the path of such a class")
    return found


def _check_writable(path: Path) -> None:
    """Find out before the trial, which may take an hour, that its results can be kept."""
    is_new = not path.exists()
    try:
        path.open("a").close()
        if is_new:
            path.unlink()
    except OSError as error:
        raise CommandError(f"{path} cannot be written: {error}") from error


def _rules(path: Path | None) -> words.Rules:
    """Return the words of a file that stand for others while the questions are asked."""
    if path is None:
        return words.NONE
    try:
        return words.parse(path.read_text(encoding="utf-8-sig").split("\n"))
    except (OSError, ValueError) as error:
        raise CommandError(f"{path}: {error}") from error


def _line(outcome: Outcome) -> str:
    score, times = outcome.score, outcome.times
    return (
        f"{outcome.name:24} {len(outcome.answers):5} {score.ndcg:8.3f} {score.mrr:8.3f} "
        f"{score.recall:8.3f} {score.empty:6.2f} {times.p50:7.1f} {times.p95:7.1f}"
    )


def _table(outcomes: list[Outcome]) -> dict[str, dict]:
    return {
        outcome.name: {"n": len(outcome.answers)} | asdict(outcome.score) | asdict(outcome.times)
        for outcome in outcomes
    }


def _write_run(path: Path, outcomes: list[Outcome]) -> None:
    with path.open("w", encoding="utf-8") as file:
        for outcome in outcomes:
            for answer in outcome.answers:
                row = {"qid": answer.question.id, "ranked": answer.ranked}
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
