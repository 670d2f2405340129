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

PRISTINE = "pristine.sqlite3"
_bring_back = None  # set with the test database, for the hook that has no fixtures


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, tmp_path_factory):
    """Keep a copy of the database as migrations left it, with root page and groups."""
    global _bring_back
    pristine = tmp_path_factory.getbasetemp() / PRISTINE
    with django_db_blocker.unblock():
        connection.ensure_connection()
        with sqlite3.connect(pristine) as copy:
            connection.connection.backup(copy)

    def bring_back():
        with django_db_blocker.unblock():
            _restore(pristine)

    _bring_back = bring_back


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item):
    """A transactional test empties every table; the next test finds the root page again."""
    result = yield
    marker = item.get_closest_marker("django_db")
    is_transactional = "transactional_db" in item.fixturenames or (
        marker is not None and marker.kwargs.get("transaction")
    )
    if is_transactional and _bring_back is not None:
        _bring_back()
    return result


@pytest.fixture
def fresh_site(transactional_db, tmp_path_factory):
    """The database as migrations left it, for a live server: root page, no content."""
    _restore(tmp_path_factory.getbasetemp() / PRISTINE)


def _restore(source: Path) -> None:
    with sqlite3.connect(source) as copy:
        connection.ensure_connection()
        copy.backup(connection.connection)
    ContentType.objects.clear_cache()


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
                _build(folder, base / PRISTINE)
    return folder


def _build(folder: Path, pristine: Path) -> None:
    folder.mkdir(exist_ok=True)
    _restore(pristine)
    call_command("seed_demo", stdout=_Silence())
    call_command("search_rebuild", stdout=_Silence())
    with sqlite3.connect(folder / "db.sqlite3") as copy:
        connection.ensure_connection()
        connection.connection.backup(copy)
    for name, source in _files().items():
        shutil.copytree(source, folder / name, dirs_exist_ok=True)
    _restore(pristine)
    (folder / "whole").touch()


def _files() -> dict[str, Path]:
    return {"media": Path(settings.MEDIA_ROOT), "index": Path(settings.SEARCH_INDEX_DIR)}


@pytest.fixture
def demo_site(demo_snapshot, transactional_db):
    """The whole demo in the test database, with its files and its search index."""
    _restore(demo_snapshot / "db.sqlite3")
    for name, target in _files().items():
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(demo_snapshot / name, target)
    return demo_snapshot


class _Silence:
    def write(self, *_words):
        return 0

    def flush(self):
        return None
