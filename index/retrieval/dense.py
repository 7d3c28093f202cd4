"""Nearest passages by their vectors, in FAISS."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from index.datatypes import Vectors
from index.retrieval import shortlist
from index.retrieval.flat import FlatFile, read_mapped
from index.stages import stage

FILE = "passages.faiss"


@dataclass(frozen=True, slots=True)
class DenseRanking:
    """Inner product of unit vectors: the cosine."""

    exact: Any
    """Every vector as it is; row `i` is passage `i`."""
    shortlisting: Any | None
    """Where there are so many that not all are compared."""

    @classmethod
    def load(cls, folder: Path) -> DenseRanking:
        """Raises `BrokenIndexError` on a missing or truncated file."""
        exact = read_mapped(folder / FILE)
        if not (folder / shortlist.FILE).exists():
            return cls(exact, None)
        return cls(exact, shortlist.shortlisting(read_mapped(folder / shortlist.FILE), exact))

    def __len__(self) -> int:
        return int(self.exact.ntotal)

    @stage("nearest by vectors")
    def nearest(
        self, query: Vectors, k: int, among: NDArray[np.int64] | None = None
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Rows and cosines of the `k` nearest passages (`among` these rows, if given) to one query of shape
        `(dimension,)`, best first. Among few rows all are compared, however many there are else.
        """
        k = min(k, len(self) if among is None else len(among))
        if k == 0:
            return np.zeros(0, np.int64), np.zeros(0, np.float32)
        wanted = None if among is None else shortlist.selector(among, len(self))
        are_few = among is not None and len(among) <= shortlist.ALL_UP_TO
        if self.shortlisting is None or are_few or not query.any():  # coarsely, a vector of nothing is near to nothing
            index, parameters = self.exact, faiss.SearchParameters(sel=wanted)  # type: ignore[call-arg]  # faiss adds it at import
        else:
            index, parameters = self.shortlisting, shortlist.parameters_for(k, wanted)
        scores, rows = index.search(query[None, :], k, params=parameters)
        return rows[0], scores[0]

    def vectors(self, rows: NDArray[np.int64]) -> Vectors:
        """The stored vectors of these rows, shape `(n, dimension)`."""
        found: Vectors = self.exact.reconstruct_batch(rows)
        return found


class DenseFile:
    """A new `DenseRanking` on disk."""

    def __init__(self, folder: Path, stack: ExitStack, dimension: int) -> None:
        self._folder = folder
        self._exact = FlatFile(folder / FILE, stack, dimension)

    @stage("write the vectors")
    def append(self, vectors: Vectors) -> None:
        self._exact.append(vectors)

    @stage("write the vectors")
    def close(self) -> None:
        self._exact.close()
        if len(self._exact) > shortlist.ALL_UP_TO:
            shortlist.write_shortlist(self._folder, read_mapped(self._folder / FILE))
