"""In a conversation the next answer mostly stands beside the last one: in its article, but in other words."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.retrieval.engine import Words

_SAME_ARTICLE, _ALREADY_QUOTED = 2.0, 1.0
"""In scores of the ranker. Both chosen on part fit of the conversations, where nine of ten follow-up questions are answered by
the article of the last answer, half of these by another passage of it.
"""
_AROUND = 10
"""Passages before and after the one quoted last that are weighed, however well they match."""


@dataclass(frozen=True, slots=True)
class Told:
    """The passage that was quoted last, by its row and that of its article."""

    passage: int
    article: int

    def around(self, words: Words) -> NDArray[np.int64]:
        """Rows of its article's passages beside it, itself included, ascending."""
        first = max(0, self.passage - _AROUND)
        near = np.arange(first, min(len(words.articles), self.passage + _AROUND + 1), dtype=np.int64)
        found: NDArray[np.int64] = near[words.articles[near] == self.article]
        return found

    def nearness(self, rows: NDArray[np.int64], words: Words) -> NDArray[np.float32]:
        """What speaks for each of these rows beside all that the question says, shape `(rows,)`."""
        is_near, is_quoted = words.articles[rows] == self.article, rows == self.passage
        found: NDArray[np.float32] = (_SAME_ARTICLE * is_near - _ALREADY_QUOTED * is_quoted).astype(np.float32)
        return found
