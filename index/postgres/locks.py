"""Advisory locks: numbers that every process of the program agrees on. A lock ends with the connection that took it."""

from __future__ import annotations

from index.postgres.connecting import Connection

SPACE = 0x746D
"""The first key of every lock, so that other programs in the same database do not meet them."""

MIGRATION, WRITER, KEPT, FEEDS = -1, -2, -3, -4
"""Second keys; those of generations are their numbers."""


def pin(connection: Connection, generation: int) -> None:
    """Keep a generation from being pruned for as long as the connection lives."""
    connection.execute("SELECT pg_advisory_lock_shared($1, $2)", (SPACE, generation))


def is_free(connection: Connection, key: int) -> bool:
    """Take a lock for as long as the connection lives, unless somebody has it."""
    return bool(connection.execute("SELECT pg_try_advisory_lock($1, $2)", (SPACE, key)).fetchall()[0][0])


def release(connection: Connection, key: int) -> None:
    connection.execute("SELECT pg_advisory_unlock($1, $2)", (SPACE, key))
