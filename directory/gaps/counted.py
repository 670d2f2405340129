"""Counts of the directory's own rows as evidence: referrals that found no place."""

from collections.abc import Iterator

from directory import slips
from directory.gaps.evidence import Evidence
from directory.models import ReasonKind
from directory.models.slip import SlipAnswer


def refused_referrals(jurisdiction: str) -> Iterator[Evidence]:
    """Yield the slips answered “no place”, by the sender's municipality."""
    counts = slips.counted(jurisdiction, SlipAnswer.NO_PLACE)
    for (municipality, service_type), count in counts.items():
        yield Evidence(ReasonKind.NO_PLACE, municipality, service_type, count)
