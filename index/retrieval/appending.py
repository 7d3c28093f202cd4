"""Arrays that grow on disk: written piece by piece, read as one."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any, BinaryIO, Literal

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray

from index.retrieval.ragged import Ragged


class ArrayFile:
    """A new `.npy` file that grows along its first axis; it can be loaded after `close`."""

    def __init__(self, file: Path, stack: ExitStack, dtype: type[np.generic], *tail: int) -> None:
        """`tail` is the shape of one entry; leaving `stack` closes what is still open."""
        self._dtype, self._tail, self._length = np.dtype(dtype), tail, 0
        self._stream = opened(file, "wb", stack)
        self._write_header()

    def append(self, values: NDArray[Any] | Sequence[Any]) -> None:
        block = np.ascontiguousarray(values, self._dtype).reshape(-1, *self._tail)
        self._stream.write(block.data)
        self._length += len(block)

    def close(self) -> None:
        with self._stream:
            self._stream.seek(0)
            self._write_header()

    def _write_header(self) -> None:
        # numpy leaves room in a header for the first axis to grow
        shape = (self._length, *self._tail)
        header = {"descr": npy.dtype_to_descr(self._dtype), "fortran_order": False, "shape": shape}
        npy.write_array_header_1_0(self._stream, header)


class RaggedFiles:
    """A `Ragged` that grows on disk."""

    def __init__(self, folder: Path, name: str, stack: ExitStack, dtype: type[np.generic], *tail: int) -> None:
        """`tail` is the shape of one value of `flat`."""
        self._flat = ArrayFile(folder / f"{name}.npy", stack, dtype, *tail)
        self._offsets = ArrayFile(folder / f"{name}.offsets.npy", stack, np.int64)
        self._offsets.append([0])
        self._end = 0

    def append(self, rows: Ragged) -> None:
        self._flat.append(rows.flat)
        self._offsets.append(rows.offsets[1:] - rows.offsets[0] + self._end)
        self._end += int(rows.offsets[-1] - rows.offsets[0])

    def close(self) -> None:
        self._flat.close()
        self._offsets.close()


def opened(file: Path, mode: Literal["wb", "w+b"], stack: ExitStack) -> BinaryIO:
    """A stream that is closed when `stack` is left, at the latest."""
    stream = file.open(mode)
    stack.callback(_let_go, stream)
    return stream


def _let_go(stream: BinaryIO) -> None:
    with suppress(OSError):  # of a full disk, once more
        stream.close()
