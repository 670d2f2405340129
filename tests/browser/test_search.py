"""The search page while somebody types: what is shown never passes for an answer it is not."""

import pytest

from tests.browser.axe import violations_everywhere

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("demo_site")]

PART = "**/search/?*partial=1*"
FIELD = "#search-box-q"


@pytest.fixture
def page(chromium, live_server):
    context = chromium.new_context(base_url=live_server.url, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto("/sq/search/?q=femije&m=al-berat")
    yield page
    context.close()


def wait_until_answered(page, q: str):
    page.wait_for_url(f"**/search/?q={q}*")
    page.wait_for_selector("#results:not([aria-busy])")


def test_results_of_earlier_words_are_dimmed_from_the_first_key(page):
    held = []
    page.route(PART, lambda route: held.append(route))
    page.fill(FIELD, "gjykata")
    assert page.get_attribute("#results", "aria-busy") == "true"
    assert float(page.eval_on_selector("#results", "e => getComputedStyle(e).opacity")) < 1
    page.wait_for_timeout(500)  # a slow line
    assert page.get_attribute("#results", "aria-busy") == "true"
    (route,) = held
    route.continue_()
    wait_until_answered(page, "gjykata")
    assert page.eval_on_selector("#results", "e => getComputedStyle(e).opacity") == "1"


@pytest.mark.parametrize(
    "answer", [lambda route: route.abort(), lambda route: route.fulfill(status=502, body="no")]
)
def test_a_search_without_an_answer_says_so_and_can_be_sent_again(page, answer):
    page.route(PART, answer)
    page.fill(FIELD, "gjykata")
    failed = page.locator("#results-failed")
    failed.locator(".notice").wait_for()
    assert failed.get_attribute("role") == "status"
    assert "q=femije" in page.url
    assert float(page.eval_on_selector("#results", "e => getComputedStyle(e).opacity")) < 1
    assert page.get_attribute("#results", "aria-busy") is None
    page.unroute(PART)
    page.fill(FIELD, "gjykata e")
    wait_until_answered(page, "gjykata+e")
    assert failed.inner_text() == ""
    page.route(PART, answer)
    page.fill(FIELD, "policia")
    with page.expect_navigation():
        failed.get_by_role("button").click()
    assert "q=policia" in page.url


def test_title_and_links_follow_the_typing(page):
    page.fill(FIELD, "gjykata")
    wait_until_answered(page, "gjykata")
    assert page.title().startswith("gjykata · ")
    links = page.eval_on_selector_all(
        ".languages a, .languages-menu a, .place a", "all => all.map((each) => each.href)"
    )
    assert len(links) > 3
    assert [link for link in links if "gjykata" not in link or "femije" in link] == []
    page.fill(FIELD, "")
    page.wait_for_url(lambda address: "q=" not in address)
    assert "gjykata" not in page.title()


def test_chips_all_first_and_no_violation(page):
    first = page.locator("#results .chips").first.locator("a").first
    assert first.get_attribute("aria-current") == "true"
    page.goto("/sq/search/?q=femije&kind=step")
    first = page.locator("#results .chips").first.locator("a").first
    assert first.get_attribute("aria-current") is None
    assert violations_everywhere(page) == []
