"""Back to the generation that was live before."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from index.datatypes import Embedder
from index.embedding import static_of
from index.errors import NothingBeforeError
from index.library import Generation, LibraryStatus, lineage, live_generation, read_status, switch_to
from index.library.writing import sole_writer
from index.postgres import driver_needed


def rollback(folder: Path, embedder: Embedder, engine: str | None = None) -> LibraryStatus:
    """Make the generation live that was live before the one that is, after checking every byte of it; with `engine`, a
    connection string of PostgreSQL, for every machine that answers from there.

    Raises `NothingBeforeError` where none is kept, `GenerationError` where it cannot be used, `RebuildRunningError`,
    `StorageError`; what is live then stays.
    """
    if engine is not None:
        with driver_needed():
            from index.postgres.returning import (
                rollback as roll_back,
            )  # the driver is installed only where it is needed
        return roll_back(engine, embedder, static_of(embedder))
    with sole_writer(folder):
        before = next(islice(lineage(live_generation(folder)), 1, None), None)
        if before is None:
            raise NothingBeforeError(f"no generation before the live one is kept in {folder}; nothing was changed")
        generation = Generation.open(before, embedder.fingerprint)
        try:
            generation.manifest.check_contents(before)
            switch_to(folder, before)
        finally:
            generation.close()
        return read_status(folder)
