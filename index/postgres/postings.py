"""What each term is worth to each passage that holds it: BM25, worked out when the index is built."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index.retrieval.ragged import Ragged

_K1, _B = np.float32(1.2), np.float32(0.75)


@dataclass(frozen=True, slots=True)
class Posting:
    """The passages that hold a term, ascending, and its impact on each."""

    rows: NDArray[np.int32]
    impacts: NDArray[np.float32]

    @classmethod
    def empty(cls) -> Posting:
        return cls(np.zeros(0, np.int32), np.zeros(0, np.float32))


def postings(terms: Ragged) -> Iterator[tuple[int, Posting]]:
    """Each term's number with its posting, ascending; row `i` of `terms` holds the numbers of passage `i`'s terms, as often
    as they stand there.

    Impacts are what tantivy scores: Robertson and Zaragoza 2009, formula 3.15, with k1 = 1.2, b = 0.75 and lengths rounded.
    """
    lengths = np.diff(terms.offsets)
    passage = np.repeat(np.arange(len(lengths), dtype=np.uint64), lengths)
    both, counts = np.unique(terms.flat.astype(np.uint64) << np.uint64(32) | passage, return_counts=True)
    numbers, rows = (both >> np.uint64(32)).astype(np.int64), (both & np.uint64(0xFFFFFFFF)).astype(np.int32)
    average = np.float32(max(lengths.sum(), 1)) / np.float32(max(len(lengths), 1))
    norms = _K1 * (1 - _B + _B * rounded(lengths).astype(np.float32) / average)
    counted = counts.astype(np.float32)
    shares = counted / (counted + norms[rows])
    first = np.flatnonzero(np.diff(numbers, prepend=-1))
    for begin, end in pairwise([*first.tolist(), len(numbers)]):
        weight = _rarity(len(lengths), end - begin) * (1 + _K1)
        yield int(numbers[begin]), Posting(rows[begin:end], (weight * shares[begin:end]).astype(np.float32))


def rounded(lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """Lengths as tantivy keeps them in a byte: below 40 as they are, beyond by four significant bits of what is over 24."""
    over = lengths - 24
    lost = np.maximum(np.frexp(np.maximum(over, 1).astype(np.float64))[1] - 4, 0)
    return np.where(lengths < 40, lengths, 24 + ((over >> lost) << lost))


def _rarity(passages: int, holding: int) -> np.float32:
    """Robertson and Spärck Jones."""
    return np.float32(np.log1p((passages - holding + 0.5) / (holding + 0.5)))
