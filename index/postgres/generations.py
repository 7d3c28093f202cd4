"""The generations in a database: which is live, which follow on which, and which are kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from index.errors import NoIndexError
from index.library.shelf import KEPT
from index.postgres.connecting import SHARED, Connection, database_errors
from index.postgres.locks import is_free, release

LAYOUT = 1
"""Raised whenever other tables come out of the same files."""

CHANNEL = "talentmoves"
"""Where it is told that another generation is live, or articles were removed."""

_LIVE = "SELECT number, contents, manifest, previous FROM generations JOIN live ON generation = number"
_SWITCH = """
INSERT INTO live (generation) VALUES ($1) ON CONFLICT (is_only) DO UPDATE SET generation = excluded.generation
"""


@dataclass(frozen=True, slots=True)
class Stored:
    """A complete generation as the table of them has it."""

    number: int
    contents: str
    manifest: str
    previous: int | None


def schemas_of(generation: int) -> tuple[str, str]:
    """Where a generation is looked for: first what is shown of it, then all that was copied."""
    return f"{SHARED}_{generation}_shown", f"{SHARED}_{generation}"


def name_of(generation: int, built: datetime) -> str:
    """Number and time, for people."""
    return f"{generation:06d}-{built:%Y%m%dT%H%M%S}"


def live(connection: Connection) -> Stored:
    """The live generation. Raises `NoIndexError` where nothing was built yet, `EngineError`."""
    with database_errors():
        ((is_set_up,),) = connection.execute("SELECT to_regclass($1) IS NOT NULL", (f"{SHARED}.live",)).fetchall()
        found = connection.execute(_LIVE).fetchall() if is_set_up else []
    if not found:
        raise NoIndexError("there is no index in the database yet; run `talentmoves rebuild`")
    return Stored(*found[0])


def switch_to(connection: Connection, generation: int) -> None:
    """Make a complete generation live: readers see the one before or this one, and are told. Raises `EngineError`."""
    with database_errors(), connection.transaction():
        connection.execute(
            "UPDATE generations SET is_complete = true, "
            "previous = CASE WHEN is_complete THEN previous ELSE (SELECT generation FROM live) END WHERE number = $1",
            (generation,),
        )
        connection.execute(_SWITCH, (generation,))
        tell(connection)


def tell(connection: Connection) -> None:
    """Let every reader look again, once the transaction is committed."""
    connection.execute("SELECT pg_notify($1, '')", (CHANNEL,))


def prune(connection: Connection) -> None:
    """Keep the live generation, those that were live before it, and those that somebody reads. Raises `EngineError`."""
    with database_errors():
        rows = connection.execute("SELECT number, previous FROM generations").fetchall()
        kept = [number for number, _ in zip(_lineage(live(connection).number, dict(rows)), range(KEPT), strict=False)]
        for number, _ in rows:
            if number not in kept and is_free(connection, number):
                drop(connection, number)
                release(connection, number)


def drop(connection: Connection, generation: int) -> None:
    with connection.transaction():
        for schema in schemas_of(generation):
            connection.execute(f"DROP SCHEMA IF EXISTS {schema} CASCADE")
        connection.execute("DELETE FROM generations WHERE number = $1", (generation,))


def _lineage(generation: int | None, previous: dict[int, int | None]) -> Iterator[int]:
    seen: set[int] = set()
    while generation in previous and generation not in seen:
        seen.add(generation)
        yield generation
        generation = previous[generation]
