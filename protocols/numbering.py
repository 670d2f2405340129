"""Citable numbers of phases and steps: given once, kept for ever, never given again.

A step appended to a phase gets the next number; one inserted between two gets
the number before it with a letter (1.2, 1.2a, 1.3), as lawyers number what is
inserted, so that "step 1.3" still means what it meant.
"""

from collections.abc import Iterable

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def give_numbers(
    order: Iterable[str], existing: dict[str, str], prefix: str = "", taken: Iterable[str] = ()
) -> dict[str, str]:
    """Return id → number for the ids in `order`.

    `existing`: numbers already given (id → number), also to ids that are gone.
    `taken`: further numbers that must not be given. `prefix`: "2." for the steps of phase 2.
    """
    order = list(order)
    used = set(existing.values()) | set(taken)
    numbers = {}
    previous = f"{prefix}0"
    for index, item in enumerate(order):
        if item in existing:
            number = existing[item]
        elif any(later in existing for later in order[index + 1 :]):
            number = _between(previous, used)
        else:
            number = _next(prefix, used)
        used.add(number)
        numbers[item] = previous = number
    return numbers


def _next(prefix: str, used: set[str]) -> str:
    tails = (number.removeprefix(prefix) for number in used if number.startswith(prefix))
    highest = max((int(t.rstrip(LETTERS)) for t in tails if t.rstrip(LETTERS).isdigit()), default=0)
    return f"{prefix}{highest + 1}"


def _between(previous: str, used: set[str]) -> str:
    stem = previous.rstrip(LETTERS)
    tails = (*LETTERS, *(a + b for a in LETTERS for b in LETTERS))
    return next(stem + tail for tail in tails if stem + tail not in used)
