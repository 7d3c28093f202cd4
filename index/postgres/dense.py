"""Nearest passages by their vectors, half as precise as FAISS keeps them, in pgvector."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pgvector import HalfVector

from index.datatypes import Vectors
from index.postgres.connecting import Session
from index.stages import stage

EXACT_TO = 20_000
"""Up to so many passages all are compared; beyond, HNSW finds nearly all of the nearest, sooner."""

# pgvector would filter what HNSW has found, and lose most of it; no index is made for a sum
_EXACT = "ORDER BY (vector <#> ?1) + 0, row LIMIT ?2"
_QUICK = "ORDER BY vector <#> ?1 LIMIT ?2"
_NEAREST = "SELECT row, -(vector <#> ?1) FROM vectors"


@dataclass(frozen=True, slots=True)
class PostgresDense:
    """Inner product of unit vectors: the cosine, right to 0.001."""

    session: Session
    passages: int
    dimension: int
    exact_to: int = EXACT_TO

    def __len__(self) -> int:
        return self.passages

    @stage("nearest by vectors")
    def nearest(
        self, query: Vectors, k: int, among: NDArray[np.int64] | None = None
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Rows and cosines of the `k` nearest passages (`among` these rows, if given) to one query of shape
        `(dimension,)`, best first. Raises `EngineError`.
        """
        if among is not None:
            asked, values = f"{_NEAREST} WHERE row = ANY(?3) {_EXACT}", [among.tolist()]
        else:
            asked, values = f"{_NEAREST} {_EXACT if self.passages <= self.exact_to else _QUICK}", []
        found = self.session.select(asked, HalfVector(query), k, *values, binary=True)
        return np.asarray([row for row, _ in found], np.int64), np.asarray([score for _, score in found], np.float32)

    def vectors(self, rows: NDArray[np.int64]) -> Vectors:
        """The stored vectors of these rows, shape `(n, dimension)`. Raises `EngineError`."""
        wanted = rows.tolist()
        stored = dict(self.session.select("SELECT row, vector FROM vectors WHERE row = ANY(?)", wanted, binary=True))
        found = [stored[row].to_numpy() for row in wanted]
        return np.asarray(found, np.float32).reshape(len(wanted), self.dimension)
