"""The order in which one reader sees what an engine found."""

from collections import defaultdict
from operator import itemgetter

from search import registry
from search.engines.base import Candidate
from search.sections import Reader

OTHER_LANGUAGE = 0.95  # a hit in another language than the reader's counts a little less
VERSION_LEAST = 0.5  # the reader's language stands for a better version down to this share
COMPANIONS = 3  # of a page of PAGE: a number beside the steps, not a column of them
PAGE = 10
OWN_LEAST = 0.25  # of the best score: from here up the reader's own country comes first


def arrange(
    candidates: list[Candidate], reader: Reader, seen: set[int] | None = None
) -> list[Candidate]:
    """Put candidates in the order one reader sees: each piece once, own country first.

    Own is also what belongs to no country, and everything to a reader who did not
    say where they are; what hardly matches comes after the others all the same. A piece in several
    languages is shown in the reader's, unless that version matches far worse.
    Scores count by the weight of their kind. Of what merely accompanies, COMPANIONS stand
    among the first PAGE. Groups in `seen` are passed over; new ones are added to it.
    """
    seen = set() if seen is None else seen
    weights = registry.kind_weights()
    versions = defaultdict(list)
    for candidate in candidates:
        if candidate.group not in seen:
            versions[candidate.group].append(candidate)
    seen.update(versions)
    scored = [
        (score * weights.get(candidate.kind, 1.0), candidate)
        for score, candidate in (_one_version(found, reader) for found in versions.values())
    ]
    scored.sort(key=itemgetter(0), reverse=True)
    own = ("", reader.jurisdiction)
    all_own = not (reader.is_placed and reader.jurisdiction)
    least = OWN_LEAST * scored[0][0] if scored else 0.0
    first, after = [], []
    for score, candidate in scored:
        is_own = all_own or candidate.jurisdiction in own
        (first if is_own and score >= least else after).append(candidate)
    return _few_companions(first + after)


def _few_companions(listed: list[Candidate]) -> list[Candidate]:
    """Put the companions that are too many for the first page right behind it."""
    kinds = registry.companions()
    first: list[Candidate] = []
    room = COMPANIONS
    for candidate in listed:
        if len(first) == PAGE:
            break
        if candidate.kind in kinds:
            room -= 1
            if room < 0:
                continue
        first.append(candidate)
    taken = {candidate.group for candidate in first}
    return first + [candidate for candidate in listed if candidate.group not in taken]


def weigh(candidate: Candidate, reader: Reader) -> dict[str, float]:
    """Return what the score of a candidate is multiplied by: name → factor (for an explanation)."""
    return {
        "kind": registry.kind_weights().get(candidate.kind, 1.0),
        "other language": 1.0 if candidate.language == reader.language else OTHER_LANGUAGE,
    }


def _one_version(versions: list[Candidate], reader: Reader) -> tuple[float, Candidate]:
    """Return the version to show, and the score by which the piece is placed."""
    best = versions[0]
    if best.language == reader.language:
        return best.score, best
    for candidate in versions:
        in_language = candidate.language == reader.language
        if in_language and candidate.score >= VERSION_LEAST * best.score:
            return best.score, candidate
    return best.score * OTHER_LANGUAGE, best
