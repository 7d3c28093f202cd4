"""A generation's catalogue in PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from index.postgres.connecting import Connection, database_errors, numbered


class Asked(Protocol):
    """What answers queries: a `Session`."""

    def select(self, query: str, *values: object) -> list[tuple[Any, ...]]: ...

    def close(self) -> None: ...


class PostgresTables:
    """What was removed is in a table, which the views of each generation leave out from the moment on in which it is there."""

    def __init__(self, session: Asked) -> None:
        self._session = session

    @classmethod
    def of(cls, connection: Connection) -> PostgresTables:
        """Over one connection, for one look."""
        return cls(_OneConnection(connection))

    def select(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows of a query. Raises `EngineError`."""
        return self._session.select(query, *values)

    def hide(self, rows: Iterable[int]) -> None:
        """Nothing: the views know."""

    def close(self) -> None:
        self._session.close()


class _OneConnection:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.close = connection.close

    def select(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with database_errors():
            return self._connection.execute(numbered(query), values).fetchall()
