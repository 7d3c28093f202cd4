"""One database, used in a thread of its own; when it is broken, full, busy or away, the bot goes on without it."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from bot.state.connecting import Connection, StateError, opened

__all__ = ["FILE", "PATIENCE", "Database", "StateError", "Work"]

T = TypeVar("T")

Work = Callable[[Connection], T]
"""What is done in one transaction: all of it or, when it raises or the process dies, nothing."""

logger = logging.getLogger(__name__)

FILE = "bot.sqlite"
PATIENCE = 2.0
"""Seconds that whoever asks waits at most; the work itself goes on."""


class Database:
    """Opened at its first use, again after a failure; each failure is raised, but logged only when it is news."""

    def __init__(self, folder: Path, database: str | None = None) -> None:
        """A file in `folder`, or where the connection string `database` leads."""
        self._path = folder / FILE
        self._database = database
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="state")
        self._connection: Connection | None = None
        self._fails = False

    async def run(self, work: Work[T]) -> T:
        """What `work` returns, done after all that was asked for before.

        Raises:
            StateError: It could not be done in time, or not at all.
        """
        try:
            doing = asyncio.wrap_future(self._thread.submit(self._done, work))
            return await asyncio.wait_for(asyncio.shield(doing), PATIENCE)
        except (TimeoutError, RuntimeError) as error:  # too slow, or closed already
            raise StateError(str(error)) from error

    def soon(self, work: Work[object]) -> None:
        """Has `work` done without anybody waiting for it; what goes wrong is in the log."""
        try:
            self._thread.submit(self._done, work)
        except RuntimeError:
            logger.info("Something came too late to be remembered")

    def close(self) -> None:
        """Ends what is under way and closes the file. Blocks."""
        self._thread.shutdown()
        self._forget_connection()

    def _done(self, work: Work[T]) -> T:
        try:
            self._connection = self._connection or self._opened()
            with self._connection:
                outcome = work(self._connection)
        except (sqlite3.Error, OSError, StateError) as error:
            self._note_failure(error)
            raise StateError(str(error)) from error
        self._fails = False
        return outcome

    def _note_failure(self, error: Exception) -> None:
        self._forget_connection()
        if not self._fails:
            name, mend = ("PostgreSQL", "See to it") if self._database else (self._path, "Free disk, or restore it")
            logger.error("%s can't be used (%s); answers go on without it. %s", name, error, mend)
        self._fails = True

    def _forget_connection(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _opened(self) -> Connection:
        if self._database is None:
            return opened(self._path)
        from bot.state.postgres import PostgresConnection  # the driver is installed only where it is needed

        return PostgresConnection(self._database)
