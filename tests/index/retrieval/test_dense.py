"""Nearest passages by their vectors, held against numpy."""

from __future__ import annotations

from contextlib import ExitStack
from itertools import accumulate
from pathlib import Path

import numpy as np
import pytest

from index.datatypes import Vectors
from index.errors import BrokenIndexError
from index.retrieval.dense import FILE, DenseFile, DenseRanking


def unit_vectors(count: int, dimension: int = 16, seed: int = 3) -> Vectors:
    drawn = np.random.default_rng(seed).standard_normal((count, dimension)).astype(np.float32)
    unit: Vectors = drawn / np.linalg.norm(drawn, axis=1, keepdims=True)
    return unit


@pytest.mark.parametrize("k", [1, 10, 300])
def test_rows_and_cosines_are_those_of_numpy(k: int) -> None:
    vectors, query = unit_vectors(300), unit_vectors(1, seed=4)[0]
    cosines = vectors @ query
    expected = np.argsort(-cosines)[:k]

    rows, scores = DenseRanking.from_vectors(vectors).nearest(query, k)

    assert rows.tolist() == expected.tolist()
    np.testing.assert_allclose(scores, cosines[expected], atol=1e-6)


def test_a_passage_finds_itself_with_cosine_one() -> None:
    vectors = unit_vectors(50)

    rows, scores = DenseRanking.from_vectors(vectors).nearest(vectors[17], 1)

    assert rows.tolist() == [17]
    assert float(scores[0]) == pytest.approx(1.0, abs=1e-6)


def test_more_than_there_are_gives_all_and_none_gives_none() -> None:
    vectors = unit_vectors(3)

    rows, _ = DenseRanking.from_vectors(vectors).nearest(vectors[0], 10)
    nothing, _ = DenseRanking.from_vectors(vectors).nearest(vectors[0], 0)
    of_empty, _ = DenseRanking.from_vectors(vectors[:0]).nearest(vectors[0], 5)

    assert sorted(rows.tolist()) == [0, 1, 2]
    assert (nothing.tolist(), of_empty.tolist()) == ([], [])


def test_stored_vectors_come_back_in_the_order_asked_for() -> None:
    vectors = unit_vectors(20)

    found = DenseRanking.from_vectors(vectors).vectors(np.asarray([5, 0, 19, 5]))

    np.testing.assert_array_equal(found, vectors[[5, 0, 19, 5]])


def test_a_saved_ranking_gives_the_same_hits(tmp_path: Path) -> None:
    vectors, query = unit_vectors(100), unit_vectors(1, seed=9)[0]
    built = DenseRanking.from_vectors(vectors)
    built.save(tmp_path)

    loaded = DenseRanking.load(tmp_path)

    assert len(loaded) == 100
    assert loaded.nearest(query, 5)[0].tolist() == built.nearest(query, 5)[0].tolist()
    np.testing.assert_array_equal(loaded.nearest(query, 5)[1], built.nearest(query, 5)[1])


@pytest.mark.parametrize("sizes", [(), (0,), (1,), (3, 0, 40)])
def test_a_file_that_grew_by_parts_is_the_one_that_faiss_writes(tmp_path: Path, sizes: tuple[int, ...]) -> None:
    vectors = unit_vectors(sum(sizes))
    DenseRanking.from_vectors(vectors).save(tmp_path)
    written_by_faiss = (tmp_path / FILE).read_bytes()

    with ExitStack() as stack:
        grown = DenseFile(tmp_path, stack, vectors.shape[1])
        for end, size in zip(accumulate(sizes), sizes, strict=True):
            grown.append(vectors[end - size : end])
        grown.close()

    assert (tmp_path / FILE).read_bytes() == written_by_faiss


@pytest.mark.parametrize("kept", [0, 4, 30, 1_000])
def test_a_truncated_file_is_refused_with_the_command_that_mends_it(tmp_path: Path, kept: int) -> None:
    DenseRanking.from_vectors(unit_vectors(100)).save(tmp_path)
    file = tmp_path / FILE
    file.write_bytes(file.read_bytes()[:kept])

    with pytest.raises(BrokenIndexError, match="cannot be read; run `talentmoves rebuild`"):
        DenseRanking.load(tmp_path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenIndexError, match=r"passages\.faiss cannot be read"):
        DenseRanking.load(tmp_path)


def test_among_some_rows_the_nearest_of_these_are_found() -> None:
    vectors, query = unit_vectors(300), unit_vectors(1, seed=4)[0]
    among = np.arange(7, 300, 11)
    cosines = vectors @ query
    expected = among[np.argsort(-cosines[among])][:10]

    rows, scores = DenseRanking.from_vectors(vectors).nearest(query, 10, among)

    assert rows.tolist() == expected.tolist()
    np.testing.assert_allclose(scores, cosines[expected], atol=1e-6)


def test_among_no_rows_nothing_is_near() -> None:
    rows, scores = DenseRanking.from_vectors(unit_vectors(50)).nearest(unit_vectors(1)[0], 10, np.zeros(0, np.int64))

    assert (len(rows), len(scores)) == (0, 0)
