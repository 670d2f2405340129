"""What is counted of a search, by the page and by its beacon, and what is never kept."""

import re
from datetime import date, timedelta

import pytest
from django.core import signing
from django.core.cache import caches
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

from search import asked, visitors, watching
from search.models import AskedQuery, SettledMark

SETTLE = "/sq/search/settle/"
OWN = {"Sec-Fetch-Site": "same-origin"}


def page(client, q, headers=None, **params):
    response = client.get("/sq/search/", {"q": q, **params}, headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def mark_of(html):
    found = re.search(r'data-mark="([^"]+)"', html)
    return found[1] if found else ""


def tell(client, mark, headers=OWN, **more):
    response = client.post(SETTLE, {"asked": mark, **more}, headers=headers)
    assert (response.status_code, response.content) == (204, b"")


def numbers(text="lypin"):
    row = AskedQuery.objects.get(text=text)
    return row.times, row.watched, row.opened


# The page


def test_every_whole_page_is_counted_with_what_it_found(site, client):
    page(client, "Lypin ")
    page(client, "lypin")
    row = AskedQuery.objects.get()
    assert (row.text, row.language, row.times) == ("lypin", "sq", 2)
    assert row.results > 0
    assert (row.watched, row.opened) == (0, 0)


def test_what_is_refined_is_no_further_question(site, client):
    page(client, "lypin", role="police")
    page(client, "lypin", typed="1")
    page(client, "lypin", page="2")
    page(client, "?!…")
    assert not AskedQuery.objects.exists()


def test_counting_comes_after_the_answer_and_is_cheap(site, client):
    def written():
        with CaptureQueriesContext(connection) as found:
            page(client, "lypin")
        return [query["sql"] for query in found if "search_askedquery" in query["sql"]]

    assert len(written()) == 4
    assert len(written()) == 1


def test_capitals_are_kept_of_acronyms_alone(site, client):
    for q in ("NE dokumente", "Ne  dokumente", "NE  Dokumente", "NE DOKUMENTE", "PMF-ja, Sot"):
        page(client, q)
    assert {row.text: row.times for row in AskedQuery.objects.all()} == {
        "NE dokumente": 2,
        "ne dokumente": 2,
        "PMF-ja, sot": 1,
    }


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "image"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "iframe", "Sec-Fetch-User": "?1"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "document"},  # a script sent them on
        {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Dest": "image"},
        {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"User-Agent": "Mozilla/5.0 (compatible; YandexBot/3.0)"},
        {"User-Agent": "Mozilla/5.0 (compatible; Yahoo! Slurp)"},
        {"User-Agent": "curl/8.5.0"},
        {"User-Agent": ""},
        {"User-Agent": " "},
        {"User-Agent": "axios/1.7.2"},
        {"User-Agent": "meta-externalagent/1.1"},
        {"User-Agent": "Mozilla/5.0 (compatible; Google-InspectionTool/1.0;)"},
    ],
)
def test_who_is_no_reader_gets_an_answer_and_counts_nothing(site, client, headers):
    for more in ({}, {"partial": "1"}):
        html = page(client, "lypin", headers, **more)
        assert 'class="hit"' in html
        assert not mark_of(html)
    assert not AskedQuery.objects.exists()


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "none", "Sec-Fetch-Dest": "document"},
        {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Dest": "document"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "document", "Sec-Fetch-User": "?1"},
        {"User-Agent": "Mozilla/5.0 (Linux; Android 9; CUBOT X18 Plus) Chrome/120.0 Mobile"},
    ],
)
def test_readers_count(site, client, headers):
    page(client, "lypin", headers)
    assert numbers() == (1, 0, 0)


def test_looking_at_the_head_of_a_page_is_no_search(site, client):
    assert client.head("/sq/search/", {"q": "lypin"}).status_code == 200
    assert not AskedQuery.objects.exists()


@pytest.mark.parametrize("purpose", ["prefetch", "prefetch;prerender"])
def test_a_page_fetched_ahead_counts_when_it_was_looked_at(site, client, purpose):
    mark = mark_of(page(client, "lypin", {"Sec-Purpose": purpose}))
    assert not AskedQuery.objects.exists()
    tell(client, mark)
    assert numbers() == (1, 1, 0)


# One visitor


def test_one_visitor_does_not_blind_the_desk(site, client, monkeypatch):
    monkeypatch.setattr(visitors, "MOST_NEW_A_DAY", 2)
    for q in ("aaa", "bbb", "ccc", "aaa"):
        page(client, q)
    client.defaults["REMOTE_ADDR"] = "192.0.2.7"
    page(client, "ddd")
    page(client, "ccc")
    found = {row.text: row.times for row in AskedQuery.objects.all()}
    assert found == {"aaa": 2, "bbb": 1, "ccc": 1, "ddd": 1}


def test_one_visitor_does_not_fill_the_list_of_what_is_asked_most(site, client, monkeypatch):
    monkeypatch.setattr(visitors, "MOST_OF_ONE_A_DAY", 3)
    for _time in range(4):
        page(client, "lypin")
        tell(client, mark_of(page(client, "lypin", partial="1")), opened="1")
    assert numbers() == (3, 1, 1)
    page(client, "gjykata")
    assert numbers("gjykata") == (1, 0, 0)


def test_nobody_searches_so_quickly(site, client, monkeypatch):
    monkeypatch.setattr(visitors, "MOST_A_MINUTE", 2)
    for q in ("aaa", "bbb", "ccc"):
        assert 'id="results-count"' in page(client, q)
    assert AskedQuery.objects.count() == 2


@pytest.mark.parametrize(
    ("proxies", "one", "other", "is_same"),
    [
        (0, {"REMOTE_ADDR": "192.0.2.7"}, {"REMOTE_ADDR": "192.0.2.8"}, False),
        (0, {"X-Forwarded-For": "192.0.2.7"}, {"X-Forwarded-For": "192.0.2.8"}, True),  # made up
        (1, {"X-Forwarded-For": "192.0.2.7"}, {"X-Forwarded-For": "192.0.2.8"}, False),
        (1, {"X-Forwarded-For": "x, 192.0.2.7"}, {"X-Forwarded-For": "y, 192.0.2.7"}, True),
        (0, {"REMOTE_ADDR": "2001:db8:1:2::1"}, {"REMOTE_ADDR": "2001:db8:1:2:ffff::9"}, True),
        (0, {"REMOTE_ADDR": "2001:db8:1:2::1"}, {"REMOTE_ADDR": "2001:db8:1:3::1"}, False),
        (0, {"REMOTE_ADDR": "::ffff:192.0.2.7"}, {"REMOTE_ADDR": "192.0.2.7"}, True),
    ],
)
def test_a_visitor_is_known_by_the_address_and_never_as_it(
    rf, settings, proxies, one, other, is_same
):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies

    def code(given):
        address = given.get("REMOTE_ADDR", "127.0.0.1")
        headers = {name: value for name, value in given.items() if name != "REMOTE_ADDR"}
        return visitors.visitor_of(rf.get("/", REMOTE_ADDR=address, headers=headers))

    assert (code(one) == code(other)) == is_same
    assert not any(value in code(one) for value in one.values())


def test_a_flood_of_nonsense_fills_nothing(site, client, monkeypatch):
    monkeypatch.setattr(asked, "KEPT_PER_DAY", 2)
    monkeypatch.setattr(asked, "FULL_SECONDS", 0)
    for q in ("aaa", "bbb", "ccc", "aaa"):
        page(client, q)
    assert {row.text: row.times for row in AskedQuery.objects.all()} == {"aaa": 2, "bbb": 1}


def test_a_database_that_cannot_count_costs_nobody_an_answer(site, client, monkeypatch, caplog):
    def fail(*_counted):
        raise DatabaseError("locked: markerfjala")

    monkeypatch.setattr(asked, "count", fail)
    assert "data-mark" in page(client, "lypin")
    assert "not counted" in caplog.text
    assert "markerfjala" not in caplog.text


# The beacon


def test_a_hit_opened_on_a_whole_page(site, client):
    mark = mark_of(page(client, "lypin"))
    tell(client, mark)
    assert numbers() == (1, 1, 0)
    tell(client, mark, opened="1", again="1")
    assert numbers() == (1, 1, 1)


def test_a_search_while_typing_counts_when_it_settled(site, client):
    mark = mark_of(page(client, "lypin", partial="1"))
    assert not AskedQuery.objects.exists()
    tell(client, mark, opened="1")
    assert numbers() == (1, 1, 1)
    assert AskedQuery.objects.get().results > 0


@pytest.mark.parametrize("partial", [{}, {"partial": "1"}])
def test_a_mark_counts_once(site, client, partial):
    mark = mark_of(page(client, "lypin", **partial))
    for _time in range(5):
        tell(client, mark)
    assert numbers() == (1, 1, 0)
    for more in ({}, {"again": "1"}, {}, {"again": "1"}):
        tell(client, mark, opened="1", **more)
    assert numbers() == (1, 1, 1)


def test_a_mark_counts_once_in_all_processes(site, client):
    """What came is known by the database: each process has a cache of its own."""
    mark = mark_of(page(client, "lypin", partial="1"))
    tell(client, mark, opened="1")
    caches["default"].clear()
    caches["visitors"].clear()
    tell(client, mark, opened="1")
    assert numbers() == (1, 1, 1)


def test_a_flood_of_marks_fills_nothing(site, client, monkeypatch):
    monkeypatch.setattr(watching, "MOST_MARKS", 1)
    monkeypatch.setattr(watching, "FULL_SECONDS", 0)
    for q in ("lypin", "gjykata"):
        tell(client, mark_of(page(client, q, partial="1")))
    assert [row.text for row in AskedQuery.objects.all()] == ["lypin"]
    assert SettledMark.objects.count() == 1


def test_one_visitor_tells_only_so_much(site, client, monkeypatch):
    monkeypatch.setattr(visitors, "MOST_A_MINUTE", 2)
    marks = [mark_of(page(client, q, partial="1")) for q in ("aaa", "bbb", "ccc")]
    for mark in marks:
        tell(client, mark)
    assert AskedQuery.objects.count() == 2


def test_a_beacon_that_cannot_be_counted_hears_nothing(site, client, monkeypatch, caplog):
    def fail(*_counted, **_seen):
        raise DatabaseError("full: markerfjala")

    monkeypatch.setattr(asked, "count", fail)
    tell(client, mark_of(page(client, "lypin", partial="1")))
    assert "not counted" in caplog.text
    assert "markerfjala" not in caplog.text
    assert not SettledMark.objects.exists()


def test_within_filters_only_openings_count(site, client):
    page(client, "lypin")
    mark = mark_of(page(client, "lypin", role="pmf"))
    tell(client, mark)
    assert numbers() == (1, 0, 0)
    tell(client, mark, opened="1")
    assert numbers() == (1, 0, 1)
    tell(client, mark, opened="1")
    assert numbers() == (1, 0, 1)


def test_personal_data_is_not_kept_by_the_beacon_either(site, client):
    tell(client, mark_of(page(client, "Arben Gjergj Hoxha lypin", partial="1")))
    assert [row.text for row in AskedQuery.objects.all()] == [""]


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {},
    ],
)
def test_other_sites_tell_nothing(site, client, headers):
    tell(client, mark_of(page(client, "lypin", partial="1")), headers)
    assert not AskedQuery.objects.exists()


def test_an_older_browser_says_its_origin(site, client):
    tell(client, mark_of(page(client, "lypin", partial="1")), {"Origin": "http://testserver"})
    assert numbers() == (1, 1, 0)


def test_marks_that_the_portal_did_not_write_are_nothing(site, client, monkeypatch):
    mark = mark_of(page(client, "lypin", partial="1"))
    for wrong in (
        "",
        "x",
        mark[:-2],
        mark + "x",
        signing.dumps({"typed": "x"}, salt=watching.SALT),
    ):
        tell(client, wrong)
    monkeypatch.setattr(watching, "LONGEST", timedelta(seconds=-1))
    tell(client, mark)
    assert not AskedQuery.objects.exists()


def test_large_and_too_many_beacons_are_nothing(site, client, monkeypatch):
    mark = mark_of(page(client, "lypin", partial="1"))
    tell(client, mark, more="x" * watching.MOST_BYTES)
    monkeypatch.setattr(watching, "_turns", watching._Turns(0))
    tell(client, mark)
    assert not AskedQuery.objects.exists()


def test_it_is_a_post(site, client):
    assert client.get(SETTLE).status_code == 405


def test_nothing_typed_has_no_mark(site, client):
    assert not mark_of(page(client, ""))


# What is kept


def test_no_column_can_name_a_reader():
    names = {field.name for field in AskedQuery._meta.get_fields()}
    assert names == {"id", "day", "language", "text", "results", "times", "watched", "opened"}
    assert {field.name for field in SettledMark._meta.get_fields()} == {"code", "day", "is_opened"}


def test_marks_are_forgotten_when_they_are_worth_nothing(db):
    for days in (0, 1, 2):
        day = date.today() - timedelta(days=days)
        SettledMark.objects.create(code=str(days), day=day, is_opened=False)
    asked.forget_old()
    assert sorted(SettledMark.objects.values_list("code", flat=True)) == ["0", "1"]


def test_after_ninety_days_nothing_is_left(db):
    def row(days):
        day = date.today() - timedelta(days=days)
        return AskedQuery.objects.create(day=day, language="sq", text=str(days), results=0)

    row(91), row(90), row(0)
    assert asked.forget_old() == 1
    assert not AskedQuery.objects.filter(text="91").exists()


def test_the_watch_forgets(db, index, monkeypatch):
    """The job that a portal runs beside its web server does it every hour."""
    from search.management.commands import search_drain

    forgotten = []
    monkeypatch.setattr(search_drain, "forget_old", lambda: forgotten.append(True))
    monkeypatch.setattr(search_drain.signal, "signal", lambda *_args: None)
    monkeypatch.setattr(search_drain.threading, "Event", OneRound)
    search_drain.Command().handle(watch=True, every=0)
    assert forgotten == [True]


class OneRound:
    def __init__(self):
        self.rounds = 0

    def wait(self, _seconds):
        self.rounds += 1
        return self.rounds > 1

    def set(self):
        pass
