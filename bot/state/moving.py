"""What the bot remembers in a data folder -> what several bots remember together."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from bot.state.connecting import Connection, StateError, opened
from bot.state.database import FILE
from bot.state.postgres import PostgresConnection

TABLES = ("preferences", "questions", "votes", "remarks", "replies", "summaries")
_NUMBERED = "SELECT setval(pg_get_serial_sequence('remarks', 'id'), max(id)) FROM remarks HAVING max(id) > 0"


def move(folder: Path, database: str) -> int:
    """Copy all that is remembered in `folder`, which stays as it is; how many rows were new there.

    What is in the database already is kept. Raises `StateError`; then nothing was copied.
    """
    if not (folder / FILE).exists():
        return 0
    try:
        with closing(opened(folder / FILE)) as source, closing(PostgresConnection(database)) as target, target:
            copied = sum(_copied(source, target, table) for table in TABLES)
            target.execute(_NUMBERED)
            return copied
    except (sqlite3.Error, OSError) as error:
        raise StateError(f"{folder / FILE} cannot be read ({error}); nothing of it was copied") from error


def _copied(source: sqlite3.Connection, target: Connection, table: str) -> int:
    rows = source.execute(f"SELECT * FROM {table}")  # noqa: S608  # a constant
    columns = [column for column, *_ in rows.description]
    marks = ", ".join("?" * len(columns))
    statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks}) ON CONFLICT DO NOTHING"  # noqa: S608  # our own names
    return sum(target.execute(statement, row).rowcount for row in rows)
