"""Words of a text, and the one spelling under which all their spellings meet."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

LONGEST_WORD = 64  # letters; longer runs are addresses or noise
APOSTROPHES = "'’‘ʼ`´"
CYRILLIC = str.maketrans(
    dict(
        zip(
            "абвгдежзиклмнопрстћуфхцчшјѕ",
            "a b v g d e ž z i k l m n o p r s t ć u f h c č š j dz".split(),
            strict=True,
        )
    )
    | {"љ": "lj", "њ": "nj", "џ": "dž", "ђ": "đ"}
)
WORD = re.compile(rf"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*[{APOSTROPHES}]?")
INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


class Token(NamedTuple):
    """A word as it stands in a cleaned text: text[start:end] == word."""

    word: str
    start: int
    end: int


def clean(text: str) -> str:
    """Return `text` in NFC, one line, without control, zero-width and bidi characters."""
    if text.isprintable():  # most is: a tenth of the time
        return unicodedata.normalize("NFC", text)
    text = INVISIBLE.sub("", text.encode("utf-8", "ignore").decode())  # lone surrogates go too
    return unicodedata.normalize("NFC", CONTROL.sub(" ", text))


def tokens(text: str) -> list[Token]:
    """Return the words of a cleaned `text`; clitics (t', s', m', d') and hyphens fall away."""
    found = []
    for match in WORD.finditer(text):
        word = bare(match.group())
        if word:
            start = match.start()
            found.append(Token(word, start, start + len(word)))
    return found


def bare(run: str) -> str:
    """Return the word of one match of WORD: "" for a clitic and for noise."""
    if run[-1] in APOSTROPHES:
        run = run[:-1]
        if len(run) == 1:
            return ""
    return run if len(run) <= LONGEST_WORD else ""


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """Return the folded form of one word: "Fëmijë", "FEMIJE", "фемије" are all "femije".

    Lower case, Cyrillic letter by letter, no marks, đ as dj. Folding twice is folding once.
    """
    word = _without_marks(word.lower()).lower().translate(CYRILLIC)  # ӂ, too, has a mark to lose
    return _without_marks(word).translate(CYRILLIC).replace("đ", "dj").replace("ð", "dj")


def _without_marks(word: str) -> str:
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", "".join(c for c in parts if not unicodedata.combining(c)))
