"""Words and terms of every passage, as arrays on disk: what the ranker compares a question with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from index.datatypes import Vectors
from index.errors import BrokenIndexError
from index.retrieval.ragged import Ragged, mapped

PARTS = ("sentences", "passages", "titles", "terms", "title_terms", "article_words", "article_terms")
"""The ragged ones among the arrays of `PassageWords`, as they stand there."""

_ARRAYS = ("vectors", "scales", "articles", "languages", "published")


@dataclass(frozen=True, slots=True)
class PassageWords:
    """Rows of `sentences` and `titles` are numbers of words, of `terms` sorted hashes of a sentence's index terms.

    Row `i` of `passages` holds one value a sentence, the `Kinds` found in it; its places are the rows of `sentences` and
    `terms` that are passage `i`'s. `articles[i]` is the row of passage `i`'s article in `titles`.
    """

    vectors: NDArray[np.int8]
    """Unit vector of each word by the static model over its scale, shape `(words, dimension)`: a byte a number reads
    faster than any float, and its cosines are right to 0.003."""
    scales: NDArray[np.float32]
    """Shape `(words,)`."""
    sentences: Ragged
    passages: Ragged
    titles: Ragged
    terms: Ragged
    title_terms: Ragged
    article_words: Ragged
    """Every word of an article and its title, each once."""
    article_terms: Ragged
    articles: NDArray[np.int32]
    languages: NDArray[np.int8]
    """Place of the article's language in `LANGUAGES`, -1 for another."""
    published: NDArray[np.int32]
    """Proleptic Gregorian ordinal of the day on which the article was published, 0 where that is not known."""

    @classmethod
    def load(cls, folder: Path) -> PassageWords:
        """Raises `BrokenIndexError` where the files are missing or cut short."""
        try:
            parts: list[Any] = [Ragged.load(folder, name) for name in PARTS]
            vectors, scales, *arrays = (mapped(folder / f"{name}.npy") for name in _ARRAYS)
        except (OSError, ValueError) as error:
            raise BrokenIndexError(f"the word files in {folder} cannot be read; run `talentmoves rebuild`") from error
        return cls(vectors, scales, *parts, *arrays)

    def holding(self, rows: NDArray[np.int64]) -> tuple[PassageWords, NDArray[np.int64]]:
        """These arrays, which hold every passage, and `rows`."""
        return self, rows

    def likeness(self, asked: Vectors, words: NDArray[np.uint32]) -> Vectors:
        """Cosines of asked vectors with those of these words, shape `(asked, words)`."""
        found: Vectors = asked @ self.vectors[words].astype(np.float32).T
        return found * self.scales[words]


def in_bytes(vectors: Vectors) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Vectors as bytes, and for each the scale that makes them floats again."""
    scales = np.maximum(np.abs(vectors).max(axis=1, initial=0.0), 1e-9).astype(np.float32) / 127
    return np.rint(vectors / scales[:, None]).astype(np.int8), scales


def term_hashes(terms: Sequence[str]) -> NDArray[np.uint32]:
    """Sorted hashes of the terms, each once."""
    return np.unique(np.fromiter((crc32(term.encode()) for term in terms), np.uint32, len(terms)))
