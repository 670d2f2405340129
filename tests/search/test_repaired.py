"""What the page says was searched beside the words typed."""

import pytest

from search.query import Result
from search.views import NAMED, _also
from search.wording import Repair, Replacement


def test_words_within_words_that_are_named_already_are_not_repeated():
    result = Result(
        typed="zstitna mjera",
        repaired=(Repair("zstitna", ("zaštitna",)),),
        replaced=(Replacement("zstitna mjera", ("mjera zaštite",)),),
    )
    also = _also(result)
    assert also["typed"] == ["zstitna mjera"]
    assert also["named"] == ["zaštitna", "mjera zaštite"]


@pytest.mark.parametrize(("one", "other"), [("mjera", "mjerama"), ("ra", "mjera"), ("a b", "b a")])
def test_other_words_are_named_though_their_letters_are_the_same(one, other):
    repaired = (Repair(one, ("x",)), Repair(other, ("y",)), Repair(one, ("z",)))
    assert _also(Result(typed=f"{one} {other}", repaired=repaired))["typed"] == [one, other]


def test_a_few_words_are_named_and_the_others_counted():
    replaced = (Replacement("fëmijë", tuple("abcdef")),)
    also = _also(Result(typed="fëmijë", replaced=replaced))
    assert (len(also["named"]), also["more"]) == (NAMED, 6 - NAMED)


def test_nothing_beside_is_nothing_said():
    assert _also(Result(typed="lypin")) is None
