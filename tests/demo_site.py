"""The demo site as a fixture: seeded once a run, laid out afresh for each test that asks.

Seeding costs about ten seconds; laying out the copy costs a fraction of one.
All workers of one run share the copy.
"""

import fcntl
import shutil
import sqlite3
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection


@pytest.fixture(scope="session")
def demo_snapshot(tmp_path_factory, django_db_setup, django_db_blocker):
    """Return the folder that holds the seeded database, media files and search index."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "popen-gw" in base.name else base
    folder = shared / "demo-site"
    with (shared / "demo-site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "whole").exists():
            with django_db_blocker.unblock():
                _build(folder)
    return folder


def _build(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    call_command("seed_demo", stdout=_Silence())
    call_command("search_rebuild", stdout=_Silence())
    with sqlite3.connect(folder / "db.sqlite3") as copy:
        connection.ensure_connection()
        connection.connection.backup(copy)
    for name, source in _files().items():
        shutil.copytree(source, folder / name, dirs_exist_ok=True)
    call_command("flush", interactive=False, verbosity=0)
    (folder / "whole").touch()


def _files() -> dict[str, Path]:
    return {"media": Path(settings.MEDIA_ROOT), "index": Path(settings.SEARCH_INDEX_DIR)}


@pytest.fixture
def demo_site(demo_snapshot, transactional_db):
    """The whole demo in the test database, with its files and its search index."""
    with sqlite3.connect(demo_snapshot / "db.sqlite3") as copy:
        connection.ensure_connection()
        copy.backup(connection.connection)
    for name, target in _files().items():
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(demo_snapshot / name, target)
    ContentType.objects.clear_cache()
    return demo_snapshot


class _Silence:
    def write(self, *_words):
        return 0

    def flush(self):
        return None
