"""The home page: box, situations, doors, what changed lately; three taps to a phone number."""

import re

import pytest

from portal.reference.models import Situation
from protocols.models import ProtocolPage

LANGUAGES = ["sq", "sr-latn", "en"]
LISTS = {"sq": "/sq/protokolle/", "sr-latn": "/sr-latn/protokoli/", "en": "/en/protocols/"}

pytestmark = pytest.mark.usefixtures("demo_site")


def html_of(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)
    return response.content.decode()


def links_of(html: str, pattern: str) -> list[str]:
    return [link.replace("&amp;", "&") for link in re.findall(rf'href="({pattern})"', html)]


def tiles_of(html: str) -> list[str]:
    return links_of(html, r"[^\"]*\?situation=[a-z_]+[^\"]*")


@pytest.mark.parametrize("language", LANGUAGES)
def test_shows_box_four_doors_and_eight_situations(client, language):
    html = html_of(client, f"/{language}/")
    assert 'type="search"' in html
    assert re.findall(r'class="door" data-part="(\w+)"', html) == [
        "workers",
        "training",
        "families",
        "helpers",
    ]
    tiles = tiles_of(html)
    assert len(tiles) == Situation.objects.count() == 8
    assert all(tile.startswith(LISTS[language]) for tile in tiles)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_situation_leads_a_worker_to_a_phone_in_three_taps(client, worker, language):
    client.force_login(worker)
    for tile in tiles_of(html_of(client, f"/{language}/")):
        listed = html_of(client, tile)
        cards = re.findall(r'<h3 lang="\w+"><a href="([^"]+)"', listed)
        assert cards, f"{tile} lists no protocol"
        assert 'href="tel:' in html_of(client, cards[0]), cards[0]


def test_a_situation_shows_the_first_line_above_its_protocols(client):
    html = html_of(client, "/sq/protokolle/?situation=child_street")
    first_line = html.index('class="first-line"')
    assert 'href="tel:129"' in html[first_line : html.index('class="drawer')]


def test_the_list_puts_the_readers_country_first_and_marks_the_other(client):
    for place, first, other in (("AL", "AL", "Montenegro"), ("me-niksic", "ME", "Albania")):
        html = html_of(client, f"/en/protocols/?m={place}")
        assert re.findall(r'<h2 id="country-(\w\w)"', html)[0] == first
        assert f'badge-country">{other}<' in html


def test_a_place_in_the_address_goes_along_with_the_tiles(client):
    tiles = tiles_of(html_of(client, "/en/?m=me-niksic"))
    assert all(tile.endswith("&m=me-niksic") for tile in tiles)
    assert html_of(client, "/en/?m=<script>").count("<script>") == 0


def test_protocols_of_another_language_say_so_and_carry_it(client, worker):
    client.force_login(worker)
    html = html_of(client, "/sq/protokolle/?situation=foster_care")
    assert '<h3 lang="cnr">' in html
    assert 'badge-language" lang="cnr">Crnogorski<' in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_door_to_a_part_not_built_yet_opens_a_page_with_lines(client, language):
    html = html_of(client, f"/{language}/")
    doors = re.findall(r'data-part="(training|families|helpers)">\s*<h3><a href="([^"]+)"', html)
    assert len(doors) == 3
    for part, address in doors:
        page = html_of(client, address)
        assert f'data-part="{part}"' in page
        assert 'class="card lines-card' in page
        assert 'href="tel:129"' in page


def test_a_visitor_sees_nothing_of_the_professionals_in_list_and_changes(client, worker):
    hidden = list(
        ProtocolPage.objects.live()
        .filter(audience="professional", locale__language_code="sq", alias_of__isnull=True)
        .values_list("title", flat=True)
    )
    assert hidden
    visitor = html_of(client, "/sq/protokolle/") + html_of(client, "/sq/")
    assert [title for title in hidden if title in visitor] == []
    client.force_login(worker)
    professional = html_of(client, "/sq/protokolle/")
    assert [title for title in hidden if title not in professional] == []


def test_home_is_cheap(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        client.get("/sq/")
    with django_assert_max_num_queries(3):
        client.get("/sq/")
