"""The directory in a browser: accessible, with a map of our own, and a position that stays here."""

import pytest

from tests.browser.axe import violations_everywhere

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("demo_site")]
LIST = "/sq/directory/?m=al-berat"
NEAR_BERAT = {"latitude": 40.7312, "longitude": 19.9478}


@pytest.fixture
def context(chromium, live_server):
    context = chromium.new_context(
        base_url=live_server.url,
        viewport={"width": 360, "height": 740},
        geolocation=NEAR_BERAT,
        permissions=["geolocation"],
    )
    yield context
    context.close()


def watched(context):
    """Return a page, and the addresses that it asks for and the errors that it reports."""
    page = context.new_page()
    asked, errors = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: message.type == "error" and errors.append(message.text))
    page.on("pageerror", lambda error: errors.append(str(error)))
    return page, asked, errors


def test_list_service_and_report_are_accessible_and_fit_a_phone(context):
    page = context.new_page()
    page.goto(LIST)
    assert violations_everywhere(page) == []
    page.goto(page.get_attribute(".contact-name a", "href"))
    assert violations_everywhere(page) == []
    for name in ("report", "print"):
        page.goto(page.get_attribute(f'a[href*="/{name}/"]', "href"))
        assert violations_everywhere(page) == []
        page.go_back()


def test_a_phone_gets_the_map_only_when_somebody_asks_for_it(context):
    page, asked, errors = watched(context)
    page.goto(LIST)
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "leaflet" in url or "outlines" in url]
    page.click(".map-show")
    page.wait_for_selector(".map-mark")
    page.wait_for_selector(".map-land")
    page.locator(".map-mark").first.click()
    assert page.locator(".leaflet-popup a").first.get_attribute("href").startswith("/sq/directory/")
    assert errors == []
    assert {url.split("/")[2] for url in asked} == {asked[0].split("/")[2]}, "no other server"


def test_the_position_stays_on_the_device(context):
    page, asked, errors = watched(context)
    page.goto("/sq/directory/")
    page.click("#find-near")
    page.wait_for_url("**where=Berat**")
    assert "Berat" in page.inner_text("#found-count")
    page.wait_for_function("/nga ku je/.test(document.querySelector('.contact-far')?.textContent)")
    assert not [url for url in asked if "40.7" in url or "19.9" in url]
    assert errors == []


def test_the_first_number_stands_high_however_much_was_asked(context):
    """On a phone of 360 × 640, with a chip for each folded filter; one tap takes it away."""
    page = context.new_page()
    phone = {"width": 360, "height": 640}
    page.set_viewport_size(phone)
    page.goto("/sq/directory/?q=psikolog&where=Berat&within=25")
    assert page.is_visible("#find-q")
    assert not page.is_visible("#find-within")
    assert page.locator(".contact .call-row").first.bounding_box()["y"] < 500
    assert violations_everywhere(page) == []
    page.set_viewport_size(phone)
    page.click(".find-chips a")
    page.wait_for_url(lambda url: "within" not in url)
    assert page.locator(".contact .call-row").first.bounding_box()["y"] < 400
    page.click(".find details summary")
    assert violations_everywhere(page) == []


def test_links_of_a_service_are_as_high_as_a_finger_needs(context):
    page = context.new_page()
    page.goto("/sq/directory/?q=psikolog&where=Berat")
    page.goto(page.get_attribute(".contact-name a", "href"))
    for link in ('a[href^="geo:"]', '.service-side > p > a[href*="/report/"]', ".eyebrow a"):
        box = page.locator(link).first.bounding_box()
        assert box["height"] >= 44, link
        assert box["x"] + box["width"] <= 360, link


def test_everything_is_there_without_javascript(chromium, live_server):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/sq/directory/")
    page.select_option("#find-type", "counselling")
    page.fill("#find-where", "krume")
    page.click('#find button[type="submit"]')
    assert "Kukës" in page.inner_text("#missing-here")
    assert page.locator(".contact .call-row").count() > 0
    assert not page.locator("#map").is_visible()
    page.click(".contact-name a")
    assert page.locator(".share .button").first.is_visible()
    context.close()
