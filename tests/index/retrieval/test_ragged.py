"""Rows of different length in one flat array."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.retrieval.ragged import Ragged

ROWS = st.lists(st.lists(st.integers(0, 2**32 - 1), max_size=6), min_size=1, max_size=12)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(ROWS, st.data())
def test_taken_rows_equal_those_of_a_plain_loop(rows: list[list[int]], data: st.DataObject) -> None:
    ragged = Ragged.from_rows(rows, np.uint32)
    wanted = data.draw(st.lists(st.integers(0, len(rows) - 1), max_size=20))

    taken = ragged.take(np.asarray(wanted, np.int64))

    assert [taken[place].tolist() for place in range(len(taken))] == [rows[row] for row in wanted]
    assert (len(ragged), len(taken)) == (len(rows), len(wanted))


@settings(max_examples=50, deadline=None, derandomize=True)
@given(ROWS)
def test_rows_come_back_as_they_went_in(rows: list[list[int]]) -> None:
    ragged = Ragged.from_rows(rows, np.uint32)

    assert [ragged[row].tolist() for row in range(len(ragged))] == rows
    assert ragged.flat.dtype == np.uint32


def test_saved_rows_are_loaded_again(tmp_path: Path) -> None:
    Ragged.from_rows([[1, 2], [], [3]], np.uint8).save(tmp_path, "rows")

    loaded = Ragged.load(tmp_path, "rows")

    assert [loaded[row].tolist() for row in range(3)] == [[1, 2], [], [3]]


def test_no_rows_are_no_rows() -> None:
    ragged = Ragged.from_rows([], np.uint32)

    assert (len(ragged), len(ragged.take(np.zeros(0, np.int64)))) == (0, 0)


def test_a_missing_or_cut_file_is_told(tmp_path: Path) -> None:
    Ragged.from_rows([list(range(100))], np.uint32).save(tmp_path, "rows")
    flat = tmp_path / "rows.npy"
    flat.write_bytes(flat.read_bytes()[:-50])

    with pytest.raises(ValueError, match=r"mmap length is greater than file ?size"):
        Ragged.load(tmp_path, "rows")
    with pytest.raises(FileNotFoundError):
        Ragged.load(tmp_path, "others")
