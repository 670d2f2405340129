"""Rules of editors: where they apply, what they bring, and how fast a change is in force."""

import pytest

from search import stamp, synonyms, text
from search.engines import get_engine
from search.engines.base import Query
from search.engines.ranking import ranking_of
from search.models import SynonymGroup
from search.query import ask
from search.sections import Reader
from search.wording import word_it
from tests.search.conftest import MEET

RULES = """
# acronyms
sq = NJMF | njësia për mbrojtjen e fëmijës
sq = NE | ndihma ekonomike
sq > lypsar | fëmijë në rrugë | fëmijë që lyp
sr-latn = izdržavanje | alimentacija
"""
READER = Reader("sq", "AL")


@pytest.fixture
def rules():
    return synonyms.parse(RULES.splitlines())


def others(rules, query):
    """Return the words matched → the terms that may stand for them."""
    words = text.analyse_query(query)
    return {
        " ".join(word.text for word in words[match.start : match.end]): [
            term for term, _words in match.others
        ]
        for match in rules.matches(words)
    }


def save(*terms, language="sq", direction="="):
    return SynonymGroup.objects.create(
        language=language, direction=direction, terms="\n".join(terms)
    )


# Matching


@pytest.mark.parametrize(
    "query",
    ["lypsar", "LYPSARI", "lypsarët", "lypsarit"],
)
def test_a_word_matches_in_every_form_and_spelling(rules, query):
    assert list(others(rules, query).values()) == [["fëmijë në rrugë", "fëmijë që lyp"]]


def test_one_way_goes_no_way_back(rules):
    assert others(rules, "femije ne rruge") == {}


def test_both_ways_goes_both_ways_and_over_several_words(rules):
    assert others(rules, "kam njesise per mbrojtjen e femijeve") == {
        "njesise mbrojtjen femijeve": ["NJMF"]
    }
    assert others(rules, "alimentacije za dijete") == {"alimentacije": ["izdržavanje"]}


def test_an_acronym_is_one_in_capitals_or_alone_or_where_no_word_could_be_meant(rules):
    assert others(rules, "kush merr NE tani") == {"NE": ["ndihma ekonomike"]}
    assert others(rules, "fëmija në shkollë") == {}
    assert others(rules, "ne") == {"ne": ["ndihma ekonomike"]}
    assert others(rules, "ku eshte njmf") == {"njmf": ["njësia për mbrojtjen e fëmijës"]}


def test_an_acronym_that_reads_like_a_stop_word_finds_only_itself(rules):
    (match,) = rules.matches(text.analyse_query("ndihma ekonomike"))
    ((term, words),) = match.others
    assert term == "NE"
    assert [(word.slot.form, word.slot.stems) for word in words] == [("ac0ne", ("ac0ne",))]


def test_the_longest_run_wins(rules):
    longer = synonyms.parse([*RULES.splitlines(), "sq > lypsar minoren | NJMF"])
    assert others(longer, "nje lypsar minoren") == {"lypsar minoren": ["NJMF"]}
    assert others(longer, "lypsar i vogel") == {"lypsar": ["fëmijë në rrugë", "fëmijë që lyp"]}


def test_a_ring_is_harmless():
    ring = synonyms.parse(["sq = alfa | beta", "sq = beta | gama", "sq = gama | alfa"])
    assert others(ring, "alfa") == {"alfa": ["beta", "gama"]}


def test_a_term_that_means_the_same_brings_nothing():
    assert others(synonyms.parse(["sq = fëmijë | fëmijët | femije"]), "femija") == {}


def test_the_same_word_in_rules_of_two_languages_is_given_both():
    both = synonyms.parse(["sq > dom | shtëpi", "sr-latn > dom | ustanova"])
    assert others(both, "dom") == {"dom": ["shtëpi", "ustanova"]}


def test_two_thousand_words_for_one_are_bounded(wordy, db):
    many = synonyms.parse(["sq = qendër | " + " | ".join(f"fjala{n}x" for n in range(2000))])
    with synonyms.using(many):
        wording = word_it(text.analyse_query("qendër"), get_engine().view(), READER, exact=False)
        assert ask("qendër", READER).took_ms < 1000
    (choice,) = wording.choices
    assert len(choice.others) == synonyms.MOST_ALTERNATIVES


def test_of_too_many_words_those_that_somebody_wrote_are_searched(site):
    many = synonyms.parse(
        ["sq > qendër | " + " | ".join(f"q{n}x" for n in range(30)) + " | gjykata"]
    )
    with synonyms.using(many):
        result = ask("qendër", READER)
    assert result.hits[0].section.title == "Gjykata vendos për kujdestarinë"


def test_words_that_nobody_wrote_are_neither_searched_nor_named(site):
    with synonyms.using(
        synonyms.parse(["sq = fëmijë | xhungelli", "sq = rrugë | gjykata | qwerty"])
    ):
        wording = word_it(
            text.analyse_query("fëmijë rrugë"), get_engine().view(), READER, exact=False
        )
    assert [one.others for one in wording.replaced] == [("gjykata",)]
    assert [slot.form for slot in wording.slots] == ["femije"]
    assert [slot.form for slot in wording.in_order] == ["femije", "rruge"]


def test_words_side_by_side_count_though_one_of_them_has_a_synonym(site):
    view = get_engine().view()
    with synonyms.using(synonyms.parse(["sq = rrugë | gjykata"])):
        wording = word_it(text.analyse_query("anë rrugës"), view, READER, exact=False)
    query = Query(
        audiences=READER.audiences,
        slots=wording.slots,
        choices=wording.choices,
        in_order=wording.in_order,
    )
    pairs = {term.term for term in ranking_of(query, lambda grams: {}).terms if term.field == "nb"}
    assert text.pair(text.stem("ane", "sq"), text.stem("rruges", "sq")) in pairs


# Lines


@pytest.mark.parametrize("line", ["sq", "sq = one", "= one | two", "sq two = a | b", "sq >", "| ="])
def test_a_line_that_is_none_is_refused_with_its_number(line):
    with pytest.raises(ValueError, match="line 2"):
        synonyms.parse(["# ", line])


def test_lines_written_are_the_lines_read(rules):
    assert synonyms.parse(map(synonyms.write_line, rules.groups)).groups == rules.groups
    assert synonyms.parse(["= a1 | b1"], "en").groups[0].language == "en"


# In a search


def test_what_stands_for_a_word_is_found_and_said(site):
    assert not ask("lypsaxhinj", READER).total
    with synonyms.using(synonyms.parse(["sq > lypsaxhinj | lypin"])):
        result = ask("lypsaxhinj", READER)
        alone = ask("lypsaxhinj", READER, only_typed=True)
    assert result.hits[0].section.url.endswith(MEET)
    (choice,) = result_wording("lypsaxhinj", "sq > lypsaxhinj | lypin").replaced
    assert (choice.typed, choice.others) == ("lypsaxhinj", ("lypin",))
    assert not result.repaired
    assert not alone.total


def result_wording(query, *lines):
    with synonyms.using(synonyms.parse(lines)):
        words = text.analyse_query(query)
        return word_it(words, get_engine().view(), READER, exact=False)


def test_the_best_counts_never_the_sum(site):
    """A section with the word typed and one that stands for it scores as with one of them."""
    view = get_engine().view()

    def score(query, *lines):
        from search.engines.base import Query

        wording = result_wording(query, *lines)
        found = view.candidates(
            Query(audiences=READER.audiences, slots=wording.slots, choices=wording.choices), 5
        )
        return found[0].score

    alone = score("lypin")
    assert score("lypin", "sq = lypin | takon") == pytest.approx(alone)


# Changes of the database


def test_a_change_is_in_force_at_once_and_everywhere_within_a_second(site, monkeypatch):
    asked = "lypsaxhinj"
    assert not ask(asked, READER).total
    group = save(asked, "lypin")
    assert ask(asked, READER).total
    group.delete()
    assert not ask(asked, READER).total
    monkeypatch.setattr(stamp.cache, "delete", lambda key: None)  # another process hears nothing
    save(asked, "lypin")
    assert not ask(asked, READER).total
    import time

    time.sleep(stamp.SECONDS + 0.1)
    assert ask(asked, READER).total


def test_unchanged_words_cost_one_short_query_each_half_second(db, django_assert_num_queries):
    save("alfa", "beta")
    synonyms.in_force()
    with django_assert_num_queries(0):
        synonyms.in_force()
    stamp.cache.delete(stamp.KEY)
    with django_assert_num_queries(1):
        assert synonyms.in_force().groups


def test_what_another_context_uses_stays_there(db):
    save("alfa", "beta")
    with synonyms.using(synonyms.NONE):
        assert synonyms.in_force() is synonyms.NONE
    assert len(synonyms.in_force().groups) == 1


def test_a_slip_in_a_word_that_editors_know_is_repaired_first(site):
    wording = result_wording("gjykatqa", "sq > gjykata | lypin")
    (repair,) = wording.repaired
    (choice,) = wording.replaced
    assert repair.typed == choice.typed == "gjykatqa"
    assert choice.others == ("lypin",)
    assert not wording.slots
    assert len(wording.choices) == 1


def test_a_word_that_only_editors_know_is_no_slip(site):
    assert result_wording("gjykatqa").repaired
    assert not result_wording("gjykatqa", "sq > gjykatqa | lypin").repaired
