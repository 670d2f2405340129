"""What was not confirmed for a year sinks and says so."""

from datetime import date, timedelta

import pytest
from django.db.models import QuerySet
from django.utils import timezone

from directory.freshness import Freshness, freshness_of
from directory.models import Service
from directory.shown import shown
from tests.directory.small_directory import service

TODAY = date(2026, 8, 31)


@pytest.mark.parametrize(
    ("assured", "touched", "expected"),
    [
        (None, TODAY, Freshness.NEVER),
        (None, date(2025, 8, 31), Freshness.NEVER),
        (None, date(2025, 8, 30), Freshness.STALE),
        (date(2026, 8, 31), TODAY, Freshness.VERIFIED),
        (date(2026, 2, 28), TODAY, Freshness.VERIFIED),  # half a year before 31 August
        (date(2026, 2, 27), TODAY, Freshness.AGING),
        (date(2025, 8, 31), TODAY, Freshness.AGING),
        (date(2025, 8, 30), TODAY, Freshness.STALE),  # a change is no confirmation
    ],
)
def test_freshness_counts_calendar_months(assured, touched, expected):
    assert freshness_of(assured, touched, TODAY) is expected


def test_lists_sink_what_the_property_says_and_keep_their_order(desk):
    today = timezone.localdate()
    Service.objects.filter(pk=desk.pk).update(name="B")
    nobody = Service.objects.filter(pk=service(desk.organization, name="E").pk)
    QuerySet.update(nobody, last_modified=timezone.now() - timedelta(days=400))
    for name, days in (("A", 500), ("D", 10), ("C", 250)):
        service(desk.organization, name=name, assured_date=today - timedelta(days=days))
    rows = list(Service.objects.by_freshness())
    assert [row.name for row in rows] == ["B", "C", "D", "A", "E"]
    assert [row.freshness == Freshness.STALE for row in rows] == [False] * 3 + [True] * 2
    backwards = Service.objects.order_by("-name").by_freshness()
    assert [row.name for row in backwards] == ["D", "C", "B", "E", "A"]


def test_a_reader_gets_the_freshness_with_the_rest(desk):
    assert shown(desk, None).freshness is Freshness.NEVER
