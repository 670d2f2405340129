"""What search finds of the demo is measured: no set of the project's own questions falls back."""

from pathlib import Path

import pytest
from django.conf import settings

from search import synonyms
from search.engines.embedded import EmbeddedEngine
from search.evaluation import collection
from search.evaluation.trial import Trial

pytestmark = pytest.mark.django_db

QUERIES = Path(settings.BASE_DIR) / "portal" / "base" / "demo_queries"
# nDCG@10 without editors' words, some .03 below what was measured; a set has 13 to 35 questions,
# so one that goes wrong moves it by .03 to .08. Raise them when search gets better. Four are lower
# than before services were judged too: a question for legal aid or home help has ten answers then,
# of which a page shows three (sq_family, sq_typo, cnr_family, cnr_cyrillic).
FLOORS = {
    "sq_worker": 0.82,
    "sq_family": 0.50,
    "sq_dictated": 0.73,
    "sq_typo": 0.83,
    "sq_dialect": 0.54,
    "sq_law": 0.85,
    "sq_town": 0.73,  # three of sixteen name a body by an acronym or a profession that editors know
    "cnr_worker": 0.81,
    "cnr_family": 0.49,
    "cnr_cyrillic": 0.70,
    "cnr_dictated": 0.75,
    "cnr_typo": 0.83,
    "cnr_town": 0.85,
    "en_worker": 0.74,
    "en_family": 0.49,
    "en_dictated": 0.60,
}


def outcomes(rules):
    judged = collection.read(QUERIES)
    with Trial(judged, EmbeddedEngine, rules=rules) as trial:
        return {each.name: trial.run(each) for each in judged.sets}


def mean(found):
    return sum(outcome.score.ndcg for outcome in found.values()) / len(found)


def test_the_projects_own_questions_are_answered(demo_site):
    plain = outcomes(synonyms.NONE)
    scores = {name: round(outcome.score.ndcg, 3) for name, outcome in plain.items()}
    below = {name: (scores.get(name, 0), floor) for name, floor in FLOORS.items()}
    assert {n: pair for n, pair in below.items() if pair[0] < pair[1]} == {}, scores
    assert scores.keys() == FLOORS.keys()
    assert sum(outcome.score.empty for outcome in plain.values()) == 0
    with_words = outcomes(synonyms.stored())
    assert mean(with_words) > mean(plain), "the demo's own synonyms do harm"
