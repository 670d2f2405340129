"""The embedded engine keeps the contract, and survives what happens to folders."""

import pytest

from search.engines import tantivy_schema, tantivy_view
from search.engines.base import EngineUnavailable
from search.engines.embedded import EmbeddedEngine
from tests.search.conftest import full_disk
from tests.search.engine_contract import PUBLIC, EngineContract, names, query, section


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

    def test_an_index_of_other_fields_does_not_serve(self, filled, monkeypatch):
        assert filled.is_usable()
        monkeypatch.setattr(tantivy_schema, "NUMBERS", (*tantivy_schema.NUMBERS, "another"))
        assert not filled.is_usable()
        with pytest.raises(EngineUnavailable):
            filled.view()

    def test_an_index_of_an_older_analysis_serves_until_it_is_built_anew(self, filled, monkeypatch):
        assert not filled.view().is_outdated
        monkeypatch.setattr(tantivy_schema.text, "VERSION", 999_999)
        later = EmbeddedEngine(filled.folder)
        assert later.needs_rebuild()
        assert later.view().is_outdated
        assert names(later.view(), "lypin")[0] == "street"
        self.put(later, section("fresh", "Semafori"))
        assert names(later.view(), "semafori") == ["fresh"]
        later.rebuild([section("whole", "Semafori")], again=lambda keys: [])
        assert not later.needs_rebuild()
        assert not later.view().is_outdated

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

    @pytest.mark.parametrize(
        "meta",
        [
            "{}",
            "[]",
            "null",
            '""',
            "7",
            '{"segments": null}',
            '{"segments": [1]}',
            '{"segments": {}}',
            '{"segments": [{}]}',
            '{"segments": [{"segment_id": 1}]}',
            "[" * 100_000,
        ],
    )
    def test_damage_that_still_reads_as_json_is_told_like_any_other(self, filled, second, meta):
        assert second.view()
        (filled._current() / "meta.json").write_text(meta)
        for engine in (second, EmbeddedEngine(filled.folder)):  # one has it open, one has not
            assert not engine.is_usable()
            with pytest.raises(EngineUnavailable):
                engine.view()
            with pytest.raises(EngineUnavailable):
                self.put(engine, section("x"))

    def test_a_misspelt_key_of_the_list_of_segments_is_damage(self, filled, second):
        meta = filled._current() / "meta.json"
        meta.write_text(meta.read_text().replace('"segments"', '"segmentz"'))
        assert not second.is_usable()
        with pytest.raises(EngineUnavailable):
            second.view()

    @pytest.mark.parametrize("many", [1, 150])
    def test_an_index_that_lost_its_space_is_not_usable(self, engine, second, many):
        engine.rebuild(
            [section(f"n{i}", "Rasti", f"dhunë familje fjalë{i % 70}") for i in range(many)],
            again=lambda keys: [],
        )
        assert second.is_usable()
        (engine._current() / "meaning").unlink()
        assert not second.is_usable()
        with pytest.raises(EngineUnavailable):
            EmbeddedEngine(engine.folder).view()
        second.rebuild([section("whole", "Semafori")], again=lambda keys: [])
        assert second.is_usable()

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

    def test_what_a_dead_rebuild_left_goes_when_somebody_looks(self, filled):
        left = filled.folder / filled._current().name.replace("-1", "-7")
        left.mkdir()
        (left / "half.idx").write_bytes(b"x")
        filled._journal.write_text('"app.model:street"\n')
        filled.tidy()
        assert not left.exists()
        assert not filled._journal.exists()
        assert names(filled.view(), "lypin")[0] == "street"

    def test_tidying_leaves_a_running_rebuild_alone(self, filled, second):
        def everything():
            yield section("whole", "Semafori")
            second.tidy()
            self.put(second, section("street", "Kryqëzimi"))
            assert filled._journal.exists()

        filled.rebuild(everything(), again=lambda keys: [section("street", "Kryqëzimi")])
        assert len(list(filled.folder.glob("sections-*"))) == 1
        assert names(second.view(), "kryqezimi") == ["street"]

    def test_a_rebuild_that_fails_leaves_nothing_on_the_disk(self, filled):
        def everything():
            yield section("half", "Semafori")
            raise RuntimeError("the database went away")

        with pytest.raises(EngineUnavailable):
            filled.rebuild(everything(), again=lambda keys: [])
        assert len(list(filled.folder.glob("sections-*"))) == 1
        assert not filled._journal.exists()

    # A full disk

    def test_on_a_full_disk_nothing_is_half_written_and_the_old_state_serves(self, filled, second):
        for number in range(5):
            with full_disk(), pytest.raises(EngineUnavailable):
                self.put(filled, section("street", "Semafori"), section(f"n{number}", "Semafori"))
        assert names(second.view(), "lypin")[0] == "street"
        assert names(second.view(), "semafori", needs_word=True) == []
        assert second.is_usable()
        self.put(filled, section("street", "Semafori"))
        assert names(second.view(), "semafori", needs_word=True) == ["street"]

    def test_on_a_full_disk_a_rebuild_leaves_the_old_index(self, filled, second):
        with full_disk(), pytest.raises(EngineUnavailable):
            filled.rebuild([section("whole", "Semafori")], again=lambda keys: [])
        assert names(second.view(), "lypin")[0] == "street"
        filled.rebuild([section("whole", "Semafori")], again=lambda keys: [])
        assert names(second.view(), "semafori") == ["whole"]

    # Completion

    def test_a_short_beginning_is_answered_anew_after_a_change(self, filled):
        assert filled.view().complete_word("se", PUBLIC, 5) == []
        self.put(filled, section("new", "Semafori"))
        assert [c.text for c in filled.view().complete_word("se", PUBLIC, 5)] == ["semafori"]

    def test_counts_do_not_depend_on_how_many_sets_there_are(self, filled, monkeypatch):
        expected = filled.view().counts(query("fëmija dijete"))
        few = {name: {"terms": {"field": name, "size": 1}} for name in ("topics", "roles")}
        monkeypatch.setattr(tantivy_view, "AGGREGATIONS", tantivy_view.AGGREGATIONS | few)
        assert filled.view().counts(query("fëmija dijete")) == expected

    def test_few_readable_sections_among_many_are_all_found(self, engine):
        hidden = (section(f"h{i}", "Policia", audience="professional") for i in range(300))
        shown = (section(f"s{i}", "Policia njofton familjen") for i in range(120))
        self.put(engine, *hidden, *shown)
        view = engine.view()
        found = view.load(view.candidates(query("policia"), 100))
        assert len(found) == 100
        assert {s.audience for s in found} == {"public"}
        assert len(view.candidates(query("policia"), 500)) == 120

    def test_the_journal_of_a_dead_rebuild_does_no_harm(self, filled):
        (filled.folder / "rebuild.journal").write_text('"app.model:street"\n"app')
        self.put(filled, section("new", "Semafori"))
        filled.rebuild([section("whole", "Semafori")], again=lambda keys: [])
        assert names(filled.view(), "semafori") == ["whole"]
