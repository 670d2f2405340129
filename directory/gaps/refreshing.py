"""When the matrix is computed again: some minutes after a change, and when time alone changes it.

Every change of a record passes `history.note`, which calls `ask_soon`. The first change asks for a
task after WAIT; those that follow meanwhile ask for nothing, for the task sees them too. The task
then asks for its own next run: when the next light goes out or map ends, at the latest in a day.
"""

from datetime import datetime, time, timedelta

from django.core.cache import cache
from django.db import connection, transaction
from django.utils import timezone
from django_tasks import task
from django_tasks_db.compat import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from directory.gaps.matrix import compute
from directory.models import GapCell, MappedMunicipality, Service

WAIT = timedelta(minutes=10)  # at most so often; so old the matrix may be after a change
ASKED = "gap-matrix-asked"


@task()
def refresh() -> dict[str, int]:
    """Compute every matrix; returns code of country → changed cells.

    One that fails is tried again when time or somebody changes something next.
    """
    try:
        return compute()
    finally:
        ask_at(_next_change(timezone.now()))


def ask_soon() -> None:
    """Have the matrix computed WAIT after this transaction; costs nothing when it was asked."""
    if cache.get(ASKED) is None:
        transaction.on_commit(_ask_once, robust=True)


def _ask_once() -> None:
    if cache.add(ASKED, 1, WAIT.total_seconds()):
        ask_at(timezone.now() + WAIT)


def ask_at(moment: datetime) -> None:
    """Queue the task for `moment`, unless it waits for an earlier one already.

    Does nothing on a task backend that cannot wait (tests): there the command computes.
    """
    if not refresh.get_backend().supports_defer:
        return
    waiting = DBTaskResult.objects.filter(
        task_path=refresh.module_path, status=TaskResultStatus.READY, run_after__lte=moment
    )
    if not waiting.exists():
        refresh.using(run_after=moment).enqueue()


def _next_change(now: datetime) -> datetime:
    """Return when time alone changes the matrix: a light goes out, a day ends."""
    tomorrow = datetime.combine(
        timezone.localdate(now) + timedelta(days=1), time(0, 5), timezone.get_current_timezone()
    )
    lights = Service.objects.filter(capacity_until__gt=now, capacity_until__lt=tomorrow)
    first = lights.order_by("capacity_until").values_list("capacity_until", flat=True).first()
    return max(first, now + WAIT) if first else tomorrow


def map_municipality(*, municipality, on, by, is_sample: bool = False) -> MappedMunicipality:
    """Write that the map of `municipality` was complete `on` a day; said again, it is renewed."""
    row, _created = MappedMunicipality.objects.update_or_create(
        municipality=municipality, defaults={"on": on, "by": by, "is_sample": is_sample}
    )
    ask_soon()
    return row


def forget_sealed(services) -> None:
    """Take away, with the act that makes `services` confidential, every cell of their types.

    A cell that still counted one of them in its town would tell the town. Until the matrix is
    computed, right after the commit, those types are not known anywhere, the same in every town.
    """
    GapCell.objects.filter(service_type__in=_types(services)).delete()
    waiting = (function for _savepoints, function, *_rest in connection.run_on_commit)
    if compute not in waiting:
        transaction.on_commit(compute, robust=True)


def _types(services) -> set[int]:
    through = Service.service_types.through.objects.filter(service__in=services)
    return set(through.values_list("servicetype", flat=True))
