"""Connections to PostgreSQL: how they are made, how long one that is lost is waited for, and what is said where there is none."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from itertools import count
from time import monotonic, sleep
from typing import Any, TypeVar

import psycopg
from pgvector.psycopg import register_vector
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg_pool import ConnectionPool

from index.errors import EngineError, SettingsError

# each connection's loss would be told over many lines; what it means is told once, in one
logging.getLogger("psycopg.pool").setLevel(logging.ERROR)

T = TypeVar("T")
Connection = psycopg.Connection[tuple[Any, ...]]
LOST = (psycopg.OperationalError, psycopg.InterfaceError)
"""What is raised where a server is not there, or no longer."""

SHARED = "talentmoves"
"""The schema of what is not of one generation."""

_DEFAULTS = {
    "application_name": "talentmoves",
    "connect_timeout": "3",
    "keepalives_idle": "5",
    "keepalives_interval": "2",
    "keepalives_count": "3",
    "target_session_attrs": "read-write",  # of several hosts the primary: a standby takes no locks and tells no news
    "tcp_user_timeout": "5000",
}
_PATIENCE = 10.0
"""Seconds for which a question waits while a standby takes over."""

_PAUSE = 0.05
_SIZE = 8
"""Connections of one reader at most: so many questions are looked up at the same time."""


def connected(engine: str, *schemas: str) -> Connection:
    """A connection that looks for tables in these schemas, then in the shared one. Raises `EngineError`, `SettingsError`."""
    with database_errors():
        connection = psycopg.connect(
            conninfo(engine), autocommit=True, prepare_threshold=None, cursor_factory=psycopg.RawCursor
        )
        connection.execute(f"SET search_path TO {', '.join([*schemas, SHARED, 'public'])}")
        return connection


class Session:
    """Connections to one generation. Each is set up once; what was asked on one that is lost is asked again on another."""

    def __init__(self, engine: str, schemas: tuple[str, ...], set_up: Callable[[Connection], None]) -> None:
        """`set_up` is called with each new connection. Raises `EngineError` where none can be had, `SettingsError`."""

        def configure(connection: Connection) -> None:
            connection.execute(f"SET search_path TO {', '.join([*schemas, SHARED, 'public'])}")
            register_vector(connection)
            set_up(connection)

        self._pool: ConnectionPool[Connection] = ConnectionPool(
            conninfo(engine),
            kwargs={"autocommit": True, "cursor_factory": psycopg.RawCursor},
            min_size=1,
            max_size=_SIZE,
            configure=configure,
            open=True,
        )
        try:
            with database_errors():
                self._pool.wait(_PATIENCE)
        except EngineError:
            self.close()
            raise

    def run(self, work: Callable[[Connection], T]) -> T:
        """What `work` returns, which may be called more than once. Raises `EngineError`."""
        deadline = monotonic() + _PATIENCE
        while True:
            try:
                with self._pool.connection(timeout=max(_PAUSE, deadline - monotonic())) as connection:
                    return work(connection)
            except LOST as error:
                if monotonic() > deadline:
                    raise unreachable(error) from error
                sleep(_PAUSE)
            except psycopg.Error as error:
                raise refused(error) from error

    def select(self, query: str, *values: object, binary: bool = False) -> list[tuple[Any, ...]]:
        """The rows of a query, whose `?` are `values` in order, and `?1` the first of them. Raises `EngineError`."""
        return self.run(lambda connection: connection.execute(numbered(query), values, binary=binary).fetchall())

    def close(self) -> None:
        self._pool.close()

    def __del__(self) -> None:
        if hasattr(self, "_pool"):
            self._pool.close()


@contextmanager
def database_errors() -> Iterator[None]:
    """Raises `EngineError` for whatever the driver raises."""
    try:
        yield
    except LOST as error:
        raise unreachable(error) from error
    except psycopg.Error as error:
        raise refused(error) from error


def unreachable(error: Exception) -> EngineError:
    return EngineError(f"PostgreSQL cannot be reached: {_line(error)}; check INDEX_ENGINE and the server", is_lost=True)


def refused(error: Exception) -> EngineError:
    return EngineError(
        f"PostgreSQL refused: {_line(error)}; check the rights of INDEX_ENGINE's user and the server's disk"
    )


@lru_cache(maxsize=256)
def numbered(query: str) -> str:
    """A query with PostgreSQL's `$1` where SQLite has `?` or `?1`."""
    places = count(1)
    return re.sub(r"\?(\d*)", lambda mark: f"${mark[1] or next(places)}", query)


def conninfo(engine: str) -> str:
    """A connection string with what it leaves open: how long a server is waited for, and that of several it is the primary.

    Raises `SettingsError`, which does not show it.
    """
    try:
        return make_conninfo("", **{**_DEFAULTS, **conninfo_to_dict(engine)})
    except psycopg.ProgrammingError:
        # without its cause, which may show the password
        raise SettingsError(
            "INDEX_ENGINE: no connection string of PostgreSQL; postgresql://USER@HOST/DATABASE"
        ) from None


def _line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]
