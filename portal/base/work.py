"""Work outside the request: which workers live, and tasks whose worker died.

django-tasks-db marks a task RUNNING when a worker takes it and looks at it no
more: a worker that is killed leaves its task RUNNING for ever. So every worker
writes a beat, and a task whose last worker does not beat goes back into the queue.
"""

import logging
from datetime import timedelta

from django.db import models
from django.utils import timezone
from django_tasks_db.compat import TaskResultStatus
from django_tasks_db.models import DBTaskResult

logger = logging.getLogger(__name__)

BEAT_SECONDS = 5  # a small write each time
ALIVE_SECONDS = 30  # readyz: a worker counts as alive this long after its beat
STALE_SECONDS = 90  # above SQLite's 30 s of waiting for a lock, so that the living are spared
MOST_TRIES = 3  # a task that took so many workers with it is not tried again


class WorkerDied(Exception):
    """Recorded on a task whose workers were killed MOST_TRIES times."""


class WorkerBeat(models.Model):
    """A worker that lives: one row a name, written every few seconds.

    Ends with its worker; that of a killed one stays and grows old.
    """

    name = models.CharField(max_length=64, primary_key=True)
    at = models.DateTimeField()

    class Meta:
        app_label = "base"

    def __str__(self):
        return self.name


def beat(name: str) -> None:
    """Write that the worker `name` lives."""
    WorkerBeat.objects.update_or_create(name=name, defaults={"at": timezone.now()})


def stop_beating(name: str) -> None:
    """Write that the worker `name` ended, so that nobody takes it for alive."""
    WorkerBeat.objects.filter(name=name).delete()


def seconds_since_beat() -> float | None:
    """Return the age of the youngest beat in seconds, None where no worker ever beat."""
    youngest = WorkerBeat.objects.aggregate(at=models.Max("at"))["at"]
    return None if youngest is None else (timezone.now() - youngest).total_seconds()


def requeue_stale(*, own_name: str = "") -> int:
    """Put tasks of dead workers back into the queue; return how many.

    `own_name`: a worker that just started under this name runs nothing yet, so a
    task that still says so was left by its predecessor.
    """
    since = timezone.now() - timedelta(seconds=STALE_SECONDS)
    alive = set(WorkerBeat.objects.filter(at__gte=since).values_list("name", flat=True))
    alive.discard(own_name)
    changed = 0
    for task in DBTaskResult.objects.running():
        worker = task.worker_ids[-1] if task.worker_ids else ""
        started_by_us = worker == own_name and own_name
        if worker in alive or not (started_by_us or task.started_at < since):
            continue
        changed += _return(task)
    return changed


def _return(task: DBTaskResult) -> int:
    """Return `task` to the queue unless it moved on meanwhile; give it up after MOST_TRIES."""
    row = DBTaskResult.objects.filter(
        pk=task.pk, status=TaskResultStatus.RUNNING, started_at=task.started_at
    )
    if len(task.worker_ids) >= MOST_TRIES:
        logger.error("Task %s (%s) given up: its workers died", task.pk, task.task_path)
        return row.update(
            status=TaskResultStatus.FAILED,
            finished_at=timezone.now(),
            exception_class_path=f"{WorkerDied.__module__}.{WorkerDied.__qualname__}",
            traceback=f"Its workers were killed {len(task.worker_ids)} times.",
        )
    logger.warning("Task %s (%s) queued again: its worker died", task.pk, task.task_path)
    return row.update(status=TaskResultStatus.READY, started_at=None)
