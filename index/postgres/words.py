"""Words and terms of the candidates alone, fetched by article; the vectors of words are fetched once and kept."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from index.postgres.connecting import Session
from index.retrieval.ragged import Ragged
from index.retrieval.words import PARTS, PassageWords
from index.stages import stage

Packed = NDArray[np.uint32]
"""The rows of an article in each of `PARTS`: how many there are, how long each one is, then their values."""

_WORDING = "SELECT article, first_passage, packed FROM wording WHERE article = ANY(?)"
_VECTORS = "SELECT number, vector, scale FROM words WHERE number = ANY(?)"
_ARRAYS = {"articles": "<i4", "languages": "<i1", "published": "<i4"}


class PostgresWords:
    """What is of every passage is a few bytes, and read at opening. Safe to use from several threads."""

    def __init__(self, session: Session, words: int, dimension: int) -> None:
        """`words` says how many there are. Raises `EngineError`."""
        self._session = session
        stored = dict(session.select("SELECT name, contents FROM arrays", binary=True))
        arrays = {name: np.frombuffer(stored[name], dtype) for name, dtype in _ARRAYS.items()}
        self.articles: NDArray[np.int32] = arrays["articles"]
        self.languages: NDArray[np.int8] = arrays["languages"]
        self.published: NDArray[np.int32] = arrays["published"]
        # pages of zeros take no memory until something is written there
        self._vectors, self._scales = np.zeros((words, dimension), np.int8), np.zeros(words, np.float32)
        self._is_known = np.zeros(words, bool)

    @stage("fetch words and terms")
    def holding(self, rows: NDArray[np.int64]) -> tuple[PassageWords, NDArray[np.int64]]:
        """The words of the articles of these passages, and the passages' rows there, in the same order. Raises `EngineError`."""
        articles = np.unique(self.articles[rows])
        stored = sorted(self._session.select(_WORDING, articles.tolist(), binary=True))
        first = np.asarray([first for _, first, _ in stored], np.int64)
        parts = unpacked(np.frombuffer(packed, "<u4") for _, _, packed in stored)
        self._learn(np.unique(parts["article_words"].flat))
        counts = np.searchsorted(self.articles, articles, "right") - first
        passages = np.repeat(first - (counts.cumsum() - counts), counts) + np.arange(counts.sum())
        places = np.searchsorted(passages, rows)
        words = PassageWords(
            vectors=self._vectors,
            scales=self._scales,
            articles=np.repeat(np.arange(len(articles), dtype=np.int32), counts),
            languages=self.languages[passages],
            published=self.published[passages],
            **parts,
        )
        return words, places

    def _learn(self, words: NDArray[np.uint32]) -> None:
        """Fetch the vectors of the words that were never met before."""
        missing = words[~self._is_known[words]]
        if not len(missing):
            return
        found = self._session.select(_VECTORS, missing.tolist(), binary=True)
        numbers = np.asarray([number for number, _, _ in found], np.int64)
        self._vectors[numbers] = np.frombuffer(b"".join(vector for _, vector, _ in found), np.int8).reshape(
            len(numbers), self._vectors.shape[1]
        )
        self._scales[numbers] = [scale for _, _, scale in found]
        self._is_known[numbers] = True


def packed(rows: Iterable[Ragged]) -> Packed:
    """An article's rows in each of `PARTS`, as one array."""
    pieces = [np.concatenate([[len(part)], np.diff(part.offsets), part.flat]).astype(np.uint32) for part in rows]
    return np.concatenate(pieces)


def unpacked(articles: Iterable[Packed]) -> dict[str, Ragged]:
    """Each of `PARTS` with the rows of all these articles, in order."""
    lengths: dict[str, list[Packed]] = {name: [] for name in PARTS}
    flat: dict[str, list[Packed]] = {name: [] for name in PARTS}
    for one in articles:
        place = 0
        for name in PARTS:
            begin = place + 1 + int(one[place])
            end = begin + int(one[place + 1 : begin].sum())
            lengths[name].append(one[place + 1 : begin])
            flat[name].append(one[begin:end])
            place = end
    return {name: _joined(flat[name], lengths[name]) for name in PARTS}


def _joined(flat: list[Packed], lengths: list[Packed]) -> Ragged:
    offsets = np.concatenate([[0], *lengths]).astype(np.int64).cumsum()
    return Ragged(np.concatenate([np.zeros(0, np.uint32), *flat]), offsets)
