"""What is embedded of passages in the live generation, to be taken over."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.building.bulk import Embedded
from index.retrieval.dense import FILE
from index.retrieval.flat import read_mapped
from index.retrieval.tokens import TokenRows


def stored(folder: Path, passages: NDArray[np.int64]) -> Embedded:
    """Of the passages in these rows of the generation in `folder`, in that order; in each passage a kilobyte and more.

    The files are mapped anew each time: what was read of a map stays in memory for as long as it is mapped, and a rebuild
    reads all of it. Raises `BrokenIndexError` where a file is missing or cut short.
    """
    vectors = read_mapped(folder / FILE).reconstruct_batch(passages)
    tokens = TokenRows.load(folder)
    return Embedded(vectors, tokens.take(passages) if tokens else None)
