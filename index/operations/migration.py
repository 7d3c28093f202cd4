"""From a data folder into PostgreSQL: what answers there go on from."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from index.datatypes import Embedder, ProgressListener
from index.embedding import static_of
from index.library import Generation, LibraryStatus, live_generation, removed_articles
from index.library.writing import sole_writer
from index.operations.status import read_status
from index.postgres import driver_needed


def migrate(folder: Path, engine: str, embedder: Embedder, listener: ProgressListener | None = None) -> LibraryStatus:
    """Copy the live generation of `folder` into PostgreSQL and make it live there; what was removed here is removed there,
    what was added is shared, and all machines follow its newsfeeds.

    The folder stays as it is. May be done again, and after an interruption it goes on where it was. Raises
    `GenerationError`, `RebuildRunningError`, `ImplausibleError`, `SettingsError`, `StorageError`.
    """
    with driver_needed():
        from index.postgres.feeds import also_follow  # the driver is installed only where it is needed
        from index.postgres.publishing import publish
        from index.postgres.removing import also_removed
        from index.postgres.sharing import share_kept
    with sole_writer(folder), closing(Generation.open(live_generation(folder), embedder.fingerprint)) as generation:
        generation.manifest.check_contents(generation.folder)
        also_removed(engine, removed_articles(folder))
        share_kept(engine, folder)
        also_follow(engine, folder)
        publish(generation, engine, embedder, static_of(embedder), listener or (lambda progress: None))
    return read_status(folder, engine)
