"""Rankings of several retrievers become one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.retrieval.fusion import fuse


def ranking(*rows: int) -> NDArray[np.int64]:
    return np.asarray(rows, np.int64)


def test_rows_high_in_both_rankings_come_first() -> None:
    # 1/(60+rank): row 2 has 1/61 + 1/60, row 1 has 1/60 + 1/62, row 3 has 1/62, row 4 has 1/61
    fused = fuse([ranking(1, 2, 3), ranking(2, 4, 1)], 10)

    assert fused.tolist() == [2, 1, 4, 3]


def test_ties_go_to_the_earlier_ranking() -> None:
    fused = fuse([ranking(7, 8), ranking(5, 6)], 4)

    assert fused.tolist() == [7, 5, 8, 6]


def test_a_light_ranking_counts_less() -> None:
    # row 2: 1/61 + 0.3/60 = 0.0214; row 1: 1/60 = 0.0167; row 3: 0.3/61 = 0.0049
    fused = fuse([ranking(1, 2), ranking(2, 3)], 3, [1.0, 0.3])
    reversed_weights = fuse([ranking(1), ranking(2)], 2, [0.3, 1.0])

    assert fused.tolist() == [2, 1, 3]
    assert reversed_weights.tolist() == [2, 1]


def test_no_more_than_k_rows_are_kept() -> None:
    assert fuse([ranking(1, 2, 3)], 2).tolist() == [1, 2]
    assert fuse([ranking(1, 2, 3)], 0).tolist() == []


def test_empty_rankings_fuse_to_nothing() -> None:
    fused = fuse([ranking(), ranking()], 5)

    assert fused.tolist() == []
    assert fused.dtype == np.int64
