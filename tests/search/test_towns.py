"""A municipality in the words of a query is the place for its contacts, and only for contacts."""

from dataclasses import replace

import pytest

from portal.reference.seed import seed_places
from search import best_bets, companions, synonyms, text, towns
from search.engines.embedded import EmbeddedEngine
from search.query import Result, _Search
from search.sections import Reader
from tests.search.engine_contract import EngineContract, section
from tests.search.test_companions import TALKS, contact

ANYWHERE = Reader("sq", "AL", is_assumed=True)
FOREIGN = Reader("sr-latn", "AL", is_assumed=True, is_placed=False)


@pytest.fixture
def places(db):
    seed_places()


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("psikolog has", "al-has"),
        ("psikolog Hasit", "al-has"),
        ("polici në Has", "al-has"),
        ("Has psikolog", "al-has"),
        ("psikolog krume", "al-has"),  # the seat
        ("psikolog ulqin", "me-ulcinj"),  # what neighbours call it
        ("psiholog u Skadru", "al-shkoder"),
        ("psikolog tiran", "al-tirane"),  # as it is spoken
        ("njmf malsi e madhe", "al-malesi-e-madhe"),
        ("psikolog vau dejes", "al-vau-i-dejes"),
        ("psikolog Golaj", "al-has"),  # an administrative unit
        ("policia e Beratit", "al-berat"),
        ("psikolog ne Berat", "al-berat"),
        ("berat psikolog", "al-berat"),
        ("policia Tirana", "al-tirane"),
        ("policia e Shkodrës", "al-shkoder"),
        ("polici Malesise se Madhe", "al-malesi-e-madhe"),
        ("policia fushe arrezit", "al-fushe-arrez"),
        ("csr Ulcinj", "me-ulcinj"),
        ("csr u Ulcinju", "me-ulcinj"),
        ("ЦСР Улцињ", "me-ulcinj"),
        ("policija u Podgorici", "me-podgorica"),
        ("полиција у Подгорици", "me-podgorica"),
        ("policija niksic", "me-niksic"),
        ("policija u Bijelom Polju", "me-bijelo-polje"),
        ("policija u Herceg Novom", "me-herceg-novi"),
        ("policija u Tivtu", "me-tivat"),
        ("policija u Baru", "me-bar"),
        ("njmf bashkia has", "al-has"),
    ],
)
def test_a_query_names_a_municipality(places, typed, code):
    assert towns.named(typed).code == code


@pytest.mark.parametrize(
    "typed",
    [
        "Berat",  # nothing is asked of it
        "mat temperaturen",
        "mat temperaturën e fëmijës",
        "has dhune ne familje",
        "has dhune",
        "bar per femije",
        "si te mat policia dhunen",
        "psikolog berat vlore",  # two
        "psikolog",
        "telefon psikolog",
        "",
    ],
)
def test_a_query_names_none(places, typed):
    assert towns.named(typed) is None


@pytest.mark.parametrize(
    ("typed", "country", "code"),
    [
        ("psikolog per bar", "AL", ""),  # for medicine
        ("psikolog per bar", "ME", "me-bar"),
        ("psikolog plav", "AL", "me-plav"),
        ("psikolog në Bar", "AL", "me-bar"),
        ("psikolog has", "AL", "al-has"),
        ("shelter after fire", "AL", ""),
        ("progres psikolog", "AL", ""),
        ("familja e berta psikolog", "AL", ""),
    ],
)
def test_words_beyond_the_border_are_words(places, typed, country, code):
    town = towns.named(typed, country)
    assert (town.code if town else "") == code


def test_a_word_beyond_the_border_is_no_town_alone_either(places):
    assert towns.alone("bar", "AL") is None
    assert towns.alone("bar", "ME").code == towns.alone("Bar", "AL").code == "me-bar"
    assert towns.alone("polic") is None
    assert towns.called("polic").code == "al-polican"


def test_names_cost_two_queries_a_minute(places, django_assert_num_queries):
    with django_assert_num_queries(2):
        towns.named("psikolog has")
        towns.named("csr ulcinj")


@pytest.fixture
def engine(tmp_path, places):
    engine = EmbeddedEngine(tmp_path)
    engine.rebuild([], again=lambda keys: [])
    named = {"lezhe": "Lezhë", "vlore": "Vlorë", "berat": "Berat", "fier": "Fier", "has": "Has"}
    office = "Centar za socijalni rad Bar i Ulcinj"
    EngineContract.put(
        engine,
        *(
            contact(
                f"talks-{code}", f"Këshillim psikologjik, {town}", f"{TALKS} {town}.", f"al-{code}"
            )
            for code, town in named.items()
            if code != "has"
        ),
        contact(
            "talks-kukes",
            "Këshillim psikologjik, Kukës",
            f"{TALKS} Kukës, Has, Tropojë.",
            "al-kukes",
            serves=("al-has", "al-kukes", "al-tropoje"),
        ),
        *(
            contact(
                f"police-{code}",
                f"Policia, {town}",
                f"Ndërhyn. {town}.",
                f"al-{code}",
                is_bound=True,
            )
            for code, town in named.items()
        ),
        contact("refuge", "Strehë për gra pas dhunës", "Strehim. Viktima të dhunës."),
        *(
            contact(
                f"children-{code}",
                f"Služba za djecu i mlade, {town}",
                f"Plan s porodicom. {office}. {town}.",
                f"me-{code}",
                path=(office,),
                language="sr-latn",
                jurisdiction="ME",
            )
            for code, town in {"bar": "Bar", "ulcinj": "Ulcinj"}.items()
        ),
        section("hears", "Prokuroria e dëgjon fëmijën me psikologun", "Psikologu mat dhe pyet."),
        section("heat", "Mjeku mat temperaturën", "Mjeku has dhunën dhe e njofton policinë."),
        section("centre", "CSR prima prijavu", "Centar za socijalni rad.", language="sr-latn"),
    )
    return engine


RULES = synonyms.parse(["sr = csr | centar za socijalni rad"])


def asked(engine, typed, reader=ANYWHERE, **options):
    """Return the keys found, and the town."""
    filters = {name: options.pop(name) for name in ("kind",) if name in options}
    only_typed = options.pop("only_typed", False)
    with synonyms.using(RULES), best_bets.using(best_bets.Bets()):
        search = _Search(engine.view(), reader, filters, 10, only_typed)
        words = text.analyse_query(typed)
        _wording, query = search._understood(words, typed)
        counts = search._counts(query)
        forward, town = search._forward(query, typed, counts.by["kind"])
        query = replace(query, territory=town.code if town else query.territory)
        part = search._part(
            query, Result(typed=typed), counts, forward, is_place_said=town is not None
        )
    found = [one.object_key.partition(":")[2] for one in search.view.load(part.listed)]
    return found, town.code if town else ""


def test_who_takes_people_from_the_town_comes_first(engine):
    for typed in ("psikolog has", "psikolog Hasit", "Psikolog në Has", "psikolog Krumë"):
        found, town = asked(engine, typed)
        assert (found[0], town) == ("talks-kukes", "al-has"), typed
        assert not {"talks-lezhe", "talks-vlore", "talks-berat"} & set(found), typed


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("has", "al-has"),
        ("Hasit", "al-has"),
        ("bashkia has", "al-has"),
        ("Has, Kukës", "al-has"),
        ("Улцињу", "me-ulcinj"),
        ("Ulqin", "me-ulcinj"),
        ("tiran", "al-tirane"),
        ("ti", ""),
        ("bera", ""),  # Berat or Berane
        ("qershiza", ""),
        ("", ""),
        (", Has", ""),
    ],
)
def test_a_name_alone_is_known_in_any_case_and_by_its_beginning(places, typed, code):
    town = towns.called(typed)
    assert (town.code if town else "") == code


def lacking(engine, typed):
    """Return the town for which nothing is known of what `typed` names."""
    with synonyms.using(RULES), best_bets.using(best_bets.Bets()):
        search = _Search(engine.view(), ANYWHERE, {}, 10, False)
        return search.run(text.analyse_query(typed), Result(typed=typed)).lacking


def test_the_towns_own_comes_first_and_no_others(engine):
    found, _town = asked(engine, "polici has")
    assert found[0] == "police-has"
    assert not {"police-fier", "police-vlore"} & set(found)
    assert asked(engine, "policia e Beratit")[0][0] == "police-berat"


def test_the_body_of_a_town_brings_its_services(engine):
    for typed in ("csr Ulcinj", "csr u Ulcinju", "ЦСР Улцињ", "centar za socijalni rad Ulcinj"):
        found, town = asked(engine, typed, FOREIGN)
        assert (found[0], town) == ("children-ulcinj", "me-ulcinj"), typed


def test_the_town_named_goes_before_the_readers_own(engine):
    here = Reader("sq", "AL", "al-berat", town="Berat")
    assert asked(engine, "psikolog has", here) == asked(engine, "psikolog has")


def test_within_contacts_it_holds_too(engine):
    found, town = asked(engine, "psikolog has", kind=frozenset({"contact"}))
    assert town == "al-has"
    assert found == ["talks-kukes"]


@pytest.mark.parametrize("typed", ["mat temperaturen", "mjeku has", "temperaturen mat", "berat"])
def test_words_that_ask_for_no_contact_name_no_place(engine, typed):
    assert asked(engine, typed)[1] == ""


def test_exactly_as_typed_a_name_is_a_word(engine):
    assert asked(engine, "psikolog has", only_typed=True)[1] == ""


def test_what_is_of_no_place_stays_the_same_for_every_town(engine):
    for town in ("has", "berat", "kukes", "Vlorë"):
        assert "refuge" in asked(engine, f"strehe {town}")[0][:2], town


def test_a_line_for_everybody_stands_behind_the_step_that_says_what_to_do(engine):
    EngineContract.put(
        engine,
        section("lost", "Policia merr njoftimin për fëmijën e humbur", "Fëmijë i humbur. Sot."),
        contact("line", "Linja për fëmijë të humbur", "Fëmijë të humbur."),
    )
    assert asked(engine, "femije i humbur vlore")[0][:2] == ["lost", "line"]


def test_a_body_that_others_have_is_said_to_be_unknown_here(engine):
    found, town = asked(engine, "policia Lushnjë")
    assert town == "al-lushnje"
    assert not {name for name in found if name.startswith("police")}
    assert lacking(engine, "policia Lushnjë") == lacking(engine, "psikolog Lushnjë") == "Lushnjë"
    assert lacking(engine, "policia Has") == lacking(engine, "strehe Lushnjë") == ""


def test_whom_it_is_for_and_that_one_wants_it_do_not_hide_the_town(engine):
    for typed in ("psikolog në Berat për femij", "ku gjej psikolog ne berat", "dua psikolog Berat"):
        found, town = asked(engine, typed)
        assert (found[0], town) == ("talks-berat", "al-berat"), typed


def test_who_is_elsewhere_comes_only_if_people_are_taken(engine, monkeypatch):
    """Behind the best step, the nearest first."""
    found, town = asked(engine, "psikolog Lushnjë")
    assert town == "al-lushnje"
    assert not {name for name in found[:1] if name.startswith("talks")}
    EngineContract.put(
        engine,
        *(
            contact(
                f"open-{code}",
                f"Këshillim psikologjik, {name}",
                f"{TALKS} {name}.",
                f"al-{code}",
                takes_others=True,
            )
            for code, name in {"sarande": "Sarandë", "elbasan": "Elbasan"}.items()
        ),
    )
    order = {"al-elbasan": 1, "al-sarande": 2}
    monkeypatch.setattr(companions.registry, "places_from", lambda code: order.get)
    assert asked(engine, "psikolog Lushnjë")[0][:3] == ["hears", "open-elbasan", "open-sarande"]
    assert asked(engine, "psikolog Has")[0][0] == "talks-kukes"


def test_names_of_towns_are_none_of_the_words_that_ask_for_a_number():
    assert not towns.ORDINARY & {text.fold(word) for word in companions.NUMBER_WORDS}
