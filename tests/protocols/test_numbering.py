"""Citable numbers: given once, never given again, whatever an editor does afterwards."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocols.numbering import give_numbers


def test_numbers_count_from_one():
    assert give_numbers(["a", "b"], {}, prefix="2.") == {"a": "2.1", "b": "2.2"}


def test_an_inserted_step_gets_a_letter_and_moves_nobody():
    assert give_numbers(["a", "x", "b"], {"a": "1.1", "b": "1.2"}, prefix="1.") == {
        "a": "1.1",
        "x": "1.1a",
        "b": "1.2",
    }


def test_a_step_before_the_first_gets_a_letter_of_nought():
    assert give_numbers(["x", "a"], {"a": "1.1"}, prefix="1.")["x"] == "1.0a"


def test_the_number_of_a_removed_step_is_never_given_again():
    known = {"a": "1.1", "gone": "1.2"}
    assert give_numbers(["a", "x"], known, prefix="1.")["x"] == "1.3"


def test_a_letter_that_was_given_is_not_given_again():
    known = {"a": "1.1", "gone": "1.1a", "b": "1.2"}
    assert give_numbers(["a", "x", "b"], known, prefix="1.")["x"] == "1.1b"


def test_a_step_moved_from_another_phase_keeps_its_number():
    assert give_numbers(["moved", "x"], {"moved": "1.3"}, prefix="2.") == {
        "moved": "1.3",
        "x": "2.1",
    }


@pytest.mark.parametrize("prefix", ["", "4."])
@given(
    edits=st.lists(st.lists(st.sampled_from("abcdefghijkl"), unique=True, max_size=8), max_size=6)
)
def test_through_any_edits_a_number_means_one_step_for_ever(prefix, edits):
    known: dict[str, str] = {}
    for order in edits:
        numbers = give_numbers(order, known, prefix=prefix)
        assert all(known[item] == numbers[item] for item in order if item in known)
        known |= numbers
        assert len(set(known.values())) == len(known)
