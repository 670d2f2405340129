"""In a real browser: a search counts when it settled, once, and so does a hit that was opened."""

import re
import time

import pytest
from playwright.sync_api import expect

from search.models import AskedQuery

pytestmark = pytest.mark.browser


@pytest.fixture
def tab(chromium, live_server, demo_site, request):
    context = chromium.new_context(
        base_url=live_server.url, java_script_enabled=getattr(request, "param", True)
    )
    page = context.new_page()
    page.refused = []
    page.on("console", lambda said: page.refused.append(said.text) if said.type == "error" else 0)
    page.on("pageerror", lambda error: page.refused.append(str(error)))
    yield page
    context.close()
    assert page.refused == []


def counted(*expected):
    """Wait until the table holds (text, times, watched, opened) of every search, and no others."""
    until = time.monotonic() + 10
    while True:
        rows = AskedQuery.objects.values_list("text", "times", "watched", "opened")
        found = sorted(rows)
        if found == sorted(expected) or time.monotonic() > until:
            assert found == sorted(expected)
            return
        time.sleep(0.1)


def type_words(tab, words):
    tab.locator("input[name=q]").press_sequentially(words, delay=10)
    expect(tab).to_have_url(re.compile(re.escape("q=" + words.replace(" ", "+")) + "$"))
    tab.locator("#results:not([aria-busy])").wait_for()


def test_typing_is_counted_once_when_a_hit_is_opened(tab):
    tab.goto("/sq/search/")
    type_words(tab, "femije qe lypin")
    counted()
    tab.locator(".hit-title a").first.click()
    tab.wait_for_url("**/protokolle/**")
    counted(("femije qe lypin", 1, 1, 1))


def test_leaving_counts_as_not_opened(tab):
    tab.goto("/sq/search/")
    type_words(tab, "femije qe lypin")
    tab.goto("/sq/")
    counted(("femije qe lypin", 1, 1, 0))


def test_enter_after_typing_counts_once(tab):
    tab.goto("/sq/search/")
    type_words(tab, "gjykata")
    tab.keyboard.press("Enter")
    tab.wait_for_load_state()
    counted(("gjykata", 1, 0, 0))
    tab.locator(".hit-title a").first.click()
    tab.wait_for_url("**#s-**")
    counted(("gjykata", 1, 1, 1))


def test_a_whole_page_left_for_other_words_was_watched(tab):
    tab.goto("/sq/search/?q=gjykata")
    tab.locator("input[name=q]").fill("policia")
    expect(tab).to_have_url(re.compile("q=policia$"))
    tab.locator("#results:not([aria-busy])").wait_for()
    counted(("gjykata", 1, 1, 0))
    tab.goto("/sq/")
    counted(("gjykata", 1, 1, 0), ("policia", 1, 1, 0))


def test_a_second_hit_of_the_same_search_counts_no_more(tab):
    tab.goto("/sq/search/?q=gjykata")
    first = tab.locator(".hit-title a").first
    for _time in range(2):
        with tab.context.expect_page() as opened:
            first.click(modifiers=["ControlOrMeta"])
        opened.value.close()
    counted(("gjykata", 1, 1, 1))
    tab.goto("/sq/")
    counted(("gjykata", 1, 1, 1))


@pytest.mark.parametrize("tab", [False], indirect=True)
def test_without_javascript_the_page_counts_and_nobody_watches(tab):
    tab.goto("/sq/search/?q=gjykata")
    tab.locator(".hit-title a").first.click()
    tab.wait_for_url("**#s-**")
    counted(("gjykata", 1, 0, 0))
