"""Which passages are worth comparing exactly: where there are many, FAISS first looks through coarse copies of their vectors.

Up to `ALL_UP_TO` passages every vector is compared ("Flat"), which takes 1.1 ms of one thread there, 6 ms at 100,000 and 63 ms at a million.
Beyond, four bits for each two numbers of a vector are compared, all of them, and of what they find the best again by the vectors themselves
("IVF1,PQ…x4fs,RFlat"): 0.2, 0.5 and 5 ms, and the exact ten nearest at each size. SQ8 takes 46 ms at a million and misses one in seventy; lists of
neighbours (IVF) miss one in ten of a question's nearest at 100,000 where an eighth of them is looked through. All figures: `docs/growth.md`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

FILE = "passages.shortlist.faiss"
ALL_UP_TO = 20_000
_TIMES, _AT_LEAST = 4, 400
"""How many times as many as are asked for are compared exactly, and how many at least."""

_LEARNED_FROM = 1 << 14
"""Vectors, evenly spread, that the coarse copies are fitted to."""

_AT_ONCE = 1 << 12
"""Vectors that are copied at once."""


def kind_for(passages: int, dimension: int) -> str:
    """How so many vectors are searched, as `faiss.index_factory` writes it."""
    return "Flat" if passages <= ALL_UP_TO else f"{_coarse(dimension)},RFlat"


def write_shortlist(folder: Path, exact: Any) -> None:
    """Coarse copies of the vectors of an `IndexFlatIP`, beside it in `folder`; memory holds these only."""
    index = faiss.index_factory(exact.d, _coarse(exact.d), faiss.METRIC_INNER_PRODUCT)
    index.train(exact.reconstruct_batch(np.arange(0, exact.ntotal, max(1, exact.ntotal // _LEARNED_FROM))))
    for begin in range(0, exact.ntotal, _AT_ONCE):
        index.add(exact.reconstruct_n(begin, min(_AT_ONCE, exact.ntotal - begin)))
    faiss.write_index(index, str(folder / FILE))


def shortlisting(coarse: Any, exact: Any) -> Any:
    """One index of the two: the coarse copies say what is compared by `exact`, whose cosines it gives."""
    return faiss.IndexRefine(coarse, exact)


def selector(rows: NDArray[np.int64], of: int) -> Any:
    """What lets a search find these rows of so many only."""
    is_wanted = np.zeros(of, bool)
    is_wanted[rows] = True
    return faiss.IDSelectorBitmap(np.packbits(is_wanted, bitorder="little"))  # type: ignore[call-arg, arg-type]  # faiss changes it at import


def parameters_for(k: int, wanted: Any | None) -> Any:
    """For a search in `shortlisting` for the `k` nearest among the rows that a selector wants, all where it is `None`."""
    of_coarse = faiss.SearchParametersIVF(sel=wanted)  # type: ignore[call-arg]  # faiss adds it at import
    return faiss.IndexRefineSearchParameters(k_factor=max(_TIMES, _AT_LEAST / k), base_index_params=of_coarse)  # type: ignore[call-arg]


def _coarse(dimension: int) -> str:
    """One list, so that nothing is passed over: the vectors of passages lie in no clusters, and those of questions elsewhere."""
    pieces = dimension // 2 if dimension % 2 == 0 else dimension
    return f"IVF1,PQ{pieces}x4fs"
