"""While others keep the database locked the outbox waits, and who publishes hears nothing of it."""

import logging
from contextlib import contextmanager

import pytest
from django.db import OperationalError, connection, transaction

from search import indexing
from search.indexing import differences, drain
from search.models import OutboxRow
from search.query import ask
from search.sections import Reader
from tests.protocols.small_protocol import publish

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "sqlite", reason="only SQLite has one writer at a time"
    ),
]
RESIDENT = Reader("sq", "AL")


@contextmanager
def another_writer():
    """Give a function after which a second connection holds the write lock, until the end."""
    other = connection.copy("another")
    other.ensure_connection()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        (patience,) = cursor.fetchone()
        cursor.execute("PRAGMA busy_timeout = 50")

        def lock():
            other.connection.execute("BEGIN IMMEDIATE")

        try:
            yield lock
        finally:
            other.connection.execute("ROLLBACK")
            other.close()
            cursor.execute(f"PRAGMA busy_timeout = {patience}")


def test_a_publish_whose_drain_meets_a_locked_database_is_kept_for_later(site, street, caplog):
    drain()
    with another_writer() as lock, caplog.at_level(logging.WARNING):
        with transaction.atomic():
            transaction.on_commit(lock)  # after the commit of the page, before its drain
            publish(street, title="Njësia e natës")
        assert OutboxRow.objects.exists()
        assert "outbox rows are kept" in caplog.text
        assert not [record for record in caplog.records if record.levelno >= logging.ERROR]
        assert drain() == 0
    assert drain() > 0
    assert ask("njësia e natës", RESIDENT).hits[0].section.title == "Njësia e natës"
    assert list(differences()) == []


def test_rows_the_index_took_before_the_lock_are_kept_and_written_again(site, street, monkeypatch):
    drain()
    real = indexing._write
    with another_writer() as lock:

        def write_then_lock(*args):
            failed = real(*args)
            lock()
            return failed

        monkeypatch.setattr(indexing, "_write", write_then_lock)
        with transaction.atomic():
            publish(street, title="Njësia e ditës")
        assert OutboxRow.objects.exists()
    monkeypatch.setattr(indexing, "_write", real)
    assert drain() > 0
    assert not OutboxRow.objects.exists()
    assert list(differences()) == []


def test_within_a_transaction_a_fault_is_not_kept_silent(site, street, monkeypatch):
    """Django has marked that transaction as broken; going on in it would lose what it wrote."""

    def locked():
        raise OperationalError("database is locked")

    publish(street, title="Tjetër")
    OutboxRow.objects.create(object_key=f"protocols.protocolpage:{street.pk}")
    monkeypatch.setattr(indexing, "_next_number", locked)
    assert drain() == 0
    with pytest.raises(OperationalError), transaction.atomic():
        drain()
