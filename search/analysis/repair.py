"""Every spelling one slip away from a word: letter lost, added, changed, or two swapped."""

from collections.abc import Iterator

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def one_edit(form: str) -> Iterator[str]:
    """Yield the strings at Damerau–Levenshtein distance 1; about 54 × len(form) of them."""
    splits = [(form[:i], form[i:]) for i in range(len(form) + 1)]
    seen = {form}
    for left, right in splits:
        candidates = [left + letter + right for letter in LETTERS]
        if right:
            candidates.append(left + right[1:])
            candidates += [left + letter + right[1:] for letter in LETTERS]
        if len(right) > 1:
            candidates.append(left + right[1] + right[0] + right[2:])
        for candidate in candidates:
            if candidate not in seen:
                seen.add(candidate)
                yield candidate
