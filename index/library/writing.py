"""One process at a time changes what is live in a data folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import RebuildRunningError, StorageError
from index.library.pointer import GENERATIONS, unharmed
from index.library.shelf import remove_unfinished

LOCK = "rebuild.lock"


@contextmanager
def sole_writer(folder: Path) -> Iterator[None]:
    """Holds the lock, which the system lets go of when its holder dies, and tidies up before and behind.

    Raises `RebuildRunningError` where another process holds it, `StorageError` where `folder` cannot be written.
    """
    try:
        (folder / GENERATIONS).mkdir(parents=True, exist_ok=True)
        with FileLock(folder / LOCK, timeout=0):
            remove_unfinished(folder)
            try:
                yield
            finally:
                remove_unfinished(folder)
    except Timeout as error:
        raise RebuildRunningError(f"a rebuild of {folder} is running already; wait for it to end") from error
    except OSError as error:
        raise StorageError(f"{folder} cannot be written: {error.strerror or error}{unharmed(folder)}") from error
