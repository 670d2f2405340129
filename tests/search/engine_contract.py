"""What every engine promises. An engine's test class inherits this and makes `engine`."""

import pytest

from search import text
from search.engines.base import Choice, EngineUnavailable, Query, Slot
from search.sections import Section

PUBLIC = frozenset({"public"})
BOTH = frozenset({"public", "professional"})


def section(name, title="", body="", **fields):
    values = {
        "uid": f"app.model:{name}:b:sq",
        "object_key": f"app.model:{name}",
        "kind": "step",
        "title": title,
        "path": (),
        "body": body,
        "url": f"/sq/p/#{name}",
        "language": "sq",
        "audience": "public",
    }
    return Section(**(values | fields))


def slots(words):
    return tuple(Slot(form=w.form, stems=w.stems, grams=w.grams) for w in text.analyse_query(words))


def query(words, audiences=PUBLIC, **fields):
    return Query(audiences=audiences, slots=slots(words), **fields)


def either(own, *others):
    """`own` as typed, for which each of `others` may stand."""
    return Choice(own=slots(own), others=tuple(slots(other) for other in others))


def names(view, *args, **kwargs):
    found = view.load(view.candidates(query(*args, **kwargs), 50))
    return [s.object_key.partition(":")[2] for s in found]


class EngineContract:
    @pytest.fixture
    def engine(self):
        raise NotImplementedError

    @pytest.fixture
    def second(self, engine):
        """The same index as another process sees it."""
        raise NotImplementedError

    @staticmethod
    def put(engine, *sections, replacing=(), number=1):
        keys = {s.object_key for s in sections} | set(replacing)
        with engine.exclusive(wait=True) as mine:
            assert mine
            engine.write(sections, replacing=dict.fromkeys(keys, number))

    @pytest.fixture
    def filled(self, engine):
        self.put(
            engine,
            section(
                "street",
                "PMF takon fëmijë që lypin në rrugë",
                "Flet me fëmijën.",
                roles=("pmf", "police"),
                topics=("street",),
                jurisdiction="AL",
            ),
            section(
                "court",
                "Gjykata lëshon urdhrin",
                "Dhuna në familje. Fëmija dëgjohet.",
                roles=("court",),
                jurisdiction="AL",
            ),
            section(
                "secret",
                "Fëmija dhe abuzimi",
                "Vetëm për profesionistë: xhindokull.",
                audience="professional",
                jurisdiction="AL",
            ),
            section(
                "mjera",
                "Sud izriče zaštitnu mjeru",
                "Dijete i nasilje u porodici.",
                language="sr-latn",
                jurisdiction="ME",
                kind="card",
            ),
        )
        return engine

    # Finding

    def test_a_section_comes_back_as_it_was_written(self, engine):
        written = section("a", "Titull", "Tekst “i gjatë” <b>", path=("x", "y"), roles=("pmf",))
        self.put(engine, written)
        assert list(engine.view().everything()) == [written]

    @pytest.mark.parametrize(
        "words", ["fëmijë lypin", "FEMIJE LYPIN", "femijet qe lypnin", "фемије липин", "lypin"]
    )
    def test_own_words_find_it_first(self, filled, words):
        assert names(filled.view(), words)[0] == "street"

    def test_other_languages_are_found_too(self, filled):
        assert names(filled.view(), "заштитна мера")[0] == "mjera"

    def test_a_phrase_must_stand_side_by_side(self, filled):
        view = filled.view()
        assert names(view, "dhuna familje", phrases=(("dhuna", "ne", "familje"),)) == ["court"]
        assert names(view, "familje dhuna", phrases=(("familje", "dhuna"),)) == []
        assert names(view, "dhuna", phrases=(("dhuna",),)) == ["court"]

    def test_similar_spellings_are_candidates_unless_a_word_is_needed(self, filled):
        view = filled.view()
        assert "court" in names(view, "gjykatesit")
        assert names(view, "gjykotesit", needs_word=True) == []
        assert names(view, "qq", least_grams=1) == []

    def test_nothing_asked_is_nothing_found(self, filled):
        view = filled.view()
        nothing = Query(audiences=PUBLIC)
        assert view.candidates(nothing, 10) == []
        assert view.counts(nothing).total == 0

    def test_ties_keep_their_order(self, engine):
        self.put(engine, *(section(f"n{i}", "Policia", "njofton") for i in range(30)))
        view = engine.view()
        few, many = (view.load(view.candidates(query("policia"), limit)) for limit in (10, 30))
        assert few == many[:10]
        assert len({s.uid for s in many}) == 30

    # Readers and filters

    def test_a_resident_finds_and_counts_public_sections_only(self, filled):
        view = filled.view()
        assert set(names(view, "fëmija")) == {"street", "court"}
        assert view.counts(query("fëmija")).total == 2
        assert view.count_with_all(query("fëmija abuzimi")) == 0
        assert set(names(view, "fëmija", BOTH)) == {"street", "court", "secret"}
        assert view.counts(query("fëmija", BOTH)).total == 3

    def test_words_of_others_are_unknown_to_a_resident(self, filled):
        view = filled.view()
        stem = text.stem("xhindokull", "sq")
        assert view.frequencies(["xhindokull", stem, "femijen"], PUBLIC) == {"femijen": 1}
        assert view.spelling("xhindokull", PUBLIC) == ""
        assert view.complete_word("xhin", PUBLIC, 5) == []
        assert view.complete_title("femija dhe", PUBLIC, 5) == []
        assert view.frequencies(["xhindokull"], BOTH) == {"xhindokull": 1}
        assert view.spelling("xhindokull", BOTH) == "xhindokull"
        assert [c.text for c in view.complete_title("femija dhe", BOTH, 5)] == [
            "Fëmija dhe abuzimi"
        ]

    def test_a_word_that_turned_professional_is_forgotten_at_once(self, filled):
        self.put(
            filled, section("street", "PMF takon fëmijë", "Të tjera.", audience="professional")
        )
        view = filled.view()
        assert view.spelling("lypin", PUBLIC) == ""
        assert "lypin" not in [c.text for c in view.complete_word("lyp", PUBLIC, 5)]
        assert view.complete_title("pmf takon", PUBLIC, 5) == []
        assert names(view, "lypin", needs_word=True) == []

    def test_filters_take_any_of_their_values_and_all_of_their_names(self, filled):
        view = filled.view()

        def found(**filters):
            wanted = {name: frozenset(values) for name, values in filters.items()}
            return set(names(view, "fëmija dijete", filters=wanted, needs_word=True))

        assert found(kind=["step"]) == {"street", "court"}
        assert found(kind=["card"]) == {"mjera"}
        assert found(role=["court", "police"]) == {"street", "court"}
        assert found(role=["police"], jurisdiction=["ME"]) == set()
        assert found(topic=["street"]) == {"street"}
        assert found(language=["sr-latn", "sq"]) == {"street", "court", "mjera"}

    def test_counts_by_filter_are_exact(self, filled):
        counts = filled.view().counts(query("fëmija dijete"))
        assert counts.total == 3
        assert counts.by["kind"] == {"step": 2, "card": 1}
        assert counts.by["role"] == {"pmf": 1, "police": 1, "court": 1}
        assert counts.by["language"] == {"sq": 2, "sr-latn": 1}
        assert counts.by["jurisdiction"] == {"AL": 2, "ME": 1}

    def test_what_is_bound_to_other_towns_is_not_there(self, engine):
        bound = {"is_bound": True, "kind": "card", "topics": ("law",)}
        self.put(
            engine,
            section("kukes", "Gjykata", serves=("al-has", "al-kukes"), **bound),
            section("berat", "Gjykata", serves=("al-berat",), **bound),
            section("help", "Ndihma te gjykata", serves=("al-berat",)),
            section("law", "Gjykata", topics=("law",)),
        )
        view = engine.view()

        def asked(territory, **more):
            return query("gjykata", territory=territory, **more)

        assert set(names(view, "gjykata", territory="al-has")) == {"kukes", "help", "law"}
        assert set(names(view, "gjykata")) == {"kukes", "berat", "help", "law"}
        counts = view.counts(asked("al-has"))
        assert (counts.total, counts.by["kind"]) == (3, {"card": 1, "step": 2})
        assert counts.by["topic"] == {"law": 2}
        assert view.counts(asked("al-has"), ("kind",)).by == {"kind": {"card": 1, "step": 2}}
        assert view.counts(asked("")).by["topic"] == {"law": 3}
        assert view.count_with_all(asked("al-has")) == 3
        assert len(view.groups_with_a_word(asked("al-tirane"), 9)) == 2
        cards = {"kind": frozenset({"card"})}
        assert view.counts(asked("al-berat", filters=cards)).total == 1
        (found,) = view.load(view.candidates(asked("al-berat", filters=cards), 9))
        assert found.serves == ("al-berat",)

    def test_counts_with_all_words(self, filled):
        assert filled.view().count_with_all(query("fëmija dhuna")) == 1

    def test_candidates_say_what_the_order_needs(self, filled):
        best = filled.view().candidates(query("zaštitna mjera"), 1)[0]
        assert (best.language, best.jurisdiction, best.kind) == ("sr-latn", "ME", "card")

    def test_the_longest_codes_come_back_whole(self, engine):
        self.put(engine, section("form", "Formulari", kind="document", language="sr-latn"))
        (found,) = engine.view().candidates(query("formulari"), 1)
        assert (found.kind, found.language) == ("document", "sr-latn")

    def test_versions_share_their_group(self, engine):
        self.put(
            engine,
            section("a", "Policia", group="g"),
            section("b", "Policia", group="g", language="en"),
            section("c", "Policia"),
        )
        groups = [c.group for c in engine.view().candidates(query("policia"), 5)]
        assert len(groups) == 3
        assert len(set(groups)) == 2

    # Words that stand for others

    def test_an_alternative_finds_what_the_typed_words_do_not(self, filled):
        view = filled.view()
        asked = query("", choices=(either("dajak", "gjykata lëshon"),), needs_word=True)
        found = view.load(view.candidates(asked, 10))
        assert [s.object_key for s in found] == ["app.model:court"]
        assert view.counts(asked).total == view.count_with_all(asked) == 1

    def test_an_alternative_counts_only_with_all_its_words(self, filled):
        asked = query("", choices=(either("xyzw", "gjykata semafori"),))
        assert filled.view().counts(asked).total == 0

    def test_a_choice_is_one_slot_and_never_a_sum(self, engine):
        self.put(engine, section("one", "Policia njofton"), section("both", "Policia kufiri"))
        view = engine.view()

        def scores(*others):
            asked = query("", choices=(either("policia", *others),))
            return {c.group: c.score for c in view.candidates(asked, 5)}

        assert scores("kufiri") == pytest.approx(scores("kufiri", "kufiri", "policia"))
        alone = view.candidates(query("policia"), 5)
        both = [c.score for c in view.candidates(query("policia kufiri"), 5)]
        best = max(scores("kufiri").values())
        assert max(c.score for c in alone) <= best < max(both)

    def test_it_says_what_made_up_a_score(self, filled):
        view = filled.view()
        asked = query("gjykata urdhrin")
        best = view.candidates(asked, 1)[0]
        told = view.contributions(asked, best)
        assert sum(one.score for one in told) == pytest.approx(best.score, rel=0.01)
        assert {"te", "ts", "tg"} <= {one.field for one in told}

    def test_versions_of_a_piece_are_found_by_its_group(self, engine):
        self.put(
            engine,
            section("a", "Policia", group="g"),
            section("b", "Police", group="g", language="en"),
            section("c", "Tjetër", group="h"),
            section("d", "Fshehtë", group="g", audience="professional"),
        )
        view = engine.view()
        found = view.load(view.versions(["g", "unknown"], PUBLIC))
        assert {s.object_key for s in found} == {"app.model:a", "app.model:b"}
        assert view.versions([], PUBLIC) == []

    # Completion

    def test_completion_offers_common_words_as_they_are_spelled(self, filled):
        offered = [c.text for c in filled.view().complete_word("fem", PUBLIC, 5)]
        assert offered[0] in ("fëmijë", "fëmijën", "fëmija")
        assert set(offered) == {"fëmijë", "fëmijën", "fëmija"}

    def test_completion_offers_titles(self, filled):
        offered = filled.view().complete_title("pmf takon fem", PUBLIC, 5)
        assert [c.text for c in offered] == ["PMF takon fëmijë që lypin në rrugë"]

    # Writing

    def test_writing_again_replaces(self, filled):
        self.put(filled, section("street", "Tjetër titull"))
        self.put(filled, section("street", "Tjetër titull"))
        view = filled.view()
        assert names(view, "lypin", needs_word=True) == []
        assert sum(s.object_key == "app.model:street" for s in view.everything()) == 1

    def test_an_object_without_sections_is_gone(self, filled):
        self.put(filled, replacing=["app.model:street"])
        assert "street" not in names(filled.view(), "lypin fëmijë")

    def test_a_key_that_begins_like_another_is_another(self, engine):
        self.put(engine, section("1", "Policia"), section("12", "Policia"))
        self.put(engine, replacing=["app.model:1"])
        assert names(engine.view(), "policia") == ["12"]

    def test_a_batch_with_a_broken_section_changes_nothing(self, filled):
        broken = section("new", "Policia", kind=5)
        with pytest.raises(Exception):  # noqa: B017 - which one is the engine's business
            self.put(filled, section("street", "Tjetër"), broken)
        assert names(filled.view(), "lypin")[0] == "street"
        self.put(filled, section("later", "Policia"))
        assert names(filled.view(), "policia") == ["later"]

    def test_a_view_stays_as_it_was(self, filled):
        before = filled.view()
        self.put(filled, replacing=["app.model:street"])
        assert "street" in names(before, "lypin")
        assert "street" not in names(filled.view(), "lypin")

    def test_another_reader_sees_what_was_written(self, filled, second):
        assert "street" in names(second.view(), "lypin")
        self.put(filled, section("fresh", "Semafori"))
        assert names(second.view(), "semafori") == ["fresh"]

    def test_only_one_writes(self, engine, second):
        with engine.exclusive(wait=False) as mine:
            assert mine
            with second.exclusive(wait=False) as other:
                assert not other
        with second.exclusive(wait=False) as mine:
            assert mine

    # Rebuilding

    def test_the_old_index_serves_until_the_new_one_is_whole(self, filled, second):
        def everything():
            yield section("first", "Semafori")
            assert names(second.view(), "lypin")[0] == "street"
            assert names(second.view(), "semafori", needs_word=True) == []
            yield section("last", "Kryqëzimi")

        filled.rebuild(everything(), again=lambda keys: [])
        assert {s.object_key for s in second.view().everything()} == {
            "app.model:first",
            "app.model:last",
        }

    def test_a_rebuild_takes_along_what_was_written_meanwhile(self, filled, second):
        now = {"late": section("late", "Semafori i ri")}

        def everything():
            yield section("late", "Semafori i vjetër")
            self.put(second, now["late"])

        def again(keys):
            assert keys == ["app.model:late"]
            return [now["late"]]

        filled.rebuild(everything(), again=again)
        assert list(second.view().everything()) == [now["late"]]

    def test_a_rebuild_that_fails_leaves_the_old_index(self, filled):
        def everything():
            yield section("half", "Semafori")
            raise RuntimeError("the database went away")

        with pytest.raises((RuntimeError, EngineUnavailable)):
            filled.rebuild(everything(), again=lambda keys: [])
        assert names(filled.view(), "lypin")[0] == "street"
        filled.rebuild([section("whole", "Semafori")], again=lambda keys: [])
        assert names(filled.view(), "semafori") == ["whole"]
