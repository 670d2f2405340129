"""More results: none twice and none left out, also while the content changes."""

import re

import pytest

from search.engines import get_engine
from search.indexing import drain
from search.paging import LAST_PAGE, read
from search.query import ask
from search.sections import Reader
from tests.protocols.small_protocol import PHASE, phase, publish, step
from tests.search.conftest import add_protocol

READER = Reader("sq", "AL")
MANY = 37


def crossing(numbers):
    steps = (step(f"00000000-0000-0000-0000-0000000007{n:02}", f"Semafori {n}") for n in numbers)
    return [phase(PHASE, "Faza", *steps)]


@pytest.fixture
def crossroads(site, lists):
    page = add_protocol(lists, title="Kryqëzimi", slug="kryqezimi", phases=crossing(range(MANY)))
    drain()
    return page


def names(result):
    return [hit.section.title for hit in result.hits]


def walk(next_page):
    """Follow from page to page; returns the titles of each."""
    pages = []
    while True:
        found, goes_on = next_page(len(pages) + 1)
        pages.append(found)
        if not goes_on:
            return pages
        assert len(pages) <= LAST_PAGE


def flat(pages):
    return [title for page in pages for title in page]


def test_by_position_every_piece_comes_once(crossroads, client):
    def next_page(number):
        answer = client.get("/api/search", {"q": "semafori", "page": number}).json()
        assert answer["total"] == MANY
        return [hit["title"] for hit in answer["hits"]], answer["has_next"]

    pages = walk(next_page)
    assert [len(page) for page in pages] == [10, 10, 10, 7]
    assert len(set(flat(pages))) == MANY


def test_by_what_was_shown_it_is_the_same_as_by_position(crossroads):
    shown = ()
    for page in range(1, 5):
        by_position = ask("semafori", READER, page=page)
        by_shown = ask("semafori", READER, page=page, shown=shown)
        assert names(by_position) == names(by_shown)
        assert by_position.shown == by_shown.shown
        assert by_position.has_next == by_shown.has_next == (page < 4)
        shown = by_shown.shown
    assert len(shown) == len(set(shown)) == MANY


def following(client, address, more, title):
    """Return a function that gives the next page by following its link, as a browser does."""
    link = address

    def next_page(_number):
        nonlocal link
        html = client.get(link).content.decode()
        url = re.search(more, html)
        link = "/sq/search/" + url[1].replace("&amp;", "&") if url else ""
        return re.findall(title, html), bool(url)

    return next_page


@pytest.mark.parametrize("partial", ["", "&partial=1"])
def test_links_neither_repeat_nor_skip_while_content_changes(crossroads, client, lists, partial):
    title = r'class="hit-title"><a [^>]*>(Semafori[^<]*)<'
    more = r'href="([^"]*)" rel="next"'
    follow = following(client, f"/sq/search/?q=semafori{partial}", more, title)
    first, _ = follow(1)
    publish(crossroads, phases=crossing(n for n in range(MANY) if f"Semafori {n}" not in first[:6]))
    fresh = [
        step(f"00000000-0000-0000-0000-0000000008{n:02}", "Semafori semafori") for n in range(5)
    ]
    add_protocol(lists, title="Semaforët e rinj", slug="rinj", phases=[phase(PHASE, "F", *fresh)])
    drain()
    second, _ = follow(2)
    publish(crossroads, phases=crossing(range(MANY)))
    drain()
    rest = walk(follow)
    seen = [*first, *second, *flat(rest)]
    old = [name for name in seen if name != "Semafori semafori"]
    assert len(old) == len(set(old))
    assert {f"Semafori {n}" for n in range(MANY)} <= set(old)
    assert seen.count("Semafori semafori") == 5


def test_position_alone_would_repeat(crossroads):
    """What the links are for: a page by position that lost what stood before it skips."""
    first, second = (names(ask("semafori", READER, page=page)) for page in (1, 2))
    left = [n for n in range(MANY) if f"Semafori {n}" not in first[:6]]
    publish(crossroads, phases=crossing(left))
    drain()
    shown = ask("semafori", READER).shown
    assert names(ask("semafori", READER, page=2)) != second
    assert not set(names(ask("semafori", READER, page=2, shown=shown))) & set(
        names(ask("semafori", READER))
    )


def test_a_page_typed_by_hand_goes_on_without_repeats(crossroads, client):
    html = client.get("/sq/search/", {"q": "semafori", "page": "3"}).content.decode()
    url = re.search(r'href="([^"]*)" rel="next"', html)[1].replace("&amp;", "&")
    assert len(read(re.search("shown=([^&]*)", url)[1])) == 30
    before = [name for page in (1, 2, 3) for name in names(ask("semafori", READER, page=page))]
    last = client.get(f"/sq/search/{url}").content.decode()
    assert not [name for name in before if f">{name}<" in last]


def test_the_way_back_shows_the_page_before(crossroads, client):
    pages = {}
    link = "?q=semafori"
    for number in (1, 2, 3):
        html = client.get(f"/sq/search/{link}").content.decode()
        pages[number] = re.findall(r'class="hit-title"><a [^>]*>(Semafori[^<]*)<', html)
        link = re.search(r'href="([^"]*)" rel="next"', html)[1].replace("&amp;", "&")
    for number in (2, 1):
        back = re.search(r'href="([^"]*)" rel="prev"', html)[1].replace("&amp;", "&")
        html = client.get(f"/sq/search/{back}").content.decode()
        assert re.findall(r'class="hit-title"><a [^>]*>(Semafori[^<]*)<', html) == pages[number]
    assert "page=" not in back


def test_a_resident_never_goes_on_to_what_professionals_read(crossroads, lists):
    add_protocol(
        lists,
        title="Semafori i fshehtë",
        slug="fshehte",
        audience="professional",
        phases=[
            phase(PHASE, "F", step("00000000-0000-0000-0000-000000000999", "Semafori fshehtë"))
        ],
    )
    drain()
    shown = ()
    for page in range(1, 5):
        result = ask("semafori", READER, page=page, shown=shown)
        assert all(hit.section.audience == "public" for hit in result.hits)
        shown = result.shown


def test_one_search_is_enough_for_a_first_page_of_much(crossroads, monkeypatch):
    searches = []
    candidates = type(get_engine().view()).candidates

    def counted(self, query, limit):
        searches.append(query)
        return candidates(self, query, limit)

    monkeypatch.setattr(type(get_engine().view()), "candidates", counted)
    assert ask("semafori", READER).has_next
    assert len(searches) == 1
    searches.clear()
    assert not ask("semafori 36 gjykata", READER, page=4).has_next
    assert ask("kryqëzimi semafori", READER).has_next


def test_the_count_says_that_languages_are_counted_apart(site, lists, client):
    add_protocol(lists, title="Street", slug="street", language="en", phases=crossing([1]))
    drain()
    both = client.get("/en/search/", {"q": "semafori PMF"}).content.decode()
    assert "All languages are counted; each piece is listed once." in both
    only = client.get("/en/search/", {"q": "semafori PMF", "language": "sq"}).content.decode()
    assert "All languages are counted" not in only
