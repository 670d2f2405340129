"""Which terms of a query count where: the same list for every engine."""

import pytest

from search import text
from search.engines.base import Choice, Query, Slot
from search.engines.embedded import EmbeddedEngine
from search.engines.ranking import MOST_NEIGHBOURS, ranking_of
from tests.search.engine_contract import PUBLIC, EngineContract, names, query, section, slots


def terms(query, field):
    ranking = ranking_of(query, lambda grams: dict.fromkeys(grams, 1))
    return {term.term: term.boost for term in ranking.terms if term.field == field}


def test_words_are_neighbours_across_stop_words():
    pairs = text.analyse_field("Dhuna në familje dhe dhuna", "sq").pairs
    assert pairs == ["sq0dhun+sq0famil", "sq0famil+sq0dhun"]
    assert "sq0dhun+sq0famil" in terms(query("dhunës ne familjes"), "nb")


def test_an_acronym_is_a_neighbour_although_its_letters_are_a_stop_word():
    assert text.analyse_field("kërkesa për NE sot", "sq").pairs == [
        "sq0kerk+sq0ne",
        "sq0ne+sq0sot",
    ]


def test_a_word_twice_is_no_neighbour_of_itself():
    assert text.analyse_field("dhuna dhuna dhunës", "sq").pairs == []


def test_stems_of_two_languages_are_no_neighbours():
    assert all(
        one[:2] == other[:2]
        for one, other in (pair.split("+") for pair in terms(query("sud porodica"), "nb"))
    )


def test_neighbours_of_many_repairs_are_bounded():
    many = tuple(
        Slot(form=f"w{n}", stems=tuple(f"sq0w{n}x{m}" for m in range(12))) for n in range(20)
    )
    assert len(terms(Query(audiences=PUBLIC, slots=many), "nb")) == MOST_NEIGHBOURS


def test_four_grams_of_an_unknown_word_count_more():
    known = Slot(form="femije", stems=("sq0femi",), grams=text.grams("femije"))
    unknown = Slot(form="femije", stems=("sq0femi",), grams=text.grams("femije"), is_known=False)
    for field in ("tg", "bg"):
        plain = terms(Query(audiences=PUBLIC, slots=(known,)), field)
        more = terms(Query(audiences=PUBLIC, slots=(unknown,)), field)
        assert plain.keys() == more.keys()
        assert all(more[gram] > plain[gram] for gram in plain)


def test_words_of_an_alternative_are_neighbours_within_it():
    choice = Choice(own=slots("dajak"), others=(slots("dhuna fizike"),))
    ranking = ranking_of(Query(audiences=PUBLIC, choices=(choice,)), lambda grams: {})
    ((own, other),) = ranking.choices
    assert not [term for term in own if term.field == "nb"]
    assert "sq0dhun+sq0fizik" in [term.term for term in other if term.field == "nb"]


@pytest.mark.parametrize("asked", ["lejen e prindit", "lejen prindit"])
def test_side_by_side_comes_before_apart(tmp_path, asked):
    engine = EmbeddedEngine(tmp_path)
    engine.rebuild([], again=lambda keys: [])
    EngineContract.put(
        engine,
        section("apart", "Rasti", "Prindi njoftohet sot nga policia për lejen"),
        section("together", "Rasti", "Sot njoftohet nga policia për lejen e prindit"),
    )
    assert names(engine.view(), asked) == ["together", "apart"]


@pytest.mark.parametrize(
    ("stem", "forms"),
    [
        ("ligj", "ligjor ligjore ligjorë ligji"),
        ("ndihm", "ndihmuar ndihmue ndihmoi ndihma"),
    ],
)
def test_adjectives_in_or_and_gheg_participles_meet_their_kin(stem, forms):
    assert {text.stem(text.fold(form), "sq") for form in forms.split()} == {f"sq0{stem}"}
