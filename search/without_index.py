"""Answers while there is no index: pieces whose title, in the database, has the words.

Slower and coarser than the index and good enough for an hour: titles are
compared in Python, the few best rows are read whole, and who may read their
sections is decided as everywhere.
"""

import time
from collections import defaultdict
from collections.abc import Iterable
from itertools import islice
from math import log

from django.core.cache import cache

from search import registry, text
from search.engines.base import Candidate
from search.indexing import sections_of_keys
from search.order import arrange
from search.sections import Reader, Section

KEPT_SECONDS = 20  # titles and rows are remembered, for whoever types asks again and again
MOST_TITLES = 20_000  # of each model
ENOUGH_SECONDS = 0.25  # of reading rows whole; a protocol takes 12 ms
MOST_OF_ONE_ROW = 3
AS_A_BEGINNING, AS_REPAIRED = 0.7, 0.5  # of what a word itself is worth

Titles = list[tuple[str, frozenset[str]]]  # object key, folded words of one title


def titled(
    words: tuple[text.Word, ...],
    reader: Reader,
    filters: dict[str, frozenset[str]],
    size: int,
) -> list[Section]:
    """Return up to `size` sections that `reader` may read and whose titles have any of `words`."""
    titles = _titles()
    worth = _worth(words, titles)
    best: dict[str, float] = {}
    for key, forms in titles:
        score = _score(forms, worth)
        if score > best.get(key, 0):
            best[key] = score
    keys = sorted(best, key=lambda key: (-best[key], key))
    found = _sections(keys, reader, filters, worth, 2 * size)
    pieces: dict[str, int] = {}
    candidates = [
        Candidate(
            score=score,
            group=pieces.setdefault(section.piece, len(pieces)),
            language=section.language,
            jurisdiction=section.jurisdiction,
            kind=section.kind,
            handle=section,
        )
        for score, section in found
    ]
    return [candidate.handle for candidate in arrange(candidates, reader)[:size]]


def _titles() -> Titles:
    titles = cache.get("search-titles")
    if titles is None:
        titles = [
            (f"{label}:{pk}", _forms(title))
            for label, index in registry.indexes().items()
            for pk, title in islice(index.every_title(), MOST_TITLES)
        ]
        cache.set("search-titles", titles, KEPT_SECONDS)
    return titles


def _forms(title: str) -> frozenset[str]:
    return frozenset(text.fold(token.word) for token in text.tokens(text.clean(title)))


def _worth(words: tuple[text.Word, ...], titles: Titles) -> list[dict[str, float]]:
    """Return for each word: what it is worth in a title that holds this form."""
    holding: dict[str, int] = defaultdict(int)
    for _key, forms in titles:
        for form in forms:
            holding[form] += 1
    worth = []
    for word in words:
        near = _near(word, holding)
        rarity = log(1 + len(titles) / (sum(holding[form] for form in near) or 1))
        worth.append({form: share * rarity for form, share in near.items()})
    return worth


def _near(word: text.Word, holding: dict[str, int]) -> dict[str, float]:
    """Return the forms that stand for `word`: its own; failing these longer ones; or repairs."""
    stems = set(word.stems)
    own = {
        form: 1.0
        for form in holding
        if form == word.form or not stems.isdisjoint(text.all_stems(form))
    }
    if own:
        return own
    if len(word.form) >= text.PREFIX_LETTERS:
        longer = {form: AS_A_BEGINNING for form in holding if form.startswith(word.form)}
        if longer:
            return longer

    def known(forms: Iterable[str]) -> dict[str, int]:
        return {form: holding[form] for form in forms if form in holding}

    return dict.fromkeys(text.repairs(word, known), AS_REPAIRED)


def _score(forms: frozenset[str], worth: list[dict[str, float]]) -> float:
    return sum(max((one[form] for form in forms if form in one), default=0.0) for one in worth)


def _sections(
    keys: list[str],
    reader: Reader,
    filters: dict[str, frozenset[str]],
    worth: list[dict[str, float]],
    enough: int,
) -> list[tuple[float, Section]]:
    """Read rows, the best first, until there are enough sections or it took long."""
    until = time.monotonic() + ENOUGH_SECONDS
    found: list[tuple[float, Section]] = []
    for key in keys:
        titles: dict[str, tuple[float, Section]] = {}
        for section in _sections_of(key):
            score = _score(_forms(section.title), worth)
            if score and _is_wanted(section, reader, filters):
                titles.setdefault(section.title, (score, section))
        found += sorted(titles.values(), key=lambda pair: -pair[0])[:MOST_OF_ONE_ROW]
        if len(found) >= enough or time.monotonic() > until:
            break
    return found


def _sections_of(key: str) -> list[Section]:
    """Return the sections of one row, perhaps as they were: the facts of hits are read fresh."""
    sections = cache.get(f"search-row:{key}")
    if sections is None:
        sections, _failed = sections_of_keys([key])
        cache.set(f"search-row:{key}", sections, KEPT_SECONDS)
    return sections


def _is_wanted(section: Section, reader: Reader, filters: dict[str, frozenset[str]]) -> bool:
    values = {
        "kind": {section.kind},
        "topic": set(section.topics),
        "role": set(section.roles),
        "language": {section.language},
        "jurisdiction": {section.jurisdiction},
    }
    return section.audience in reader.audiences and all(
        values[name] & wanted for name, wanted in filters.items()
    )
