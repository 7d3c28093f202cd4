"""What a catalogue is asked in SQL: one file of SQLite here, PostgreSQL elsewhere. The queries are ones that both understand."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

from index.errors import BrokenIndexError

FILE = "catalogue.sqlite"
_VIEWS = """
CREATE TEMP VIEW articles AS SELECT * FROM main.articles WHERE row NOT IN (SELECT row FROM hidden);
CREATE TEMP VIEW passages AS SELECT * FROM main.passages WHERE article NOT IN (SELECT row FROM hidden);
CREATE TEMP VIEW contradictions AS SELECT * FROM main.contradictions WHERE other NOT IN (SELECT row FROM hidden);
"""


class Tables(Protocol):
    """The tables of a generation, read only; safe to use from several threads."""

    def select(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows of a query, whose `?` are `values` in order, and `?1` the first of them. Raises `GenerationError`."""

    def hide(self, rows: Iterable[int]) -> None:
        """From now on everything is told without the articles in these rows."""

    def close(self) -> None: ...


class SqliteTables:
    """`Tables` in a file of SQLite."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._lock = Lock()

    @classmethod
    def open(cls, folder: Path) -> SqliteTables:
        """Raises `BrokenIndexError` where the file is missing or no catalogue."""
        uri = f"{(folder / FILE).resolve().as_uri()}?mode=ro&immutable=1"
        try:
            connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
            connection.execute("SELECT row FROM passages LIMIT 1").fetchone()
        except sqlite3.Error as error:
            raise BrokenIndexError(f"{folder / FILE} cannot be read; run `talentmoves rebuild`") from error
        return cls(connection)

    def __del__(self) -> None:
        self._connection.close()

    def close(self) -> None:
        self._connection.close()

    def select(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        try:
            with self._lock:
                return self._connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise BrokenIndexError("the index's catalogue cannot be read; run `talentmoves rebuild`") from error

    def hide(self, rows: Iterable[int]) -> None:
        hidden = [(row,) for row in rows]
        if not hidden:
            return
        with self._lock:
            # views of this connection's own, which stand before the tables of the same names
            self._connection.executescript(
                "PRAGMA temp_store = MEMORY; CREATE TEMP TABLE hidden (row INTEGER PRIMARY KEY)"
            )
            self._connection.executemany("INSERT INTO hidden VALUES (?)", hidden)
            self._connection.executescript(_VIEWS)
