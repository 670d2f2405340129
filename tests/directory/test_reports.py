"""What readers tell of a service: what the database refuses, and what is kept of them."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from directory.models import Report

DEVICE = "0123456789abcdef" * 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "gossip"},
        {"device": "127.0.0.1"},
        {"device": ""},
        {"settled_at": timezone.now() - timedelta(days=9)},
    ],
)
def test_a_report_that_cannot_be(desk, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.create(**{"service": desk, "kind": "no_answer", "device": DEVICE} | wrong)


def test_one_device_reports_one_thing_once(desk):
    Report.objects.create(service=desk, kind="no_answer", device=DEVICE)
    Report.objects.create(service=desk, kind="moved", device=DEVICE)
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.create(service=desk, kind="moved", device=DEVICE)


def test_a_settled_report_waits_no_longer(desk):
    report = Report.objects.create(service=desk, kind="moved", device=DEVICE)
    assert list(Report.objects.waiting()) == [report]
    Report.objects.update(settled_at=timezone.now())
    assert not Report.objects.waiting().exists()
