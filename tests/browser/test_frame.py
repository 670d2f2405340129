"""The frame in a real browser: no violation, no foreign request, one tap to the lines."""

import re

import pytest

from portal.base.place import COOKIE
from protocols.models import ProtocolPage
from tests.browser.axe import violations_everywhere

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("demo_site")]

LISTS = {"sq": "/sq/protokolle/", "sr-latn": "/sr-latn/protokoli/", "en": "/en/protocols/"}


def page_types(language: str) -> list[str]:
    """Return one address of every type of page that a visitor meets, in `language`."""
    protocol = (
        ProtocolPage.objects.live()
        .filter(audience="public", locale__language_code=language, alias_of__isnull=True)
        .first()
    )
    key = protocol.translation_key
    doors = {"sq": "familja", "sr-latn": "porodica", "en": "family"}
    missing = next(
        page.translation_key
        for page in ProtocolPage.objects.live().filter(audience="public", jurisdiction="ME")
        if not page.get_translations(inclusive=True)
        .live()
        .filter(locale__language_code="sq")
        .exists()
    )
    return [
        f"/{language}/",
        LISTS[language],
        f"{LISTS[language]}?situation=foster_care",
        protocol.url,
        f"/{language}/search/?q=femije",
        f"/{language}/search/?q=qqqzzz",
        f"/{language}/emergency/",
        f"/{language}/acronyms/",
        f"/{language}/place/",
        f"/{language}/{doors[language]}/",
        f"/{language}/page/{missing if language == 'sq' else key}/",
        f"/{language}/no-such-page/",
        f"/accounts/login/?next=/{language}/",
        f"/accounts/password/reset/?next=/{language}/",
    ]


@pytest.fixture
def visit(chromium, live_server):
    """Return `visit(address, **context options)`: a new page of a new context, loaded."""
    contexts = []

    def open_page(address: str, **options):
        context = chromium.new_context(base_url=live_server.url, **options)
        contexts.append(context)
        page = context.new_page()
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()


PHONE = {"viewport": {"width": 360, "height": 740}}


@pytest.mark.parametrize("language", LISTS)
def test_axe_finds_nothing_on_any_type_of_page(visit, language):
    page = visit(f"/{language}/")
    wrong = {}
    for address in page_types(language):
        page.goto(address)
        found = violations_everywhere(page)
        if found:
            wrong[address] = found
    assert wrong == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_open_panels(visit, scheme):
    page = visit("/sr-latn/", color_scheme=scheme, **PHONE)
    for summary in (".emergency summary", ".languages-menu summary"):
        page.click(summary)
        assert violations_everywhere(page) == []
        page.set_viewport_size(PHONE["viewport"])
        page.keyboard.press("Escape")


def test_no_page_asks_another_host_or_stores_anything(visit, live_server):
    page = visit("/sq/")
    asked, trouble = set(), []
    page.on("request", lambda request: asked.add(request.url))
    page.on("console", lambda message: trouble.append(message.text))
    for address in page_types("sq"):
        if "/place/" in address or "/accounts/" in address:
            continue  # forms of one reader carry a token
        page.goto(address)
    assert asked
    assert {url for url in asked if not url.startswith((live_server.url, "data:"))} == set()
    assert [words for words in trouble if "404" not in words] == []
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


@pytest.mark.parametrize("scripting", [True, False])
def test_the_lines_are_one_tap_away(visit, scripting):
    page = visit("/sq/protokolle/", java_script_enabled=scripting, **PHONE)
    line = page.locator('.emergency a[href="tel:129"]')
    assert not line.is_visible()
    page.click(".emergency summary")
    assert line.is_visible()
    assert line.bounding_box()["height"] >= 44


def test_the_panel_closes_on_escape_and_outside_and_gives_the_focus_back(visit):
    page = visit("/sq/", **PHONE)
    panel = page.locator(".emergency .panel")
    page.focus(".emergency summary")
    page.keyboard.press("Enter")
    assert panel.is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "tel:129"
    page.keyboard.press("Escape")
    assert not panel.is_visible()
    assert page.evaluate("document.activeElement.matches('.emergency summary')")
    page.click(".emergency summary")
    page.mouse.click(5, 700)
    assert not panel.is_visible()


def test_only_one_panel_is_open(visit):
    page = visit("/sq/", **PHONE)
    page.click(".languages-menu summary")
    assert page.locator(".languages-menu .panel").is_visible()
    page.click(".emergency summary")
    assert not page.locator(".languages-menu .panel").is_visible()


def test_the_keyboard_reaches_the_content_at_once(visit):
    page = visit("/en/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_bar_fits_and_can_be_hit_with_a_thumb(visit, width):
    page = visit("/sr-latn/", viewport={"width": width, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for box in page.evaluate(
        "[...document.querySelectorAll('.bar a, .bar summary')].filter(e => e.offsetParent)"
        ".map(e => e.getBoundingClientRect()).map(r => [r.width, r.height, r.right])"
    ):
        assert box[0] >= 44
        assert box[1] >= 44
        assert box[2] <= width


def test_a_situation_leads_to_a_phone_in_three_taps(visit):
    page = visit("/sq/", **PHONE)
    page.click(".situations a >> nth=0")
    assert page.locator('.first-line a[href="tel:129"]').is_visible()
    page.click(".drawer-card a >> nth=0")
    assert page.locator('main a[href^="tel:"]').first.is_visible()


def test_choosing_a_municipality_reads_the_page_for_its_country(visit):
    page = visit("/en/", **PHONE)
    with page.expect_navigation():
        page.select_option('select[name="m"]', label="Nikšić")
    assert "m=me-niksic" in page.url
    assert page.locator('.emergency a[href="tel:122"]').count() == 1
    page.click("text=Remember on this device")
    page.click("button:has-text('Remember on this device')")
    assert [cookie["value"] for cookie in page.context.cookies() if cookie["name"] == COOKIE] == [
        "me-niksic"
    ]
    page.goto("/sq/emergency/")
    assert re.search(r'href="tel:(\d+)"', page.inner_html("main")).group(1) == "122"


def test_without_script_the_municipality_goes_along_with_the_search(visit):
    page = visit("/sq/", java_script_enabled=False, **PHONE)
    page.fill('input[name="q"]', "lypin")
    page.select_option('select[name="m"]', label="Has")
    page.click(".search-box button")
    assert "m=al-has" in page.url
    assert "q=lypin" in page.url


def test_nothing_moves_for_readers_who_asked_for_calm(visit):
    calm = visit("/sq/", reduced_motion="reduce", **PHONE)
    calm.click(".emergency summary")
    style = "getComputedStyle(document.querySelector('.emergency .panel')).animationName"
    assert calm.evaluate(style) == "none"
    lively = visit("/sq/", reduced_motion="no-preference", **PHONE)
    lively.click(".emergency summary")
    assert lively.evaluate(style) == "appear"


def test_paper_gets_the_content_without_the_frame(visit):
    page = visit("/sq/emergency/")
    page.emulate_media(media="print", color_scheme="dark")
    assert not page.locator(".bar").is_visible()
    assert not page.locator(".foot").is_visible()
    colour = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(colour) == "rgb(255, 255, 255)"
