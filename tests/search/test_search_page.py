"""The search page, its fragment, suggestions and /api/search: complete, private, unbreakable."""

import json
import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.base.place import place_of
from search import asked, labels, query, stamp
from search import order as order_of_hits
from search.asking import reader_of
from search.engines import get_engine
from search.engines.base import Candidate
from search.indexing import drain
from search.models import AskedQuery
from search.sections import Reader
from tests.protocols.small_protocol import publish
from tests.search.conftest import LISTEN, MEET, add_protocol

MOST_QUERIES = 15  # before the answer; its search is counted after it
SECRET = "xhindokull"


def api(client, q, **params):
    response = client.get("/api/search", {"q": q, **params})
    assert response.status_code == 200
    return response.json()


def page(client, q, **params):
    response = client.get("/sq/search/", {"q": q, **params})
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def signed_in(client, worker):
    client.force_login(worker)
    return client


# The answer


def test_the_api_answers_with_the_step(site, client):
    answer = api(client, "femije qe lypin ne rruge", lang="sq")
    hit = answer["hits"][0]
    assert hit["title"] == "PMF takon fëmijë që lypin në rrugë"
    assert hit["path"] == ["Fëmijë në rrugë", "Identifikimi", "1.1"]
    assert hit["url"] == f"/sq/p/rruga/#s-{MEET}"
    assert (hit["kind"], hit["language"]) == ("step", "sq")
    assert (hit["jurisdiction"], hit["audience"]) == ("AL", "public")
    assert hit["phone"] == "116 111"
    assert "<mark>" in hit["highlight"]
    assert answer["total"] == 4
    assert answer["took_ms"] >= 0


def test_lang_words_the_answer_and_filters_nothing(site, client):
    in_sq, in_en = (api(client, "femije lypin", lang=lang) for lang in ("sq", "en"))
    assert [h["url"] for h in in_sq["hits"]] == [h["url"] for h in in_en["hits"]]
    assert in_sq["total"] == in_en["total"]
    assert {b["text"] for b in in_en["hits"][0]["badges"]} >= {"must", "24 hours", "PMF en"}
    assert api(client, "femije", lang="xx")["total"]


def test_a_hit_shows_action_who_limit_and_number_to_call(site, client):
    html = page(client, "lypin")
    assert "PMF takon fëmijë që lypin në rrugë</a>" in html
    assert f'href="/sq/p/rruga/#s-{MEET}"' in html
    assert "PMF ndalet në anë të rrugës." in html
    assert 'href="tel:116111"' in html
    assert "badge-limit" in html
    assert "badge-danger" in html
    html = page(client, "dëgjon")
    assert "badge-unverified" in html


@pytest.mark.parametrize(
    "typed",
    ["femije qe lypin", "FËMIJË QË LYPIN", "femijve qe lypni", "fmije lypin", "фемије лыпин lypin"],
)
def test_spelling_does_not_matter(site, client, typed):
    assert api(client, typed)["hits"][0]["url"].endswith(MEET)


def test_what_was_repaired_is_said_and_can_be_undone(site, client):
    html = page(client, "kujdestrine")
    assert "<em>kujdestarinë</em>" in html
    link = re.search(r'href="(\?[^"]*typed=1[^"]*)"', html)[1].replace("&amp;", "&")
    alone = client.get(f"/sq/search/{link}").content.decode()
    assert "<em>kujdestarinë</em>" not in alone


def test_quoted_words_stand_side_by_side_or_the_page_says_that_they_do_not(site, client):
    answer = api(client, '"takon fëmijë"')
    assert (answer["total"], answer["loosened"]) == (1, False)
    assert answer["hits"][0]["url"].endswith(MEET)
    answer = api(client, '"fëmijë takon"')
    assert answer["loosened"]
    assert answer["total"] > 1


def test_half_a_word_is_completed(site, client):
    assert api(client, "kujdes")["hits"][0]["title"] == "Gjykata vendos për kujdestarinë"


def test_suggestions_go_on_from_what_is_typed_one_a_stem(site, client):
    offered = client.get("/sq/search/suggest/", {"q": "pmf fem"}).json()["suggestions"]
    assert offered[0].startswith("pmf fëmij")
    assert len(offered) == 1
    assert (
        "Fëmijë në rrugë"
        in client.get("/sq/search/suggest/", {"q": "femije ne"}).json()["suggestions"]
    )
    assert offered[0] in page(client, "pmf fem", partial="1")


def test_old_links_and_republished_steps_follow(site, street, client):
    publish(street, title="Rruga", slug="rruga-e-re")
    drain()
    assert api(client, "lypin")["hits"][0]["url"] == f"/sq/p/rruga-e-re/#s-{MEET}"


def test_own_country_first_others_with_a_chip(site, lists, client):
    add_protocol(lists, title="Djeca na ulici", slug="ulica", jurisdiction_id="ME")
    drain()
    here = page(client, "lypin", m="AL")
    assert here.index("/sq/p/rruga/") < here.index("/sq/p/ulica/")
    assert "badge-country" in here
    country = re.search(r'badge-country">([^<]*)<', here)[1]
    rows = re.findall(r'<a class="call-row([^"]*)"[^>]*><span class="call-who">([^<]*)', here)
    assert {(" is-abroad" in look, who.endswith(f", {country}")) for look, who in rows} == {
        (False, False),
        (True, True),
    }
    there = page(client, "lypin", m="ME")
    assert there.index("/sq/p/ulica/") < there.index("/sq/p/rruga/")


def candidate(score, jurisdiction="AL", kind="step", group=None):
    group = hash((score, jurisdiction, kind)) if group is None else group
    return Candidate(score, group, "sq", jurisdiction, kind, (score, jurisdiction, kind))


def order(*candidates, reader=Reader("sq", "AL")):  # noqa: B008 - frozen
    return [found.handle for found in order_of_hits.arrange(list(candidates), reader)]


def test_own_country_comes_first_unless_it_hardly_matches():
    found = order(
        candidate(10.0, "ME"),
        candidate(9.0, "ME"),
        candidate(4.0, "AL"),
        candidate(3.0, ""),
        candidate(1.0, "AL"),
    )
    assert [(score, country) for score, country, _kind in found] == [
        (4.0, "AL"),
        (3.0, ""),
        (10.0, "ME"),
        (9.0, "ME"),
        (1.0, "AL"),
    ]


def test_an_assumed_country_comes_before_no_other():
    found = order(
        candidate(10.0, "ME"), candidate(9.0, "AL"), reader=Reader("sr-latn", "AL", is_placed=False)
    )
    assert [country for _score, country, _kind in found] == ["ME", "AL"]


@pytest.mark.parametrize(
    ("language", "asked", "country", "is_placed"),
    [
        ("sr-latn", {}, "ME", True),
        ("sr-latn", {"m": "AL"}, "AL", True),
        ("sq", {}, "AL", True),
        ("en", {}, "AL", False),
    ],
)
def test_who_did_not_say_where_is_of_the_country_of_the_language(
    db, rf, language, asked, country, is_placed
):
    request = rf.get("/search/", asked)
    request.user = AnonymousUser()
    request.place = place_of(request)
    reader = reader_of(request, language)
    assert (reader.jurisdiction, reader.is_placed) == (country, is_placed)


def test_a_form_comes_first_only_when_no_step_is_near():
    assert [kind for *_rest, kind in order(candidate(10, kind="document"), candidate(7))] == [
        "step",
        "document",
    ]
    assert [kind for *_rest, kind in order(candidate(10, kind="document"), candidate(5))] == [
        "document",
        "step",
    ]


def test_a_kind_that_nobody_registered_counts_in_full():
    assert order(candidate(10, kind="passage"), candidate(9))[0][2] == "passage"


def test_steps_are_the_first_kind_offered(db):
    kinds = list(labels.labels_of("kind"))
    assert kinds.index("step") < kinds.index("page") < kinds.index("document")
    assert kinds.index("card") < kinds.index("page")


# Filters, counts, pages


def test_filters_are_links_with_counts(site, client):
    html = page(client, "fëmijë", role="police")
    assert f"#s-{LISTEN}" in html
    assert f"#s-{MEET}" not in html
    on = r'class="chip is-on" href="([^"]*)" aria-current="true">[^<]*<span class="count">1<'
    assert any("role=" not in url for url in re.findall(on, html))
    assert "role=pmf" in html


def test_a_chip_for_every_kind_comes_first_and_counts_all(site, client):
    chip = r'<a class="chip( is-on)?" href="([^"]*)"[^>]*>([^<]*) <span class="count">(\d+)<'
    total = api(client, "fëmijë")["total"]
    is_on, _, label, count = re.search(chip, page(client, "fëmijë")).groups()
    assert (is_on, label, int(count)) == (" is-on", "Të gjitha", total)
    is_on, url, label, count = re.search(chip, page(client, "fëmijë", kind="step")).groups()
    assert (is_on, label, int(count)) == (None, "Të gjitha", total)
    assert "kind=" not in url


def test_unknown_filters_are_ignored_with_a_note(site, client):
    answer = api(client, "lypin", kind="dragon", colour="red")
    assert answer["total"]
    assert len(answer["notes"]) == 2
    assert "dragon" in answer["notes"][0] + answer["notes"][1]
    html = page(client, "lypin", colour="<b>red</b>", **{"<i>": "1"})
    assert "<i>" not in html
    assert "colour" in html
    many = api(client, "lypin", **{f"f{n}": "1" for n in range(50)})
    assert len(many["notes"]) <= 5


# Nothing found


def test_nothing_found_offers_words_ways_and_lines_and_is_counted(site, client):
    html = page(client, "lypsarqqq")
    assert "116 111" in html
    assert 'href="tel:116111"' in html
    (row,) = AskedQuery.objects.all()
    assert (row.text, row.results, row.times, row.language) == ("lypsarqqq", 0, 1, "sq")
    page(client, "LYPSARQQQ")
    row.refresh_from_db()
    assert row.times == 2


def test_nearest_words_are_words_of_readable_sections(site, client, signed_in):
    assert any("kujdestari" in word for word in api(client, "kujdestqqqq")["nearest"])


def test_words_with_the_same_letters_are_offered_where_no_part_of_a_word_is_the_same(site, client):
    answer = api(client, "lqypqin")
    assert answer["total"] == 0
    assert answer["nearest"] == ["lypin"]


@pytest.mark.parametrize(
    "personal", ["Qqarben Gjergj Hoxhaqq", "gjergj qqq", "0691234567 qqq", "J51234567X qq"]
)
def test_personal_data_is_counted_but_never_kept(site, client, personal):
    page(client, personal)
    assert [row.text for row in AskedQuery.objects.all()] == [""]


def test_half_typed_queries_and_those_of_other_programs_are_not_kept(site, client):
    page(client, "lypsarqqq", partial="1")
    api(client, "lypsarqqq")
    client.get("/sq/search/suggest/", {"q": "lypsarqqq"})
    assert not AskedQuery.objects.exists()


def test_filtered_searches_and_mere_signs_are_not_kept(site, client):
    page(client, "lypsarqqq", role="police")
    page(client, "?!… 🚸")
    assert not AskedQuery.objects.exists()


def test_old_rows_are_forgotten(db):
    from datetime import date, timedelta

    AskedQuery.objects.create(
        day=date.today() - timedelta(days=91), language="sq", text="a", results=0
    )
    AskedQuery.objects.create(day=date.today(), language="sq", text="b", results=0)
    assert asked.forget_old() == 1
    assert AskedQuery.objects.get().text == "b"


# Who may read


def test_a_resident_meets_nothing_of_the_professionals(site, client):
    for words in (SECRET, "abuzimi seksual", "psikologu", "xhindokul", "xhin"):
        assert api(client, words)["total"] == 0
        everywhere = page(client, words) + page(client, words, partial="1")
        assert SECRET not in everywhere.replace(f'value="{SECRET}"', "").replace(
            f"<title>{SECRET}", ""
        ).replace(f"q={SECRET}", "").replace(f"q%3D{SECRET}", "")
        assert "Abuzimi seksual" not in everywhere
        answer = api(client, words)
        assert all(hit["audience"] == "public" for hit in answer["hits"])
        assert SECRET not in json.dumps(answer["repaired"]) + json.dumps(answer["nearest"])
    for beginning in ("xhi", "abu", "psik"):
        offered = client.get("/sq/search/suggest/", {"q": beginning}).json()["suggestions"]
        assert offered == []


def test_a_professional_finds_both(site, signed_in):
    answer = api(signed_in, SECRET)
    assert answer["hits"][0]["audience"] == "professional"
    assert answer["total"] == 1
    assert api(signed_in, "psikologu lypin")["total"] == 2
    assert SECRET in signed_in.get("/sq/search/suggest/", {"q": "xhi"}).json()["suggestions"]


def test_a_signed_in_resident_is_still_a_resident(site, client, resident):
    client.force_login(resident)
    assert api(client, SECRET)["total"] == 0


def test_a_page_that_turns_professional_is_gone_at_once(site, street, client):
    assert api(client, "lypin")["total"]
    publish(street, audience="professional")
    assert api(client, "lypin")["hits"] == []  # even before the index heard of it
    drain()
    for words in ("lypin", "lypni", "lyp"):
        answer = api(client, words)
        assert answer["total"] == 0
        assert "lypin" not in json.dumps([answer["hits"], answer["repaired"], answer["nearest"]])
    assert client.get("/sq/search/suggest/", {"q": "lyp"}).json()["suggestions"] == []
    assert client.get("/sq/search/suggest/", {"q": "fëmijë në"}).json()["suggestions"] == []


def test_no_answer_may_be_kept_by_anybody(site, client):
    for address in ("/sq/search/", "/sq/search/suggest/", "/api/search"):
        kept = client.get(address, {"q": "lypin"})["Cache-Control"]
        assert "no-store" in kept
        assert "private" in kept


def test_queries_are_in_no_log(site, client, caplog, monkeypatch):
    caplog.set_level("DEBUG", logger="search")
    caplog.set_level("WARNING")
    page(client, "markerfjala")
    (get_engine()._current() / "meta.json").write_text("{")
    page(client, "markerfjala")
    client.post("/sq/search/?q=markerfjala")
    client.get("/sq/search/nowhere/?q=markerfjala")
    assert "markerfjala" not in caplog.text


# Addresses, queries to the database


@pytest.mark.parametrize(("address", "language"), [("/search/", "sq"), ("/directory/", "sq")])
def test_addresses_without_a_language_keep_their_query(db, client, address, language):
    response = client.get(f"{address}?q=a%26b&kind=step")
    assert response.status_code == 302
    assert response["Location"] == f"/{language}{address}?q=a%26b&kind=step"
    response = client.get(address, headers={"accept-language": "cnr"})
    assert response["Location"].startswith("/sr-latn/")


def test_few_queries_and_no_more_for_more_hits(site, lists, client):
    def count(q):
        with CaptureQueriesContext(connection) as found:
            page(client, q)
        return sum("search_askedquery" not in query["sql"] for query in found)

    cold = count("lypin")
    assert cold <= MOST_QUERIES
    stamp.current()  # of the words in force, looked at twice a second
    one, many = count("semaforin lypin"), count("PMF fëmijë gjykata")
    assert one == many <= MOST_QUERIES


def test_only_get(site, client):
    assert client.post("/api/search").status_code == 405
    assert client.post("/sq/search/").status_code in (403, 405)


def test_labels_cost_one_query(site, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert labels.all_labels()["role"]["pmf"]


def test_an_empty_box_is_no_question(site, client):
    assert query.ask("", Reader("sq", "AL")).is_empty is False
    page(client, "")
    assert not AskedQuery.objects.exists()


def test_who_acts_first_stands_first_among_the_badges(site, lists, client):
    from tests.protocols.small_protocol import PHASE, phase, step

    there = "00000000-0000-0000-0000-000000000081"
    for slug, roles in (("njeri", ["police", "pmf"]), ("tjetri", ["pmf", "police"])):
        phases = [phase(PHASE, "Faza", step(there, f"Semafori {slug}", roles=roles))]
        add_protocol(lists, title=slug, slug=slug, phases=phases)
    drain()
    for slug, first in (("njeri", "police"), ("tjetri", "PMF")):
        badges = api(client, f"semafori {slug}", lang="en")["hits"][0]["badges"]
        roles = [badge["text"] for badge in badges if badge["kind"] == "role"]
        assert len(roles) == 2
        assert roles[0].lower().startswith(first.lower())


def test_remembering_the_place_comes_back_to_the_same_words(site, client):
    from portal.reference.models import Municipality

    Municipality.objects.create(code="al-berat", jurisdiction_id="AL", name="Berat")
    html = page(client, "fëmijë & “lypin”", m="al-berat")
    link = re.search(r'href="([^"]*m=al-berat&amp;next=[^"]*)"', html)[1]
    form = client.get(link.replace("&amp;", "&")).content.decode()
    back = re.search(r'name="next" value="([^"]*)"', form)[1].replace("&amp;", "&")
    assert client.get(back).wsgi_request.GET["q"] == "fëmijë & “lypin”"
