"""Rankings of several retrievers -> one, by reciprocal ranks (Cormack, Clarke and Büttcher 2009, SIGIR)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.stages import stage

_SMOOTHING = 60


@stage("fuse")
def fuse(rankings: Sequence[NDArray[np.int64]], k: int, weights: Sequence[float] | None = None) -> NDArray[np.int64]:
    """The `k` rows that stand highest over all rankings, best first; ties go to the earlier ranking.

    The fused scores are sums of ranks, not relevance: they choose candidates and are thrown away.
    """
    scores: dict[int, float] = {}
    for ranking, weight in zip(rankings, weights or [1.0] * len(rankings), strict=True):
        for rank, row in enumerate(ranking.tolist()):
            scores[row] = scores.get(row, 0.0) + weight / (_SMOOTHING + rank)
    best = sorted(scores, key=scores.__getitem__, reverse=True)[:k]
    return np.asarray(best, np.int64)
