"""What the chain of words is worth on the project's own questions: one JSON object."""

import functools
import json
from unittest import mock

import django

from bench.rig.portal import ROOT

QUESTIONS = ROOT / "portal" / "base" / "demo_queries"


def main() -> None:
    django.setup()
    from bench.rig.plain import stems_only
    from search.engines.embedded import EmbeddedEngine
    from search.evaluation import collection, trial

    judged = collection.read(QUESTIONS)
    with trial.Trial(judged, EmbeddedEngine) as whole:
        full = _mean(whole, judged)
        plain_ask = functools.partial(trial.ask, only_typed=True)
        with stems_only(), mock.patch.object(trial, "ask", plain_ask):
            plain = _mean(whole, judged)
    print(json.dumps({"full chain": full, "stems alone": plain}))


def _mean(asked, judged) -> float:
    scores = [answer.score.ndcg for each in judged.sets for answer in asked.run(each).answers]
    return round(sum(scores) / len(scores), 3)


if __name__ == "__main__":
    main()
