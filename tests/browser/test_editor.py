"""An editor at work in a real browser: a protocol from nothing, and nothing asked of outsiders."""

import pytest
from playwright.sync_api import expect
from wagtail.users.models import UserProfile
from wagtail_localize.models import TranslationSource

from portal.accounts.cast import CAST, PASSWORD
from portal.accounts.seed import account_of
from protocols.models import ProtocolPage, PublishedStep
from tests.protocols.small_protocol import (
    HEAR,
    fill_in,
    protocol_lists,
    publish,
    reference_rows,
    submit,
    translated,
    unsaved_protocol,
)

pytestmark = pytest.mark.browser
AUTOSAVE_REFUSED = "400 (Bad Request)"  # Wagtail's own way to say that a draft is not right yet
OPTIONS = "select => [...select.options].map((option) => option.text)"
STEP = "phases-0-value-steps-{}-value-"


@pytest.fixture
def lists(fresh_site):
    reference_rows()
    return protocol_lists()


@pytest.fixture
def protocol(lists):
    """A published protocol and its published English translation."""
    page = unsaved_protocol(lists)
    lists["sq"].add_child(instance=page)
    page.save_revision().publish()
    translation = submit(page)
    fill_in(translation)
    translation.save_target(publish=True)
    return page


@pytest.fixture
def trouble():
    """What the browser complained of, and every address outside the portal it asked."""
    return []


@pytest.fixture
def desk(lists, chromium, live_server, trouble):
    """The editor, signed in, at a screen 1280 wide, the admin in English."""
    editor = account_of(next(member for member in CAST if member.role == "editor"))
    profile = UserProfile.get_for_user(editor)
    profile.preferred_language = "en"
    profile.save()
    context = chromium.new_context(
        base_url=live_server.url, viewport={"width": 1280, "height": 1000}
    )
    page = context.new_page()
    page.on("console", lambda m: m.type == "error" and trouble.append(m.text))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on(
        "request",
        lambda r: r.url.startswith((live_server.url, "data:", "blob:")) or trouble.append(r.url),
    )
    page.goto("/accounts/login/?next=/admin/")
    page.fill('input[name="login"]', editor.email)
    page.fill('input[name="password"]', PASSWORD)
    page.press('input[name="password"]', "Enter")
    page.wait_for_url("**/admin/")
    yield page
    context.close()


def field(page, step, name):
    return page.locator(f'[name="{STEP.format(step)}{name}"]')


def add_to(page, list_name, last=False):
    buttons = page.locator(f"[data-contentpath='{list_name}'] > div > button.c-sf-add-button")
    found = (
        buttons
        if buttons.count()
        else page.locator(f"[data-contentpath='{list_name}'] button.c-sf-add-button")
    )
    (found.last if last else found.first).click()


def write_action(page, step, words):
    editor = page.locator(".protocol-step .public-DraftEditor-content").nth(step)
    editor.click()
    page.keyboard.type(words)


def press(page, name):
    """Press a button of the footer, also one folded into its menu."""
    button = page.get_by_role("button", name=name, exact=True)
    if not button.is_visible():
        page.locator(
            "footer [data-w-dropdown-target=toggle], footer .w-dropdown__toggle"
        ).first.click()
    button.click()


def test_a_protocol_is_written_from_nothing_and_published(desk, lists, trouble):
    desk.goto(f"/admin/pages/add/protocols/protocolpage/{lists['sq'].pk}/")
    desk.fill("#id_title", "Nga hiçi")
    desk.select_option("#id_jurisdiction", "AL")
    desk.fill("#id_summary", "Për PMF, kur fëmija lyp.")
    for name in ("danger", "do_not", "write_down"):
        desk.fill(f"#id_card_{name}", "Një fjali.")
    expect(desk.get_by_label("AL · 116 111")).to_be_visible()
    desk.get_by_label("AL · 116 111").check()
    phases = desk.locator("#panel-child-steps-phases-section")
    phases.get_by_title("Insert a block").first.click()
    desk.fill('[name="phases-0-value-title"]', "Fillimi")

    # The first step, open by itself; roles of the other country have stepped aside.
    field(desk, 0, "heading").fill("PMF dëgjon fëmijën")
    expect(desk.locator(f'[name="{STEP.format(0)}roles"][value="csr"]')).to_be_hidden()
    desk.locator(f'[name="{STEP.format(0)}roles"][value="pmf"]').check()
    write_action(desk, 0, "PMF dëgjon dhe nuk premton.")
    add_to(desk, "limits")
    field(desk, 0, "limits-0-value-amount").fill("24")
    add_to(desk, "branches")
    field(desk, 0, "branches-0-value-condition").fill("nëse është vetëm")

    # The second step, not saved yet, can already be the target of a branch.
    add_to(desk, "steps", last=True)
    field(desk, 1, "heading").fill("PMF njofton policinë")
    desk.locator(f'[name="{STEP.format(1)}roles"][value="police"]').check()
    write_action(desk, 1, "PMF telefonon.")
    target = desk.locator("select.step-target")
    target.focus()
    target.select_option(label="1.2  PMF njofton policinë")
    desk.get_by_role("tab", name="Law and version").click()
    desk.fill("#id_issuing_authority", "Instituti")
    desk.get_by_role("tab", name="Steps").click()

    # Saved with a limit that lacks its event: said at the field, nothing lost.
    press(desk, "Save draft")
    event = desk.locator(f'[id="{STEP.format(0)}limits-0-value-event-errors"]')
    expect(event).to_contain_text("Say from which event this limit runs.")
    assert field(desk, 0, "limits-0-value-amount").input_value() == "24"
    assert field(desk, 1, "heading").input_value() == "PMF njofton policinë"
    expect(desk.locator(".public-DraftEditor-content").first).to_contain_text("nuk premton")
    assert desk.locator("select.step-target option:checked").inner_text().endswith("policinë")

    field(desk, 0, "limits-0-value-event").select_option("report")
    press(desk, "Publish")
    desk.wait_for_url("**/admin/pages/*/")
    page = ProtocolPage.objects.get(title="Nga hiçi")
    assert page.live
    rows = PublishedStep.objects.filter(protocol=page)
    assert [row.number for row in rows] == ["1.1", "1.2"]
    branch = next(iter(page.phases)).value["steps"][0]["branches"][0]
    assert branch["go_to"] == str(rows[1].block_id)
    assert [words for words in trouble if AUTOSAVE_REFUSED not in words] == []
    desk.goto(page.url)
    expect(desk.locator(f'[id="s-{rows[1].block_id}"]')).to_contain_text("PMF njofton policinë")


def test_a_removed_step_leaves_the_list_and_the_branch_says_so(desk, protocol):
    desk.goto(f"/admin/pages/{protocol.pk}/edit/")
    deleted = desk.locator('input[name="phases-1-value-steps-0-deleted"]')
    target = desk.locator("select.step-target").last
    assert "2.1 PMF viziton" in target.evaluate(OPTIONS)
    deleted.locator("xpath=..").get_by_title("Delete").first.click()
    target.evaluate("select => select.dispatchEvent(new Event('focus'))")
    assert "2.1 PMF viziton" not in target.evaluate(OPTIONS)
    chosen = target.evaluate("select => select.selectedOptions[0].text")
    assert chosen == "A step that is no longer here"


def test_no_page_of_the_desk_asks_another_host_or_breaks_its_policy(desk, protocol, trouble):
    addresses = [
        "/admin/",
        "/admin/pages/",
        f"/admin/pages/{protocol.get_parent().pk}/",
        f"/admin/pages/{protocol.pk}/edit/",
        f"/admin/pages/{translated(protocol).pk}/edit/",
        f"/admin/pages/{protocol.pk}/history/",
        "/admin/documents/",
        "/admin/documents/multiple/add/",
        "/admin/images/",
        "/admin/snippets/protocols/legalact/",
        "/admin/account/",
    ]
    for address in addresses:
        desk.goto(address)
        desk.wait_for_load_state("networkidle")
    assert trouble == []


def test_the_preview_stands_beside_the_form(desk, protocol, trouble):
    desk.goto(f"/admin/pages/{protocol.pk}/edit/")
    desk.get_by_role("button", name="Toggle preview").click()
    frame = desk.frame_locator("#w-preview-iframe, iframe[title='Preview']").first
    expect(frame.locator(f'[id="s-{HEAR}"]')).to_contain_text("PMF dëgjon", timeout=15_000)
    assert trouble == []


def test_the_translator_is_told_what_is_missing_and_nothing_goes_live(desk, protocol):
    phases = list(ProtocolPage.objects.get(pk=protocol.pk).phases.raw_data)
    phases[0]["value"]["steps"][0]["value"]["heading"] = "PMF dëgjon ndryshe"
    publish(protocol, phases=phases)
    desk.goto(f"/admin/pages/{protocol.pk}/edit/")
    english = translated(protocol)
    desk.goto(f"/admin/localize/update/{_source(protocol)}/")
    desk.get_by_label("Publish the translations that are complete").check()
    desk.locator("main form").get_by_role("button").last.click()
    expect(desk.get_by_text("1 text is not translated yet")).to_be_visible()
    desk.goto(f"/admin/pages/{english.pk}/edit/")
    desk.get_by_role("button", name="Publish in English").click()
    expect(desk.get_by_text("1 text is not translated yet")).to_be_visible()
    desk.goto(english.url)
    expect(desk.locator(f'[id="s-{HEAR}"]')).to_contain_text("en: PMF dëgjon")


def _source(page):
    return TranslationSource.objects.get(object_id=page.translation_key).pk
