"""Several threads of a web worker stem at once; a Snowball stemmer by itself cannot."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from search.analysis.stems import STEMMERS

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
