"""BM25 of a few passages, as tantivy computes it, from the terms that are kept of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log1p
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from index.errors import BrokenIndexError
from index.retrieval.ragged import Ragged, mapped

HASHES = "terms.hashes.npy"
_K1, _B = 1.2, 0.75
_EXACT, _MANTISSA = 24, 3
"""Lengths below the first are kept as they are, longer ones with so many bits behind the highest (Lucene's SmallFloat)."""

_LOW_BITS = 0xFFFF

Floats = NDArray[np.float64]
Rarity = Mapping[str, float]
"""Of the terms that are asked for."""


@dataclass(frozen=True, slots=True)
class StoredTerms:
    """The terms of all passages and their titles, as often as they stand there."""

    body: Ragged
    """Numbers of terms, a row for each passage."""
    headlines: Ragged
    """The same of each article's title."""
    articles: NDArray[np.int32]
    """The row of each passage's article."""
    hashes: NDArray[np.uint32]
    """Of each term, by its number."""
    mean_body: float
    mean_title: float
    """Terms of a passage and of its title, on average."""

    @classmethod
    def load(cls, folder: Path) -> StoredTerms:
        """Raises `BrokenIndexError` where the files are missing or cut short."""
        try:
            body, headlines = Ragged.load(folder, "body"), Ragged.load(folder, "headlines")
            articles, hashes = mapped(folder / "articles.npy"), mapped(folder / HASHES)
        except (OSError, ValueError) as error:
            raise BrokenIndexError(f"the word files in {folder} cannot be read; run `talentmoves rebuild`") from error
        mean_title = float(np.diff(headlines.offsets)[articles].mean())
        return cls(body, headlines, articles, hashes, len(body.flat) / len(body), mean_title)

    def of_bodies(self, rows: NDArray[np.int64], rarity: Rarity) -> dict[str, Floats]:
        """What each term adds to the score of each of these passages, by its own text."""
        return self._scores(self.body.take(rows), self.mean_body, rarity)

    def of_titles(self, rows: NDArray[np.int64], rarity: Rarity) -> dict[str, Floats]:
        """The same by the titles."""
        return self._scores(self.headlines.take(self.articles[rows].astype(np.int64)), self.mean_title, rarity)

    def _scores(self, held: Ragged, mean: float, rarity: Rarity) -> dict[str, Floats]:
        lengths = np.diff(held.offsets)
        norm = _K1 * (1 - _B + _B * kept_length(lengths) / mean)
        counts = _counted(self.hashes[held.flat], lengths, list(rarity))
        return {term: weight * (1 + _K1) * counts[term] / (counts[term] + norm) for term, weight in rarity.items()}


def _counted(
    hashes: NDArray[np.uint32], lengths: NDArray[np.int64], terms: Sequence[str]
) -> dict[str, NDArray[np.int64]]:
    """How often each term stands in each row, of rows that are so long and stand one after the other."""
    wanted = np.asarray([crc32(term.encode()) for term in terms], np.uint32)
    may_be = np.zeros(_LOW_BITS + 1, bool)
    may_be[wanted & _LOW_BITS] = True
    likely = np.flatnonzero(may_be[hashes & _LOW_BITS])  # few of so many are left to be looked up
    order = np.argsort(wanted)
    places = np.searchsorted(wanted, hashes[likely], sorter=order).clip(max=len(terms) - 1)
    is_wanted = wanted[order][places] == hashes[likely]
    rows = np.searchsorted(lengths.cumsum(), likely[is_wanted], side="right")
    counts = np.bincount(places[is_wanted] * len(lengths) + rows, minlength=len(terms) * len(lengths))
    return {terms[term]: of_rows for term, of_rows in zip(order.tolist(), counts.reshape(len(terms), -1), strict=True)}


def rarity_of(holding: int, passages: int) -> float:
    """Robertson and Spärck Jones' weight of a term that so many of the passages hold."""
    return log1p((passages - holding + 0.5) / (holding + 0.5))


def kept_length(lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """Lengths as tantivy keeps them, in a byte: long ones are rounded down."""
    beyond = (lengths - _EXACT).clip(0)
    shift = (np.frexp(beyond.astype(np.float64))[1] - 1 - _MANTISSA).clip(0)
    return np.where(lengths < _EXACT, lengths, _EXACT + (beyond >> shift << shift))
