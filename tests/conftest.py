"""The fixed cast, clean caches, and the browser."""

import os
import shutil

import pytest
from django.core.cache import caches
from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache

from portal.accounts.cast import CAST
from portal.accounts.seed import account_of
from portal.base import page_cache
from tests.demo_site import (  # noqa: F401 - fixtures and a hook for everybody
    demo_site,
    demo_snapshot,
    django_db_setup,
    fresh_site,
    pytest_runtest_teardown,
)

LONG_SECONDS = 30
BROWSER_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(autouse=True)
def clean_caches(monkeypatch):
    """No test sees what another one left in the caches of this process.

    What is remembered for a minute does not run out: on a busy machine it would, between two
    requests whose queries are counted.
    """
    until = BaseCache.get_backend_timeout

    def kept_until(cache, timeout=DEFAULT_TIMEOUT):
        seconds = cache.default_timeout if timeout is DEFAULT_TIMEOUT else timeout
        is_long = seconds is not None and seconds >= LONG_SECONDS
        return None if is_long else until(cache, timeout)

    monkeypatch.setattr(BaseCache, "get_backend_timeout", kept_until)
    monkeypatch.setattr(page_cache, "SECONDS", 10**6)
    for name in ("default", "pages", "visitors"):
        caches[name].clear()


def _member(role):
    return next(member for member in CAST if member.role == role)


@pytest.fixture
def worker(db):
    """A confirmed professional who works cases in Has."""
    return account_of(_member("worker"))


@pytest.fixture
def colleague(db):
    """A confirmed professional of the worker's own centre."""
    return account_of(_member("colleague"))


@pytest.fixture
def editor(db):
    """Writes, translates and publishes pages."""
    return account_of(_member("editor"))


@pytest.fixture
def trainer(db):
    """Holds sessions, uploads materials."""
    return account_of(_member("trainer"))


@pytest.fixture
def keeper(db):
    """Keeps contacts and lines true."""
    return account_of(_member("keeper"))


@pytest.fixture
def moderator(db):
    """Approves what others submit."""
    return account_of(_member("moderator"))


@pytest.fixture
def resident(db):
    """Signed in, lives here, is no professional."""
    return account_of(_member("resident"))


@pytest.fixture
def stranger(db):
    """Signed in from another country, nothing of theirs is touched by any story."""
    return account_of(_member("stranger"))


@pytest.fixture
def administrator(db):
    return account_of(_member("administrator"))


def chromium_path() -> str:
    """Return a Chromium's path; without one skip loudly, or fail where services are required."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if path:
        return path
    words = "no Chromium here: sudo apt install chromium, or CHROMIUM=/path/to/it"
    if os.environ.get("REQUIRE_SERVICES") == "1":
        pytest.fail(words)
    pytest.skip(words)


@pytest.fixture(scope="session")
def chromium():
    """A running Chromium, driven by Playwright; make a context of your own from it."""
    path = chromium_path()
    from playwright.sync_api import sync_playwright

    # Playwright keeps an event loop in this thread, which Django takes for async code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=BROWSER_FLAGS)
        yield browser
        browser.close()
