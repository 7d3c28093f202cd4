"""The live generation of a database as readers see it: followed as soon as a switch or a removal is told."""

from __future__ import annotations

import logging
from threading import Event, Thread

from index.errors import EngineError, GenerationError
from index.postgres.connecting import Connection, connected, database_errors
from index.postgres.generation import PostgresGeneration
from index.postgres.generations import CHANNEL, live

_log = logging.getLogger(__name__)
_ATTEMPTS = 3
_TURN = 0.2
"""Seconds for which news are waited for before looking whether to stop."""

_QUIET = 25
"""Turns without news after which the database is asked all the same: who was cut off has heard nothing."""

_PAUSE = 1.0
"""Seconds until a lost connection is tried again."""

Shown = tuple[int, str]
"""What a reader shows: the number of a generation, and a digest of what was removed."""


class PostgresReader:
    """Opens the live generation, and the next one after each switch; a thread of its own listens for them."""

    def __init__(self, engine: str, embedder: str) -> None:
        """Raises `GenerationError` where there is no generation that can be used, `SettingsError`."""
        self._engine, self._embedder = engine, embedder
        self._stop = Event()
        self._failed: Shown | None = None
        with connected(engine) as connection:
            self._shown, self._current = self._open(connection)
        self._thread = Thread(target=self._listen, name="generations", daemon=True)
        self._thread.start()

    def current(self) -> PostgresGeneration:
        """The live generation. One that cannot be opened is logged once and the last good one stays."""
        return self._current

    def close(self) -> None:
        self._stop.set()
        self._thread.join()
        self._current.close()

    def _listen(self) -> None:
        while not self._stop.is_set():
            try:
                with connected(self._engine) as connection, database_errors():
                    connection.execute(f"LISTEN {CHANNEL}")
                    self._follow(connection)
                    self._wait_for_news(connection)
            except GenerationError as error:
                _log.warning("no news of the index until the database is back: %s", error)
                self._stop.wait(_PAUSE)

    def _wait_for_news(self, connection: Connection) -> None:
        quiet = 0
        while not self._stop.is_set():
            is_told = bool(list(connection.notifies(timeout=_TURN, stop_after=1)))
            quiet = 0 if is_told else quiet + 1
            if is_told or quiet == _QUIET:
                quiet = 0
                self._follow(connection)

    def _follow(self, connection: Connection) -> None:
        shown = _shown_by(connection)
        if shown in (self._shown, self._failed):
            return
        try:
            # the one before is closed when the last answer that uses it is done with it
            self._shown, self._current = self._open(connection)
        except EngineError:
            raise
        except GenerationError as error:
            self._failed = shown
            _log.error("the new index cannot be used, the old one goes on answering: %s", error)

    def _open(self, connection: Connection) -> tuple[Shown, PostgresGeneration]:
        for attempt in range(_ATTEMPTS):
            shown = _shown_by(connection)
            try:
                return shown, PostgresGeneration.open(self._engine, shown[0], self._embedder)
            except GenerationError:
                # a switch in between may have pruned what was live a moment ago
                if attempt + 1 == _ATTEMPTS or _shown_by(connection) == shown:
                    raise
        raise AssertionError("unreachable")


def _shown_by(connection: Connection) -> Shown:
    """Raises `NoIndexError` where nothing is live, `EngineError`."""
    number = live(connection).number
    with database_errors():
        removed = connection.execute(
            "SELECT md5(coalesce(string_agg(id, ' ' ORDER BY id), '')) FROM removed"
        ).fetchall()
    return number, removed[0][0]
