"""Nearest passages by their vectors, exact, in FAISS."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from index.datatypes import Vectors
from index.errors import BrokenIndexError
from index.retrieval.appending import opened
from index.stages import stage

FILE = "passages.faiss"


@dataclass(frozen=True, slots=True)
class DenseRanking:
    """Inner product of unit vectors: the cosine."""

    index: Any

    @classmethod
    def from_vectors(cls, vectors: Vectors) -> DenseRanking:
        """`vectors` has shape `(passages, dimension)`; row `i` is passage `i`."""
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors, np.float32))
        return cls(index)

    @classmethod
    def load(cls, folder: Path) -> DenseRanking:
        """Raises `BrokenIndexError` on a missing or truncated file."""
        try:
            return cls(faiss.read_index(str(folder / FILE), faiss.IO_FLAG_MMAP | faiss.IO_FLAG_READ_ONLY))
        except RuntimeError as error:
            raise BrokenIndexError(f"{folder / FILE} cannot be read; run `talentmoves rebuild`") from error

    def save(self, folder: Path) -> None:
        faiss.write_index(self.index, str(folder / FILE))

    def __len__(self) -> int:
        return int(self.index.ntotal)

    @stage("nearest by vectors")
    def nearest(
        self, query: Vectors, k: int, among: NDArray[np.int64] | None = None
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Rows and cosines of the `k` nearest passages (`among` these rows, if given) to one query of shape
        `(dimension,)`, best first.
        """
        k = min(k, len(self) if among is None else len(among))
        if k == 0:
            return np.zeros(0, np.int64), np.zeros(0, np.float32)
        chosen = None
        if among is not None:
            chosen = faiss.SearchParameters(sel=faiss.IDSelectorBatch(among))  # type: ignore[call-arg]  # faiss adds it at import
        scores, rows = self.index.search(query[None, :], k, params=chosen)
        return rows[0], scores[0]

    def vectors(self, rows: NDArray[np.int64]) -> Vectors:
        """The stored vectors of these rows, shape `(n, dimension)`."""
        found: Vectors = self.index.reconstruct_batch(rows)
        return found


class DenseFile:
    """A new `DenseRanking` on disk, as FAISS writes it: the numbers of vectors in its head are filled in at the end, so that
    memory holds no vector.
    """

    def __init__(self, folder: Path, stack: ExitStack, dimension: int) -> None:
        self._dimension, self._count = dimension, 0
        self._stream = opened(folder / FILE, "wb", stack)
        self._stream.write(_head(dimension, 0))

    @stage("write the vectors")
    def append(self, vectors: Vectors) -> None:
        self._stream.write(np.ascontiguousarray(vectors, np.float32).data)
        self._count += len(vectors)

    def close(self) -> None:
        with self._stream:
            self._stream.seek(0)
            self._stream.write(_head(self._dimension, self._count))


def _head(dimension: int, count: int) -> bytes:
    """What stands before so many vectors: how many there are behind kind and dimension, and last how many numbers that is."""
    empty: bytes = faiss.serialize_index(faiss.IndexFlatIP(dimension)).tobytes()
    vectors, numbers = (value.to_bytes(8, "little") for value in (count, count * dimension))
    return empty[:8] + vectors + empty[16:-8] + numbers
