"""A learned space, read: where sections and queries point, and who points the same way."""

import math
import struct
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from hashlib import blake2b
from itertools import chain
from operator import attrgetter, mul

from search import text
from search.analysis.stopwords import STOP_WORDS
from search.engines.base import Candidate, Query
from search.engines.terms import SectionTerms

DIMENSIONS = 64
WEIGHT = 0.5  # of the best score that a section gains if it points exactly as the query does
FULL = 127  # stands for 1 in a byte
MARK = b"ZYRA-LSA"
HEAD = struct.Struct("<8sII")  # MARK, number of stems, DIMENSIONS
VECTOR = struct.Struct(f"{DIMENSIONS}b")
UNSIGNED = bytes(byte ^ 128 for byte in range(256))  # each part of a vector, 128 added
FINE = 1 << 40  # parts of 1 to which a query's direction is rounded: finer than sums of floats
ROOM = 1 << 60  # more than any sum: 64 parts, of length 1 together, times 255
NOWHERE = bytes(DIMENSIONS)


class BadSpace(Exception):
    """The bytes are no space that `learn` made, or are cut off."""


class Space:
    """A learned space, read from its bytes (which may be a mapped file)."""

    def __init__(self, stored: bytes | memoryview):
        view = memoryview(stored)
        try:
            mark, size, dimensions = HEAD.unpack_from(view)
        except struct.error as error:
            raise BadSpace("too short") from error
        ends = [HEAD.size, HEAD.size + 8 * size, HEAD.size + 12 * size]
        if mark != MARK or dimensions != DIMENSIONS or len(view) != ends[2] + DIMENSIONS * size:
            raise BadSpace("of another form, or cut off")
        self.size = size
        self._codes = view[ends[0] : ends[1]].cast("Q")
        self._scales = view[ends[1] : ends[2]].cast("f")
        self._rows = view[ends[2] :].cast("b")

    def fold(self, terms: SectionTerms) -> bytes:
        """Return the vector of a section, b"" if the space knows none of its stems."""
        return packed(self._sum(counted(terms).items()))

    def of(self, query: Query) -> list[float]:
        """Return where a query points, length 1; empty if the space knows none of its stems.

        Alternatives that editors gave for a word share one word's weight.
        """
        wanted: dict[str, float] = {}
        for slot in query.typed:
            wanted |= dict.fromkeys(slot.stems, 1.0)
        for choice in query.choices:
            for run in choice.others:
                for slot in run:
                    for stem in slot.stems:
                        wanted.setdefault(stem, 1 / len(choice.others))
        return unit(self._sum(wanted.items()))

    def _sum(self, weights: Iterable[tuple[str, float]]) -> list[float]:
        total = [0.0] * DIMENSIONS
        for stem, weight in weights:
            place = self._place(code_of(stem))
            if place is not None:
                scale = weight * self._scales[place]
                row = self._rows[place * DIMENSIONS : (place + 1) * DIMENSIONS]
                total = [sum_ + scale * part for sum_, part in zip(total, row, strict=True)]
        return total

    def _place(self, code: int) -> int | None:
        place = bisect_left(self._codes, code)
        return place if place < self.size and self._codes[place] == code else None


def nearer(
    candidates: list[Candidate], query: Query, space: Space | None, best: float | None = None
) -> list[Candidate]:
    """Raise candidates by how near the query they point, and put them in order again.

    best: the score of the best candidate of all, if `candidates` are not the first.
    """
    pointing = space.of(query) if space and candidates else []
    if not pointing:
        return candidates
    gain = WEIGHT * (candidates[0].score if best is None else best)
    near = nearnesses(pointing, [one.vector for one in candidates])
    raised = [  # not by `dataclasses.replace`, which takes twice as long
        Candidate(
            one.score + gain * nearness_,
            one.group,
            one.language,
            one.jurisdiction,
            one.kind,
            one.handle,
            one.vector,
        )
        for one, nearness_ in zip(candidates, near, strict=True)
    ]
    raised.sort(key=attrgetter("score"), reverse=True)
    return raised


def nearness(pointing: list[float], vector: bytes) -> float:
    """Return the cosine between where a query points and a section's vector, at least 0."""
    return nearnesses(pointing, [vector])[0]


def nearnesses(pointing: list[float], vectors: list[bytes]) -> list[float]:
    """Return the `nearness` of many vectors, in half the time of one by one.

    One dimension of all vectors is one large number, eight bytes a vector: multiplied
    by the query's part in that dimension and summed, it holds all the products at once.
    """
    if not vectors:
        return []
    size = 8 * len(vectors)
    parts = b"".join(vector or NOWHERE for vector in vectors).translate(UNSIGNED)
    weights = [round(FINE * part) for part in pointing]
    spread, from_bytes = bytearray(size), int.from_bytes
    total = from_bytes(struct.pack("<Q", ROOM) * len(vectors), "little")
    for dimension, weight in enumerate(weights):
        spread[::8] = parts[dimension::DIMENSIONS]
        total += from_bytes(spread, "little") * weight
    nothing = ROOM + 128 * sum(weights)
    sums = struct.unpack(f"<{len(vectors)}Q", total.to_bytes(size, "little"))
    return [max(0.0, (sum_ - nothing) / (FINE * FULL)) for sum_ in sums]


def counted(terms: SectionTerms) -> dict[str, float]:
    """Return stem → 1 + ln of how often the section has it; stop words say nothing."""
    return weighed(chain(terms.ts, terms.bs))


def weighed(stems: Iterable[str]) -> dict[str, float]:
    """Return what `counted` does, of all stems of a section."""
    counts = Counter(stems)
    stops = _stop_stems()
    return {stem: 1 + math.log(count) for stem, count in counts.items() if stem not in stops}


@cache
def _stop_stems() -> frozenset[str]:
    return frozenset(stem for word in STOP_WORDS for stem in text.all_stems(word))


@lru_cache(maxsize=50_000)
def code_of(stem: str) -> int:
    """Return a number for a stem: what lies beside the index tells no words."""
    return int.from_bytes(blake2b(stem.encode(), digest_size=8).digest(), "little")


def unit(vector: list[float]) -> list[float]:
    length = math.sqrt(sum(map(mul, vector, vector)))
    return [part / length for part in vector] if length else []


def packed(vector: Iterable[float]) -> bytes:
    """Return a vector as a section keeps it; b"" if it has no length."""
    parts = unit(list(vector))
    return VECTOR.pack(*(round(FULL * part) for part in parts)) if parts else b""
