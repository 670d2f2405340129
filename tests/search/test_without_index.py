"""While there is no index: a notice, ways on, and what titles in the database say."""

import time

import pytest

from search import without_index
from search.engines import get_engine
from search.engines.base import EngineUnavailable
from search.models import AskedQuery
from search.query import ask
from search.sections import Reader
from search.text import analyse_query
from tests.protocols.small_protocol import publish
from tests.search.conftest import MEET

READER = Reader("sq", "AL")
PROFESSIONAL = Reader("sq", "AL", audiences=frozenset({"public", "professional"}))
SECRET = "xhindokull"


@pytest.fixture(params=["no folder", "another version", "damaged", "lost"])
def lost_index(site, request, settings, tmp_path, monkeypatch):
    """The small site, and no way to its index."""
    engine = get_engine()
    if request.param == "no folder":
        settings.SEARCH_INDEX_DIR = tmp_path / "nowhere"
    elif request.param == "another version":
        (engine.folder / "CURRENT").write_text("sections-0000000000-1")
    elif request.param == "damaged":
        (engine._current() / "meta.json").write_text("{")
    else:

        def is_lost(self):
            raise EngineUnavailable("no node answers")

        monkeypatch.setattr(type(engine), "view", is_lost)
    return site


@pytest.fixture
def without(site, settings, tmp_path):
    settings.SEARCH_INDEX_DIR = tmp_path / "nowhere"
    return site


def titles(typed, reader=READER, **filters):
    wanted = {name: frozenset(values) for name, values in filters.items()}
    return [hit.section.title for hit in ask(typed, reader, wanted).hits]


def test_the_page_answers_with_notice_titles_ways_and_lines(lost_index, client):
    html = client.get("/en/search/", {"q": "lypin"}).content.decode()
    assert "Search is being repaired. Meanwhile only titles are searched." in html
    assert f'href="/sq/p/rruga/#s-{MEET}"' in html
    assert "116 111" in html
    assert 'href="tel:116111"' in html
    assert (
        "results-count"
        in client.get("/en/search/", {"q": "lypin", "partial": "1"}).content.decode()
    )
    assert not AskedQuery.objects.exists()


def test_the_api_says_that_it_knows_only_titles(lost_index, client):
    answer = client.get("/api/search", {"q": "lypin"}).json()
    assert (answer["available"], answer["total"], answer["has_next"]) == (False, 0, False)
    assert answer["hits"][0]["url"] == f"/sq/p/rruga/#s-{MEET}"
    assert answer["hits"][0]["phone"] == "116 111"
    assert client.get("/api/search", {"q": "lypin", "page": "2"}).json()["hits"] == []
    assert client.get("/sq/search/suggest/", {"q": "ly"}).json() == {"suggestions": []}


@pytest.mark.parametrize(
    "typed", ["Fëmijë në rrugë", "FEMIJES RRUGA", "фемије", "rrug", "femjie rruges", "rrugve"]
)
def test_titles_are_found_in_any_spelling(without, typed):
    assert "Fëmijë në rrugë" in titles(typed)


def test_what_has_more_and_rarer_words_comes_first(without):
    assert titles("gjykata per femije")[0] == "Gjykata vendos për kujdestarinë"
    assert titles("pmf takon femije")[0] == "PMF takon fëmijë që lypin në rrugë"


def test_nothing_alike_is_nothing_found(without, client):
    assert titles("qqqq zzzz") == []
    html = client.get("/en/search/", {"q": "qqqq zzzz"}).content.decode()
    assert "Search is being repaired. Protocols and lines can be reached here meanwhile." in html


def test_a_resident_meets_nothing_of_the_professionals(without, client, worker):
    for words in (SECRET, "abuzimi seksual", "psikologu bën", "xhin", "xhindokul"):
        assert titles(words) == []
        assert SECRET not in client.get("/sq/search/", {"q": "abuzimi"}).content.decode()
        assert titles(words, PROFESSIONAL) != []
    client.force_login(worker)
    assert client.get("/api/search", {"q": "abuzimi"}).json()["hits"]


def test_what_turned_professional_or_was_withdrawn_is_gone_at_once(without, street):
    assert titles("lypin")
    publish(street, audience="professional")
    assert titles("lypin") == []
    assert titles("lypin", PROFESSIONAL)
    street.refresh_from_db()
    street.unpublish()
    assert titles("lypin", PROFESSIONAL) == []


def test_filters_hold(without):
    assert titles("femije", role=["police"]) == ["PMF dëgjon fëmijën"]
    assert titles("femije", kind=["card", "protocol"]) == ["Fëmijë në rrugë"]
    assert titles("femije", jurisdiction=["ME"]) == []


def test_an_index_that_fails_under_a_search_is_noted_and_titles_answer(site, monkeypatch):
    engine, noted = get_engine(), []
    view = engine.view()

    def fails(*args):
        raise EngineUnavailable("a segment is broken")

    monkeypatch.setattr(type(view), "counts", fails)
    monkeypatch.setattr(type(engine), "note_broken", lambda self: noted.append(True))
    result = ask("lypin", READER)
    assert not result.is_available
    assert result.hits[0].section.uid.endswith(f"{MEET}:sq")
    assert noted == [True]


def test_the_engine_is_asked_once_a_request(site, client, monkeypatch):
    """A cluster that is gone may cost its time limit: not twice on one page."""
    asked = []

    def is_lost(self):
        asked.append(True)
        raise EngineUnavailable("no node answers")

    monkeypatch.setattr(type(get_engine()), "view", is_lost)
    for address in ("/sq/search/?q=lypin", "/sq/search/?q=lypin&partial=1", "/api/search?q=lypin"):
        asked.clear()
        assert client.get(address).status_code == 200
        assert asked == [True], address


def test_a_row_that_cannot_be_read_holds_up_nobody(without, monkeypatch):
    monkeypatch.setattr("protocols.search_index.read", lambda page: 1 / 0)
    assert titles("lypin portali") == ["Rreth portalit"]


def test_five_thousand_titles_are_compared_quickly(monkeypatch):
    names = ["Fëmijë që punojnë në rrugë", "Dhuna në familje", "Kujdestaria e përkohshme"]
    many = [
        (f"app.model:{n}", without_index._forms(f"{names[n % 3]} fjala{n} tjetra{n // 7}"))
        for n in range(5000)
    ]
    monkeypatch.setattr(without_index, "_titles", lambda: many)
    monkeypatch.setattr(without_index, "_sections_of", lambda key: [])
    words = analyse_query("femije dhuna kujdestarja fjala4999 tjetra9 zzzzqq polici")
    began = time.process_time()
    without_index.titled(words, READER, {}, 10)
    assert time.process_time() - began < 1.0  # 0.1 s on a quiet machine


def test_reading_rows_stops_in_time(monkeypatch):
    def slow(key):
        time.sleep(0.02)
        return []

    monkeypatch.setattr(
        without_index, "_titles", lambda: [(f"a.b:{n}", frozenset({"polici"})) for n in range(900)]
    )
    monkeypatch.setattr(without_index, "_sections_of", slow)
    began = time.monotonic()
    assert without_index.titled(analyse_query("polici"), READER, {}, 10) == []
    assert time.monotonic() - began < 2 * without_index.ENOUGH_SECONDS + 0.2
