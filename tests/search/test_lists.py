"""Lists of synonyms: carried in and out as text, the starter list loaded once."""

import io

import pytest
from django.core.management import CommandError, call_command

from portal.base.seed import seed_words
from search import lists, synonyms
from search.models import Direction, SynonymGroup, WordsState

# Lists of words


def test_lists_are_carried_in_and_out_and_nothing_is_doubled(db):
    rules = synonyms.parse(["sq = a1 | b1", "sr-latn > c1 | d1"])
    assert (lists.load(rules), lists.load(rules)) == (2, 0)
    assert list(lists.written()) == ["sq = a1 | b1", "sr-latn > c1 | d1"]


def test_a_starter_list_never_overwrites_what_editors_did(db):
    rules = synonyms.parse(["sq = a1 | b1", "sq = c1 | d1"])
    assert lists.load_once(rules) == 2
    SynonymGroup.objects.filter(terms__startswith="a1").delete()
    SynonymGroup.objects.update(direction=Direction.ONE_WAY)
    longer = synonyms.Rules((*rules.groups, *synonyms.parse(["sq = e1 | f1"]).groups))
    assert lists.load_once(longer) == 1
    assert list(lists.written()) == ["sq > c1 | d1", "sq = e1 | f1"]
    assert WordsState.objects.count() == 1


# The command


def search_words(**options):
    out = io.StringIO()
    call_command("search_words", stdout=out, **options)
    return out.getvalue()


def test_what_is_exported_can_be_imported(db, tmp_path):
    lists.load(synonyms.parse(["sq = NJMF | njësia", "sr-latn > c1 | d1"]))
    file = tmp_path / "words.txt"
    assert search_words(export=str(file)) == "2 entries\n"
    assert search_words(export="-") == file.read_text() == "sq = NJMF | njësia\nsr-latn > c1 | d1\n"
    SynonymGroup.objects.first().delete()
    assert search_words(source=str(file)) == "1 new entries of 2\n"
    assert search_words(export="-").splitlines() == ["sq = NJMF | njësia", "sr-latn > c1 | d1"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("sq alone", "line 1"),
        ("de = eins | zwei", "de"),
        ("sq = lypsar | në të", "në të"),
        ("sq = lypsar | Arben Hoxha 0691234567", "Arben Hoxha"),
    ],
)
def test_a_list_with_a_bad_line_adds_nothing(db, tmp_path, line, said):
    file = tmp_path / "words.txt"
    file.write_text(f"{line}\nsq = a1 | b1\n")
    with pytest.raises(CommandError, match=said):
        search_words(source=str(file))
    with pytest.raises(CommandError):
        search_words(source=str(tmp_path / "nowhere.txt"))
    assert not SynonymGroup.objects.exists()


def test_a_list_that_begins_with_a_mark_is_read(db, tmp_path):
    (tmp_path / "words.txt").write_text("\ufeffsq = a1 | b1\n")
    search_words(source=str(tmp_path / "words.txt"))
    assert list(lists.written()) == ["sq = a1 | b1"]


# The starter list


def test_the_demo_begins_with_enough_words_in_each_language_and_loads_them_once(db):
    number = seed_words()
    assert seed_words() == 0
    languages = [group.language for group in synonyms.stored().groups]
    assert len(languages) == number
    least = {"sq": 80, "sr-latn": 50, "en": 30}
    assert all(languages.count(language) >= count for language, count in least.items())


def test_no_term_of_the_starter_list_means_nothing_to_search(db):
    seed_words()
    for group in synonyms.stored().groups:
        assert all(group.words), group.terms
