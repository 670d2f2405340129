"""What is about the same moves up, the same everywhere and after every restart."""

import random

import pytest

from search.engines.base import Candidate, EngineUnavailable, Query, Slot
from search.engines.embedded import EmbeddedEngine
from search.engines.terms import terms_of
from search.meaning.learning import LEAST_SECTIONS, learn
from search.meaning.space import BadSpace, Space, nearer, nearness
from tests.search.engine_contract import EngineContract, query, section

HOUSING = "banesë qira strehë shtëpi dimër apartament"
VIOLENCE = "rrahje godet dhunë polici frikë plagë"


def sections(many=150):
    """Half about housing, half about violence, four words of either in each, and fillers."""
    chance = random.Random(5)
    for number in range(many):
        words = (HOUSING if number % 2 else VIOLENCE).split()
        body = " ".join(chance.sample(words, 4) + ["familja", f"fjalë{number % 70}"])
        yield section(f"n{number}", "Rasti", body)


@pytest.fixture(scope="module")
def lesson():
    return learn(sections())


def slots(*stems):
    return tuple(Slot(form=stem, stems=(f"sq0{stem}",)) for stem in stems)


def about(words):
    return query(words)


def fold(space, words):
    return space.fold(terms_of(section("x", "", words)))


def test_words_that_go_together_point_the_same_way(lesson):
    space = Space(lesson.stored)
    pointing = space.of(about("strehë"))
    same, other = fold(space, "banesë qira"), fold(space, "rrahje polici")
    assert nearness(pointing, same) > 0.2 > 0.1 > nearness(pointing, other)


def test_what_is_learned_and_what_is_read_fold_alike(lesson):
    space = Space(lesson.stored)
    for one in sections(20):
        learned, read = lesson.space.fold(terms_of(one)), space.fold(terms_of(one))
        assert all(abs(a - b) <= 1 for a, b in zip(learned, read, strict=True) if abs(a - b) < 255)


def test_learning_gives_all_sections_back_once(lesson):
    assert list(learn(sections(LEAST_SECTIONS - 1)).sections) == list(sections(LEAST_SECTIONS - 1))
    again = learn(sections())
    assert list(again.sections) == list(sections())
    assert again.stored == lesson.stored


def test_too_few_sections_teach_nothing():
    few = learn(sections(LEAST_SECTIONS - 1))
    assert (few.stored, few.space) == (b"", None)
    same = learn(section(f"n{i}", "Rasti", "familja") for i in range(200))
    assert same.space is None


def test_words_nobody_wrote_point_nowhere(lesson):
    space = Space(lesson.stored)
    assert space.of(about("xyzzy")) == []
    assert fold(space, "xyzzy qwrt") == b""
    assert fold(space, "") == b""


def candidate(name, score, vector=b""):
    return Candidate(score, hash(name), "sq", "", "step", name, vector)


def test_the_nearest_moves_up_and_what_has_no_vector_keeps_its_score(lesson):
    space = Space(lesson.stored)
    found = [
        candidate("far", 10.0, fold(space, "rrahje polici")),
        candidate("unknown", 9.5),
        candidate("near", 9.0, fold(space, "banesë qira")),
    ]
    order = nearer(found, about("strehë"), space)
    assert [one.handle for one in order] == ["near", "far", "unknown"]
    assert order[2].score == 9.5
    assert nearer(found, about("strehë"), None) == found
    assert nearer([], about("strehë"), space) == []


def test_a_cut_space_is_no_space(lesson):
    for broken in (b"", lesson.stored[:-1], b"x" * 100):
        with pytest.raises(BadSpace):
            Space(broken)


# Kept by an engine


@pytest.fixture
def engine(tmp_path):
    engine = EmbeddedEngine(tmp_path)
    engine.rebuild(sections(), again=lambda keys: ())
    return engine


def vectors(engine):
    view = engine.view()
    every = Query(audiences=frozenset({"public"}), slots=about("familja").slots)
    found = view.candidates(every, 300)
    named = zip(view.load(found), found, strict=True)
    return {one.object_key: candidate.vector for one, candidate in named}


def test_every_process_has_the_same_vectors(engine, tmp_path):
    ours = vectors(engine)
    assert len(ours) == 150
    assert all(len(vector) == 64 for vector in ours.values())
    assert vectors(EmbeddedEngine(tmp_path)) == ours
    assert engine.view().space().size == EmbeddedEngine(tmp_path).view().space().size


def test_a_section_written_later_is_folded_in(engine):
    EngineContract.put(engine, section("new", "Rasti", "strehë banesë familja"))
    kept = vectors(engine)
    space = engine.view().space()
    pointing = space.of(about("qira"))
    assert nearness(pointing, kept["app.model:new"]) > 0.2
    EngineContract.put(engine, section("alien", "Qwrt", "xyzzy"))
    (alien,) = engine.view().candidates(about("xyzzy"), 1)
    assert alien.vector == b""


def test_a_damaged_space_is_noticed(engine, tmp_path):
    (file,) = tmp_path.glob("sections-*/meaning")
    file.write_bytes(file.read_bytes()[:100])
    fresh = EmbeddedEngine(tmp_path)
    assert not fresh.is_usable()
    with pytest.raises(EngineUnavailable):
        fresh.view()
    fresh.rebuild(sections(), again=lambda keys: ())
    assert fresh.is_usable()
    assert len(vectors(fresh)) == 150
