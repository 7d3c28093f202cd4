"""The words and terms of some articles, with a vocabulary of their own: what one step of a rebuild adds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index.retrieval.ragged import Ragged

SENTENCES, PASSAGES, ARTICLES = "sentences", "passages", "articles"
ROWS_OF = {
    "sentences": SENTENCES,
    "terms": SENTENCES,
    "passages": PASSAGES,
    "body": PASSAGES,
    "titles": ARTICLES,
    "title_terms": ARTICLES,
    "headlines": ARTICLES,
    "article_words": ARTICLES,
    "article_terms": ARTICLES,
}
"""Each ragged array, and what has a row in it. `PassageWords` and `Wording` say what the values are."""

DTYPES: Mapping[str, type[np.generic]] = {name: np.uint8 if name == "passages" else np.uint32 for name in ROWS_OF}
OF_WORDS, OF_TERMS = ("sentences", "titles", "article_words"), ("body", "headlines")
"""Whose values are numbers of words, and whose of terms; the others hold kinds and hashes."""


@dataclass(frozen=True, slots=True)
class Wording:
    """`rows` are the arrays of `PassageWords`, and `body` and `headlines`: the terms of passages and titles, as often as
    they stand there. Numbers count in `words` and `terms`.
    """

    words: Sequence[str]
    terms: Sequence[str]
    rows: Mapping[str, Ragged]
    articles: NDArray[np.int32]
    """For each passage the row of its article, from 0."""
    languages: NDArray[np.int8]
    published: NDArray[np.int32]

    def texts(self, name: str) -> Iterable[str]:
        """Each row of `body` or `headlines` as a text of terms."""
        flat, offsets = self.rows[name].flat.tolist(), self.rows[name].offsets.tolist()
        named = [self.terms[number] for number in flat]
        return (" ".join(named[begin:end]) for begin, end in pairwise(offsets))
