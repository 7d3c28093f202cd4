"""What is taken over of the live generation is read, not held."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from index.building.stored import stored
from index.errors import BrokenIndexError
from index.library import live_generation
from index.retrieval.dense import FILE, DenseRanking


@pytest.fixture
def generation(newsroom_index: Path, tmp_path: Path) -> Path:
    """One that nobody else has opened."""
    return shutil.copytree(live_generation(newsroom_index), tmp_path / "generation")


def test_passages_are_taken_in_the_order_in_which_they_are_named(generation: Path) -> None:
    rows = np.asarray([3, 0, 3])

    taken = stored(generation, rows)

    np.testing.assert_array_equal(taken.vectors, DenseRanking.load(generation).vectors(rows))
    assert taken.tokens is None


def test_no_file_stays_mapped(generation: Path) -> None:
    taken = stored(generation, np.asarray([0]))

    mapped = Path("/proc/self/maps").read_text("utf-8")
    assert len(taken.vectors) == 1
    assert str(generation) not in mapped


def test_a_missing_file_is_told(generation: Path) -> None:
    (generation / FILE).unlink()

    with pytest.raises(BrokenIndexError, match=r"passages\.faiss cannot be read"):
        stored(generation, np.asarray([0]))
