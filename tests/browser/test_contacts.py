"""Who to call at a step, in a real browser: the number, the lack that counts, the five reasons."""

import pytest
from playwright.sync_api import expect

from directory.models import MissingContact, Obstacle
from tests.browser.axe import violations_everywhere

pytestmark = pytest.mark.browser
expect.set_options(timeout=15_000)  # two busy cores: slow is not wrong

STREET = "/en/protocols/children-who-live-and-work-on-the-street/?m=al-has"
DAY_CENTRE = "f726748e-9023-5f23-9f65-f9aacb885d5e"  # step 4.2: Has has no day centre
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True}


@pytest.fixture
def open_page(demo_site, chromium, live_server):
    contexts = []

    def open_at(address, script=True):
        context = chromium.new_context(
            base_url=live_server.url, java_script_enabled=script, **PHONE
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.goto(address)
        return page

    yield open_at
    for context in contexts:
        context.close()


def test_a_step_without_script_has_the_number_and_the_form_counts(open_page):
    Obstacle.objects.all().delete()
    page = open_page(STREET, script=False)
    step = page.locator(f"[id='s-{DAY_CENTRE}']")
    expect(step.get_by_text("Kukës (by road: Krumë–Kukës) takes people from Has")).to_be_visible()
    assert page.locator(".needs a[href='tel:129']").count() > 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    step.get_by_role("link", name="Could not be done here").click()
    assert page.get_by_label("In the municipality").input_value() == "al-has"
    page.get_by_label("there is no such service here").check()
    page.get_by_label("What was needed").select_option("day_centre")
    page.get_by_role("button", name="Count it").click()
    expect(page.get_by_role("status").first).to_contain_text("It counts now")
    row = Obstacle.objects.get()
    assert (row.municipality.code, row.reason, row.service_type.code) == (
        "al-has",
        "no_service",
        "day_centre",
    )
    page.get_by_role("link", name="Back to the step").click()
    assert page.url.endswith(f"#s-{DAY_CENTRE}")


def test_who_stays_at_a_step_that_misses_a_contact_is_counted_once(open_page):
    MissingContact.objects.all().delete()
    page = open_page(STREET)
    step = page.locator(f"[id='s-{DAY_CENTRE}']")
    with page.expect_response(lambda answer: "/missing/" in answer.url) as answer:
        step.evaluate("step => step.scrollIntoView()")
    assert answer.value.status == 204
    assert page.locator(f"[id='s-{DAY_CENTRE}'][data-missing]").count() == 0
    counted = MissingContact.objects.filter(step=DAY_CENTRE)
    assert {row.service_type.code for row in counted} >= {"day_centre"}
    assert {row.municipality.code for row in counted} == {"al-has"}


@pytest.mark.parametrize("address", [STREET, f"/sq/directory/not-done/{DAY_CENTRE}/"])
def test_axe_finds_nothing(open_page, address):
    assert violations_everywhere(open_page(address)) == []
