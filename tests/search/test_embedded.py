"""The embedded engine keeps the contract, and survives what happens to folders."""

import pytest

from search.engines import tantivy_schema
from search.engines.base import EngineUnavailable
from search.engines.embedded import EmbeddedEngine
from tests.search.engine_contract import EngineContract, names, section


class TestEmbeddedEngine(EngineContract):
    @pytest.fixture
    def engine(self, tmp_path):
        engine = EmbeddedEngine(tmp_path / "index")
        engine.rebuild([], again=lambda keys: [])
        return engine

    @pytest.fixture
    def second(self, engine):
        return EmbeddedEngine(engine.folder)

    def test_without_a_folder_it_is_not_usable(self, tmp_path):
        engine = EmbeddedEngine(tmp_path / "nowhere")
        assert not engine.is_usable()
        with pytest.raises(EngineUnavailable):
            engine.view()

    def test_an_index_of_another_version_is_not_usable(self, filled, monkeypatch):
        assert filled.is_usable()
        monkeypatch.setattr(tantivy_schema.text, "VERSION", 999_999)
        assert not filled.is_usable()
        with pytest.raises(EngineUnavailable):
            filled.view()

    def test_a_damaged_index_says_so_and_is_repaired_by_a_rebuild(self, filled, second):
        path = filled._current()
        for file in path.glob("*.store"):
            file.write_bytes(b"")
        (path / "meta.json").write_text("{")
        assert not second.is_usable()
        with pytest.raises(EngineUnavailable):
            second.view()
        with pytest.raises(EngineUnavailable):
            self.put(second, section("x"))
        second.rebuild([section("whole", "Semafori")], again=lambda keys: [])
        assert second.is_usable()
        assert names(second.view(), "semafori") == ["whole"]

    @pytest.mark.parametrize("kind", ["idx", "pos", "term", "store", "fast", "fieldnorm"])
    def test_a_file_damaged_in_part_is_noticed(self, engine, second, kind):
        many = (
            section(
                f"n{i}", f"Policia {i} njofton", " ".join(f"fjala{i * 50 + j}" for j in range(50))
            )
            for i in range(400)
        )
        engine.rebuild(many, again=lambda keys: [])
        assert second.is_usable()
        file = max(engine._current().glob(f"*.{kind}"), key=lambda found: found.stat().st_size)
        data = bytearray(file.read_bytes())
        middle = len(data) // 2
        data[middle : middle + 5000] = bytes(b ^ 1 for b in data[middle : middle + 5000])
        file.write_bytes(data)
        assert not EmbeddedEngine(engine.folder).is_usable()

    def test_an_index_that_failed_is_not_usable_until_it_is_rebuilt(self, filled, second):
        filled.note_broken()
        assert not second.is_usable()
        second.rebuild([section("whole", "Semafori")], again=lambda keys: [])
        assert filled.is_usable()

    def test_old_folders_are_removed_and_segments_stay_few(self, engine):
        for number in range(40):
            self.put(engine, section(f"n{number}", "Policia"))
        assert engine.view().searcher.num_segments <= 30
        engine.rebuild([section("a")], again=lambda keys: [])
        assert len(list(engine.folder.glob("sections-*"))) == 1

    def test_the_journal_of_a_dead_rebuild_does_no_harm(self, filled):
        (filled.folder / "rebuild.journal").write_text('"app.model:street"\n"app')
        self.put(filled, section("new", "Semafori"))
        filled.rebuild([section("whole", "Semafori")], again=lambda keys: [])
        assert names(filled.view(), "semafori") == ["whole"]
