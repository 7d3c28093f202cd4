"""Nearest passages by their vectors, held against numpy: where all are compared, and where a shortlist is."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import faiss
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.datatypes import Vectors
from index.errors import BrokenIndexError
from index.retrieval import shortlist
from index.retrieval.dense import FILE, DenseFile, DenseRanking

EXACT, SHORTLISTED = 10_000, 50
"""Up to how many passages all are compared."""


@pytest.fixture(params=[EXACT, SHORTLISTED])
def all_up_to(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(shortlist, "ALL_UP_TO", request.param)
    return int(request.param)


def unit_vectors(count: int, dimension: int = 16, seed: int = 3) -> Vectors:
    drawn = np.random.default_rng(seed).standard_normal((count, dimension)).astype(np.float32)
    unit: Vectors = drawn / np.linalg.norm(drawn, axis=1, keepdims=True)
    return unit


def clustered_vectors(clusters: int, each: int) -> Vectors:
    spread = np.repeat(unit_vectors(clusters, 64, seed=5), each, axis=0) + 0.7 * unit_vectors(clusters * each, 64)
    unit: Vectors = (spread / np.linalg.norm(spread, axis=1, keepdims=True)).astype(np.float32)
    return unit


def ranking(vectors: Vectors, folder: Path, at_once: int = 700) -> DenseRanking:
    """Written piece by piece, and opened."""
    with ExitStack() as stack:
        file = DenseFile(folder, stack, vectors.shape[1])
        for begin in range(0, len(vectors), at_once):
            file.append(vectors[begin : begin + at_once])
        file.close()
    return DenseRanking.load(folder)


@pytest.mark.parametrize("k", [1, 10, 1_000])
def test_rows_and_cosines_are_those_of_numpy(all_up_to: int, tmp_path: Path, k: int) -> None:
    vectors, query = unit_vectors(1_000), unit_vectors(1, seed=4)[0]
    cosines = vectors @ query
    expected = np.argsort(-cosines)[:k]

    rows, scores = ranking(vectors, tmp_path).nearest(query, k)

    assert rows.tolist() == expected.tolist()
    np.testing.assert_allclose(scores, cosines[expected], atol=1e-6)


def test_of_the_exact_ten_nearest_hardly_one_is_missed(all_up_to: int, tmp_path: Path) -> None:
    vectors, queries = clustered_vectors(40, 100), clustered_vectors(40, 5)
    exact = np.argsort(-(queries @ vectors.T), axis=1)[:, :10]
    opened = ranking(vectors, tmp_path)

    found = [opened.nearest(query, 10)[0] for query in queries]

    shared = sum(len(set(some.tolist()) & set(there.tolist())) for some, there in zip(found, exact, strict=True))
    assert shared >= 0.98 * exact.size


def test_only_where_there_are_many_a_shortlist_is_kept(all_up_to: int, tmp_path: Path) -> None:
    opened = ranking(unit_vectors(1_000), tmp_path)

    assert (opened.shortlisting is not None) == (tmp_path / shortlist.FILE).exists() == (all_up_to == SHORTLISTED)
    assert shortlist.kind_for(1_000, 16) == {EXACT: "Flat", SHORTLISTED: "IVF1,PQ8x4fs,RFlat"}[all_up_to]


def test_a_passage_finds_itself_with_cosine_one(all_up_to: int, tmp_path: Path) -> None:
    vectors = unit_vectors(1_000)

    rows, scores = ranking(vectors, tmp_path).nearest(vectors[17], 1)

    assert rows.tolist() == [17]
    assert float(scores[0]) == pytest.approx(1.0, abs=1e-6)


def test_a_vector_of_nothing_finds_something_and_says_that_it_is_nothing_like_it(
    all_up_to: int, tmp_path: Path
) -> None:
    rows, scores = ranking(unit_vectors(1_000), tmp_path).nearest(np.zeros(16, np.float32), 5)

    assert len(set(rows.tolist())) == 5
    assert 0 <= rows.min() <= rows.max() < 1_000
    assert scores.tolist() == [0.0] * 5


def test_more_than_there_are_gives_all_and_none_gives_none(tmp_path: Path) -> None:
    vectors = unit_vectors(3)
    (tmp_path / "empty").mkdir()

    opened = ranking(vectors, tmp_path)

    assert sorted(opened.nearest(vectors[0], 10)[0].tolist()) == [0, 1, 2]
    assert opened.nearest(vectors[0], 0)[0].tolist() == []
    assert ranking(vectors[:0], tmp_path / "empty").nearest(vectors[0], 5)[0].tolist() == []


def test_stored_vectors_come_back_in_the_order_asked_for(all_up_to: int, tmp_path: Path) -> None:
    vectors = unit_vectors(1_000)

    found = ranking(vectors, tmp_path).vectors(np.asarray([5, 0, 999, 5]))

    np.testing.assert_array_equal(found, vectors[[5, 0, 999, 5]])


def test_the_file_is_one_that_faiss_would_have_written(tmp_path: Path) -> None:
    vectors = unit_vectors(300)
    index = faiss.IndexFlatIP(16)
    index.add(vectors)
    faiss.write_index(index, str(tmp_path / "by_faiss"))

    ranking(vectors, tmp_path, at_once=77)

    assert (tmp_path / FILE).read_bytes() == (tmp_path / "by_faiss").read_bytes()


def test_vectors_of_an_odd_dimension_have_a_shortlist_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shortlist, "ALL_UP_TO", SHORTLISTED)
    vectors = unit_vectors(1_000, dimension=9)

    rows, _ = ranking(vectors, tmp_path).nearest(vectors[3], 1)

    assert rows.tolist() == [3]


@pytest.mark.parametrize("file", [FILE, shortlist.FILE])
@pytest.mark.parametrize("kept", [0, 4, 1_000])
def test_a_truncated_file_is_refused_with_the_command_that_mends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, kept: int
) -> None:
    monkeypatch.setattr(shortlist, "ALL_UP_TO", SHORTLISTED)
    ranking(unit_vectors(1_000), tmp_path)
    (tmp_path / file).write_bytes((tmp_path / file).read_bytes()[:kept])

    with pytest.raises(BrokenIndexError, match=rf"{file} cannot be read; run `talentmoves rebuild`"):
        DenseRanking.load(tmp_path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenIndexError, match=r"passages\.faiss cannot be read"):
        DenseRanking.load(tmp_path)


@pytest.mark.parametrize("step", [1, 3, 31])
def test_among_some_rows_the_nearest_of_these_are_found(all_up_to: int, tmp_path: Path, step: int) -> None:
    vectors, query = unit_vectors(1_000), unit_vectors(1, seed=4)[0]
    among = np.arange(7, 1_000, step)
    cosines = vectors @ query
    expected = among[np.argsort(-cosines[among])][:10]

    rows, scores = ranking(vectors, tmp_path).nearest(query, 10, among)

    assert rows.tolist() == expected.tolist()
    np.testing.assert_allclose(scores, cosines[expected], atol=1e-6)


@given(among=st.sets(st.integers(0, 999), max_size=200), k=st.integers(0, 300))
def test_nothing_is_found_that_is_not_wanted_and_all_that_is_where_all_are_asked_for(
    shortlisted: DenseRanking, among: set[int], k: int
) -> None:
    wanted = np.asarray(sorted(among), np.int64)

    rows, _ = shortlisted.nearest(unit_vectors(1, seed=4)[0], k, wanted)

    assert set(rows.tolist()) <= among
    assert len(set(rows.tolist())) == len(rows) == min(k, len(among))


@pytest.fixture(scope="module")
def shortlisted(tmp_path_factory: pytest.TempPathFactory) -> DenseRanking:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shortlist, "ALL_UP_TO", SHORTLISTED)
        return ranking(unit_vectors(1_000), tmp_path_factory.mktemp("shortlisted"))


def test_among_no_rows_nothing_is_near(tmp_path: Path) -> None:
    rows, scores = ranking(unit_vectors(50), tmp_path).nearest(unit_vectors(1)[0], 10, np.zeros(0, np.int64))

    assert (len(rows), len(scores)) == (0, 0)
