"""What terms are worth is worked out as tantivy does."""

from __future__ import annotations

import numpy as np
import pytest

from index.postgres.postings import postings, rounded
from index.retrieval.ragged import Ragged


def test_lengths_are_rounded_down_to_what_tantivy_keeps() -> None:
    lengths = np.asarray([0, 1, 39, 40, 41, 42, 55, 57, 60, 63, 95, 100, 1_000])

    assert rounded(lengths).tolist() == [0, 1, 39, 40, 40, 42, 54, 56, 60, 60, 88, 96, 984]


def test_a_term_is_worth_more_where_it_stands_more_often_and_in_fewer_passages() -> None:
    terms = Ragged.from_rows([[0, 0, 1], [0, 1, 1], [1, 2, 2]], np.uint32)

    found = dict(postings(terms))

    assert found[0].rows.tolist() == [0, 1]
    assert found[0].impacts[0] > found[0].impacts[1] > found[1].impacts[0]
    # idf = ln(1 + 2.5 / 1.5), tf = 2, as long as the average
    assert found[2].impacts.tolist() == pytest.approx([np.log(1 + 2.5 / 1.5) * 2.2 * 2 / 3.2], rel=1e-6)


def test_no_passages_have_no_postings() -> None:
    assert list(postings(Ragged.from_rows([], np.uint32))) == []
