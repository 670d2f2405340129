"""Several writers, late writers, writers during a rebuild: the newest state wins."""

import threading
import time

import pytest

from search.engines import elastic_rebuild, elastic_schema, elastic_writing, elasticsearch
from search.engines.base import EngineUnavailable
from search.engines.elasticsearch import ElasticsearchEngine
from tests.search.engine_contract import EngineContract, names, query, section

put = EngineContract.put
OBJECT = "app.model:street"


@pytest.fixture
def elsewhere(options, tmp_path):
    """The same index as another machine sees it: locks of its own."""
    return ElasticsearchEngine(**(options | {"locks": tmp_path / "elsewhere"}))


def titles(engine):
    return {each.uid: each.title for each in engine.view().everything()}


def street(title, *blocks):
    """Sections of one object, one for each block."""
    return [section("street", title, uid=f"{OBJECT}:{block}:sq") for block in blocks or ("a",)]


def forget_deleted(engine):
    """Let the index forget at once what was deleted, as it otherwise does after a minute."""
    engine.connection.client.indices.put_settings(
        index=engine.alias, settings={"index.gc_deletes": "0s"}
    )


def test_a_late_write_does_not_overwrite_a_newer_one(engine):
    put(engine, *street("Newer"), number=7)
    put(engine, *street("Late"), number=5)
    assert titles(engine) == {f"{OBJECT}:a:sq": "Newer"}
    put(engine, *street("Newest"), number=8)
    assert titles(engine) == {f"{OBJECT}:a:sq": "Newest"}


def test_a_late_write_does_not_bring_back_what_was_removed(engine):
    put(engine, *street("Old", "a", "b"), number=5)
    put(engine, *street("Newer", "b"), number=7)
    put(engine, *street("Late", "a", "b"), number=6)
    assert titles(engine) == {f"{OBJECT}:b:sq": "Newer"}
    put(engine, replacing=[OBJECT], number=9)
    put(engine, *street("Late", "a", "b"), number=8)
    assert titles(engine) == {}


def test_nor_when_the_index_has_forgotten_that_it_was_there(engine):
    forget_deleted(engine)
    put(engine, *street("Old", "a", "b"), number=5)
    put(engine, replacing=[OBJECT], number=9)
    time.sleep(1.5)
    put(engine, *street("Other"), section("other", "Other"), number=9)
    put(engine, replacing=[OBJECT], number=10)
    put(engine, *street("Late", "a", "c"), number=8)
    assert titles(engine) == {"app.model:other:b:sq": "Other"}


def test_a_writer_that_fell_asleep_half_way_takes_back_what_it_added(
    engine, elsewhere, monkeypatch
):
    forget_deleted(engine)
    look = elastic_writing._present

    def asleep(client, alias, keys):
        found = list(look(client, alias, keys))
        monkeypatch.setattr(elastic_writing, "_present", look)
        put(elsewhere, *street("Newer", "b"), number=7)
        return found

    monkeypatch.setattr(elastic_writing, "_present", asleep)
    put(engine, *street("Late", "a", "b"), number=5)
    assert titles(engine) == {f"{OBJECT}:b:sq": "Newer"}


def test_two_machines_write_at_once_and_the_highest_number_stays(engine, elsewhere):
    faults = []

    def write(which, numbers):
        try:
            for number in numbers:
                put(which, *street(f"At {number}", f"b{number % 5}"), number=number)
        except Exception as error:
            faults.append(error)

    writers = [
        threading.Thread(target=write, args=(engine, range(1, 40, 2))),
        threading.Thread(target=write, args=(elsewhere, range(2, 41, 2))),
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert faults == []
    assert titles(engine) == {f"{OBJECT}:b0:sq": "At 40"}


def test_what_is_written_during_a_rebuild_is_in_both_indexes(engine, elsewhere):
    """The old index serves it at once; the new one keeps nothing that was removed meanwhile."""
    many = elastic_writing.CHUNK_SECTIONS + 100
    put(engine, *street("Old", "a", "b"), section("gone", "Gone"), number=3)

    def everything():
        yield from street("Old", "a", "b")
        yield section("gone", "Gone")
        yield from (section(f"n{number}", "Policia") for number in range(many))
        put(elsewhere, *street("Semafori", "b", "c"), number=9)
        put(elsewhere, replacing=["app.model:gone", "app.model:n1"], number=10)
        assert set(names(engine.view(), "semafori")) == {"street"}
        yield section("n1", "Policia")
        yield section("last", "Policia")

    engine.rebuild(everything(), again=lambda keys: [], number=5)
    found = titles(engine)
    assert {uid for uid in found if uid.startswith(OBJECT)} == {
        f"{OBJECT}:b:sq",
        f"{OBJECT}:c:sq",
    }
    assert not {"app.model:gone:b:sq", "app.model:n1:b:sq"} & set(found)
    assert len(found) == many - 1 + 1 + 2


def test_a_write_that_was_under_way_at_the_swap_is_not_lost(engine, elsewhere, monkeypatch):
    """It means to write to the index being built, which serves by now."""
    seen = ElasticsearchEngine._written_aliases

    def before_the_swap(self):
        monkeypatch.setattr(ElasticsearchEngine, "_written_aliases", seen)
        return [f"{self.alias}-next", self.alias]

    monkeypatch.setattr(ElasticsearchEngine, "_written_aliases", before_the_swap)
    put(elsewhere, *street("Semafori"), number=4)
    assert names(engine.view(), "semafori") == ["street"]


def test_a_rebuild_that_fails_leaves_no_index_behind(engine):
    before = indexes(engine)

    def everything():
        yield section("half")
        raise RuntimeError("the database went away")

    with pytest.raises(RuntimeError):
        engine.rebuild(everything(), again=lambda keys: [])
    assert indexes(engine) == before


def test_two_machines_do_not_rebuild_at_once(engine, elsewhere):
    def everything():
        with pytest.raises(EngineUnavailable, match="another rebuild"):
            elsewhere.rebuild([], again=lambda keys: [])
        yield section("only")

    engine.rebuild(everything(), again=lambda keys: [])
    assert set(titles(engine)) == {"app.model:only:b:sq"}
    assert len(indexes(engine)) == 1


@pytest.mark.parametrize("by_the_watch", [False, True])
def test_a_rebuild_that_died_is_cleared_away_and_one_that_lives_is_not(
    engine, elsewhere, monkeypatch, by_the_watch
):
    class Killed(BaseException):
        """As if the process had ended: nothing is cleared up."""

    def everything():
        yield section("half")
        raise Killed

    client = engine.connection.client
    real = type(client.indices).delete
    with monkeypatch.context() as dying:
        dying.setattr(type(client.indices), "delete", lambda *args, **kwargs: None)
        with pytest.raises(Killed):
            engine.rebuild(everything(), again=lambda keys: [])
    assert type(client.indices).delete is real
    assert len(indexes(engine)) == 2
    with pytest.raises(EngineUnavailable, match="another rebuild"):
        elsewhere.rebuild([section("new")], again=lambda keys: [])
    elsewhere.tidy()
    assert len(indexes(engine)) == 2
    monkeypatch.setattr(elastic_rebuild, "DEAD_SECONDS", -1.0)
    if by_the_watch:
        elsewhere.tidy()
        assert len(indexes(engine)) == 1
    elsewhere.rebuild([section("new")], again=lambda keys: [])
    assert set(titles(engine)) == {"app.model:new:b:sq"}
    assert len(indexes(engine)) == 1


def test_an_index_that_is_missing_is_built_anew_and_nothing_else_is(engine):
    assert not engine.needs_rebuild()
    engine.remove()
    assert engine.needs_rebuild()
    assert not engine.is_usable()
    with pytest.raises(EngineUnavailable):
        put(engine, section("a"))
    with pytest.raises(EngineUnavailable):
        names(engine.view(), "policia")
    assert indexes(engine) == []
    engine.rebuild([section("a", "Policia")], again=lambda keys: [])
    assert names(engine.view(), "policia") == ["a"]


def test_words_of_any_length_are_taken(engine):
    put(engine, section("long", "Policia " + "x" * 40_000, "y" * 40_000))
    assert names(engine.view(), "policia") == ["long"]


def test_with_several_shards_words_count_over_all_of_them(options):
    engine = ElasticsearchEngine(**(options | {"prefix": f"{options['prefix']}s", "shards": 3}))
    try:
        engine.rebuild((section(f"n{n}", "Policia") for n in range(30)), again=lambda keys: [])
        view = engine.view()
        assert view.frequencies(["policia", "xyz"], frozenset({"public"})) == {"policia": 30}
        scores = {candidate.score for candidate in view.candidates(query("policia"), 30)}
        assert len(scores) == 1
        assert view.complete_word("pol", frozenset({"public"}), 5)[0].count == 30
    finally:
        engine.remove()


def indexes(engine):
    return sorted(engine.connection.client.indices.get(index=f"{engine.alias}-*"))


def test_an_index_of_an_older_analysis_serves_until_it_is_built_anew(engine, options, monkeypatch):
    put(engine, *street("Old"), number=5)
    assert not engine.view().is_outdated
    monkeypatch.setattr(elastic_schema.text, "VERSION", 999_999)
    monkeypatch.setattr(elasticsearch, "LOOK_SECONDS", 0.0)
    later = ElasticsearchEngine(**options)
    try:
        assert later.needs_rebuild()
        assert not later.is_usable()
        assert later.view().is_outdated
        assert titles(later) == {f"{OBJECT}:a:sq": "Old"}
        put(later, *street("Newer"), number=7)
        assert titles(later) == {f"{OBJECT}:a:sq": "Newer"}
        later.rebuild(street("Newest"), again=lambda keys: [], number=8)
        assert not later.view().is_outdated
        assert titles(later) == {f"{OBJECT}:a:sq": "Newest"}
        assert later.is_usable()
    finally:
        later.remove()
