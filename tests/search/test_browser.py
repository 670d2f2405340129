"""Search in a real browser: while typing, by keyboard alone, and without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
PHONE = {"viewport": {"width": 360, "height": 740}}


@pytest.fixture
def tab(chromium, live_server, demo_site, request):
    """A tab on the portal with the demo's content; `param` is whether scripts run."""
    context = chromium.new_context(
        base_url=live_server.url, java_script_enabled=getattr(request, "param", True), **PHONE
    )
    page = context.new_page()
    page.refused = []
    page.on("console", lambda said: page.refused.append(said.text) if said.type == "error" else 0)
    page.on("pageerror", lambda error: page.refused.append(str(error)))
    yield page
    context.close()
    assert page.refused == []


def test_results_follow_the_typing_and_the_keyboard(tab):
    tab.goto("/sq/search/")
    asked = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.keyboard.press("/")
    tab.keyboard.type("femije qe lypin", delay=20)
    first = tab.locator(".hit-title a").first
    expect(first).to_contain_text("lypin")
    expect(tab).to_have_url(re.compile(r"/sq/search/\?q=femije\+qe\+lypin$"))
    expect(tab.locator("#results-said")).to_have_text(re.compile(r"\d+ .+"))
    assert len([url for url in asked if "partial=1" in url]) < len("femije qe lypin")
    tab.keyboard.press("ArrowDown")
    expect(first).to_be_focused()
    tab.keyboard.press("ArrowDown")
    expect(tab.locator(".hit-title a").nth(1)).to_be_focused()
    tab.keyboard.press("ArrowUp")
    tab.keyboard.press("ArrowUp")
    expect(tab.locator("input[name=q]")).to_be_focused()
    tab.keyboard.press("ArrowDown")
    target = first.get_attribute("href")
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"**{target}")
    assert "#s-" in tab.url
    expect(tab.locator(f"[id='{target.partition('#')[2]}']")).to_be_in_viewport()


def test_a_later_answer_is_never_overtaken_by_an_earlier_one(tab):
    held = []
    tab.goto("/sq/search/")

    def hold_the_first(route):
        if "q=lypin" in route.request.url and not held:
            held.append(route)
        else:
            route.continue_()

    tab.route("**/sq/search/?**", hold_the_first)
    tab.locator("input[name=q]").fill("lypin")
    tab.wait_for_timeout(400)
    tab.locator("input[name=q]").fill("gjykata")
    expect(tab.locator(".hit-title a").first).to_contain_text(re.compile("gjykat", re.I))
    tab.unroute("**/sq/search/?**")
    expect(tab).to_have_url(re.compile("q=gjykata"))
    assert held


@pytest.mark.parametrize("tab", [False], indirect=True)
def test_everything_works_without_javascript(tab):
    tab.goto("/sq/")
    tab.locator("input[name=q]").fill("femije qe lypin ne rruge")
    tab.locator(".search-box button").click()
    tab.wait_for_url("**/sq/search/?q=femije+qe+lypin+ne+rruge**")
    first = tab.locator(".hit").first
    expect(first.locator(".hit-title")).to_contain_text("lypin")
    expect(first.locator("a[href^='tel:']")).to_be_visible()
    tab.locator(".filters summary").click()
    tab.get_by_role("link", name=re.compile(r"^Hap \d+")).click()
    tab.wait_for_url("**kind=step**")
    expect(tab.locator(".filters summary")).to_have_text(re.compile(r"Filtrat: Hap"))
    tab.locator(".filters summary").click()
    expect(tab.locator(".filters .chip.is-on").first).to_be_visible()
    tab.locator(".hit-title a").first.click()
    assert "#s-" in tab.url


@pytest.mark.parametrize("words", ["<img src=x onerror=alert(1)>", '"><script>alert(1)</script>'])
def test_typed_html_stays_text(tab, words):
    dialogs = []
    tab.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    tab.goto("/sq/search/")
    tab.locator("input[name=q]").fill(words)
    tab.wait_for_url("**?q=**")
    tab.reload()
    assert tab.locator("input[name=q]").input_value() == words
    assert dialogs == []


@pytest.mark.parametrize("tab", [True, False], indirect=True)
def test_more_results_go_on_and_back_and_new_words_begin_anew(tab, request):
    has_scripts = request.node.callspec.params["tab"]
    tab.goto("/sq/search/?q=femije")
    first = tab.locator(".hit-title a").all_inner_texts()
    tab.locator("a[rel=next]").click()
    tab.wait_for_url("**page=2**")
    second = tab.locator(".hit-title a").all_inner_texts()
    assert len(first) == len(second) == 10
    assert not set(first) & set(second)
    assert "shown=" in tab.url
    tab.locator("a[rel=prev]").click()
    expect(tab.locator(".hit-title a").first).to_have_text(first[0])
    tab.locator("a[rel=next]").click()
    tab.wait_for_url("**page=2**")
    tab.locator("input[name=q]").fill("gjykata")
    if not has_scripts:
        tab.locator(".search-box button").click()
    expect(tab).to_have_url(re.compile(r"\?q=gjykata(&m=)?$"))


@pytest.mark.parametrize("place", ["", "al-berat"])
def test_with_the_keyboard_open_a_phone_shows_the_first_hit(tab, place):
    """A keyboard takes about the lower half of 740 px."""
    tab.goto(f"/sq/search/?m={place}")
    tab.locator("input[name=q]").press_sequentially("fmija qe lypin ne rrug", delay=10)
    expect(tab.locator(".notice").first).to_contain_text("U kërkua edhe")
    tab.locator("#results:not([aria-busy])").wait_for()
    assert tab.locator(".suggested .chip").count()
    assert tab.locator(".hit").first.bounding_box()["y"] <= 330
    tab.reload()
    assert tab.locator(".hit").first.bounding_box()["y"] <= 300
    tab.locator(".filters summary").click()
    expect(tab.locator(".filters .facet-kind .chip").first).to_be_visible()
    assert tab.evaluate("document.documentElement.scrollWidth") == PHONE["viewport"]["width"]


def test_a_repair_is_said_and_taken_back_by_keyboard(tab):
    tab.goto("/sq/search/")
    tab.locator("input[name=q]").type("fmija rrahet", delay=10)
    notice = tab.locator(".notice")
    expect(notice).to_contain_text("U kërkua edhe fëmij")
    link = notice.get_by_role("link")
    for _ in range(6):
        tab.keyboard.press("Tab")
        if link.evaluate("each => each === document.activeElement"):
            break
    expect(link).to_be_focused()
    tab.keyboard.press("Enter")
    tab.wait_for_url("**typed=1**")
    expect(notice).to_contain_text("U kërkua saktësisht siç u shkrua.")
    assert tab.evaluate("document.documentElement.scrollWidth") == PHONE["viewport"]["width"]


@pytest.mark.parametrize("tab", [True, False], indirect=True)
def test_without_an_index_titles_lines_and_ways_on_are_there(tab, settings, tmp_path):
    settings.SEARCH_INDEX_DIR = tmp_path / "nowhere"
    tab.goto("/sq/search/?q=femije qe lypin")
    expect(tab.locator(".notice")).to_contain_text("Kërkimi po riparohet.")
    first = tab.locator(".hit-title a").first
    expect(first).to_contain_text("lypin")
    expect(tab.locator(".hit").first.locator("a[href^='tel:']")).to_be_visible()
    expect(tab.get_by_role("link", name="Të gjitha protokollet")).to_be_visible()
    expect(tab.locator("#results a[href='tel:129']").last).to_be_visible()
    first.click()
    assert "#s-" in tab.url
