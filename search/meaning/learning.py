"""A space is learned from the sections of a rebuild. Needs numpy; nothing that serves readers does."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

import numpy as np

from search import registry
from search.engines.terms import SectionTerms, stems_of
from search.meaning.space import (
    DIMENSIONS,
    FULL,
    HEAD,
    MARK,
    Space,
    code_of,
    counted,
    weighed,
)
from search.sections import Section

LEARNED_FROM = 5_000  # sections, the first ones of a rebuild; all others are folded in
LEAST_SECTIONS = 100  # fewer say nothing about which words belong together
MOST_STEMS = 40_000  # the commonest
LEAST_HOLDING = 2  # sections with a stem: what stands in one only has no company
ROUNDS = 3  # of the randomized decomposition
SPARE_DIRECTIONS = 20
ROWS_AT_ONCE = 256  # of the sparse product: 256 sections × 70 stems × 84 directions are 6 MB
SEED = 1


class Learned(Space):
    """The space while the rebuild that learned it runs: folds many times as fast."""

    def __init__(self, stored: bytes, stems: list[str], vectors: np.ndarray):
        super().__init__(stored)
        self._row_of = {stem: row for row, stem in enumerate(stems)}
        self._vectors = vectors

    def fold(self, terms: SectionTerms) -> bytes:
        row_of = self._row_of
        known = {row_of[s]: weight for s, weight in counted(terms).items() if s in row_of}
        if not known:
            return b""
        total = np.fromiter(known.values(), np.float32) @ self._vectors[list(known)]
        length = np.linalg.norm(total)
        return np.rint(FULL / length * total).astype("i1").tobytes() if length else b""


@dataclass(frozen=True)
class Lesson:
    """stored: the space as bytes, b"" if there was too little to learn from, and `space` None.

    sections: those that were given, each once, in order.
    """

    stored: bytes
    space: Space | None
    sections: Iterator[Section]


def learn(everything: Iterable[Section]) -> Lesson:
    """Learn a space from the first sections of `everything` but companions.

    Those are the same few sentences a hundred times over, and would teach nothing else.
    """
    rest = iter(everything)
    first = list(islice(rest, LEARNED_FROM))
    sections = chain(first, rest)
    kinds = registry.companions()
    texts = [weighed(stems_of(section)) for section in first if section.kind not in kinds]
    if len(texts) < LEAST_SECTIONS:
        return Lesson(b"", None, sections)
    stems, vectors = decompose(texts)
    if not stems:
        return Lesson(b"", None, sections)
    stored = _stored(stems, vectors)
    return Lesson(stored, Learned(stored, stems, vectors), sections)


def decompose(texts: list[dict[str, float]]) -> tuple[list[str], np.ndarray]:
    """Return stems and their vectors (a float32 row each, the stem's weight in it).

    texts: of each section stem → 1 + ln tf. The same texts give the same vectors.
    """
    holding = Counter(chain.from_iterable(texts))
    common = sorted(holding.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_STEMS]
    stems = [stem for stem, count in common if count >= LEAST_HOLDING]
    if len(stems) < DIMENSIONS:
        return [], np.zeros((0, DIMENSIONS), np.float32)
    idf = np.log((len(texts) + 1) / (np.array([holding[stem] for stem in stems]) + 0.5))
    matrix = _Sparse.of(texts, {stem: row for row, stem in enumerate(stems)}, idf)
    random = np.random.default_rng(SEED)
    spread = random.standard_normal((len(stems), DIMENSIONS + SPARE_DIRECTIONS), np.float32)
    found = matrix.times(spread)
    turned = matrix.turned()
    for _round in range(ROUNDS):
        found = matrix.times(turned.times(np.linalg.qr(found)[0]))
    basis = np.linalg.qr(found)[0]
    directions = np.linalg.svd(turned.times(basis), full_matrices=False)[0][:, :DIMENSIONS]
    vectors = np.zeros((len(stems), DIMENSIONS), np.float32)  # there may be fewer directions
    vectors[:, : directions.shape[1]] = directions * idf[:, None]
    return stems, vectors


@dataclass(frozen=True)
class _Sparse:
    """A sparse matrix by rows: row i holds values[starts[i]:starts[i + 1]] at columns[…]."""

    starts: np.ndarray
    columns: np.ndarray
    values: np.ndarray
    width: int

    @classmethod
    def of(cls, texts: list[dict[str, float]], row_of: dict[str, int], idf) -> "_Sparse":
        """A row of length 1 for each text that has one of the stems."""
        starts, columns, values = [0], [], []
        for each in texts:
            known = [(row_of[stem], weight) for stem, weight in each.items() if stem in row_of]
            if known:
                places, weights = map(list, zip(*known, strict=True))
                row = np.array(weights) * idf[places]
                columns += places
                values.append(row / np.linalg.norm(row))
                starts.append(len(columns))
        joined = np.concatenate(values).astype(np.float32)
        return cls(np.array(starts), np.array(columns), joined, len(row_of))

    def turned(self) -> "_Sparse":
        """Return the transpose."""
        order = np.argsort(self.columns, kind="stable")
        sizes = np.diff(self.starts)
        rows = np.repeat(np.arange(len(sizes)), sizes)
        held = np.bincount(self.columns, minlength=self.width)
        starts = np.concatenate(([0], np.cumsum(held)))
        return _Sparse(starts, rows[order], self.values[order], len(sizes))

    def times(self, other: np.ndarray) -> np.ndarray:
        """Return the product with a dense matrix. No row of ours is empty."""
        product = np.empty((len(self.starts) - 1, other.shape[1]), np.float32)
        for first in range(0, len(product), ROWS_AT_ONCE):
            last = min(first + ROWS_AT_ONCE, len(product))
            begin, end = self.starts[first], self.starts[last]
            parts = self.values[begin:end, None] * other[self.columns[begin:end]]
            np.add.reduceat(parts, self.starts[first:last] - begin, out=product[first:last])
        return product


def _stored(stems: list[str], vectors: np.ndarray) -> bytes:
    """Return the space as `space.Space` reads it: codes, scales, rows of bytes."""
    codes = np.array([code_of(stem) for stem in stems], "<u8")
    order = np.argsort(codes)
    scales = (np.abs(vectors).max(axis=1) / FULL)[order].astype("<f4")
    scales[scales == 0] = 1
    rows = np.round(vectors[order] / scales[:, None]).astype("i1")
    head = HEAD.pack(MARK, len(stems), DIMENSIONS)
    return head + codes[order].tobytes() + scales.tobytes() + rows.tobytes()
