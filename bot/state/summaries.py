"""Which weeks have had their summary, so that a restart does not send it again."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.state.connecting import Connection
from bot.state.database import Database

MORNING = timedelta(hours=8)
"""After the beginning of Monday in UTC: when a week's summary is due."""


def week_of(now: datetime) -> str:
    """The week whose summary is the last that was due by `now`, in UTC: `2026-W48`."""
    year, week, _ = (now - MORNING).isocalendar()
    return f"{year}-W{week:02}"


class Summaries:
    """A week is claimed before its summary is sent: better none than two."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def claim(self, week: str) -> bool:
        """Whether the week's summary is still to be sent; by whoever asks first.

        Raises:
            StateError: It is not known.
        """
        return await self._database.run(lambda connection: _claim(connection, week))

    def release(self, week: str) -> None:
        """Gives a claim back, because the summary could not be sent."""
        self._database.soon(lambda connection: connection.execute("DELETE FROM summaries WHERE week = ?", (week,)))


def _claim(connection: Connection, week: str) -> bool:
    return connection.execute("INSERT INTO summaries VALUES (?) ON CONFLICT DO NOTHING", (week,)).rowcount == 1
