"""Several threads of a web worker stem at once; a Snowball stemmer by itself cannot."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from snowballstemmer.english_stemmer import EnglishStemmer
from snowballstemmer.serbian_stemmer import SerbianStemmer

from bench.rig import passages
from search.analysis.stems import STEMMERS
from search.analysis.stopwords import STOP_WORDS

WORDS = [
    start + middle + end
    for start in ("nasilj", "porodic", "zastit", "djec", "process", "protect", "begg")
    for middle in ("", "ov", "en", "ost", "ing", "ation")
    for end in ("a", "u", "ima", "ama", "ije", "ed", "s", "")
]


@pytest.mark.parametrize("language", ["sr", "en"])
def test_threads_do_not_mix_their_words(language):
    stemmer = STEMMERS[language]
    alone = [stemmer(word) for word in WORDS]
    pause = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as pool:
            together = list(pool.map(lambda _: [stemmer(word) for word in WORDS], range(8)))
    finally:
        sys.setswitchinterval(pause)
    assert all(stems == alone for stems in together)


@pytest.mark.parametrize(
    ("language", "in_python"), [("sr", SerbianStemmer()), ("en", EnglishStemmer())]
)
def test_stems_are_the_same_in_c_and_in_python(language, in_python):
    """A host without the one in C must not read another index than the rest."""
    words = [*WORDS, *STOP_WORDS, *passages.lemmas()[:3000], "", "y", "ß", "2024", "x" * 64]
    words += [word + ending for word in passages.lemmas()[:500] for ending in passages.ENDINGS]
    stemmer = STEMMERS[language]
    assert [stemmer(word) for word in words] == [in_python.stemWord(word) for word in words]
