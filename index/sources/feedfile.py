"""The newsfeeds of one data folder, in a file of SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import StorageError
from index.sources.subscriptions import Subscriptions

FILE, LOCK = "feeds.sqlite", "feeds.lock"

_STEPS = (
    """
    CREATE TABLE feeds (url TEXT PRIMARY KEY, title TEXT NOT NULL, kind TEXT NOT NULL, etag TEXT, last_modified TEXT,
        checked TEXT, next TEXT, failures INTEGER NOT NULL DEFAULT 0, trouble TEXT) STRICT;
    CREATE TABLE pages (url TEXT PRIMARY KEY, feed TEXT NOT NULL, verdict TEXT NOT NULL, reason TEXT NOT NULL,
        tries INTEGER NOT NULL, seen TEXT NOT NULL) STRICT;
    """,
    """
    CREATE TABLE refreshes (began TEXT NOT NULL) STRICT;  -- the last one
    """,
)
"""Each takes the file from one version to the next; `PRAGMA user_version` says how many were taken."""


@dataclass(frozen=True, slots=True)
class FeedFile:
    """Raises `StorageError` where the file cannot be written, or belongs to a newer release."""

    folder: Path

    def are_followed(self) -> bool:
        """Whether any ever was; reads nothing."""
        return (self.folder / FILE).exists()

    @contextmanager
    def open(self) -> Iterator[Subscriptions]:
        file = self.folder / FILE
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(file, isolation_level=None, timeout=10.0)) as connection:
                _migrate(connection, file)
                yield Subscriptions(_Tables(connection))
        except (OSError, sqlite3.Error) as error:
            raise StorageError(f"{file} cannot be written: {error}") from error

    @contextmanager
    def open_alone(self) -> Iterator[Subscriptions | None]:
        lock = self._taken()
        if lock is None:
            yield None
            return
        with lock, self.open() as subscriptions:
            yield subscriptions

    def share(self, folder: Path) -> None:
        """Nothing: nobody else reads the folder."""

    def _taken(self) -> AbstractContextManager[object] | None:
        """What ends the lock that is taken; `None` where somebody has it."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            return FileLock(self.folder / LOCK, timeout=0).acquire()
        except Timeout:
            return None
        except OSError as error:
            raise StorageError(f"{self.folder} cannot be written: {error.strerror or error}") from error


class _Tables:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def execute(self, statement: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
        return self._connection.execute(statement, values)

    def executemany(self, statement: str, rows: Iterable[Sequence[object]]) -> None:
        self._connection.executemany(statement, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        with self._connection:
            yield


def _migrate(connection: sqlite3.Connection, file: Path) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > len(_STEPS):
        raise StorageError(f"{file} was written by a newer talentmoves; update this one")
    for number in range(version, len(_STEPS)):
        connection.executescript(f"BEGIN IMMEDIATE; {_STEPS[number]} PRAGMA user_version = {number + 1}; COMMIT;")
