"""What has to be known of all articles at once to find those that may tell the same event: figures only, some 600 bytes each."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray

from index.stories.fingerprints import SIZE
from index.stories.kinship import SCARCE, protagonists, rarity_of
from index.stories.profiles import Profile

_INVOLVED, _RARE = 0.4, 30
"""The weight of a person from which on the articles that share them are looked at, and in how many at most."""


@dataclass(frozen=True, slots=True)
class Outline:
    """Of articles in order of their rows. Names stand here as their hashes: of a million, two have the same by a chance of
    one in ten million, and then a pair too many is looked at.
    """

    days: Sequence[int | None]
    fingerprints: NDArray[np.uint32]
    """Shape `(articles, SIZE)`."""
    common: Mapping[int, float]
    """The rarity of each name that stands in many articles."""
    sharing: Sequence[NDArray[np.int64]]
    """Hashes with a row each, shapes `(n,)`: equal ones share the surname of someone involved, unless many articles name
    them, or two names that they are about.
    """

    def __len__(self) -> int:
        return len(self.days)

    def rarity(self, name: str) -> float:
        return self.common.get(hash(name), 1.0)

    def groups(self) -> Iterator[list[int]]:
        """The rows of those that share something, ascending, two or more at a time."""
        hashes, rows = self.sharing
        order = np.lexsort((rows, hashes))
        borders = np.flatnonzero(np.diff(hashes[order])) + 1
        for begin, end in pairwise([0, *borders.tolist(), len(order)]):
            if end - begin > 1:
                yield rows[order[begin:end]].tolist()


def outline_of(profiles: Iterable[Profile]) -> Outline:
    """The outline of profiles, which are read once."""
    days: list[int | None] = []
    fingerprints = bytearray()
    names, surnames = array("q"), array("q")
    involved, about = _Sharing(), _Sharing()
    for row, profile in enumerate(profiles):
        days.append(profile.day)
        fingerprints += profile.fingerprint.tobytes()
        names.extend(map(hash, profile.people))
        names.extend(map(hash, profile.organisations))
        surnames.extend(map(hash, last_names(profile.people)))
        involved.add(row, last_names(name for name, weight in profile.people.items() if weight >= _INVOLVED))
        leading = last_names(protagonists(profile.people)) | protagonists(profile.organisations)
        about.add(row, combinations(sorted(leading), 2))
    often = _counted(surnames, _RARE)
    hashes, rows = involved.arrays()
    rare = ~np.isin(hashes, np.fromiter(often, np.int64, len(often)))
    both = [np.concatenate(parts) for parts in zip((hashes[rare], rows[rare]), about.arrays(), strict=True)]
    common = {name: rarity_of(articles) for name, articles in _counted(names, SCARCE).items()}
    return Outline(days, np.frombuffer(fingerprints, np.uint32).reshape(-1, SIZE), common, both)


def last_names(people: Iterable[str]) -> set[str]:
    return {person.split()[-1] for person in people if person}


class _Sharing:
    """Hashes with a row each, as they grow."""

    def __init__(self) -> None:
        self._hashes, self._rows = array("q"), array("q")

    def add(self, row: int, shared: Iterable[object]) -> None:
        before = len(self._hashes)
        self._hashes.extend(map(hash, shared))
        self._rows.extend([row] * (len(self._hashes) - before))

    def arrays(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        return np.asarray(self._hashes, np.int64), np.asarray(self._rows, np.int64)


def _counted(hashes: array[int], more_than: int) -> dict[int, int]:
    """Which of the hashes come more often than that, and how often."""
    found, counts = np.unique(np.asarray(hashes, np.int64), return_counts=True)
    often = counts > more_than
    return dict(zip(found[often].tolist(), counts[often].tolist(), strict=True))
