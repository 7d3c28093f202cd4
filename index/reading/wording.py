"""The words of a page's lines, for which the bundled static embedder has a row of numbers each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray

from index.embedding.static import StaticEmbedder

_MOST_LETTERS = 400
"""Of a longer line its two ends are read."""

Numbers = NDArray[np.float32]


@dataclass(frozen=True)
class Wording:
    """The tokens of some lines, each of which has one at least."""

    kinds: NDArray[np.intp]
    """The different tokens, by their numbers."""
    tokens: NDArray[np.intp]
    """Places in `kinds`, line after line."""
    starts: NDArray[np.intp]
    """Shape `(lines,)`: where in `tokens` each line begins."""

    @cached_property
    def rows(self) -> Numbers:
        """Those of its kinds (`rows_of`)."""
        return rows_of(self.kinds)

    def pooled(self, features: Numbers) -> Numbers:
        """Each line's mean and maximum of what its tokens have: shape `(..., lines, 2 * units)`.

        `features` has shape `(..., different tokens, units)`.
        """
        of_tokens = features[..., self.tokens, :]
        counts = np.diff(self.starts, append=len(self.tokens)).astype(np.float32)[:, None]
        mean = np.add.reduceat(of_tokens, self.starts, axis=-2) / counts
        found: Numbers = np.concatenate([mean, np.maximum.reduceat(of_tokens, self.starts, axis=-2)], axis=-1)
        return found


def wording_of(lines: Sequence[str]) -> Wording:
    """Of one line at least. One without a token has that of no word."""
    no_word = np.array([len(bundled_words().rows)])
    ids = [found if len(found) else no_word for found in bundled_words().token_ids([_ends(line) for line in lines])]
    kinds, tokens = np.unique(np.concatenate(ids), return_inverse=True)
    return Wording(kinds.astype(np.intp), tokens, np.cumsum([0, *map(len, ids[:-1])]))


def rows_of(kinds: NDArray[np.intp]) -> Numbers:
    """As the embedder has them, but for their lengths, of which the root is taken: rare words have long ones.

    Shape `(tokens, dimension)`; zeros for no word.
    """
    known = bundled_words().rows
    rows: Numbers = np.zeros((len(kinds), known.shape[1]), np.float32)
    is_word = kinds < len(known)
    rows[is_word] = known[kinds[is_word]]
    rows /= np.sqrt(np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6))
    return rows


@cache
def bundled_words() -> StaticEmbedder:
    """The embedder that the line model was fitted with, whatever the library is embedded with."""
    return StaticEmbedder.from_folder()


def _ends(line: str) -> str:
    half = _MOST_LETTERS // 2
    return line if len(line) <= _MOST_LETTERS else f"{line[:half]} {line[-half:]}"
