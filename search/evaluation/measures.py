"""How good a ranking is: nDCG, reciprocal rank and recall of the first ten hits.

Gain 2^grade − 1, discount log2(place + 1) (Järvelin and Kekäläinen 2002, with the
exponential gain of Burges 2005). Recall is of the relevant documents, or of ten
where there are more.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

PLACES = 10


@dataclass(frozen=True)
class Score:
    """Of one question or, as means, of a set. Each 0 to 1."""

    ndcg: float
    mrr: float
    recall: float
    empty: float  # without any hit


@dataclass(frozen=True)
class Times:
    """Milliseconds for a whole page."""

    p50: float
    p95: float


def score(ranked: Sequence[str], grades: dict[str, int]) -> Score:
    """Score one ranking: document ids, best first."""
    top = [grades.get(document, 0) for document in ranked[:PLACES]]
    ideal = _gain(sorted(grades.values(), reverse=True)[:PLACES])
    relevant = sum(grade > 0 for grade in grades.values())
    return Score(
        ndcg=_gain(top) / ideal if ideal else 0.0,
        mrr=next((1 / place for place, grade in enumerate(top, 1) if grade > 0), 0.0),
        recall=sum(grade > 0 for grade in top) / max(1, min(PLACES, relevant)),
        empty=float(not ranked),
    )


def _gain(grades: Iterable[int]) -> float:
    return sum((2**grade - 1) / math.log2(place + 1) for place, grade in enumerate(grades, 1))


def mean(scores: Sequence[Score]) -> Score:
    """Return the mean of each measure; of no scores, zeros."""
    many = len(scores) or 1
    return Score(
        ndcg=sum(each.ndcg for each in scores) / many,
        mrr=sum(each.mrr for each in scores) / many,
        recall=sum(each.recall for each in scores) / many,
        empty=sum(each.empty for each in scores) / many,
    )


def times(milliseconds: Sequence[float]) -> Times:
    """Return median and 95th percentile (the nearest value that was measured)."""
    ordered = sorted(milliseconds) or [0.0]

    def at(share: float) -> float:
        return ordered[min(len(ordered) - 1, math.ceil(share * len(ordered)) - 1)]

    return Times(at(0.5), at(0.95))
