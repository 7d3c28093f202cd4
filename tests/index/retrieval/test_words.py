"""Words of passages as arrays."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from index.retrieval.words import in_bytes

FLOATS = st.floats(-1, 1, width=32, allow_subnormal=False)


@given(arrays(np.float32, (3, 8), elements=FLOATS))
def test_vectors_in_bytes_are_right_to_half_a_step(vectors: np.ndarray) -> None:
    stored, scales = in_bytes(vectors)

    assert np.abs(stored * scales[:, None] - vectors).max() <= np.abs(vectors).max() / 254 + 1e-6


def test_a_word_without_a_vector_stays_without() -> None:
    stored, scales = in_bytes(np.zeros((2, 4), np.float32))

    assert not (stored * scales[:, None]).any()
