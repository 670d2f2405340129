"""Nothing that can be typed breaks page, fragment, suggestions or API, or makes them slow."""

from datetime import date, timedelta

import pytest

from search import best_bets, synonyms
from search.engines import get_engine
from search.indexing import drain
from search.paging import LAST_PAGE, MOST_SHOWN, read, written
from search.query import ask
from search.sections import Reader
from search.views import NAMED
from tests.search.bad_queries import QUERIES, RULES, assert_sensible, check_engine, told
from tests.search.conftest import MEET

SECRET = "xhindokull"
READER = Reader("sq", "AL")
ADDRESSES = ("/sq/search/", "/en/search/", "/sr-latn/search/")


def sendable(typed):
    """A browser sends a lone surrogate as U+FFFD."""
    return typed.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def test_the_engine_stands_them_all_and_tells_no_secret(site):
    check_engine(READER, seconds=2.0, secret=SECRET)  # generous: other tests run beside this one


def test_the_secret_is_there_for_those_who_may_know_it(site):
    professional = Reader("sq", "AL", audiences=frozenset({"public", "professional"}))
    assert SECRET in told(ask("xhindok", professional))


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_and_fragment_stay_whole(site, client, address):
    for name, typed in QUERIES.items():
        for more in ({}, {"partial": "1"}, {"page": "2"}, {"typed": "1"}):
            answer = client.get(address, {"q": sendable(typed), **more})
            assert answer.status_code == 200, name
            html = answer.content.decode()
            assert "<script>alert" not in html, name
            assert "<img src=x" not in html, name
            assert "\x00" not in html, name
            assert len(answer.content) < 100_000, name


def test_api_and_suggestions_stay_whole(site, client):
    for name, typed in QUERIES.items():
        answer = client.get("/api/search", {"q": sendable(typed)})
        assert answer.status_code == 200, name
        assert answer.json()["available"], name
        offered = client.get("/sq/search/suggest/", {"q": sendable(typed)})
        assert offered.status_code == 200, name
        assert SECRET not in " ".join(offered.json()["suggestions"]), name


@pytest.mark.parametrize("name", ["an acronym's own term", "a stem's own term"])
def test_names_that_an_index_gives_to_words_find_nothing(site, name):
    result = ask(QUERIES[name], READER)
    assert (result.total, result.repaired) == (0, ())


def test_a_colon_only_stands_between_two_words(site):
    as_typed, plain = ask("public:lypin", READER), ask("public lypin", READER)
    assert [hit.section.uid for hit in as_typed.hits] == [hit.section.uid for hit in plain.hits]
    assert as_typed.total == plain.total


def test_what_cannot_be_seen_changes_nothing(site):
    plain = ask("femije", READER).hits
    for word in ("fe\u200bmi\u200cje", "\u202efemije\u202c", "femije\x00"):
        assert ask(word, READER).hits == plain


def test_a_long_query_is_cut_between_words_and_the_page_says_where(site, client):
    for typed, last in (
        ("lypin në rrugë " * 100, "rrugë"),
        ("lypin " * 300, "lypin"),
        (" ".join(f"fjala{n}" for n in range(300)), "fjala19"),
        ("lypin " + "x" * 5000, "lypin"),
        ("x" * 5000, ""),
    ):
        result = ask(typed, READER)
        assert (result.is_cut, result.last_word) == (True, last)
        html = client.get("/en/search/", {"q": typed}).content.decode()
        where = f", up to “{last}”" if last else ""
        assert f"Only the beginning of this long text was searched{where}." in html
        assert client.get("/api/search", {"q": typed}).json()["cut"]


def test_a_dictated_sentence_is_looked_at_whole(site):
    sentence = (
        "a mund të më thoni se çfarë duhet të bëj unë kur shoh në rrugë një fëmijë që lyp "
        "dhe nuk e di se ku janë prindërit e tij"
    )
    assert len(sentence.split()) > 20
    assert not ask(sentence, READER).is_cut


def test_any_page_number_gives_a_page(site, client):
    for number in ("0", "-1", "x", "99999999999", "٣", "", "1e9", "30", "31", "\x00"):
        assert client.get("/sq/search/", {"q": "lypin", "page": number}).status_code == 200
    far = client.get("/sq/search/", {"q": "lypin", "page": LAST_PAGE}).content.decode()
    assert "hit-title" not in far
    assert "page=29" in far


def test_junk_about_what_was_shown_is_ignored(site, client):
    plain = client.get("/api/search", {"q": "fëmijë", "page": 2}).json()
    too_much = "AAAAA" * (MOST_SHOWN + 1)
    for shown in ("x", "zzzz", "<script>", "A" * 50_000, too_much, "\x00" * 5, "ëëëëë", "====="):
        answer = client.get("/api/search", {"q": "fëmijë", "page": 2, "shown": shown})
        assert answer.status_code == 200
        assert answer.json()["hits"] == plain["hits"]


def test_what_was_shown_is_read_as_it_was_written():
    codes = (0, 1, 63, 64, (1 << 30) - 1, 123_456_789)
    assert read(written(codes)) == codes
    assert read("") == ()
    assert len(written(range(MOST_SHOWN))) == MOST_SHOWN * 5


def test_any_rules_of_editors_leave_a_sensible_page(site, client):
    for name, lines in RULES.items():
        with synonyms.using(synonyms.parse(lines)):
            result = ask("lypin", READER)
            assert_sensible(result, name)
            assert result.hits[0].section.url.endswith(MEET), name
            assert client.get("/sq/search/", {"q": "lypin"}).status_code == 200


def test_many_replacements_are_named_only_in_part(site, wordy, client):
    with synonyms.using(synonyms.parse(RULES["2,000 words for one"])):
        html = client.get("/en/search/", {"q": "lypin"}).content.decode()
        only = client.get("/en/search/", {"q": "lypin", "typed": "1"}).content.decode()
    assert html.count("<em>fjala") == NAMED
    assert f"and {synonyms.MOST_ALTERNATIVES - NAMED} more" in html
    assert "typed=1" in html
    assert "<em>fjala" not in only


def test_many_words_share_the_room_for_alternatives(site, wordy):
    many = " ".join(f"fjala{n}" for n in range(20))
    with synonyms.using(synonyms.parse(RULES["all words for each other"])):
        few, every = ask("fjala1 fjala2", READER), ask(many, READER)
    assert [len(each.others) for each in few.replaced] == [synonyms.MOST_ALTERNATIVES] * 2
    assert [len(each.others) for each in every.replaced] == [1] * 20


def test_bytes_that_are_no_utf8(site, client):
    assert client.get("/sq/search/?q=%ff%fe%00").status_code == 200
    assert client.get("/api/search?q=%C3%28&kind=%ff&shown=%ff").status_code == 200


def test_an_overlong_address_does_not_swell_the_page(site, client):
    def size(**asked):
        return len(client.get("/sq/search/", {"q": "fëmijë"} | asked).content)

    plain = size()
    assert size(q="fëmijë " + "x" * 10_000) < plain + 20_000
    assert size(kind=["step"] * 900) < plain + 2_000
    assert size(**{f"f{n}": "1" * 100 for n in range(900)}) < plain + 5_000
    assert size(page="2", shown="AAAAA" * 300) < plain + 25_000


def test_a_best_bet_on_a_page_that_is_withdrawn_is_nothing(site, street, client):
    (section,) = [s for s in get_engine().view().everything() if s.uid.endswith(f"{MEET}:sq")]
    today = date.today()
    bet = best_bets.Bet(
        best_bets.words_of("semafori", "sq"), section.piece, today, today + timedelta(days=9)
    )
    with best_bets.using(best_bets.Bets([bet])):
        (hit,) = [hit for hit in ask("semafori", READER).hits if hit.is_chosen]
        assert hit.section.uid == section.uid
        html = client.get("/sq/search/", {"q": "semafori"}).content.decode()
        assert "badge-chosen" in html
        assert client.get("/api/search", {"q": "semafori"}).json()["hits"][0]["chosen"]
        street.unpublish()
        assert ask("semafori", READER).hits == ()  # before the index heard of it, and after
        drain()
        assert ask("semafori", READER).hits == ()
        assert "badge-chosen" not in client.get("/sq/search/", {"q": "semafori"}).content.decode()
