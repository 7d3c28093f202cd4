"""Batches that other machines have embedded, one file each, until the index that they are for is complete."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from index.building.bulk import Batch, Embedded
from index.errors import StorageError
from index.retrieval.ragged import Ragged
from index.retrieval.tokens import TokenRows

_FOLDER = "embedded"


@dataclass(frozen=True, slots=True)
class Arrived:
    """A batch is known by its texts and the model; to write it twice is to write the same."""

    folder: Path
    """The data folder."""
    fingerprint: str

    def read(self, batch: Batch) -> Embedded | None:
        """`None` where it has not come, or not whole."""
        try:
            with self._file(batch).open("rb") as stream, np.load(stream, allow_pickle=False) as held:
                tokens = (
                    TokenRows(Ragged(held["tokens"], held["offsets"]), held["passages"]) if "tokens" in held else None
                )
                return Embedded(held["vectors"], tokens)
        except (OSError, ValueError, EOFError, KeyError, BadZipFile):
            return None

    def write(self, batch: Batch, found: Embedded) -> None:
        """Written aside and renamed: a file is whole or not there. Raises `StorageError`."""
        file = self._file(batch)
        arrays: dict[str, NDArray[Any]] = {"vectors": found.vectors}
        if found.tokens:
            rows = found.tokens.rows
            arrays |= {"tokens": rows.flat, "offsets": rows.offsets, "passages": found.tokens.passages}
        try:
            file.parent.mkdir(exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=file.parent, prefix=".", delete=False) as unfinished:
                np.savez(unfinished, allow_pickle=False, **arrays)
                unfinished.flush()
                os.fsync(unfinished.fileno())
            Path(unfinished.name).replace(file)
        except OSError as error:
            raise StorageError(f"{file.parent} cannot be written: {error.strerror or error}") from error

    def clear(self) -> None:
        """Forget them all: the index holds them now."""
        shutil.rmtree(self.folder / _FOLDER, ignore_errors=True)

    def _file(self, batch: Batch) -> Path:
        told = "\0\0".join([self.fingerprint, *("\0".join(rows) for rows in batch)]).encode("utf-8", "surrogatepass")
        return self.folder / _FOLDER / f"{blake2b(told, digest_size=16).hexdigest()}.npz"
