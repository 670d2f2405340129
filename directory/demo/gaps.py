"""The demo's maps that somebody called complete: only there is what is absent known to be missing.

Berat's table of 2012 named its services one by one; so do the other three towns of the demo, their
neighbours on the road and two towns of Montenegro. Everywhere else the map says: not known.
"""

from datetime import timedelta

from django.utils import timezone

from directory.gaps import matrix, refreshing
from directory.models import MappedMunicipality
from portal.accounts.models import User
from portal.reference.models import Municipality

# municipality → days since its table met
MAPPED = {
    "al-berat": 12,
    "al-has": 25,
    "al-shkoder": 40,
    "al-devoll": 18,
    "al-kukes": 60,
    "al-kucove": 33,
    "al-korce": 75,
    "me-podgorica": 20,
    "me-ulcinj": 50,
}


def seed(keeper_email: str) -> None:
    """Say that the maps of MAPPED are complete, once each, and compute the matrix."""
    keeper = User.objects.filter(email=keeper_email).first()
    there = set(MappedMunicipality.objects.values_list("municipality__code", flat=True))
    today = timezone.localdate()
    for row in Municipality.objects.filter(code__in=MAPPED.keys() - there):
        on = today - timedelta(days=MAPPED[row.code])
        refreshing.map_municipality(municipality=row, on=on, by=keeper, is_sample=True)
    matrix.compute()
