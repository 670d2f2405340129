"""The reading page as it leaves the server: complete, honest, cheap, the same for everybody."""

from datetime import date, timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils.safestring import mark_safe
from django.utils.translation import override

from protocols.models import ProtocolPage
from protocols.templatetags.reading import acronyms
from tests.protocols.small_protocol import (
    HEAR,
    NEW,
    PHASE,
    TELL,
    VISIT,
    limit,
    phase,
    publish,
    step,
    unsaved_protocol,
)

BIG = "managing-cases-of-violence-against-children"
KNOWN = {"PMF": "r-pmf", "NJMF": "r-njmf"}


def forget_everything():
    """Empty every cache of this process, those of Django's content types too."""
    for name in ("default", "pages"):
        caches[name].clear()
    ContentType.objects.clear_cache()


def queries_of(client, address) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize("language", ["sq", "en"])
def test_thirty_steps_cost_20_queries_cold_and_3_cached(demo_site, client, worker, language):
    source = ProtocolPage.objects.get(slug=BIG)
    page = ProtocolPage.objects.get(
        translation_key=source.translation_key, locale__language_code=language
    )
    client.force_login(worker)
    client.get("/en/")
    forget_everything()
    # Three of them are the contacts of her municipality, one what may be said of those that are
    # missing, one the names of units, which each process reads once a minute (docs/performance.md).
    assert queries_of(client, page.url) <= 15 + 3 + 1 + 1
    assert queries_of(client, page.url) <= 3


@pytest.mark.parametrize("language", ["sq", "en"])
def test_a_visitor_costs_15_queries_cold_and_1_cached(demo_site, client, language):
    source = ProtocolPage.objects.get(slug="children-who-live-and-work-on-the-street")
    page = ProtocolPage.objects.get(
        translation_key=source.translation_key, locale__language_code=language
    )
    forget_everything()
    assert queries_of(client, page.url) <= 15
    assert queries_of(client, page.url) == 1


def test_more_steps_cost_no_more_queries(protocol, client):
    few = protocol.url
    forget_everything()
    before = queries_of(client, few)
    stream = protocol.phases.get_prep_value()
    stream[0]["value"]["steps"].append(
        step(NEW, "PMF shton", limits=[limit(amount=3)], service_types=["shelter"])
    )
    publish(protocol, phases=stream)
    forget_everything()
    assert queries_of(client, few) == before


def html_of(client, page, **query):
    response = client.get(page.url, query)
    assert response.status_code == 200
    return response.content.decode()


def test_everything_of_a_step_is_in_the_html(protocol, client):
    html = html_of(client, protocol)
    assert f'id="s-{HEAR}"' in html
    assert 'href="tel:116111"' in html
    assert f'href="#s-{VISIT}"' in html
    assert f'href="/sq/step/{HEAR}/"' in html
    assert "Nëse fëmija është vetëm" in html  # the whole clause, as a sentence begins
    assert "A është vetëm?" in html
    assert html.count('href="#card"') == 3 + 1  # one a step, and the chip
    assert 'id="card"' in html


def test_a_limit_is_written_out_and_says_that_nobody_verified_it(protocol, client):
    html = html_of(client, protocol)
    assert "24 orë pas report sq (për fëmijën)" in html
    assert html.count("badge-unverified") >= 2  # at the step and in the table


def test_a_verified_limit_carries_no_amber_mark(protocol, client):
    checked = {"source": "Ligji", "checked_on": "2026-11-03", "checked_by": "Redaksia"}
    publish(
        protocol,
        is_sample=False,
        questions=[],
        phases=[phase(PHASE, "Fillimi", step(HEAR, "PMF", limits=[limit(**checked)]))],
    )
    html = html_of(client, protocol)
    assert "badge-unverified" not in html
    assert "3 nëntor 2026" in html


def test_a_translation_names_the_law_and_links_to_the_original(protocol, english, client):
    html = html_of(client, english)
    assert "ligji AL en" in html
    assert f'href="{protocol.url}"' in html
    assert f'href="/sq/step/{HEAR}/"' in html


def test_a_step_behind_its_source_says_so_only_in_the_translation(protocol, english, client):
    stream = protocol.phases.get_prep_value()
    stream[0]["value"]["steps"][0]["value"]["heading"] = "PMF dëgjon fëmijën"
    publish(protocol, phases=stream)
    behind = "The original of this step has changed"
    assert html_of(client, english).count(behind) == 1
    assert behind not in html_of(client, protocol)


def test_a_new_step_stands_in_the_translation_in_its_own_language(protocol, english, client):
    stream = protocol.phases.get_prep_value()
    stream[0]["value"]["steps"].insert(1, step(NEW, "PMF pyet"))
    publish(protocol, phases=stream)
    html = html_of(client, english)
    assert "Not translated yet." in html
    start = html.index(f'id="s-{NEW}"')
    assert 'lang="sq"' in html[start : html.index(">", start)]
    assert f'id="s-{TELL}"' in html


def test_a_withdrawn_step_opens_the_protocol_with_a_note(protocol, client):
    stream = protocol.phases.get_prep_value()
    del stream[0]["value"]["steps"][1]
    publish(protocol, phases=stream)
    response = client.get(f"/sq/step/{TELL}/", follow=True)
    assert response.status_code == 200
    html = response.content.decode()
    assert 'id="gone"' in html
    assert "PMF njofton" in html[html.index('id="gone"') :][:300]


def test_a_superseded_protocol_says_so_and_links_to_the_newer(protocol, lists, client):
    newer = unsaved_protocol(lists, title="E reja", slug="e-reja", supersedes=protocol)
    lists["sq"].add_child(instance=newer)
    newer.save_revision().publish()
    html = html_of(client, protocol)
    assert "notice-danger" in html
    assert f'href="{newer.url}"' in html
    assert "notice-danger" not in html_of(client, newer)


def test_a_review_date_that_has_passed_is_amber(protocol, client):
    assert "overdue" not in html_of(client, protocol)
    publish(
        protocol,
        in_force_from=date(2020, 1, 1),
        review_by=date.today() - timedelta(days=2),
    )
    assert "overdue" in html_of(client, protocol)


def test_nothing_of_one_reader_is_in_the_shared_page(protocol, client, worker, resident):
    def page_of(user):
        forget_everything()
        client.force_login(user)
        return html_of(client, protocol)

    html = page_of(worker)
    assert worker.email not in html
    assert worker.first_name not in html
    assert "csrfmiddlewaretoken" not in html


def test_no_script_or_style_stands_inside_the_page(protocol, client):
    html = html_of(client, protocol)
    inline = [part for part in html.split("<script")[1:] if "src=" not in part.split(">")[0]]
    assert all('type="application/json"' in part for part in inline)
    assert "<style" not in html
    assert " style=" not in html
    assert " onclick=" not in html


def test_a_protocol_for_professionals_shows_nothing_to_others(protocol, client, worker):
    publish(protocol, audience="professional")
    response = client.get(protocol.url)
    assert response.status_code == 302
    assert "PMF" not in response.content.decode()
    client.force_login(worker)
    assert client.get(protocol.url).status_code == 200


def test_the_page_is_found_below_a_home_in_each_language(protocol, english, client):
    assert html_of(client, protocol) != html_of(client, english)
    assert client.get("/en/p/no-such-protocol/").status_code == 404
    assert client.get("/en/p/dhuna/no/deeper/").status_code == 404


def test_a_page_that_is_not_live_is_not_found(protocol, client):
    ProtocolPage.objects.get(pk=protocol.pk).unpublish()
    assert client.get(protocol.url).status_code == 404


def test_the_preview_shows_what_the_editor_typed(protocol, worker):
    draft = ProtocolPage.objects.get(pk=protocol.pk)
    draft.title = "Vetëm në skicë"
    stream = draft.phases.get_prep_value()
    stream[0]["value"]["steps"][0]["value"]["heading"] = "PMF sapo e shkroi"
    draft.phases = stream
    request = RequestFactory().get(protocol.url)
    with override("sq"):
        response = draft.make_preview_request(request, "")
    html = response.content.decode()
    assert "Vetëm në skicë" in html
    assert "PMF sapo e shkroi" in html


# Acronyms in running text


def test_an_acronym_becomes_a_button_that_opens_its_long_form():
    assert acronyms("PMF-në njofton", KNOWN) == (
        '<button type="button" class="acronym" popovertarget="r-pmf">PMF</button>-në njofton'
    )


def test_only_the_first_of_each_and_only_whole_words():
    html = acronyms("PMF, PMF, NJMF, NJMFX, XPMF, x-PMF", KNOWN)
    assert html.count("<button") == 2
    assert html.endswith(", NJMFX, XPMF, x-PMF")


def test_plain_text_is_escaped_and_rich_text_kept():
    assert "&lt;b&gt;" in acronyms("<b>PMF", KNOWN)
    assert acronyms(mark_safe("<b>PMF</b>"), KNOWN).startswith("<b><button")


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/PMF/">PMF</a>',
        '<img alt="PMF">',
        "<h3>PMF</h3>",
        "<button>PMF</button>",
    ],
)
def test_links_headings_and_attributes_are_left_alone(html):
    assert acronyms(mark_safe(html), KNOWN) == html  # noqa: S308


def test_without_acronyms_the_text_stays():
    assert acronyms(mark_safe("<p>PMF</p>"), {}) == "<p>PMF</p>"
    assert acronyms("", KNOWN) == ""
