"""What is counted of a search, by the page and by its beacon, and what is never kept."""

import re
from datetime import date, timedelta

import pytest
from django.core import signing
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

from search import asked, watching
from search.models import AskedQuery

SETTLE = "/sq/search/settle/"
OWN = {"Sec-Fetch-Site": "same-origin"}


def page(client, q, **params):
    response = client.get("/sq/search/", {"q": q, **params})
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


def test_within_filters_only_openings_count(site, client):
    page(client, "lypin")
    mark = mark_of(page(client, "lypin", role="pmf"))
    tell(client, mark)
    assert numbers() == (1, 0, 0)
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
