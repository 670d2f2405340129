"""The question: what is not understood is said, chips, and words that find nobody are counted."""

import pytest

from directory import models
from search.engines import get_engine
from search.indexing import drain
from search.models import AskedQuery
from tests.directory.test_finding import ADDRESS, given

OWN = {"User-Agent": "Mozilla/5.0", "Sec-Fetch-Site": "same-origin", "Sec-Fetch-Dest": "document"}


@pytest.fixture
def index(settings, tmp_path):
    """An empty index that serves, in a folder of this test."""
    settings.SEARCH_INDEX_DIR = tmp_path / "index"
    get_engine().rebuild([], again=lambda keys: [])


def page(client, **query):
    answer = client.get(ADDRESS, query, headers=OWN)
    assert answer.status_code == 200
    return answer.content.decode()


# What is not understood


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"type": "zzz"}, "What do you need? “zzz”"),
        ({"kind": "<b>"}, "Who gives it “&lt;b&gt;”"),
        ({"m": "zz"}, "Where? “zz”"),
        ({"language": "xx", "group": "nobody"}, "Who it is for “nobody”; Language spoken “xx”"),
        ({"situation": "x" * 500}, f"What happened? “{'x' * 40}…”"),
        ({"where": "y" * 100}, f"Where? “{'y' * 40}…”"),
        ({"kind": "\u202ea\u2066b"}, "Who gives it “ab”"),
        ({"where": "\u202eqx\x07"}, "“qx” is no municipality"),
        ({"open": "banana"}, "Open now “banana”"),
        ({"q": "a\0b"}, "Words “ab”"),
    ],
)
def test_what_nobody_knows_is_named(desk, client, query, said):
    assert said in page(client, **query)


def test_what_is_known_is_not_called_unknown(desk, client):
    assert 'id="ignored"' not in page(client, m="al-berat", type="counselling", open="on")
    assert 'id="ignored"' not in page(client, m="ME", where="Has", start="nonsense")


def test_long_words_are_shortened_and_it_is_said(desk, client):
    assert 'id="shortened"' not in page(client, q="a" * 200)
    assert 'id="shortened"' in page(client, q="a" * 201)


def test_nonsense_at_the_end_of_the_address_is_the_beginning(desk, client):
    for start in ("-200", "²", "9" * 5000, "1.5", "\0"):
        assert "Këshillim" in page(client, m="al-berat", start=start)


# The form


def test_filters_in_use_are_chips_that_take_themselves_away(desk, client):
    models.Language.objects.create(service=desk, code="rom")
    html = page(client, q="ndihmë", where="Berat", language="rom", within="here", page="2")
    chips = html[html.index("find-chips") : html.index("</form>")]
    assert chips.count("<li>") == 2
    assert 'href="?q=ndihm%C3%AB&amp;where=Berat&amp;within=here"' in chips
    assert 'href="?q=ndihm%C3%AB&amp;where=Berat&amp;language=rom"' in chips
    assert '<details class="fold"><summary>' in html, "folded, however much is asked"


def test_a_distance_without_a_place_waits_for_one(desk, client):
    html = page(client, within="10")
    assert "“up to 10 km in a straight line” needs a place to begin at: say where." in html
    assert 'id="ignored"' not in html
    assert "find-chips" not in html
    assert "More precisely</summary>" in html, "no number of filters in use"
    html = page(client, within="10", where="Berat")
    assert 'id="no-start"' not in html
    assert "find-chips" in html


# A place in the words


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("words", ["psikolog has", "Psikolog në Has", "psikolog bashkia Has"])
def test_a_place_in_the_words_is_the_place(index, desk, client, words):
    given("Këshillim Has", at="al-has", areas=["al-has"])
    drain()
    answer = client.get(ADDRESS, {"q": words, "m": "al-berat"}, headers=OWN)
    asked = answer.context["asked"]
    assert (asked.municipality.code, asked.words.lower()) == ("al-has", "psikolog")
    html = answer.content.decode()
    assert "Këshillim Has<" in html
    assert "Këshillim<" not in html, "it is Berat's"
    assert "Contacts for the municipality Has." in html
    assert 'value="Has"' in html, "what is sent next says the same"
    assert f'value="{asked.words}"' in html


@pytest.mark.django_db(transaction=True)
def test_the_place_may_be_taken_as_a_word_only(index, desk, client):
    given("Këshillim Has", at="al-has", areas=["al-has"])
    drain()
    html = page(client, q="psikolog has", m="al-berat")
    start = html.index('id="place-read"')
    address = html[html.index('href="', start) + 6 :].split('"')[0].replace("&amp;", "&")
    answer = client.get(f"{ADDRESS}{address}", headers=OWN)
    asked = answer.context["asked"]
    assert (asked.municipality.code, asked.words) == ("al-berat", "psikolog has")
    assert 'id="place-read"' not in answer.content.decode()


@pytest.mark.parametrize("words", ["Has", "berat", "në Beratit", "bashkia Berat"])
def test_words_that_only_name_a_place_are_just_the_place(index, desk, client, words):
    answer = client.get(ADDRESS, {"q": words}, headers=OWN)
    asked = answer.context["asked"]
    assert asked.municipality.code in ("al-has", "al-berat")
    assert (asked.words, asked.wanted.ranked) == ("", None)
    assert "No service has these words" not in answer.content.decode()
    assert ("Këshillim<" in answer.content.decode()) == (asked.municipality.code == "al-berat")


@pytest.mark.parametrize(
    "query",
    [
        {"q": "psikolog has", "where": "Berat"},
        {"q": "polic"},  # begins like Poliçan
        {"q": "bar"},  # medicine
        {"q": "who has food"},
        {"q": '"psikolog Has"'},
        {"q": "psikolog"},
    ],
)
def test_a_typed_place_an_ordinary_word_and_a_quotation_stay_words(index, desk, client, query):
    asked = client.get(ADDRESS, query, headers=OWN).context["asked"]
    assert asked.words == query["q"]
    assert not asked.is_place_read


@pytest.mark.django_db(transaction=True)
def test_words_with_a_place_in_them_that_find_nobody_are_counted_with_it(index, desk, client):
    drain()
    page(client, q="qxwzypk Has")
    page(client, q="qxwzypk", where="Has")
    assert AskedQuery.objects.get().text == "qxwzypk, has"


# Words that find nobody


@pytest.mark.django_db(transaction=True)
def test_words_are_groups_the_near_first_and_those_that_lack_them_are_out(index, desk, client):
    given("Logopedi larg", at="al-kukes", areas=["al-kukes", "al-berat"])
    given("Logopedi afër", areas=["al-berat"])
    drain()
    html = page(client, q="logopedi", where="Berat")
    assert html.index("Logopedi afër") < html.index("Logopedi larg")
    assert "Këshillim<" not in html, "it has none of the words"
    assert "has your words" in html
    assert not AskedQuery.objects.exists(), "somebody was found"


@pytest.mark.django_db(transaction=True)
def test_words_that_find_nobody_are_counted_with_the_place(index, desk, client):
    drain()
    html = page(client, q="qxwzypk", where="Has")
    assert "No service has these words." in html
    row = AskedQuery.objects.get()
    assert (row.text, row.results, row.times, row.language) == ("qxwzypk, has", 0, 1, "en")
    page(client, q=" Qxwzypk ", where="Has")
    row.refresh_from_db()
    assert row.times == 2


@pytest.mark.django_db(transaction=True)
def test_what_only_others_have_is_missing_here(index, desk, client):
    given("Logopedi", at="al-kukes", areas=["al-kukes"])
    drain()
    assert "Logopedi<" not in page(client, q="logopedi", where="Has")
    assert AskedQuery.objects.get().text == "logopedi, has"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("words", ["psiholog", "психолога", "psikologu", "psychologist"])
def test_a_profession_finds_the_kind_of_help_whatever_its_service_is_called(
    index, desk, client, words
):
    drain()
    assert "Këshillim<" in page(client, q=words, where="Berat")
    assert not AskedQuery.objects.exists(), "somebody was found"


@pytest.mark.django_db(transaction=True)
def test_a_loose_word_hides_nobody_who_takes_people_from_elsewhere(index, desk, client):
    taker = given("Qendra në Kukës", at="al-kukes", areas=["al-kukes"], accepts_others=True)
    loose = given("Veshje falas", at="al-has", areas=["al-has"])
    loose.service_types.clear()
    drain()
    html = page(client, q="psikolog falas", where="Has")
    assert html.index(f"{taker.name}<") < html.index("Veshje falas<")
    assert "counselling: none is known in Has." in html
    assert "Kukës takes people from Has." in html
    assert "missing-here" not in page(client, q="psikolog falas", where="Berat")


@pytest.mark.django_db(transaction=True)
def test_a_filter_a_page_a_crawler_and_a_name_are_no_empty_search(index, desk, client):
    drain()
    page(client, q="qxwzypk", kind="ngo")
    page(client, q="qxwzypk", open="on")
    page(client, q="qxwzypk", page="2")
    page(client, q="?!…")
    client.get(ADDRESS, {"q": "qxwzypk"}, headers={"User-Agent": "curl/8"})
    assert not AskedQuery.objects.exists()
    page(client, q="Artan Hoxha 0691234567", where="Has")
    assert AskedQuery.objects.get().text == "", "counted, not kept"


@pytest.mark.django_db(transaction=True)
def test_a_kind_that_is_missing_here_is_counted_whether_chosen_or_typed(index, desk, client):
    given("Këshillim Kukës", at="al-kukes", areas=["al-kukes", "al-has"])
    drain()
    page(client, type="counselling", m="al-has")
    assert AskedQuery.objects.get().text == "counselling, has"
    assert "Kukës takes people from Has." in page(client, q="psikolog", m="al-has")
    counted = set(AskedQuery.objects.values_list("text", "results", "times"))
    assert counted == {("counselling, has", 0, 1), ("psikolog, has", 0, 1)}


@pytest.mark.django_db(transaction=True)
def test_a_kind_that_is_here_or_narrowed_or_asked_by_a_crawler_is_not_counted(index, desk, client):
    drain()
    page(client, type="counselling", m="al-berat")
    page(client, type="counselling")
    page(client, type="counselling", m="al-has", kind="ngo")
    page(client, type="counselling", m="al-has", open="on")
    page(client, type="counselling", m="al-has", within="here")
    page(client, type="counselling", m="al-has", page="1")
    bot = {"User-Agent": "Googlebot/2.1"}
    client.get(ADDRESS, {"type": "counselling", "m": "al-has"}, headers=bot)
    assert not AskedQuery.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_same_words_are_counted_wherever_a_shelter_stands(index, shelter, client):
    """It answers in every town of its country, so none of them is the one without."""
    drain()
    for place in ("Kukës", "Has", "Berat"):
        assert "Strehë për gra" in page(client, q="strehë", where=place)
    assert not AskedQuery.objects.exists()


def test_without_an_index_words_count_for_nothing_and_nobody(desk, client, settings, tmp_path):
    settings.SEARCH_INDEX_DIR = tmp_path / "none"
    assert "your words were not looked for" in page(client, q="qxwzypk", where="Has")
    assert not AskedQuery.objects.exists()


def test_without_a_place_the_country_of_the_language_comes_first(desk, client):
    there = given("Savjetovanje", at="al-kukes")
    models.Organization.objects.filter(pk=there.organization_id).update(jurisdiction_id="ME")

    def order(language, **query):
        html = client.get(f"/{language}/directory/", query).content.decode()
        return html.index("Savjetovanje<") < html.index("Këshillim<")

    assert order("sr-latn")
    assert not order("sq")
    assert not order("sr-latn", m="AL")


def test_a_page_before_the_first_is_the_first(desk, client):
    for number in range(25):
        given(f"Shërbim {number:02}", areas=["al-berat"])
    for number in ("-1", "0", "x", "²", ""):
        assert "page=2" in page(client, m="al-berat", page=number), number
    assert "page=1" in page(client, m="al-berat", page="99")


def test_three_thousand_letters_are_not_repeated_in_the_links(desk, client):
    for number in range(25):
        given(f"Shërbim {number:02}", areas=["al-berat"])
    html = page(client, m="al-berat", where="y" * 3000, language="sq")
    links = [part.split('"')[0] for part in html.split('href="?')[1:]]
    assert links
    assert max(map(len, links)) < 400
