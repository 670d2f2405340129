"""How the lists of names and cues spell a word: Latin, small, without marks, in the nominative."""

import re
import unicodedata

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
WORD_OR_NUMBER = re.compile(r"\d+(?:/\d+)?|[^\W\d_]+")
CYRILLIC = str.maketrans(
    dict(zip("абвгдежзијклмнопрстћуфхцчш", "abvgdezzijklmnoprstcufhccs", strict=True))
    | {"љ": "lj", "њ": "nj", "џ": "dz", "ђ": "dj"}
)
CASE_ENDINGS = (("it", ""), ("ut", ""), ("in", ""), ("es", "a"), ("en", "a"))  # Albanian
CASE_LETTERS = 6  # shorter words carry no ending that could be told from a name's own


def spelled(word: str) -> str:
    """Return `word` as the lists of names spell it: Latin, small, without marks."""
    latin = word.lower().translate(CYRILLIC).replace("đ", "dj")
    parts = unicodedata.normalize("NFD", latin)
    return "".join(c for c in parts if not unicodedata.combining(c))


def is_one_of(names: frozenset[str], word: str) -> bool:
    """Say whether a plain `word` is one of `names`, in the nominative or an Albanian case."""
    if word in names or len(word) < CASE_LETTERS:
        return word in names
    return any(
        word.endswith(ending) and word.removesuffix(ending) + nominative in names
        for ending, nominative in CASE_ENDINGS
    )
