"""What may be said of help that the directory does not have in a municipality. One place decides.

Nothing is told as absent that is only not known, as in the matrix of gaps: *none* is said where
somebody said that the municipality's list is complete, and while that holds. A kind of help that
bodies give by territory has a competent one everywhere: there it is only ever not entered.
"""

from collections.abc import Iterable

from django.db.models import Avg, Case, Exists, FloatField, OuterRef, Subquery, Value, When

from directory.models import MappedMunicipality, Service
from portal.base.contacts import NONE_THERE, NOT_ENTERED, NOT_KNOWN
from portal.reference.models import ServiceType

MOSTLY = 0.5  # of a country's services of one kind that are competent by territory


def lacks(codes: Iterable[str], jurisdiction: str, municipality: str) -> dict[str, str]:
    """Return what to say of each kind of `codes` that is missing in `municipality` (codes).

    One query. What is confidential takes no part.
    """
    by_territory = Case(When(is_territorial=True, then=Value(1.0)), default=Value(0.0))
    bodies = (
        Service.objects.visible_to(None)
        .open()
        .filter(service_types=OuterRef("pk"), organization__jurisdiction=jurisdiction)
        .order_by()
        .values("organization__jurisdiction")
        .annotate(share=Avg(by_territory, output_field=FloatField()))
        .values("share")
    )
    mapped = MappedMunicipality.objects.in_force().filter(municipality__code=municipality)
    rows = (
        ServiceType.objects.filter(code__in=list(codes))
        .annotate(share=Subquery(bodies), is_mapped=Exists(mapped))
        .values_list("code", "share", "is_mapped")
    )
    return {code: _lack(share or 0, is_mapped) for code, share, is_mapped in rows}


def lack_of(codes: Iterable[str], jurisdiction: str, municipality: str) -> str:
    """Return what holds of all kinds of `codes` together: where they differ, the least is said."""
    said = set(lacks(codes, jurisdiction, municipality).values())
    return said.pop() if len(said) == 1 else NOT_KNOWN


def _lack(share: float, is_mapped: bool) -> str:
    if share > MOSTLY:
        return NOT_ENTERED
    return NONE_THERE if is_mapped else NOT_KNOWN
