"""Which kinds of help plain words name."""

import pytest

from directory.needs import named_by
from portal.reference import seed


@pytest.fixture
def kinds(db):
    seed.seed()


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("psikolog", "counselling"),
        ("psiholozi", "counselling"),
        ("më rreh burri", "shelter_violence"),
        ("burri me rreh cdo nate", "shelter_violence"),
        ("tuče me", "shelter_violence"),
        ("muz me bije", "shelter_violence"),
        ("my husband hits me", "shelter_violence"),
        ("dhune ne familje", "shelter_violence"),
        ("kam nevoje per avokat", "legal_aid"),
        ("nemam hljeba", "food_aid"),
    ],
)
def test_people_say_a_profession_a_thing_or_what_happens(kinds, rf, typed, kind):
    assert kind in named_by(rf.get("/"), typed)


@pytest.mark.parametrize("typed", ["më rreh babai", "burri", "pomoć", "dom", "ne", ""])
def test_what_may_mean_anything_names_nothing_of_violence(kinds, rf, typed):
    assert named_by(rf.get("/"), typed) == ()
