"""How old what a service says is: verified, older than half a year, a year old, never verified.

Counted in calendar months from `Service.assured_date`, in the days of the site's time zone.
What is a year old sinks in every list and says so; it never disappears, because an old number
is better than none at night.
"""

from datetime import date, datetime, time, timedelta

from dateutil.relativedelta import relativedelta
from django.db import models
from django.db.models import Case, Q, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory import confidential

AGES_AFTER = relativedelta(months=6)  # a confirm mail goes out twice a year
SINKS_AFTER = relativedelta(months=12)


class Freshness(models.TextChoices):
    VERIFIED = "verified", _("verified")
    AGING = "aging", _("verified more than 6 months ago")
    STALE = "stale", _("not confirmed for 12 months")
    NEVER = "never", _("not verified yet")


def freshness_of(assured: date | None, touched: date, today: date | None = None) -> Freshness:
    """Return how fresh a record is that was verified on `assured` and last changed on `touched`.

    A record that nobody ever verified is a year old when it was not touched for a year.
    """
    today = today or timezone.localdate()
    if (assured or touched) < today - SINKS_AFTER:
        return Freshness.STALE
    if assured is None:
        return Freshness.NEVER
    return Freshness.AGING if assured < today - AGES_AFTER else Freshness.VERIFIED


def stale(today: date | None = None) -> Q:
    """Return the condition on `Service` rows that they are `Freshness.STALE`, for their keepers."""
    return _older_than(_limit(today))


def sinking(today: date | None = None):
    """Return 1 for what readers are told is stale, else 0: to annotate and order services by.

    Of a confidential one its month alone counts, as in `shown.py`: else its place in a list would
    change on the very day a year after it was verified, and tell the day.
    """
    limit = _limit(today)
    end_of_month = (limit - timedelta(days=1)).replace(day=1) + relativedelta(months=1)
    secret = _older_than(end_of_month) & confidential.confidential_services()
    return Case(When(_older_than(limit) | secret, then=Value(1)), default=Value(0))


def _limit(today: date | None) -> date:
    return (today or timezone.localdate()) - SINKS_AFTER


def _older_than(day: date) -> Q:
    midnight = timezone.make_aware(datetime.combine(day, time()))
    return Q(assured_date__lt=day) | Q(assured_date__isnull=True, last_modified__lt=midnight)
