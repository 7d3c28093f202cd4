"""What a library holds, wherever it is kept."""

from __future__ import annotations

from pathlib import Path

from index.library import LibraryStatus
from index.library import read_status as read_folder
from index.postgres import driver_needed


def read_status(folder: Path, engine: str | None = None, *, verify: bool = False) -> LibraryStatus:
    """What the live generation holds; with `verify`, after reading and checking every byte of it.

    With `engine`, a connection string of PostgreSQL, the one there. Raises `GenerationError`.
    """
    if engine is None:
        return read_folder(folder, verify=verify)
    with driver_needed():
        from index.postgres.status import (
            read_status as read_database,
        )  # the driver is installed only where it is needed
    return read_database(engine, verify=verify)
