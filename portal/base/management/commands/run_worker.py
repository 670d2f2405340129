"""manage.py run_worker: db_worker with a heartbeat, without its reloader.

Runs under something that starts it again (ops/supervisor.py, systemd).
"""

import fcntl
import logging
import threading
import time

from django.conf import settings
from django.core.management.base import CommandError
from django.db import DatabaseError, close_old_connections
from django_tasks_db.management.commands import db_worker

from portal.base import work

logger = logging.getLogger(__name__)


class Command(db_worker.Command):
    help = "Run background tasks. One worker a name; a killed one's task is taken up again."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--name", default="worker-1", help="unique among all workers")
        parser.set_defaults(queue_name="*", reload=False)

    def configure_logging(self, verbosity):
        """Keep to settings.LOGGING: a line per task would drown what matters."""
        db_worker.logger.setLevel(logging.ERROR)  # it warns only of being asked to stop

    def handle(self, *, name, **options):
        lock = hold_name(name)
        work.requeue_stale(own_name=name)
        work.beat(name)
        threading.Thread(target=keep_beating, args=(name,), daemon=True).start()
        try:
            super().handle(**(options | {"worker_id": name, "reload": False}))
        finally:
            work.stop_beating(name)
            lock.close()


def hold_name(name: str):
    """Refuse a second worker of the same name on this machine; returns the lock it holds."""
    folder = settings.VAR_DIR / "run"
    folder.mkdir(parents=True, exist_ok=True)
    lock = open(folder / f"worker-{name}.lock", "w")  # noqa: SIM115 - held until the worker ends
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        lock.close()
        raise CommandError(f"A worker named {name} runs already; choose another --name.") from None
    return lock


def keep_beating(name: str) -> None:
    """Beat and look after dead workers' tasks, as long as this process lives."""
    while True:
        time.sleep(work.BEAT_SECONDS)
        try:
            close_old_connections()
            work.beat(name)
            work.requeue_stale()
        except DatabaseError as error:  # locked for long, or the server restarts: beat again later
            logger.warning("No beat this time: %s", error)
