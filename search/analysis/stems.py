"""Light stems on folded words: our own for Albanian, Snowball for Montenegrin and English.

No Snowball, Lucene or Elasticsearch release has an Albanian stemmer. This one
strips at most one verb ending, or at most two endings of nouns and adjectives
(definite, plural, case, the -or of ligjor), and drops the e that comes and goes (vepër, vepra).
It is a search key, not a lemma: a linguist's quarrel with it belongs in docs/search-language.md.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from threading import Lock

import snowballstemmer

from search.analysis.irregular import STEM_OF

VOWELS = frozenset("aeiouy")
VERB_ENDINGS = (
    "oheshin oheshim oheshit oheshe ohesha ofshin ofshim ofshi ohemi oheni ohesh ojme ojne onte "
    "onim onit onin ofte uara uari uake ohem ohet ohen ohej oja oje oni ova ove uam uat uan uar "
    "oj on oi ua ihet ihen ihej ehet ehen ehej iten ur ura uri ue uem"
).split()
NOUN_ENDINGS = (
    "jeve eve ave ive uve jesh esh ash ish jet jes jen ise ine ite et at it ut iu es en in un an "
    "ja je ia ie i u a e sh ve n t s ne se te or ore oret oreve ori orin orit "
    "itet itete iteti itetin itetit itetet iteteve"
).split()
AFTER_VOWEL = frozenset(("sh",))
AFTER_VOWEL_AND_LONG = frozenset("n t s ne se te".split())
NOT_TWICE = frozenset("nu")  # dhunues and dhunuesi would be two stems, the first that of dhunë
FLEETING_E = re.compile(r"(?<=[^aeiouy])e(?=[rlm]$)")  # vepër, vepra; vogël, vogla; -shëm, -shme
STEMMED_LANGUAGES = ("sq", "sr", "en")


def _longest_first(endings: Iterable[str]) -> tuple[tuple[int, frozenset[str]], ...]:
    """Return (letters, endings of so many letters): one look-up tells which of them a word has."""
    of_length: dict[int, set[str]] = {}
    for ending in endings:
        of_length.setdefault(len(ending), set()).add(ending)
    return tuple((size, frozenset(of_length[size])) for size in sorted(of_length, reverse=True))


VERBS, NOUNS = _longest_first(VERB_ENDINGS), _longest_first(NOUN_ENDINGS)
NOUNS_ONCE_MORE = _longest_first(set(NOUN_ENDINGS) - NOT_TWICE)


def albanian(form: str) -> str:
    """Return the stem of a folded Albanian word: dhuna, dhunes, dhunave → dhun."""
    if len(form) <= 3 or not form.isalpha():
        return form
    found = _without_endings(form)
    return FLEETING_E.sub("", found) if len(found) > 3 else found


def _without_endings(form: str) -> str:
    for size, endings in VERBS:
        if form[-size:] in endings and _holds(form[:-size], 3):
            return form[:-size]
    once = _strip_noun(form, 3, NOUNS)
    if once is None:
        return form
    return _strip_noun(once, 4, NOUNS_ONCE_MORE) or once


def _holds(rest: str, least: int) -> bool:
    return len(rest) >= least and not VOWELS.isdisjoint(rest)


def _strip_noun(form: str, least: int, nouns) -> str | None:
    for size, endings in nouns:
        ending = form[-size:]
        if ending in endings:
            rest = form[:-size]
            if _holds(rest, least) and _allowed(ending, rest):
                return rest
    return None


def _allowed(ending: str, rest: str) -> bool:
    after_vowel = rest[-1] in VOWELS
    if ending[0] == "j" and rest[-1] == "g":  # gj is one letter: ligje is of ligj, not of lig
        return False
    if ending in AFTER_VOWEL:
        return after_vowel
    if ending in AFTER_VOWEL_AND_LONG:
        return after_vowel and len(rest) >= 4
    if ending == "ve":
        return after_vowel or len(rest) >= 4
    return True


def _snowball(name: str):
    """Return a Snowball stemmer that several threads may call."""
    stemmer, turn = snowballstemmer.stemmer(name), Lock()

    def stem_word(form: str) -> str:
        with turn:  # it keeps the word in itself: two threads at once mix theirs, or raise
            return stemmer.stemWord(form)

    return stem_word


STEMMERS = {"sq": albanian, "sr": _snowball("serbian"), "en": _snowball("english")}


def family(language: str) -> str:
    """Return the stemmer of a locale or content language: sr-latn, cnr, sr → sr."""
    code = language.lower().split("-")[0]
    return "sr" if code in ("sr", "cnr", "bs", "hr", "sh") else code


@lru_cache(maxsize=60_000)  # Snowball in Python takes 25 to 55 µs a word, in C 1
def stem(form: str, language: str) -> str:
    """Return the stem of a folded word with its language in front: "sq0dhun".

    `language` is one of STEMMED_LANGUAGES; any other leaves the word as it is.
    """
    known = STEM_OF.get(language, {}).get(form)
    stemmer = STEMMERS.get(language)
    return f"{language}0{known or (stemmer(form) if stemmer else form)}"
