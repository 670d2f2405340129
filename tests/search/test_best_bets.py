"""What editors put first: for these words only, for these days only, for who may read it only."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from protocols.models import ProtocolPage
from search import best_bets
from search.indexing import drain
from search.models import BestBet
from search.query import ask
from search.sections import Reader
from tests.protocols.small_protocol import publish
from tests.search.conftest import COURT, LISTEN, MEET

READER = Reader("sq", "AL")
PROFESSIONAL = Reader("sq", "AL", audiences=frozenset({"public", "professional"}))
TODAY = date.today()
WORDS = "fëmijë në gjykatë"


def bet(page, step, text=WORDS, **fields):
    values = {"language": "sq", "since": TODAY, "until": TODAY + timedelta(days=9)} | fields
    piece = best_bets.target(page, step).piece
    return BestBet.objects.create(page=page, step=step, piece=piece, text=text, **values)


def hits(query, reader=READER, **kwargs):
    return ask(query, reader, **kwargs).hits


def is_first(query, step, reader=READER, **kwargs):
    found = hits(query, reader, **kwargs)
    return bool(found) and found[0].section.url.endswith(step) and found[0].is_chosen


@pytest.mark.parametrize("query", [WORDS, "GJYKATA FEMIJA", "fëmijëve, gjykatës!"])
def test_it_comes_first_for_its_words_in_any_form_and_order(street, query):
    assert not is_first(query, LISTEN)
    bet(street, LISTEN)
    assert is_first(query, LISTEN)


@pytest.mark.parametrize("query", ["NE fëmija", "femija NE rruge", "DO gjykata", "TE drejtat"])
def test_an_acronym_that_is_spelled_like_a_function_word_has_bets_too(street, query):
    bet(street, COURT)
    assert not any(hit.is_chosen for hit in hits(query))
    for language in ("sq", "sr-latn", "en"):
        bet(street, LISTEN, text=query, language=language)
    assert is_first(query, LISTEN)


@pytest.mark.parametrize("query", ["fëmijë", "gjykatë", "fëmijë në gjykatë tani", "lypin"])
def test_other_words_are_answered_as_before(street, query):
    before = [hit.section.uid for hit in hits(query)]
    bet(street, LISTEN)
    found = hits(query)
    assert [hit.section.uid for hit in found] == before
    assert not any(hit.is_chosen for hit in found)


def test_it_stands_on_the_page_once_and_the_counts_stay(street):
    before = ask(WORDS, READER)
    bet(street, LISTEN)
    after = ask(WORDS, READER)
    assert (after.total, after.with_all) == (before.total, before.with_all)
    urls = [hit.section.url for hit in after.hits]
    assert len(urls) == len(set(urls)) == len(before.hits)


def test_it_is_not_repeated_on_later_pages(street):
    bet(street, COURT, text="fëmijë")
    seen, page, shown = [], 1, ()
    while True:
        found = ask("fëmijë", READER, page=page, size=1, shown=shown)
        seen += [hit.section.url for hit in found.hits]
        if not found.has_next:
            break
        page, shown = page + 1, found.shown
    assert seen[0].endswith(COURT)
    assert len(seen) == len(set(seen))


def test_words_that_nobody_wrote_may_have_a_bet(street):
    bet(street, MEET, text="qqqlypsar")
    found = ask("qqqlypsar", READER)
    assert found.hits[0].is_chosen
    assert found.is_empty  # still told to the desk: no passage has the word


def test_within_filters_nothing_is_put_first(street):
    bet(street, COURT)
    assert not is_first(WORDS, COURT, filters={"role": frozenset({"police"})})


# Days


@pytest.mark.parametrize(
    ("since", "until", "shows"),
    [(0, 0, True), (-5, -1, False), (1, 5, False), (-5, 0, True)],
)
def test_it_begins_and_ends_by_itself(street, since, until, shows):
    bet(street, LISTEN, since=TODAY + timedelta(days=since), until=TODAY + timedelta(days=until))
    assert is_first(WORDS, LISTEN) is shows


def test_it_ends_while_the_process_runs(street, monkeypatch):
    bet(street, LISTEN)
    assert is_first(WORDS, LISTEN)
    later = TODAY + timedelta(days=10)
    monkeypatch.setattr(best_bets.timezone, "localdate", lambda: later)
    assert not is_first(WORDS, LISTEN)


def test_it_cannot_end_before_it_began(street):
    with pytest.raises(IntegrityError), transaction.atomic():
        bet(street, LISTEN, since=TODAY, until=TODAY - timedelta(days=1))


# Who may read


def test_a_bet_on_a_withdrawn_page_is_silently_nothing(street):
    bet(street, LISTEN)
    street.unpublish()
    assert not any(hit.is_chosen for hit in hits(WORDS))  # even before the index heard of it
    drain()
    assert not any(hit.is_chosen for hit in hits(WORDS))


def test_a_professionals_page_comes_first_for_professionals_alone(site):
    page = ProtocolPage.objects.get(slug="abuzimi")
    bet(page, "1.1", text="lypin")
    assert not any(hit.is_chosen for hit in hits("lypin"))
    assert hits("lypin", PROFESSIONAL)[0].is_chosen
    assert hits("lypin", PROFESSIONAL)[0].section.audience == "professional"


def test_it_follows_its_step_through_a_new_edition(street):
    bet(street, LISTEN)
    publish(street, title="Rruga", slug="rruga-e-re")
    drain()
    assert is_first(WORDS, LISTEN)
    assert "rruga-e-re" in hits(WORDS)[0].section.url


# In force


def test_a_change_is_in_force_at_once(street):
    row = bet(street, LISTEN)
    assert is_first(WORDS, LISTEN)
    row.delete()
    assert not is_first(WORDS, LISTEN)


def test_at_most_a_few_stand_before_an_answer(street):
    for step in (MEET, LISTEN, COURT, ""):
        bet(street, step)
    assert sum(hit.is_chosen for hit in hits(WORDS)) == best_bets.MOST


def test_what_another_context_uses_stays_there(street):
    bet(street, LISTEN)
    with best_bets.using(best_bets.Bets()):
        assert not is_first(WORDS, LISTEN)
    assert is_first(WORDS, LISTEN)
