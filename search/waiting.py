"""Whether what was published lately can be found yet, for readers and for who watches the portal."""

from datetime import timedelta

from django.core.cache import cache
from django.utils import timezone

from search.models import OutboxRow

LATE_SECONDS = 60  # a row is written within a second; so long it waits only if something is wrong
LOOK_SECONDS = 5  # how long one look at the outbox holds


def is_late() -> bool:
    """Say whether a change has waited for the index so long that readers should know.

    One short query in LOOK_SECONDS. What cannot be read at all, and would wait for
    ever, is the administrator's matter.
    """
    late = cache.get("search-is-late")
    if late is None:
        late = _oldest_seconds(failed_at=None) > LATE_SECONDS
        cache.set("search-is-late", late, LOOK_SECONDS)
    return late


def told() -> str:
    """Return what waits too long, for an administrator; "" if nothing does."""
    seconds = _oldest_seconds()
    if seconds <= LATE_SECONDS:
        return ""
    return f"{OutboxRow.objects.count()} changes wait, the first for {seconds:.0f} s"


def _oldest_seconds(**chosen) -> float:
    """Rows are numbered as they are made, so the first of them needs no index of times."""
    rows = OutboxRow.objects.filter(**chosen).order_by("pk")
    made_at = rows.values_list("made_at", flat=True).first()
    return (timezone.now() - made_at) / timedelta(seconds=1) if made_at else 0.0
