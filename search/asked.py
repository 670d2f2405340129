"""Searches that found nothing are counted for editors; personal data is never kept."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from portal.privacy.detector import may_name_a_person
from search import text
from search.models import AskedQuery
from search.query import Result

KEPT_DAYS = 90
KEPT_PER_DAY = 2000  # different texts; a flood of nonsense must not fill the disk


def count_empty(result: Result, language: str, *, is_filtered: bool = False) -> None:
    """Count `result` if nothing has any of its words. One or two small writes, only then.

    A search within filters tells nothing about what is missing, nor do mere signs.
    Personal data is counted under an empty text.
    """
    if not result.is_empty or result.page != 1 or is_filtered:
        return
    if not text.tokens(result.typed):
        return
    kept = "" if may_name_a_person(result.typed) else result.typed.lower()
    key = {"day": timezone.localdate(), "language": language, "text": kept}
    if AskedQuery.objects.filter(**key).update(times=F("times") + 1, results=result.total):
        return
    if AskedQuery.objects.filter(day=key["day"]).count() >= KEPT_PER_DAY:
        return
    try:
        with transaction.atomic():
            AskedQuery.objects.create(**key, results=result.total)
    except IntegrityError:  # somebody asked the same in this very moment
        AskedQuery.objects.filter(**key).update(times=F("times") + 1)


def forget_old() -> int:
    """Delete what is older than KEPT_DAYS; returns how many rows."""
    limit = timezone.localdate() - timedelta(days=KEPT_DAYS)
    return AskedQuery.objects.filter(day__lt=limit).delete()[0]
