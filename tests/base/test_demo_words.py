"""The demo's words: starter synonyms that can be read, and questions judged on pages that exist."""

import json
from collections import Counter
from pathlib import Path

import pytest

from portal.base import demo_synonyms
from search import indexing
from search.synonyms import parse, term_words
from search.text import family

LISTS = {
    "sq": (demo_synonyms.ALBANIAN, 80),
    "sr-latn": (demo_synonyms.MONTENEGRIN, 50),
    "en": (demo_synonyms.ENGLISH, 30),
}
LONGEST_TERM = 4  # words that count


def _groups(language):
    lines, _least = LISTS[language]
    return parse(lines.splitlines(), language).groups


@pytest.mark.parametrize("language", LISTS)
def test_there_are_enough_synonyms(language):
    assert len(_groups(language)) >= LISTS[language][1]


@pytest.mark.parametrize("language", LISTS)
def test_every_term_is_short_and_has_a_word_that_counts(language):
    for group in _groups(language):
        for term in group.terms:
            assert 1 <= len(term_words(term, language)) <= LONGEST_TERM, term


@pytest.mark.parametrize("language", LISTS)
def test_a_group_has_something_to_add(language):
    for group in _groups(language):
        meanings = {tuple(word.key for word in words) for words in group.words}
        assert len(meanings) == len(group.terms), f"{group.terms}: the same after stemming"


@pytest.mark.parametrize("language", LISTS)
def test_no_line_stands_twice(language):
    firsts = Counter((group.both_ways, group.terms) for group in _groups(language))
    assert [line for line, times in firsts.items() if times > 1] == []


# The questions

FOLDER = Path(demo_synonyms.__file__).parent / "demo_queries"
LEAST_BY_LANGUAGE = {"sq": 70, "cnr": 45, "en": 30}
LEAST_IN_A_SET = 12  # so that its mean says something


def _rows(name):
    return [json.loads(line) for line in (FOLDER / name).read_text("utf-8").splitlines()]


def test_there_are_enough_questions_in_every_language_and_set():
    questions = _rows("queries.jsonl")
    assert len({row["qid"] for row in questions}) == len(questions)
    assert len({row["query"] for row in questions}) == len(questions)
    by_language = Counter(row["lang"] for row in questions)
    assert all(by_language[language] >= least for language, least in LEAST_BY_LANGUAGE.items())
    assert min(Counter(row["set"] for row in questions).values()) >= LEAST_IN_A_SET


def test_dictated_questions_are_whole_sentences():
    dictated = [row for row in _rows("queries.jsonl") if row["set"].endswith("_dictated")]
    assert len(dictated) >= 15
    assert all(15 <= len(row["query"].split()) <= 22 for row in dictated)


def test_every_question_is_judged_once_for_each_section():
    judged = [(row["qid"], row["doc"]) for row in _rows("qrels.jsonl")]
    assert len(set(judged)) == len(judged)
    assert {row["qid"] for row in _rows("queries.jsonl")} == {qid for qid, _doc in judged}
    assert {row["grade"] for row in _rows("qrels.jsonl")} == {1, 2}


def test_what_is_judged_is_on_the_demo_site_and_readable_by_who_asks(demo_site):
    sections = {section.url: section for section in indexing.everything()}
    questions = {row["qid"]: row for row in _rows("queries.jsonl")}
    for row in _rows("qrels.jsonl"):
        question = questions[row["qid"]]
        assert row["doc"] in sections, row
        assert sections[row["doc"]].audience in question["audiences"], row
        assert family(sections[row["doc"]].language) == family(question["lang"]), row
