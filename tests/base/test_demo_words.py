"""The demo's words: starter synonyms that can be read, and questions judged on pages that exist."""

from collections import Counter

import pytest

from portal.base import demo_synonyms
from search.synonyms import parse, term_words

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
