"""Vectors as they are, in a file that FAISS searches where it lies: it grows on disk and is mapped when it is read."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Any

import faiss
import numpy as np

from index.datatypes import Vectors
from index.errors import BrokenIndexError
from index.retrieval.appending import opened


class FlatFile:
    """A new `IndexFlatIP` on disk, as FAISS writes it: how many vectors there are is filled in at the end, so that memory holds none."""

    def __init__(self, file: Path, stack: ExitStack, dimension: int) -> None:
        """It can be read after `close`; leaving `stack` closes the stream at the latest."""
        self._dimension, self._count = dimension, 0
        self._stream = opened(file, "wb", stack)
        self._stream.write(_head(dimension, 0))

    def __len__(self) -> int:
        return self._count

    def append(self, vectors: Vectors) -> None:
        self._stream.write(np.ascontiguousarray(vectors, np.float32).data)
        self._count += len(vectors)

    def close(self) -> None:
        with self._stream:
            self._stream.seek(0)
            self._stream.write(_head(self._dimension, self._count))


def read_mapped(file: Path) -> Any:
    """The index in `file`. Where it is flat its pages are read when they are needed, and shared by all who read it.

    Raises `BrokenIndexError` on a missing or truncated file; but its size has to be checked before (by the manifest), for FAISS does not
    survive a file that ends within its first few numbers.
    """
    try:
        return faiss.read_index(str(file), faiss.IO_FLAG_MMAP_IFC)
    except RuntimeError as error:
        raise BrokenIndexError(f"{file} cannot be read; run `talentmoves rebuild`") from error


def _head(dimension: int, count: int) -> bytes:
    """What stands before so many vectors: how many there are behind kind and dimension, and last how many numbers that is."""
    empty: bytes = faiss.serialize_index(faiss.IndexFlatIP(dimension)).tobytes()
    vectors, numbers = (value.to_bytes(8, "little") for value in (count, count * dimension))
    return empty[:8] + vectors + empty[16:-8] + numbers
