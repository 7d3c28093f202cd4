"""Rows of different length in one flat array, memory-mapped: tokens of sentences, terms of passages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Ragged:
    """Row `i` is `flat[offsets[i]:offsets[i + 1]]`."""

    flat: NDArray[Any]
    offsets: NDArray[np.int64]

    @classmethod
    def from_rows(cls, rows: Iterable[NDArray[Any] | Sequence[int]], dtype: type[np.generic]) -> Ragged:
        kept = [np.asarray(row, dtype) for row in rows]
        offsets = np.zeros(len(kept) + 1, np.int64)
        np.cumsum([len(row) for row in kept], out=offsets[1:])
        return cls(np.concatenate(kept) if kept else np.zeros(0, dtype), offsets)

    @classmethod
    def load(cls, folder: Path, name: str) -> Ragged:
        """Raises `OSError` or `ValueError` where the files are missing or cut short."""
        return cls(mapped(folder / f"{name}.npy"), mapped(folder / f"{name}.offsets.npy"))

    def save(self, folder: Path, name: str) -> None:
        np.save(folder / f"{name}.npy", self.flat, allow_pickle=False)
        np.save(folder / f"{name}.offsets.npy", self.offsets, allow_pickle=False)

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __getitem__(self, row: int) -> NDArray[Any]:
        return self.flat[self.offsets[row] : self.offsets[row + 1]]

    def places(self, rows: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Where in `flat` the values of the named rows stand, in that order, and where each row begins among them."""
        starts = self.offsets[rows]
        lengths = self.offsets[rows + 1] - starts
        offsets = np.zeros(len(rows) + 1, np.int64)
        np.cumsum(lengths, out=offsets[1:])
        return np.arange(offsets[-1]) + np.repeat(starts - offsets[:-1], lengths), offsets

    def take(self, rows: NDArray[np.int64]) -> Ragged:
        """The named rows, in that order, without a loop over them."""
        places, offsets = self.places(rows)
        return Ragged(self.flat[places], offsets)


def mapped(file: Path) -> NDArray[Any]:
    """An array on disk, read page by page as it is used. Raises `OSError` or `ValueError` where it is cut short."""
    # a plain view: numpy.memmap pays for its subclass at every slice
    return np.asarray(np.load(file, mmap_mode="r", allow_pickle=False))
