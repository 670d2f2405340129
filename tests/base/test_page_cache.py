"""Whole pages, shared between readers of one kind and nobody else."""

import pytest
from django.core.cache import caches
from django.test import RequestFactory

from portal.base import page_cache


class FakePlace:
    jurisdiction, municipality, kept = "AL", "", False


def request_of(user, path="/sq/"):
    request = RequestFactory().get(path)
    request.user, request.place, request._content_stamp = user, FakePlace, "1-1"
    return request


@pytest.fixture
def rendered():
    return []


@pytest.fixture
def cached(rendered):
    from django.http import HttpResponse

    def view(request):
        rendered.append(str(request.user))
        return HttpResponse(f"page {len(rendered)}")

    return page_cache.PageCacheMiddleware(view)


def test_readers_of_one_kind_share_a_page_and_others_do_not(
    cached, rendered, worker, colleague, resident
):
    first = cached(request_of(worker)).content
    assert cached(request_of(colleague)).content == first
    assert cached(request_of(resident)).content != first
    assert len(rendered) == 2


def test_an_administrator_sees_every_page_fresh(cached, rendered, administrator):
    cached(request_of(administrator))
    cached(request_of(administrator))
    assert len(rendered) == 2


def test_a_stale_page_is_rendered_once_while_others_get_the_old_one(
    cached, rendered, worker, monkeypatch
):
    old = cached(request_of(worker)).content
    now = page_cache.time.monotonic()
    monkeypatch.setattr(page_cache.time, "monotonic", lambda: now + page_cache.SECONDS + 1)
    key = cached.key_of(request_of(worker))
    caches["pages"].add(f"{key}:renewing", 1)
    assert cached(request_of(worker)).content == old
    caches["pages"].delete(f"{key}:renewing")
    assert cached(request_of(worker)).content != old
    assert len(rendered) == 2


def test_a_query_is_never_kept(cached, rendered, worker):
    cached(request_of(worker, "/sq/search/?q=a"))
    cached(request_of(worker, "/sq/search/?q=a"))
    assert len(rendered) == 2
