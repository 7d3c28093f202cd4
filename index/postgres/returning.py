"""Back to the generation that was live before, for every machine."""

from __future__ import annotations

from contextlib import closing

from index.building.checking import check_answers
from index.datatypes import Embedder
from index.embedding import StaticEmbedder
from index.errors import NothingBeforeError
from index.library import LibraryStatus
from index.postgres.connecting import database_errors
from index.postgres.generation import PostgresGeneration
from index.postgres.generations import live, switch_to
from index.postgres.publishing import sole_publisher
from index.postgres.status import read_status


def rollback(engine: str, embedder: Embedder, static: StaticEmbedder) -> LibraryStatus:
    """Make the generation live that was live before the one that is, after checking that it answers.

    Raises `NothingBeforeError` where none is kept, `GenerationError`, `RebuildRunningError`; what is live then stays.
    """
    with sole_publisher(engine) as connection:
        previous = live(connection).previous
        with database_errors():
            kept = connection.execute("SELECT number FROM generations WHERE number = $1", (previous,)).fetchall()
        if not kept:
            raise NothingBeforeError("no generation before the live one is kept in the database; nothing was changed")
        number: int = kept[0][0]
        with closing(PostgresGeneration.open(engine, number, embedder.fingerprint)) as before:
            check_answers(before, before.manifest.articles - len(before.hidden), embedder, static)
        switch_to(connection, number)
    return read_status(engine)
