"""Alive and ready, for the machine that watches the portal. No language, no session."""

from pathlib import Path

from django.apps import apps
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.base import work
from search import waiting
from search.engines import get_engine

OK = "ok"
_applied_once = False  # this process's code does not change, so neither does a yes


@never_cache
@require_safe
def show_alive(request):
    """Answer while the process answers at all; asks no database."""
    return HttpResponse("alive\n", content_type="text/plain")


@never_cache
@require_safe
def show_ready(request):
    """200 once every part is usable, else 503; JSON names each part and what it lacks."""
    parts = {"database": database_state()}
    if parts["database"] == OK:
        parts["migrations"] = migrations_state()
    if parts.get("migrations") == OK:
        parts["index"] = index_state()
        parts["worker"] = worker_state()
    is_ready = len(parts) == 4 and all(state == OK for state in parts.values())
    if "index" in parts and (late := waiting.told()):
        parts["outbox"] = late  # the portal serves all the same
    answer = JsonResponse({"ready": is_ready, **parts}, status=200 if is_ready else 503)
    answer._has_been_logged = True  # asked every few seconds: no line in the log for each 503
    return answer


def database_state() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "does not answer"
    return OK


def migrations_state() -> str:
    """Compare migration files with applied ones by name; loading them would cost 10 MB."""
    global _applied_once
    if _applied_once:
        return OK
    missing = migration_files() - set(MigrationRecorder(connection).applied_migrations())
    if missing:
        return f"{len(missing)} not applied: run manage.py migrate"
    _applied_once = True
    return OK


def migration_files() -> set[tuple[str, str]]:
    """Return (app label, migration name) of every migration in the installed apps."""
    return {
        (app.label, file.stem)
        for app in apps.get_app_configs()
        for file in Path(app.path, "migrations").glob("[!_]*.py")
    }


def index_state() -> str:
    return OK if get_engine().is_usable() else "not usable: run manage.py search_rebuild"


def worker_state() -> str:
    age = work.seconds_since_beat()
    if age is None:
        return "no worker has run yet"
    return OK if age < work.ALIVE_SECONDS else f"no heartbeat for {age:.0f} s"
