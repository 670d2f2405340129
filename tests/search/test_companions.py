"""A number beside the steps: where a query names it, it comes forward; elsewhere it stays behind."""

import pytest

from search import companions, text
from search.engines.base import Query
from search.engines.embedded import EmbeddedEngine
from search.order import COMPANIONS, PAGE
from search.paging import Paging
from search.sections import Reader
from tests.search.engine_contract import PUBLIC, EngineContract, section, slots

HERE = Reader("sq", "AL", "al-berat", town="Berat")
NOWHERE = Reader("sq", "AL")
TALKS = "Bisedë me psikologen, për gra dhe fëmijë pas dhunës."


def contact(name, title, body, place="", **fields):
    """What serves its own town alone, unless `fields` say otherwise; without a place everybody."""
    serves = {"serves": (place,), "takes_others": False} if place else {}
    values = {"kind": "contact", "jurisdiction": "AL", "place": place} | serves | fields
    return section(name, title, body, **values)


@pytest.fixture
def engine(tmp_path):
    """Two steps that have the words, and the same services in three towns and two countries."""
    engine = EmbeddedEngine(tmp_path)
    engine.rebuild([], again=lambda keys: [])
    towns = {"berat": "Berat", "has": "Has", "fier": "Fier"}
    EngineContract.put(
        engine,
        section("hears", "Prokuroria e dëgjon fëmijën me psikologun pranë", "Psikologu pyet."),
        section("police", "Policia paraqet kërkesën në gjykatë", "Policia e Beratit njofton."),
        section("shelter", "KVDHF siguron strehë për viktimën", "Dhuna ndalet, gruaja strehohet."),
        *(
            contact(
                f"talks-{code}", f"Këshillim psikologjik, {town}", f"{TALKS} {town}.", f"al-{code}"
            )
            for code, town in towns.items()
        ),
        *(
            contact(
                f"police-{code}", f"Policia, {town}", f"Ndërhyn në rrezik. {town}.", f"al-{code}"
            )
            for code, town in towns.items()
        ),
        contact("refuge", "Strehë për gra dhe fëmijë pas dhunës", "Strehim. Viktima të dhunës."),
        contact("abroad", "Strehë për gra dhe fëmijë", "Viktima të dhunës.", jurisdiction="ME"),
    )
    return engine


def first(engine, words, reader=NOWHERE, **filters):
    query = Query(audiences=PUBLIC, slots=slots(words), filters=filters)
    view = engine.view()
    counts = view.counts(query).by["kind"]
    forward = companions.named(words, query, view, reader, counts)
    paging = Paging(view, reader, PAGE, [], forward)
    part = paging.first(query, view.counts(query))
    return [found.object_key.partition(":")[2] for found in view.load(part.listed)]


def test_who_asks_for_a_number_gets_it_first(engine):
    assert first(engine, "numri i policise", HERE)[0] == "police-berat"
    assert {name.partition("-")[0] for name in first(engine, "telefon policia")[:3]} == {"police"}


def test_who_names_a_service_and_a_town_gets_it_first(engine):
    assert first(engine, "psikolog Berat")[0] == "talks-berat"
    assert first(engine, "policia ne Has", HERE)[1] != "police-has"  # “Has” alone is a stop word


def test_who_names_a_service_gets_it_behind_the_best_step(engine):
    found = first(engine, "psikolog")
    assert found[0] == "hears"
    assert {name.partition("-")[0] for name in found[1:4]} == {"talks"}
    assert first(engine, "strehez viktima dhune")[:2] == ["shelter", "refuge"]
    assert "refuge" in first(engine, "strehe sonte per gra me 2 femije")[:2]


def test_the_readers_own_town_stands_for_the_service(engine):
    assert first(engine, "psikolog", HERE)[1] == "talks-berat"
    assert not {"talks-has", "talks-fier"} & set(first(engine, "psikolog", HERE))


def test_another_country_is_not_brought_forward(engine):
    assert first(engine, "strehe")[:2] == ["shelter", "refuge"]
    assert first(engine, "strehe", Reader("sq", "ME"))[1] == "abroad"


@pytest.mark.parametrize(
    "words",
    [
        "si e therret policia psikologun",  # a question
        "policia psikologu viktima gruaja femija rreziku gjykata strehe",  # a story
        "psikolog gjykate",  # more than the service
        "telefon",  # nothing but that
    ],
)
def test_a_question_and_a_story_name_none(engine, words):
    query = Query(audiences=PUBLIC, slots=slots(words))
    counts = {"contact": 3}
    assert companions.named(words, query, engine.view(), NOWHERE, counts).named == ()


def test_within_their_kind_the_readers_own_comes_first_too(engine):
    contacts = frozenset({"contact"})
    assert first(engine, "psikolog", HERE, kind=contacts)[0] == "talks-berat"
    query = Query(audiences=PUBLIC, slots=slots("psikolog"), filters={"kind": frozenset({"step"})})
    assert companions.named("psikolog", query, engine.view(), HERE, {"contact": 3}).named == ()


def test_few_of_a_hundred_services_stand_on_the_first_page(engine):
    EngineContract.put(
        engine,
        *(contact(f"n{n}", "Ndihmë", f"ndihmë në rrugë {n}", f"al-{n}") for n in range(30)),
        *(section(f"s{n}", f"Hapi {n}", "PMF ndihmon: ndihmë në rrugë") for n in range(12)),
    )
    found = first(engine, "ndihme ne rruge per kedo qe e kerkon")
    assert len(found) == PAGE
    assert sum(name.startswith("n") for name in found) <= COMPANIONS


def test_companions_share_no_word_with_what_a_title_says():
    assert not {text.fold(word) for word in companions.NUMBER_WORDS} & companions.QUESTION_WORDS
