"""Words stand for what they mean: each has the row of the bundled embedder."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.reading.wording import Wording, bundled_words, rows_of, wording_of


def test_a_line_has_the_mean_and_the_maximum_of_its_tokens() -> None:
    wording = Wording(kinds=np.array([5, 7, 9]), tokens=np.array([0, 1, 2, 2]), starts=np.array([0, 3]))

    pooled = wording.pooled(np.array([[1.0, 0.0], [2.0, 6.0], [6.0, 3.0]], np.float32))

    assert pooled.tolist() == [[3.0, 3.0, 6.0, 6.0], [6.0, 3.0, 6.0, 3.0]]


def test_a_row_has_the_direction_that_the_embedder_gives_its_word() -> None:
    (row,) = rows_of(wording_of(["newsletter"]).kinds)

    (vector,) = bundled_words().embed_passages(["newsletter"])

    assert row @ vector == pytest.approx(np.linalg.norm(row), rel=1e-5)


def test_of_a_long_line_both_ends_are_read() -> None:
    long = "one " * 300 + "middle " + "two " * 300

    kinds = wording_of([long]).kinds.tolist()

    assert kinds == wording_of(["one two"]).kinds.tolist()


@given(st.lists(st.text(max_size=60), min_size=1, max_size=8))
def test_any_lines_have_tokens_that_are_known_or_no_word(lines: list[str]) -> None:
    wording = wording_of(lines)

    assert len(wording.starts) == len(lines)
    assert wording.starts[0] == 0 and (np.diff(wording.starts, append=len(wording.tokens)) >= 1).all()
    assert np.isfinite(wording.rows).all() and wording.rows.shape == (len(wording.kinds), bundled_words().dimension)
