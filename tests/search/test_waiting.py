"""What was published and is not found yet is said: to readers calmly, to the administrator exactly."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.base import health
from search import waiting
from search.engines import get_engine
from search.models import OutboxRow
from search.query import ask
from search.sections import Reader
from tests.search.conftest import full_index_disk

SAID = "The newest changes may still be missing."


def page(client, q="lypin", **params):
    cache.delete("search-is-late")
    return client.get("/en/search/", {"q": q, **params}).content.decode()


def row(seconds, **fields):
    made = OutboxRow.objects.create(object_key="base.standardpage:1", **fields)
    made_at = timezone.now() - timedelta(seconds=seconds)
    OutboxRow.objects.filter(pk=made.pk).update(made_at=made_at)


def test_nothing_is_said_while_all_is_found(site, client):
    assert SAID not in page(client)
    assert waiting.told() == ""


def test_a_full_index_disk_is_said_once_a_change_waited_long(site, street, client):
    """The change is published all the same; the row that asks for it stays."""
    with full_index_disk():
        street.save_revision().publish()
    assert OutboxRow.objects.exists()
    assert SAID not in page(client)
    late = timezone.now() - timedelta(seconds=waiting.LATE_SECONDS + 1)
    OutboxRow.objects.update(made_at=late)
    html = page(client)
    assert SAID in html
    assert 'class="hit"' in html
    assert SAID in page(client, partial="1")
    assert SAID in page(client, "xhindokullqqq")  # nothing found


def test_what_cannot_be_read_is_no_matter_of_readers(site, client):
    row(3600, failed_at=timezone.now())
    assert SAID not in page(client)
    assert waiting.told().startswith("1 changes wait, the first for 36")


def test_the_look_is_one_short_query_and_holds(db):
    row(70)
    with CaptureQueriesContext(connection) as found:
        assert waiting.is_late()
        assert waiting.is_late()
    assert len(found) == 1


def test_the_administrator_is_told_and_the_portal_stays_ready(client, db, monkeypatch):
    monkeypatch.setattr(health, "index_state", lambda: health.OK)
    monkeypatch.setattr(health, "worker_state", lambda: health.OK)
    row(70)
    row(5)
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json()["outbox"] == "2 changes wait, the first for 70 s"


def test_an_index_of_an_older_analysis_is_said(site, client):
    assert not ask("lypin", Reader("en", "AL")).is_outdated
    get_engine().view().is_outdated = True
    assert ask("lypin", Reader("en", "AL")).is_outdated
    assert SAID in page(client)


@pytest.mark.parametrize("q", ["?!…", "…", "lypin"])
def test_without_an_index_signs_alone_meet_the_notice_too(site, client, settings, tmp_path, q):
    settings.SEARCH_INDEX_DIR = tmp_path / "nowhere"
    html = page(client, q)
    assert "Search is being repaired." in html
    assert "Nothing found." not in html
    assert SAID not in html
