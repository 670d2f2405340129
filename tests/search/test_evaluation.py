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


QUERY = '{"qid": "a1", "set": "s", "lang": "sq", "query": "q"%s}'
DOC = '{"id": "x", "lang": "sq", "title": %s, "text": %s}'


@pytest.fixture
def copied(tmp_path):
    """A copy of the collection, to be broken."""
    folder = tmp_path / "collection"
    folder.mkdir()
    for file in OWN.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    return folder


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("qrels.jsonl", '{"qid": "a1", "doc": "x"}', "grade is missing"),
        ("qrels.jsonl", '{"qid": "a1", "doc": "x", "grade": "2"}', 'grade must .* not "2"'),
        ("qrels.jsonl", '{"qid": "a1", "doc": "x", "grade": true}', "grade must"),
        ("qrels.jsonl", '{"qid": "a1", "doc": "x", "grade": 5000}', "grade must"),
        ("qrels.jsonl", '{"qid": ["a1"], "doc": "x", "grade": 1}', "qid must"),
        ("queries.jsonl", '{"qid": "a1"', "Expecting"),
        ("queries.jsonl", QUERY % ', "collection": "x"', 'collection must .* not "x"'),
        ("queries.jsonl", QUERY % ', "collection": ["qa"]', "collection must"),
        ("queries.jsonl", QUERY % ', "audiences": "public"', 'audiences must .* not "public"'),
        ("queries.jsonl", QUERY % ', "exclude": "doc-"', 'exclude must .* not "doc-"'),
        ("queries.jsonl", QUERY.replace('"sq"', "null") % "", "lang must .* not null"),
        ("docs.jsonl", '["id"]', "no object"),
        ("docs.jsonl", "[" * 100_000, "line 2"),
        ("docs.jsonl", DOC % ("null", '"b"'), "title must .* not null"),
        ("docs.jsonl", DOC % ('"a"', "null"), "text must .* not null"),
    ],
)
def test_a_broken_collection_says_where(copied, name, content, told):
    (copied / name).write_text(f"\n{content}\n")
    with pytest.raises(CommandError, match=f"{name}, line 2: .*{told}|{name}, {told}: "):
        call_command("search_evaluate", str(copied))


def test_a_folder_without_a_collection_is_told_what_one_needs(tmp_path):
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(CommandError, match="queries.jsonl .*qrels.jsonl"):
            call_command("search_evaluate", str(folder))
    (tmp_path / "queries.jsonl").write_text("\n")
    (tmp_path / "qrels.jsonl").write_text("")
    with pytest.raises(CommandError, match="not one query"):
        call_command("search_evaluate", str(tmp_path))


@pytest.mark.parametrize("odd", ["\u2028", "\u2029", "\x85", "\\f", "\x1c", "\\ud800", "\\udc00 "])
def test_a_line_ends_at_a_line_feed_and_halves_of_characters_are_mended(copied, odd):
    documents = copied / "docs.jsonl"
    whole = documents.read_text().replace("Familje pa", f"Familje {odd}pa")
    assert odd in whole
    documents.write_text("\ufeff" + whole.replace("\n", "\r\n"))
    queries = copied / "queries.jsonl"
    queries.write_text("\ufeff" + queries.read_text())
    read = collection.read(copied)
    assert len(read.documents) == len(collection.read(OWN).documents)
    with Trial(read, EmbeddedEngine) as trial:
        assert ranked(trial, "sq_hurried")["a1"][0] == "doc-rruga"


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
    ("options", "told"),
    [
        ({"sets": ["sq_nowhere"]}, "sq_nowhere"),
        ({"explain": "zz"}, "zz"),
        ({"engine": "search.engines.none"}, "search.engines.none"),
        ({"engine": "os.path"}, "os.path is no engine"),
        ({"engine": "pathlib.Path"}, "pathlib.Path is no engine"),
        ({"engine": "search.engines.base.SearchEngine"}, "is no engine"),
        ({"engine": ".."}, "no engine is called"),
    ],
)
def test_what_is_not_known_is_named(options, told):
    with pytest.raises(CommandError, match=told):
        call_command("search_evaluate", str(OWN), **options)


@pytest.mark.parametrize("option", ["run", "json"])
def test_results_that_could_not_be_kept_are_said_before_the_trial(tmp_path, option, capsys):
    for path in (tmp_path, tmp_path / "nowhere" / "file"):
        with pytest.raises(CommandError, match="cannot be written"):
            call_command("search_evaluate", str(OWN), **{option: path})
    assert "nDCG" not in capsys.readouterr().out
    with pytest.raises(CommandError):
        call_command("search_evaluate", str(OWN), sets=["zz"], **{option: tmp_path / "file"})
    assert not (tmp_path / "file").exists()


def test_words_in_a_file_that_begins_with_a_mark_are_read(tmp_path, capsys):
    (tmp_path / "words.txt").write_text("\ufeffsq = dokumenta | gjykata\n")
    assert evaluate(OWN, synonyms=tmp_path / "words.txt", capsys=capsys)


def test_an_explanation_tells_words_terms_and_places(own):
    with Trial(own, EmbeddedEngine) as trial:
        told = "\n".join(explain(trial, own.set_of("a2")))
    assert "repaired: ekonmike → ekonomike" in told
    assert "sq0ndihm" in told
    assert "grade 2: doc-ndihme" in told
    assert "grade 1: pyet-ndihme" in told
    assert "ts " in told


def test_an_explanation_follows_the_places_and_tells_a_document_once(own):
    with Trial(own, EmbeddedEngine, mixed=True) as trial:
        found = ranked(trial, "sq_hurried")["a2"]
        told = [line for line in explain(trial, own.set_of("a2")) if ", grade " in line]
    assert len(found) > 1
    places = [line.split(",")[0] for line in told]
    assert places[: len(found)] == [f"place {place}" for place in range(1, len(found) + 1)]
    names = [line.partition(": ")[2].split()[0] for line in told]
    assert names[: len(found)] == list(found)
    assert len(names) == len(set(names))


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
