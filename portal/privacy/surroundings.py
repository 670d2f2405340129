"""Words that are a name for what stands beside them: "familja shala", "agimi 12 vjec".

After a family, after a person and beside an age any word is taken for a name that is a
known name or town, or no common word of the field. For texts that are kept of strangers: too
strict for what staff write.
"""

import re
from functools import cache
from itertools import chain
from pathlib import Path

from portal.privacy import cues
from portal.privacy.names import ALL_NAMES, SURNAMES, TOWNS, TOWNS_OF_WORDS
from portal.privacy.spelling import WORD_OR_NUMBER, spelled

COMMON_WORDS = Path(__file__).with_name("common_words.txt")
SIGNS = re.compile(r"[^\w\s'’\"“”„«»]")  # part a word from what stands before; quotes do not
PLACES = TOWNS | {name[0] for name in TOWNS_OF_WORDS}
GENITIVES = (("it", ""), ("ut", ""), ("s", ""), ("es", "a"))  # Albanian, of short names, too
BEGINNING = 6  # letters: other forms of a word are common, too; few names begin like one
ONE_PERSON = cues.MONTENEGRIN_PERSONS - cues.MANY_OR_ONE
SHORT = 2  # letters; no name has fewer, "od", "ka" do
OLDEST = 2  # digits


def name_a_person(text: str) -> bool:
    """Say whether a word of `text` is a name by its place."""
    runs = [
        [spelled(match.group()) for match in WORD_OR_NUMBER.finditer(run)]
        for run in SIGNS.split(text)
    ]
    whole = list(chain.from_iterable(runs))  # for an age stands behind a comma or in brackets
    return any(_has_an_age(whole, index) for index in range(len(whole))) or any(
        _is_named(words, index) for words in runs for index in range(len(words))
    )


def _is_named(words: list[str], index: int) -> bool:
    """A word after whom it may name: "familja shala", "djali i lules", "dete petra"."""
    word, place = words[index], index - 1
    if place < 0 or _is_number(word) or word in cues.OFTEN_VERBS:
        return False
    is_linked = words[place] in cues.OF_WHOM
    if place and (is_linked or words[place] in cues.WHOSE):
        place -= 1
    is_family = words[place] in (cues.ALBANIAN_FAMILIES if is_linked else cues.FAMILIES)
    if not is_family and words[place] not in (cues.ALBANIAN_PERSONS if is_linked else ONE_PERSON):
        return False
    if _is_of(PLACES, word):
        return not _is_for(words, place)
    return _is_of(ALL_NAMES | SURNAMES if is_family else ALL_NAMES, word) or not _is_common(word)


def _is_for(words: list[str], place: int) -> bool:
    """Help for somebody, in a town: "strehë për familje", "hraniteljska porodica"."""
    before = words[place - 1] if place else ""
    return before in cues.FOR or before.endswith(("ska", "ske", "skoj", "sku", "skih"))


def _has_an_age(words: list[str], index: int) -> bool:
    """A word before a number of years: "agimi 12 vjec", "agimi ka 12 vjec"."""
    if words[index] not in cues.YEARS or index < 2:
        return False
    number, place = words[index - 1], index - 2
    if not (_is_number(number) and len(number) <= OLDEST):
        return False
    while place and words[place] in cues.IS_OLD:
        place -= 1
    word = words[place]
    return not _is_number(word) and (_is_of(ALL_NAMES, word) or not _is_common(word))


def _is_number(word: str) -> bool:
    return word[0].isdecimal()


def _is_of(names: frozenset[str], word: str) -> bool:
    return word in names or any(
        word.endswith(ending) and word.removesuffix(ending) + nominative in names
        for ending, nominative in GENITIVES
    )


def _is_common(word: str) -> bool:
    return (
        len(word) <= SHORT
        or word[:BEGINNING] in common_words()
        or word in cues.SAYS_A_PERSON
        or word.endswith(cues.COMMON_ENDINGS)
    )


@cache
def common_words() -> frozenset[str]:
    """Return the first letters of common words, BEGINNING at most: "trudna", "trudnoca", "bez".

    They are the words that texts of the field for families and workers, in three languages, have
    in small letters, with some that workers type and no text has; without names and towns.
    """
    return frozenset(COMMON_WORDS.read_text("utf-8").split())
