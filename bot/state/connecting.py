"""Where the bot remembers: a file of SQLite, or PostgreSQL. What it asks is SQL that both understand."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol

from bot.state.migrations import STEPS

BUSY = 1.0
"""Seconds to wait for another process that holds the file."""


class StateError(Exception):
    """What the bot remembers cannot be read or written now."""


class Rows(Protocol):
    """What a statement has found or done."""

    @property
    def rowcount(self) -> int:
        """How many rows were changed."""

    def fetchone(self) -> Any: ...

    def fetchall(self) -> list[Any]: ...

    def __iter__(self) -> Iterator[Any]: ...


class Connection(Protocol):
    """As a context it is one transaction. Values stand for the `?` of a statement."""

    def execute(self, statement: str, values: Sequence[Any] = (), /) -> Rows: ...

    def executemany(self, statement: str, rows: Iterable[Sequence[Any]], /) -> object: ...

    def close(self) -> None: ...

    def __enter__(self) -> object: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> object: ...


def opened(path: Path) -> sqlite3.Connection:
    """The file's connection, its tables brought to this release. Raises `sqlite3.Error`, `OSError`, `StateError`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, timeout=BUSY, check_same_thread=False)  # closed by whoever ends the thread
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        _migrate(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > len(STEPS):
        raise StateError(f"{path} was written by a newer release")
    for number, step in enumerate(STEPS[version:], start=version + 1):
        # in one transaction, so that a process killed here leaves the file at a whole step
        connection.executescript(f"BEGIN IMMEDIATE; {step} PRAGMA user_version = {number}; COMMIT;")
