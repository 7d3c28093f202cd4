"""Taking articles out of a library, wherever it is kept, and letting them back in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from index.library.removing import Removal
from index.postgres import driver_needed
from index.sources import removing
from index.sources.removing import also_as_added


def remove(folder: Path, names: Sequence[str], engine: str | None = None) -> Removal:
    """Take articles out of the live answers, and of every rebuild to come.

    Each is named by its id, path or address; where none is called so, by the address or the file that was added. With
    `engine`, a connection string of PostgreSQL, they go from the answers of every machine. Raises `NoIndexError`,
    `BrokenIndexError`, `StorageError` and `EngineError`.
    """
    if engine is None:
        return removing.remove(folder, names)
    with driver_needed():
        from index.postgres import removing as in_database  # the driver is installed only where it is needed
    return also_as_added(partial(in_database.remove, engine), folder, names)


def restore(folder: Path, names: Sequence[str], engine: str | None = None) -> Removal:
    """Let articles back in, which the next rebuild may then read; they are named as in `remove`.

    Raises `BrokenIndexError`, `StorageError` and `EngineError`.
    """
    if engine is None:
        return removing.restore(folder, names)
    with driver_needed():
        from index.postgres import removing as in_database  # the driver is installed only where it is needed
    return also_as_added(partial(in_database.restore, engine), folder, names)
