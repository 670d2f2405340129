"""A change of the editors' words is in force in every other process within a second."""

import pytest

from tests.search.test_processes import portal, start  # noqa: F401 - fixture

pytestmark = [pytest.mark.processes, pytest.mark.django_db(transaction=True)]
VISIBLE_SECONDS = 1.0

ASK_FOR_EVER = """
import time
from search.query import ask
from search.sections import Reader
state = None
while True:
    result = ask("qxlypsar", Reader("sq", "AL"))
    now = (bool(result.total), bool(result.hits and result.hits[0].is_chosen))
    if now != state:
        state = now
        print(*map(int, now), time.time(), flush=True)
    time.sleep(0.02)
"""
CHANGE = """
import time
from datetime import date
from protocols.models import ProtocolPage
from search import best_bets
from search.models import BestBet, SynonymGroup
pages = ProtocolPage.objects.live().filter(locale__language_code="sq", audience="public")
page = pages.first()
piece = best_bets.target(page, "").piece
def tell():
    print(time.time(), flush=True)
    time.sleep(1.5)
group = SynonymGroup.objects.create(language="sq", terms="qxlypsar\\nfëmijë")
tell()
bet = BestBet.objects.create(language="sq", text="qxlypsar", page=page, piece=piece, until=date.max)
tell()
group.delete()
tell()
bet.delete()
tell()
"""


def test_words_are_in_force_within_a_second_in_another_process(portal):  # noqa: F811
    asking = start(portal, ASK_FOR_EVER)
    try:
        assert asking.stdout.readline().startswith("0 0")
        changing = start(portal, CHANGE)
        for expected in ("1 0", "1 1", "0 1", "0 0"):
            *state, seen_at = asking.stdout.readline().split()
            changed_at = float(changing.stdout.readline())
            assert " ".join(state) == expected
            assert float(seen_at) - changed_at < VISIBLE_SECONDS
        assert changing.wait(20) == 0
    finally:
        asking.kill()
        asking.communicate()
