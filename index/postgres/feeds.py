"""The newsfeeds that all machines follow together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from index.postgres.connecting import Connection, connected, database_errors, numbered
from index.postgres.locks import FEEDS, is_free
from index.postgres.schema import migrate
from index.postgres.sharing import share_kept
from index.sources.feedfile import FeedFile
from index.sources.subscriptions import Subscriptions


@dataclass(frozen=True, slots=True)
class FeedTables:
    """Raises `EngineError`."""

    engine: str = field(repr=False)

    def are_followed(self) -> bool:
        with self.open() as subscriptions:
            return bool(subscriptions.all())

    @contextmanager
    def open(self) -> Iterator[Subscriptions]:
        with self._connected() as connection:
            yield Subscriptions(_Tables(connection))

    @contextmanager
    def open_alone(self) -> Iterator[Subscriptions | None]:
        with self._connected() as connection:
            yield Subscriptions(_Tables(connection)) if is_free(connection, FEEDS) else None

    def share(self, folder: Path) -> None:
        """Raises `StorageError`, too."""
        share_kept(self.engine, folder)

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        with connected(self.engine) as connection:
            migrate(connection)
            with database_errors():
                yield connection


def also_follow(engine: str, folder: Path) -> None:
    """All machines follow what the data folder does, and have seen its pages; what is known there already stays.

    Raises `EngineError`, `StorageError`.
    """
    file = FeedFile(folder)
    if file.are_followed():
        with file.open() as here, FeedTables(engine).open() as there:
            there.add_all(here)


class _Tables:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def execute(self, statement: str, values: Sequence[object] = ()) -> psycopg.Cursor[tuple[Any, ...]]:
        return self._connection.execute(numbered(statement), values)

    def executemany(self, statement: str, rows: Iterable[Sequence[object]]) -> None:
        with self._connection.cursor() as cursor:
            cursor.executemany(numbered(statement), rows)

    def transaction(self) -> AbstractContextManager[object]:
        return self._connection.transaction()
