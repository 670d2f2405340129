"""The frame of every page: bar, languages, lines, place, foot, errors, what robots may read."""

import re

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils.translation import override

from portal.base.place import COOKIE
from protocols.models import ProtocolPage

LANGUAGES = ["sq", "sr-latn", "en"]
PAGES = ["", "emergency/", "acronyms/", "place/", "search/?q=lypin", "no-such-page/"]


def html_of(client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, (address, response.status_code)
    return response.content.decode()


def panel_of(html: str) -> str:
    """Return the part of a page that the Emergency pill opens."""
    return html.split('class="emergency"')[1].split("</details>")[0]


# Language


@pytest.mark.parametrize(("language", "lang"), [("sq", "sq"), ("sr-latn", "cnr"), ("en", "en")])
def test_a_page_says_its_language_and_offers_the_others_by_their_own_name(
    client, demo_site, language, lang
):
    html = html_of(client, f"/{language}/")
    assert f'<html lang="{lang}">' in html
    for code, other, name in (
        ("sq", "sq", "Shqip"),
        ("sr-latn", "cnr", "Crnogorski"),
        ("en", "en", "English"),
    ):
        current = ' aria-current="true"' if code == language else ""
        assert f'<a href="/{code}/" lang="{other}" hreflang="{other}"{current}>{name}</a>' in html


def test_a_page_without_translation_says_so_and_leads_to_its_original(client, demo_site):
    page = next(
        page
        for page in ProtocolPage.objects.live().filter(
            jurisdiction="ME", audience="public", locale__language_code="sr-latn"
        )
        if not page.get_translations().live().filter(locale__language_code="sq").exists()
    )
    html = html_of(client, page.url)
    address = f"/sq/page/{page.translation_key}/"
    missing = re.search(rf'<a href="{address}" lang="sq" hreflang="sq" class="is-missing">', html)
    assert missing
    assert f'hreflang="sq" href="http://testserver{address}"' not in html
    offer = html_of(client, address)
    assert f'href="{page.url}" lang="cnr"' in offer
    assert '<html lang="sq">' in offer


def test_search_engines_learn_address_and_translations(client, demo_site):
    html = html_of(client, "/sq/protokolle/")
    assert '<link rel="canonical" href="http://testserver/sq/protokolle/">' in html
    assert 'hreflang="sr-Latn-ME" href="http://testserver/sr-latn/protokoli/"' in html
    assert 'hreflang="en" href="http://testserver/en/protocols/"' in html


# Lines


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_follow_the_country_never_the_language(client, demo_site, language):
    here = panel_of(html_of(client, f"/{language}/"))
    there = panel_of(html_of(client, f"/{language}/?m=me-niksic"))
    assert 'href="tel:129"' in here
    assert 'href="tel:122"' not in here
    assert 'href="tel:122"' in there
    assert 'href="tel:129"' not in there


@pytest.mark.parametrize("path", PAGES)
def test_lines_are_one_tap_away_on_every_page(client, demo_site, path):
    response = client.get(f"/sq/{path}")
    panel = panel_of(response.content.decode())
    assert panel.count("tel:") >= 5
    assert 'href="/sq/emergency/"' in panel


def test_a_number_nobody_has_checked_is_marked(client, demo_site):
    with override("en"):
        html = html_of(client, "/en/emergency/")
    row = html.split('href="tel:116117"')[1].split("</a>")[0]
    assert 'class="check"' in row
    checked = html.split('href="tel:129"')[1].split("</a>")[0]
    assert 'class="check"' not in checked


# Place


def test_a_place_is_kept_on_the_device_only_when_asked(client, demo_site):
    client.get("/sq/?m=al-has")
    assert not client.cookies
    response = client.post("/sq/place/", {"m": "al-has", "next": "/sq/protokolle/"})
    assert response.url == "/sq/protokolle/"
    assert client.cookies[COOKIE].value == "al-has"
    assert client.cookies[COOKIE]["httponly"]
    assert 'value="al-has" selected' in html_of(client, "/sq/")


def test_a_kept_place_can_be_forgotten(client, demo_site):
    client.post("/sq/place/", {"m": "al-has"})
    client.post("/sq/place/", {"m": "al-has", "forget": "1"})
    assert client.cookies[COOKIE].value == ""
    assert "selected" not in html_of(client, "/sq/")


def test_an_unknown_municipality_is_refused_at_the_field(client, demo_site):
    response = client.post("/sq/place/", {"m": "atlantis", "next": "/sq/"})
    assert response.status_code == 400
    assert 'aria-describedby="place-error"' in response.content.decode()
    assert COOKIE not in client.cookies


@pytest.mark.parametrize(
    "address", ["https://elsewhere.example/", "//elsewhere.example", "", "\x00"]
)
def test_choosing_a_place_never_leads_out_of_the_portal(client, demo_site, address):
    assert client.post("/en/place/", {"m": "al-has", "next": address}).url == "/en/"


def test_the_form_of_the_place_has_a_token_and_is_never_shared(demo_site):
    client = Client(enforce_csrf_checks=True)
    response = client.get("/sq/place/")
    assert "no-store" in response["Cache-Control"]
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', response.content.decode())
    assert client.post("/sq/place/", {"m": "al-has"}).status_code == 403
    kept = client.post("/sq/place/", {"m": "al-has", "csrfmiddlewaretoken": token.group(1)})
    assert kept.status_code == 302


# Safety


@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_inline_code_or_style_or_a_foreign_host(client, demo_site, path):
    response = client.get(f"/en/{path}")
    html = response.content.decode()
    assert "'unsafe-inline'" not in response["Content-Security-Policy"]
    assert "<style" not in html
    assert not re.search(r"\sstyle=|\son\w+=", html)
    assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*json)", html)
    loaded = re.findall(r'<(?:script|img|iframe|video|source)[^>]*\bsrc="([^"]+)"', html)
    loaded += re.findall(r'<link rel="(?:stylesheet|icon|manifest)[^>]*href="([^"]+)"', html)
    assert all(address.startswith("/static/") for address in loaded)


def test_what_one_reader_sees_is_not_served_to_another(client, demo_site, resident):
    assert "/accounts/login/" in html_of(client, "/sq/emergency/")
    client.force_login(resident)
    html = html_of(client, "/sq/emergency/")
    assert "/accounts/logout/" in html
    assert resident.email not in html
    client.logout()
    assert "/accounts/login/" in html_of(client, "/sq/emergency/")


# Errors that help


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missing_page_offers_search_doors_and_lines(client, demo_site, language):
    html = html_of(client, f"/{language}/no-such-page/", 404)
    assert f'action="/{language}/search/"' in html
    assert html.count('class="door"') == 4
    assert 'class="card lines-card' in html
    assert html.count(f'href="/{language}/"') >= 2  # the mark, the language itself


def test_the_error_page_asks_no_database_and_shows_the_numbers_of_the_country(settings):
    # No fixture with a database here: a query would raise.
    assert "tel:129" in render_to_string("500.html")
    settings.DEFAULT_JURISDICTION = "ME"
    html = render_to_string("500.html")
    assert "tel:122" in html
    assert "tel:129" not in html


def test_a_professional_page_says_who_reads_it_and_how_to_be_confirmed(client, demo_site, resident):
    page = ProtocolPage.objects.live().filter(audience="professional").first()
    assert client.get(page.url).url.startswith("/accounts/login/?next=")
    client.force_login(resident)
    html = html_of(client, page.url, 403)
    assert page.title not in html
    assert 'class="card lines-card' in html


def test_a_form_without_its_token_is_answered_in_words(demo_site):
    response = Client(enforce_csrf_checks=True).post("/sq/place/", {"m": "al-has"})
    assert response.status_code == 403
    assert 'class="emergency"' in response.content.decode()


@pytest.mark.parametrize("path", ["login/", "password/reset/"])
def test_account_pages_wear_the_frame(client, demo_site, path):
    html = html_of(client, f"/accounts/{path}?next=/sr-latn/")
    assert '<html lang="cnr">' in html
    assert f'href="/accounts/{path}?next=/en/"' in html
    assert '<meta name="robots" content="noindex">' in html


# Robots


def test_the_sitemap_lists_public_pages_only(client, demo_site):
    listed = html_of(client, "/sitemap.xml")
    pages = ProtocolPage.objects.live().filter(alias_of__isnull=True)
    assert pages.filter(audience="professional").exists()
    for page in pages:
        assert (f"{page.url}</loc>" in listed) == (page.audience == "public"), page.url
    for language in LANGUAGES:
        assert f"http://testserver/{language}/emergency/</loc>" in listed


def test_robots_stay_out_of_what_is_private(client, demo_site):
    rows = html_of(client, "/robots.txt").splitlines()
    assert {"Disallow: /admin/", "Disallow: /accounts/", "Disallow: /api/"} <= set(rows)
    assert "Sitemap: http://testserver/sitemap.xml" in rows
