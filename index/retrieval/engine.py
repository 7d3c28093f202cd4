"""What retrieval asks of a generation's data, wherever they are kept: in files on this machine, or in PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.datatypes import Vectors
from index.retrieval.question import QuestionWord
from index.retrieval.tokens import TokenRows
from index.retrieval.words import PassageWords

Ranked = tuple[NDArray[np.int64], NDArray[np.float32]]
"""Rows of passages and their scores, best first."""


class Dense(Protocol):
    """Passages by their vectors."""

    def __len__(self) -> int: ...

    def nearest(self, query: Vectors, k: int, among: NDArray[np.int64] | None = None) -> Ranked:
        """The `k` nearest passages (`among` these rows, if given) to a query of shape `(dimension,)`, with their cosines."""

    def vectors(self, rows: NDArray[np.int64]) -> Vectors:
        """The vectors of these rows, in that order, shape `(n, dimension)`."""


class Lexical(Protocol):
    """Passages by their terms."""

    def __len__(self) -> int: ...

    def nearest(self, words: Sequence[QuestionWord], k: int, among: NDArray[np.int64] | None = None) -> Ranked:
        """The `k` best passages (`among` these rows, if given) by BM25; a word counts once, by its best term."""

    def rows_with(self, terms: Iterable[str]) -> NDArray[np.int64]:
        """Rows of the passages in which, or in whose title, one of the terms stands; in no particular order."""

    def passages_with(self, word: QuestionWord) -> int:
        """How many passages hold the word, by its most frequent term; concepts count only where nothing else is held."""

    def holds(self, term: str) -> bool:
        """Whether any passage or title holds the term."""

    def terms_beginning(self, prefix: str, limit: int) -> list[str]:
        """Terms of the passages that begin so, at most `limit`, the most frequent first."""


class Names(Protocol):
    """People and organisations that the articles name; what is asked for is folded."""

    def likest_word(self, folded: str) -> str | None:
        """The word of a name that `folded` seems to misspell, if any."""

    def abbreviated(self, folded: str) -> str | None:
        """The name of most articles that has these initials, if any."""


class Words(Protocol):
    """Words and terms of the passages, and of each the row of its article, its language and day as `PassageWords` has them."""

    @property
    def articles(self) -> NDArray[np.int32]: ...

    @property
    def languages(self) -> NDArray[np.int8]: ...

    @property
    def published(self) -> NDArray[np.int32]: ...

    def holding(self, rows: NDArray[np.int64]) -> tuple[PassageWords, NDArray[np.int64]]:
        """Arrays that hold at least the passages in these rows, and their rows there, in the same order."""


class Tokens(Protocol):
    """Token vectors of the passages."""

    def __len__(self) -> int:
        """How many passages there are."""

    def take(self, passages: NDArray[np.int64]) -> TokenRows:
        """Those of the named passages, in that order."""
