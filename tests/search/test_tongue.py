"""Which language was typed decides the order where it is plain, not the page it was typed on."""

import pytest

from search import synonyms, text, tongue
from search.engines.embedded import EmbeddedEngine
from search.sections import Reader
from search.wording import word_it
from tests.search.engine_contract import EngineContract, section

ALBANIAN_PAGE = Reader("sq", "AL", is_assumed=True)


@pytest.fixture
def view(tmp_path):
    engine = EmbeddedEngine(tmp_path)
    engine.rebuild([], again=lambda keys: [])
    EngineContract.put(
        engine,
        section("court", "Gjykata vendos", "Policia njofton telefon. Psikologu flet me fëmijën."),
        section("line", "Telefon", "Telefon për fëmijë"),
        section("measure", "Zaštitna mjera", "Nasilje u porodici, telefon", language="sr-latn"),
        section("order", "Protection order", "The child and the police", language="en"),
        section("help", "Kërkesa për NE", "Ndihma ekonomike jepet në bashki."),
    )
    return engine.view()


def evident(view, typed):
    words = text.analyse_query(typed)
    return tongue.evident(typed, words, word_it(words, view, ALBANIAN_PAGE, exact=True).held)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("zastitna mjera", "sr"),
        ("насиље", "sr"),
        ("šta", "sr"),
        ("femije psikolog", "sq"),
        ("çfarë", "sq"),
        ("protection order", "en"),
        ("telefon", ""),  # of two languages, one of them more
        ("has", ""),  # a town, and a word without meaning
        ("zastitna gjykata", ""),
        ("xyzzyq", ""),
    ],
)
def test_words_tell_their_language_or_do_not(view, typed, code):
    assert evident(view, typed) == code


def test_who_types_another_language_is_not_taken_to_be_in_the_pages_country():
    read = tongue.as_typed(ALBANIAN_PAGE, "sr")
    assert (read.language, read.is_placed) == ("sr-latn", False)
    said = Reader("sq", "AL", "al-berat")
    assert tongue.as_typed(said, "sr").is_placed
    assert tongue.as_typed(ALBANIAN_PAGE, "sq") == tongue.as_typed(ALBANIAN_PAGE, "")


@pytest.mark.parametrize(("typed", "term"), [("NE", "ac0ne"), ("ne", "ac0ne"), ("n.e.", "ac0ne")])
def test_a_stop_word_alone_is_the_acronym_that_editors_know(view, typed, term):
    with synonyms.using(synonyms.parse(["sq = NE | ndihma ekonomike"])):
        wording = word_it(text.analyse_query(typed), view, ALBANIAN_PAGE, exact=False)
    assert [slot.stems for slot in wording.typed] == [(term,)]


def test_in_capitals_it_is_the_one_that_pages_have(view):
    with synonyms.using(synonyms.NONE):
        for typed, is_acronym in (("NE", True), ("ne", False), ("ME", False)):
            wording = word_it(text.analyse_query(typed), view, ALBANIAN_PAGE, exact=False)
            assert (wording.typed[0].stems == ("ac0ne",)) == is_acronym
