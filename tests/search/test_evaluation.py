"""The evaluation asks as the site asks and counts as everybody counts."""

import importlib.util
import json
import os
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from search import registry
from search.engines import get_engine
from search.engines.embedded import EmbeddedEngine
from search.evaluation import collection, measures
from search.evaluation.explanation import explain
from search.evaluation.trial import Trial, reader_of
from search.sections import Reader

pytestmark = pytest.mark.django_db

OWN = Path(__file__).parent / "collection"
SHARED = Path(__file__).parents[3] / "shared" / "data" / "retrieval"


@pytest.fixture
def own():
    return collection.read(OWN)


def ranked(trial, name):
    (chosen,) = trial.collection.chosen([name])
    return {answer.question.id: answer.ranked for answer in trial.run(chosen).answers}


def evaluate(*args, capsys, **options):
    call_command("search_evaluate", *map(str, args), **options)
    return capsys.readouterr().out


# Collections


def test_a_set_looks_at_documents_of_its_language_in_the_shape_it_names(own):
    with Trial(own, EmbeddedEngine) as trial:
        texts = {
            s.url: (s.title, s.body)
            for s in trial.sections(own.chosen(["sq_question"])[0].selection)
        }
    assert set(texts) == {"doc-rruga", "doc-banim", "doc-ndihme", "pyet-ndihme"}
    assert texts["pyet-ndihme"] == ("", "Shko në bashki me kartën e identitetit dhe bëj kërkesën.")
    assert texts["doc-banim"][1].startswith("Familje pa strehë\nBashkia")


def test_what_a_set_excludes_is_not_indexed(own):
    with Trial(own, EmbeddedEngine) as trial:
        assert "vijest-nasilje" in ranked(trial, "cnr_words")["c1"]
        assert "vijest-nasilje" not in ranked(trial, "cnr_without_news")["d1"]


def test_it_finds_what_was_judged(own):
    with Trial(own, EmbeddedEngine) as trial:
        found = ranked(trial, "sq_hurried")
        assert found["a1"][0] == "doc-rruga"
        assert set(found["a2"][:2]) == {"doc-ndihme", "pyet-ndihme"}
        assert found["a3"] == ()
        assert ranked(trial, "cnr_words")["c1"][0] == "vijest-nasilje"


def test_all_languages_can_lie_in_one_index(own):
    with Trial(own, EmbeddedEngine, mixed=True) as trial:
        assert ranked(trial, "sq_hurried")["a1"][0] == "doc-rruga"
        kept = {s.language for s in get_everything(trial, "sq_hurried")}
    assert kept == {"sq", "sr-latn", "en"}


def get_everything(trial, name):
    (chosen,) = trial.collection.chosen([name])
    with trial.asking(chosen) as engine:
        return list(engine.view().everything())


def test_nothing_of_a_trial_stays_behind(own, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    before = registry.indexes()
    with Trial(own, EmbeddedEngine) as trial:
        ranked(trial, "sq_hurried")
        assert list(tmp_path.iterdir())
        assert registry.indexes() != before
    assert registry.indexes() == before
    assert list(tmp_path.iterdir()) == []


def test_the_index_of_the_site_is_not_touched(own, settings, tmp_path):
    settings.SEARCH_INDEX_DIR = tmp_path / "index"
    with Trial(own, EmbeddedEngine) as trial:
        ranked(trial, "sq_hurried")
    assert not settings.SEARCH_INDEX_DIR.exists()
    assert not get_engine().is_usable()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("qrels.jsonl", '{"qid": "a1", "doc": "x"}', "grade is missing"),
        ("queries.jsonl", '{"qid": "a1"', "line 1"),
        ("queries.jsonl", '{"qid":"a","set":"s","lang":"sq","query":"q","collection":"x"}', "x"),
        ("docs.jsonl", '["id"]', "missing"),
    ],
)
def test_a_broken_collection_says_where(tmp_path, name, content, told):
    for file in OWN.iterdir():
        (tmp_path / file.name).write_text(file.read_text())
    (tmp_path / name).write_text(content)
    with pytest.raises(collection.BadCollection, match=told):
        collection.read(tmp_path)


def test_who_asks_is_as_the_question_says(own):
    (plain,) = own.set_of("a1").questions
    assert reader_of(plain) == Reader("sq", "", audiences=frozenset({"public"}))
    worker = replace(plain, audiences=frozenset({"public", "professional"}), jurisdiction="ME")
    assert reader_of(worker).audiences == {"public", "professional"}
    assert reader_of(worker).jurisdiction == "ME"


# Measures


def test_measures_of_a_ranking():
    grades = {"best": 2, "good": 1, "bad": 0}
    perfect = measures.score(["best", "good"], grades)
    assert (perfect.ndcg, perfect.mrr, perfect.recall, perfect.empty) == (1, 1, 1, 0)
    turned = measures.score(["bad", "good", "best"], grades)
    assert turned.ndcg == pytest.approx((1 / 1.585 + 3 / 2) / (3 + 1 / 1.585), abs=0.001)
    assert turned.mrr == 0.5
    nothing = measures.score([], grades)
    assert (nothing.ndcg, nothing.empty) == (0, 1)


def test_percentiles_are_measured_values():
    assert measures.times(range(1, 101)) == measures.Times(50, 95)
    assert measures.times([]) == measures.Times(0, 0)


def shared_evaluation():
    """The reference arithmetic. Absent outside the workshop: a loud skip."""
    path = SHARED / "evaluate.py"
    if not path.exists():
        words = f"no reference evaluation at {path}"
        if os.environ.get("REQUIRE_SERVICES") == "1":
            pytest.fail(words)
        pytest.skip(words)
    spec = importlib.util.spec_from_file_location("reference_evaluation", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_table_equals_the_reference_arithmetic(tmp_path, monkeypatch, capsys):
    reference = shared_evaluation()
    monkeypatch.setattr(reference, "HERE", str(OWN.parent))
    run, table = tmp_path / "run.jsonl", tmp_path / "table.json"
    evaluate(OWN, run=run, json=table, capsys=capsys)
    rows = [json.loads(line) for line in run.read_text().splitlines()]
    expected = reference.evaluate(OWN.name, {row["qid"]: row["ranked"] for row in rows})
    ours = json.loads(table.read_text())
    assert len(rows) == 7
    assert expected.keys() == ours.keys()
    for name, theirs in expected.items():
        mine = ours[name]
        assert mine["n"] == theirs["n"]
        for own_name, their_name in [
            ("ndcg", "ndcg10"),
            ("mrr", "mrr10"),
            ("recall", "recall10"),
            ("empty", "zero"),
        ]:
            assert mine[own_name] == pytest.approx(theirs[their_name])


# The command


def test_the_table_has_a_line_for_each_set(capsys):
    lines = evaluate(OWN, capsys=capsys).splitlines()
    assert [line.split()[0] for line in lines] == [
        "set",
        "sq_hurried",
        "sq_question",
        "cnr_words",
        "cnr_without_news",
    ]
    assert lines[1].split()[5] == "0.33"  # one of three questions has no answer


def test_only_the_sets_that_are_named(capsys):
    lines = evaluate(OWN, sets=["cnr_words"], capsys=capsys).splitlines()
    assert [line.split()[0] for line in lines[1:]] == ["cnr_words"]


@pytest.mark.parametrize(
    "options", [{"sets": ["sq_nowhere"]}, {"engine": "search.engines.none"}, {"explain": "zz"}]
)
def test_what_is_not_known_is_named(options):
    with pytest.raises(CommandError, match=next(iter([*options.values()]))[0][:2]):
        call_command("search_evaluate", str(OWN), **options)


def test_an_explanation_tells_words_terms_and_places(own):
    with Trial(own, EmbeddedEngine) as trial:
        told = "\n".join(explain(trial, own.set_of("a2")))
    assert "repaired: ekonmike → ekonomike" in told
    assert "sq0ndihm" in told
    assert "grade 2: doc-ndihme" in told
    assert "grade 1: pyet-ndihme" in told
    assert "ts " in told


def test_the_sites_own_content_is_judged_by_address(demo_site, tmp_path, capsys):
    sections = [s for s in get_engine().view().everything() if s.audience == "public"]
    alike = Counter(s.title for s in sections)
    section = next(s for s in sections if s.kind == "step" and alike[s.title] == 1)
    row = {"qid": "o1", "set": "own", "lang": section.language, "query": section.title}
    (tmp_path / "queries.jsonl").write_text(json.dumps(row) + "\n")
    (tmp_path / "qrels.jsonl").write_text(
        json.dumps({"qid": "o1", "doc": section.url, "grade": 2}) + "\n"
    )
    run = tmp_path / "run.jsonl"
    lines = evaluate(tmp_path, run=run, capsys=capsys).splitlines()
    assert lines[1].split()[:2] == ["own", "1"]
    assert section.url in json.loads(run.read_text())["ranked"]
