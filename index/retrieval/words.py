"""Words and terms of every passage, as arrays on disk: what the ranker compares a question with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from index.errors import BrokenIndexError
from index.retrieval.ragged import Ragged, mapped

_PARTS = ("sentences", "passages", "titles", "terms", "title_terms", "article_words", "article_terms")
_ARRAYS = ("vectors", "articles", "languages", "published")


@dataclass(frozen=True, slots=True)
class PassageWords:
    """Rows of `sentences` and `titles` are numbers of words, of `terms` sorted hashes of a sentence's index terms.

    Row `i` of `passages` holds one value a sentence, the `Kinds` found in it; its places are the rows of `sentences` and
    `terms` that are passage `i`'s. `articles[i]` is the row of passage `i`'s article in `titles`.
    """

    vectors: NDArray[np.float16]
    """Unit vector of each word by the static model, shape `(words, dimension)`."""
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
            parts: list[Any] = [Ragged.load(folder, name) for name in _PARTS]
            vectors, *arrays = (mapped(folder / f"{name}.npy") for name in _ARRAYS)
        except (OSError, ValueError) as error:
            raise BrokenIndexError(f"the word files in {folder} cannot be read; run `talentmoves rebuild`") from error
        return cls(vectors, *parts, *arrays)


def term_hashes(terms: Sequence[str]) -> NDArray[np.uint32]:
    """Sorted hashes of the terms, each once."""
    return np.unique(np.fromiter((crc32(term.encode()) for term in terms), np.uint32, len(terms)))
