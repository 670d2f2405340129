"""/healthz says alive and asks nothing; /readyz names the part that is missing."""

from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from portal.base import health, work


@pytest.fixture(autouse=True)
def first_look(monkeypatch):
    """Forget that this process has seen all migrations applied."""
    monkeypatch.setattr(health, "_applied_once", False)


@pytest.fixture
def usable_index(monkeypatch):
    monkeypatch.setattr(health, "index_state", lambda: health.OK)


def test_alive_asks_no_database(client):
    """Without the `db` mark any query would raise."""
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.content == b"alive\n"
    assert not answer.cookies


def test_ready_is_for_reading_only(client):
    assert client.post("/readyz").status_code == 405


def test_ready_once_everything_is(client, db, usable_index):
    work.beat("worker-1")
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {
        "ready": True,
        "database": "ok",
        "migrations": "ok",
        "index": "ok",
        "worker": "ok",
    }
    assert "no-store" in answer["Cache-Control"]


def test_not_ready_without_a_worker(client, db, usable_index, caplog):
    answer = client.get("/readyz")
    assert not caplog.records  # asked every few seconds: a line each time would bury the rest
    assert answer.status_code == 503
    assert answer.json()["worker"] == "no worker has run yet"


def test_not_ready_when_the_worker_fell_silent(client, db, usable_index):
    work.beat("worker-1")
    work.WorkerBeat.objects.update(at=timezone.now() - timedelta(seconds=31))
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["worker"] == "no heartbeat for 31 s"


def test_not_ready_with_a_migration_to_apply(client, db, usable_index):
    work.beat("worker-1")
    MigrationRecorder(health.connection).record_unapplied("protocols", "0001_initial")
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["migrations"] == "1 not applied: run manage.py migrate"
    assert "worker" not in answer.json()


def test_every_migration_of_every_app_is_looked_at(db):
    files = health.migration_files()
    assert ("base", "0001_initial") in files
    assert ("wagtailcore", "0001_initial") in files
    assert files <= set(MigrationRecorder(health.connection).applied_migrations())


def test_not_ready_when_the_database_does_not_answer(client, db, monkeypatch):
    def broken():
        raise DatabaseError

    with monkeypatch.context() as patch:
        patch.setattr(health.connection, "cursor", broken)
        answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json() == {"ready": False, "database": "does not answer"}
