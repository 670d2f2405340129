"""Counts of the directory's own rows as evidence: referrals that found no place."""

from collections.abc import Iterator

from directory.gaps.evidence import Evidence
from directory.models import ReasonKind, ReferralSlip
from directory.models.slip import SlipAnswer


def refused_referrals(jurisdiction: str) -> Iterator[Evidence]:
    """Yield the slips answered “no place”, by the sender's municipality."""
    slips = ReferralSlip.objects.filter(
        municipality__jurisdiction=jurisdiction, answer=SlipAnswer.NO_PLACE
    )
    for municipality, service_type, _answer, count in slips.counted():
        yield Evidence(ReasonKind.NO_PLACE, municipality, service_type, count)
