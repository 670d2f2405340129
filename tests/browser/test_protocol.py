"""The reading page in a real browser: role, strip, sharing, languages, keyboard, paper."""

import json
import re
import uuid

import pytest
from playwright.sync_api import expect

from protocols.models import ProtocolPage
from tests.browser.axe import violations_everywhere

pytestmark = pytest.mark.browser
expect.set_options(timeout=15_000)  # two busy cores: slow is not wrong

STREET = "/en/protocols/children-who-live-and-work-on-the-street/"
STREET_SQ = "/sq/protokolle/femije-qe-jetojne-dhe-punojne-ne-rruge/"
STREET_ME = "/sr-latn/protokoli/djeca-u-ulicnoj-situaciji/"
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True}
DESK = {"viewport": {"width": 1280, "height": 900}}


@pytest.fixture
def open_page(demo_site, chromium, live_server):
    """Open an address in a context of its own; `script=False` turns JavaScript off."""
    contexts = []

    def open_at(address, script=True, **options):
        context = chromium.new_context(
            base_url=live_server.url, java_script_enabled=script, **(DESK | options)
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.goto(address)
        return page

    yield open_at
    for context in contexts:
        context.close()


@pytest.mark.parametrize("address", [STREET_SQ, STREET_ME, STREET], ids=["sq", "sr-latn", "en"])
def test_axe_finds_nothing(open_page, address):
    page = open_page(address)
    page.locator("details.ground summary").first.click()
    assert violations_everywhere(page) == []


def test_axe_finds_nothing_in_a_running_clock_with_a_role_chosen(open_page):
    page = open_page(STREET)
    for button in page.locator("[data-now]").all():
        button.click()
    page.get_by_role("button", name="Also compute those not verified").click()
    page.locator(".roles .chip").first.click()
    assert violations_everywhere(page) == []


def test_it_is_whole_without_script(open_page):
    page = open_page(STREET, script=False, **PHONE)
    for text in ("The first ten minutes", "Where do I start?"):
        expect(page.get_by_role("heading", name=text)).to_be_visible()
    assert page.locator(".step").count() == 18
    assert page.locator(".card-danger a[href^='tel:']").count() >= 3
    page.locator("details.ground summary").first.click()
    expect(page.locator("details.ground li").first).to_be_visible()
    page.locator(".acronym").first.click()
    expect(page.locator("[popover]:popover-open")).to_be_visible()
    link = page.get_by_role("link", name="Link to this step").nth(4)
    anchor = page.locator(".step").nth(4).get_attribute("id")
    link.click()
    assert page.url.endswith(f"{STREET}#{anchor}")


def test_the_first_view_asks_our_own_host_at_most_12_times(open_page):
    page = open_page("/en/place/")
    page.wait_for_load_state("networkidle")  # its own favicon may come late
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(STREET)
    page.wait_for_load_state("networkidle")
    host = page.url.split("/en/")[0]
    assert len(asked) <= 12
    assert all(url.startswith(host) for url in asked)


def test_only_my_role_dims_neither_a_must_nor_a_danger(open_page):
    page = open_page(STREET)
    page.locator(".roles [data-role='legal_aid']").click()
    dimmed = page.locator(".step.is-dimmed")
    assert dimmed.count() > 0
    assert page.locator(".step.is-dimmed.is-must, .step.is-dimmed.has-warning").count() == 0
    assert page.locator(".step.is-dimmed[data-roles~='legal_aid']").count() == 0
    for step in dimmed.all():
        expect(step.locator(".action")).to_be_visible()
    assert page.locator(".step.is-mine").count() > 0


def test_a_role_is_kept_for_the_visit_only_once_chosen(open_page):
    page = open_page(STREET)
    assert page.evaluate("sessionStorage.length + localStorage.length") == 0
    page.locator(".roles [data-role='police']").click()
    page.reload()
    expect(page.locator(".roles [data-role='police']")).to_have_attribute("aria-pressed", "true")
    page.locator(".roles [data-role='police']").click()
    assert page.evaluate("sessionStorage.length + localStorage.length") == 0
    assert page.locator(".is-dimmed, .is-mine").count() == 0


def test_the_strip_names_the_phase_and_leads_to_the_next_step(open_page):
    page = open_page(STREET, **PHONE)
    step = page.locator(".step").nth(6)
    step.evaluate("step => step.scrollIntoView()")
    number = step.locator(".step-number").inner_text()
    following = page.locator(".step").nth(7)
    expect(page.locator(".strip-next")).to_have_attribute(
        "href", f"#{following.get_attribute('id')}"
    )
    phase = step.locator("xpath=ancestor::section").locator("h2").inner_text()
    assert re.sub(r"\s+", " ", page.locator(".strip-phase").inner_text()) == re.sub(
        r"\s+", " ", phase
    )
    page.locator(".strip-next").tap()
    expect(following.locator("h3")).to_be_in_viewport()
    expect(page.locator(".strip-previous")).to_have_text(number)


def test_the_chip_brings_the_danger_card_back_from_any_step(open_page):
    page = open_page(STREET, **PHONE)
    page.locator(".step").nth(12).evaluate("step => step.scrollIntoView()")
    expect(page.locator(".to-card")).to_be_in_viewport()
    page.locator(".to-card").tap()
    expect(page.locator("#card h2")).to_be_in_viewport()
    expect(page.locator("#card a[href^='tel:']").first).to_be_in_viewport()


def test_the_index_marks_the_phase_that_is_read(open_page):
    page = open_page(STREET)
    page.locator(".phase").nth(2).locator(".step").first.evaluate("s => s.scrollIntoView()")
    expect(page.locator(".contents a[aria-current]")).to_have_count(1)
    expect(page.locator(".contents a").nth(2)).to_have_attribute("aria-current", "true")
    expect(page.locator(".contents")).to_be_in_viewport()
    expect(page.locator("#clock")).to_be_in_viewport()


def test_the_language_switch_keeps_the_step(open_page):
    page = open_page(STREET)
    step = page.locator(".step").nth(8)
    anchor = step.get_attribute("id")
    step.evaluate("step => step.scrollIntoView()")
    switch = page.locator(".languages a", has_text="Shqip")
    expect(switch).to_have_attribute("href", re.compile(rf"{STREET_SQ}#{anchor}$"))
    switch.evaluate("link => link.click()")  # a pointer's click would scroll to another step first
    expect(page).to_have_url(re.compile(rf"{STREET_SQ}#{anchor}$"))
    expect(page.locator(f"#{anchor} h3")).to_be_in_viewport()


def test_each_step_links_to_itself_in_the_other_language(open_page):
    page = open_page(STREET, script=False)
    step = page.locator(".step").nth(5)
    anchor = step.get_attribute("id")
    step.locator(".step-tools a[hreflang='sq']").click()
    expect(page).to_have_url(re.compile(rf"{STREET_SQ}#{anchor}$"))


def share(page, step):
    """Press the step's "Share" and return the lines that the device's share sheet gets."""
    page.evaluate(
        """() => {
            window.shared = null;
            Object.defineProperty(navigator, "share",
                {value: async (data) => { window.shared = data; }, configurable: true});
        }"""
    )
    step.get_by_role("button", name="Share").click()
    page.wait_for_function("window.shared")
    return page.evaluate("window.shared.text").split("\n")


def in_one_line(text):
    return re.sub(r"\s+", " ", text).strip()


def test_share_hands_on_what_to_do_limits_a_number_version_and_link(open_page):
    page = open_page(STREET)
    step = page.locator(".step:has(.badge-limit)").first
    lines = share(page, step)
    assert lines[0] == in_one_line(step.locator("h3").inner_text())
    assert in_one_line(step.locator(".action").inner_text()).startswith(lines[1].rstrip("…"))
    assert 20 < len(lines[1]) <= 281
    assert step.locator(".badge-limit").first.inner_text() in lines
    call = page.locator("#card .call-row").first
    name = call.locator(".call-who").evaluate("who => who.firstChild.textContent.trim()")
    assert lines[-3].startswith(f"{name}: {call.locator('.call-number').inner_text()}")
    assert lines[-2] == f"{page.locator('h1').inner_text()}, version 1"
    assert re.search(r"/en/step/[0-9a-f-]{36}/$", lines[-1])


@pytest.mark.parametrize(
    ("action", "shared"),
    [
        ("<p>Ring. Wait\n here.</p><p>Go.</p>", "Ring. Wait here."),
        ("<p>See art. 5, nr. 18 i ligjit. Ring.</p>", "See art. 5, nr. 18 i ligjit. Ring."),
        ("<ul><li>Ring</li><li>wait</li></ul>", "Ring wait"),
        ("<p>Ring. " + "Wait here " * 40 + "</p>", "Ring."),
        ("<p>" + "wait here " * 40 + "</p>", "wait here " * 27 + "wait here…"),
    ],
    ids=["two sentences", "abbreviations", "list", "one fits", "none fits"],
)
def test_share_takes_two_sentences_or_what_280_letters_hold(open_page, action, shared):
    page = open_page(STREET)
    step = page.locator(".step").first
    step.locator(".action").evaluate("(node, html) => { node.innerHTML = html; }", action)
    assert share(page, step)[1] == shared


def test_a_note_leaves_the_way_back_to_the_card_free_again(open_page):
    page = open_page(STREET, permissions=["clipboard-read", "clipboard-write"], **PHONE)
    page.locator(".step").nth(3).get_by_role("button", name="Copy link").tap()
    expect(page.locator(".said")).to_have_text("The link is copied.")
    expect(page.locator(".said")).to_be_empty(timeout=4000)


def test_copy_link_says_that_it_did(open_page):
    page = open_page(STREET, permissions=["clipboard-read", "clipboard-write"])
    step = page.locator(".step").nth(3)
    step.get_by_role("button", name="Copy link").click()
    expect(page.locator(".said")).to_have_text("The link is copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith(f"/en/step/{step.get_attribute('id').removeprefix('s-')}/")
    page.goto(copied)
    expect(page.locator(f"#{step.get_attribute('id')} h3")).to_be_in_viewport()


def test_a_role_chip_opens_its_long_form_with_the_keyboard(open_page):
    page = open_page(STREET)
    chip = page.locator(".step button[data-role='pmf']").first
    chip.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#r-pmf")).to_be_visible()
    expect(page.locator("#r-pmf")).to_contain_text("Child-protection worker")
    page.keyboard.press("Escape")
    expect(page.locator("#r-pmf")).to_be_hidden()
    expect(chip).to_be_focused()


def test_a_linked_step_is_not_hidden_below_the_bars(open_page):
    anchor = open_page(STREET).locator(".step").nth(9).get_attribute("id")
    for size in (PHONE, DESK):
        page = open_page(f"{STREET}#{anchor}", **size)
        page.wait_for_timeout(200)
        top = page.locator(f"#{anchor} h3").bounding_box()["y"]
        bars = [page.locator(".bar").bounding_box(), page.locator(".strip").bounding_box()]
        assert top >= max(box["y"] + box["height"] for box in bars if box)


def test_on_paper_everything_is_open_and_links_are_written_out(open_page):
    page = open_page(STREET, script=False)
    page.emulate_media(media="print")
    for text in page.locator("details.ground li").all():
        expect(text).to_be_visible()
    expect(page.locator("#clock table")).to_be_visible()
    expect(page.locator(".colophon")).to_contain_text("Printed on")
    expect(page.locator(".colophon")).to_contain_text("version 1")
    for hidden in (".bar", ".contents", ".step-tools", ".to-card", ".foot"):
        expect(page.locator(hidden).first).to_be_hidden()


def test_a_professionals_protocol_says_for_whom_it_is(open_page, worker, live_server):
    page = open_page("/accounts/login/")
    page.fill("[name=login]", worker.email)
    page.fill("[name=password]", "provo-zyren-2026")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    secret = ProtocolPage.objects.filter(
        audience="professional", locale__language_code="en"
    ).first()
    page.goto(secret.url)
    expect(page.get_by_text("For confirmed professionals only")).to_be_visible()
    assert violations_everywhere(page) == []


def test_after_an_insertion_old_links_and_every_translation_hold(open_page):
    """A step put in before an old one, and a changed limit: the old link, two languages."""
    source = ProtocolPage.objects.get(url_path__endswith=STREET_SQ.split("/sq")[1])
    first = source.phases[0].value["steps"]
    old = next(step for step in first.bound_blocks if step.value["limits"])
    raw = source.phases.get_prep_value()
    steps = raw[0]["value"]["steps"]
    [changed] = [step for step in steps if step["id"] == old.id]
    changed["value"]["limits"][0]["value"]["amount"] = 37
    new = json.loads(json.dumps(steps[0])) | {"id": str(uuid.UUID(int=77))}
    new["value"]["branches"] = []
    raw[0]["value"]["steps"] = [new, *steps]
    source.phases = raw
    source.save_revision().publish()
    for language, address in (("sq", STREET_SQ), ("en", STREET)):
        page = open_page(f"/{language}/step/{old.id}/")
        assert page.url.endswith(f"{address}#s-{old.id}")
        expect(page.locator(f"#s-{old.id} .badge-limit").first).to_contain_text("37")
        expect(page.locator(f"#s-{old.id} h3")).to_be_in_viewport()
