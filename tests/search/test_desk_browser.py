"""The desk in a real browser: lists on a phone, and a preview that is seen and never of before."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect
from wagtail.models import Page

from portal.accounts.cast import PASSWORD
from portal.reference.models import Topic
from search.models import BestBet, ContentGap, SynonymGroup

pytestmark = pytest.mark.browser
PHONE = {"viewport": {"width": 360, "height": 740}}
DESKTOP = {"viewport": {"width": 1100, "height": 740}}
ADD = "/admin/snippets/search/synonymgroup/add/?language=sq"
MANY = "\n".join(["lypin", "gjykata", *(f"fjala{number}" for number in range(30))])


@pytest.fixture
def open_desk(chromium, live_server, demo_site):
    """Open the admin as the editor; options are a browser context's."""
    contexts = []

    def open_desk(**options):
        contexts.append(chromium.new_context(base_url=live_server.url, **options))
        tab = contexts[-1].new_page()
        tab.goto("/admin/login/")
        tab.fill("input[name=username]", "editor@zyra.example")
        tab.fill("input[name=password]", PASSWORD)
        tab.locator("form button[type=submit]").last.click()
        tab.wait_for_url("**/admin/")
        return tab

    yield open_desk
    for context in contexts:
        context.close()


def test_lists_fit_a_phone(open_desk):
    page = Page.objects.filter(live=True, depth__gt=2).first()
    SynonymGroup.objects.create(language="sq", terms="lypsar\nlypin", note="i gjate " * 20)
    BestBet.objects.create(
        language="sq", text="fjale " * 30, page=page, piece="x", until=date.today() + timedelta(9)
    )
    ContentGap.objects.create(topic=Topic.objects.first(), language="sq", text="fjale " * 30)
    tab = open_desk(**PHONE)
    for model in ("synonymgroup", "bestbet", "contentgap"):
        tab.goto(f"/admin/snippets/search/{model}/")
        cells = tab.locator(".desk-cards td[data-label]:visible")
        assert cells.count()
        for box in (cell.bounding_box() for cell in cells.all()[:20]):
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 360


@pytest.mark.parametrize("has_scripts", [True, False])
def test_the_button_brings_the_reader_to_what_changes(open_desk, has_scripts):
    tab = open_desk(java_script_enabled=has_scripts, **DESKTOP)
    tab.goto(ADD)
    tab.fill("textarea[name=terms]", MANY)
    tab.locator("button[name=show-changes]").click()
    result = tab.locator("#changes [data-shown=changes] [role=status]")
    expect(result).to_be_visible()
    tab.wait_for_load_state()
    expect(tab.locator("#changes-title")).to_be_in_viewport()
    expect(result).to_be_in_viewport(ratio=1)
    bar = tab.locator("footer.footer")

    def is_free():  # the bar with the save button hides nothing
        said = result.bounding_box()
        return said["y"] + said["height"] <= bar.bounding_box()["y"]

    for _moment in range(50):  # while the page settles
        if is_free():
            break
        tab.wait_for_timeout(100)
    assert is_free()
    assert not SynonymGroup.objects.filter(terms__contains="fjala0").exists()


def test_a_preview_is_never_of_words_typed_before(open_desk):
    tab = open_desk(**DESKTOP)
    tab.goto(ADD)
    terms, earlier = tab.locator("textarea[name=terms]"), tab.locator(".changes-earlier")
    terms.fill("lypin\ngjykata")
    tab.locator("button[name=show-changes]").click()
    expect(tab.locator("#changes code")).to_have_count(2)
    expect(earlier).to_be_hidden()
    terms.fill("lypin")
    expect(earlier).to_be_visible()
    expect(tab.locator("#changes [data-shown=refusals]")).to_be_visible()
    expect(tab.locator("#changes code")).to_have_count(0)
    terms.fill("lypin\ngjykata\nshkolla")
    expect(tab.locator("#changes code")).to_have_count(3)
    tab.route("**/synonymgroup/add/**", lambda route: route.abort())
    terms.fill("lypin\nshkolla")
    expect(earlier).to_be_visible()
    tab.wait_for_timeout(1500)
    expect(earlier).to_be_visible()
