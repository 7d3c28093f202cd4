"""MinHash (Broder 1997): how much of their wording two texts share, from short fingerprints."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from index.languages import WORD

SIZE = 64
_BANDS = 16
_SHINGLE = 4
_SEED = 1

Fingerprint = NDArray[np.uint32]
"""Shape `(SIZE,)`."""


def fingerprint_of(text: str) -> Fingerprint:
    """The fingerprint of a text's runs of four words; the same words in the same order always give the same one."""
    words = WORD.findall(text.casefold())
    shingles = [" ".join(words[begin : begin + _SHINGLE]) for begin in range(max(1, len(words) - _SHINGLE + 1))]
    sketch = RMinHash(num_perm=SIZE, seed=_SEED)
    sketch.update(shingles)
    return np.asarray(sketch.digest(), np.uint32)


def resemblance(one: Fingerprint, other: Fingerprint) -> float:
    """About the share of runs of words that two texts have in common, 0 to 1."""
    return int(np.count_nonzero(one == other)) / SIZE


def look_alikes(fingerprints: NDArray[np.uint32]) -> Iterator[NDArray[np.int64]]:
    """Groups of rows that agree in a whole band, of shape `(SIZE,)` fingerprints stacked: texts that share half
    of their wording or more rarely miss each other. A group may come more than once.
    """
    for band in np.split(fingerprints, _BANDS, axis=1):
        _, bucket = np.unique(band, axis=0, return_inverse=True)
        order = np.argsort(bucket, kind="stable")
        borders = np.flatnonzero(np.diff(bucket[order], prepend=-1, append=-1))
        for begin, end in pairwise(borders.tolist()):
            if end - begin > 1:
                yield order[begin:end]
