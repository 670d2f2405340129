"""The service map in a browser: accessible, whole without JavaScript, one sheet on paper."""

import re

import pytest

from tests.browser.axe import violations_everywhere

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("demo_site")]
MAP = "/sq/directory/gaps/"
PAGES = (
    "",
    "?type=day_centre&country=AL",
    "?country=XX&type=zzz",
    "al-has/",
    "al-has/counselling/",
    "compare/?one=al-berat&other=al-has",
)
BESIDE = 56 * 16  # px; from here the map stands beside what one chooses


@pytest.fixture
def page(chromium, live_server):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture
def scripted(chromium, live_server):
    """A page on which the accessibility check can run."""
    context = chromium.new_context(base_url=live_server.url)
    yield context.new_page()
    context.close()


def test_every_page_is_accessible_and_fits_a_phone(scripted):
    for address in PAGES:
        scripted.goto(MAP + address)
        assert violations_everywhere(scripted) == [], address


@pytest.mark.parametrize("size", [(360, 640), (1280, 800)])
def test_the_first_screen_is_a_picture_with_its_numbers(page, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(MAP)
    seen = [".gap-lead b", ".gap-map a >> nth=5"]
    if size[0] >= BESIDE:
        seen += [".gap-story .gap-totals", "#gap-type", ".gap-worst li >> nth=5"]
    for wanted in seen:
        box = page.locator(wanted).first.bounding_box()
        assert box["y"] + box["height"] <= size[1], wanted


def test_from_the_picture_to_a_cell_with_the_keyboard_alone(page):
    page.goto(MAP)
    page.locator('.gap-map a[href^="al-has/"]').focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/al-has/")
    page.locator('.gap-list a[href^="counselling/"]').focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/al-has/counselling/")
    assert "Kukës" in page.inner_text(".gap-now")


@pytest.mark.parametrize(
    "address", ["", "?county=Berat", "?country=ME", "?group=women", "?type=day_centre"]
)
def test_on_paper_it_is_one_sheet(page, address):
    page.goto(MAP + address)
    file = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", file)) == 1
    width, height = map(float, re.search(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", file).groups())
    assert (round(width), round(height)) == (842, 595), "A4 landscape, in points"
