"""Votes on answers: one for each person and message, without the person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bot.state.connecting import Connection
from bot.state.database import Database
from bot.state.days import Today
from bot.state.secret import signature


@dataclass(frozen=True, slots=True)
class Vote:
    """What somebody thinks of the passage that answered a question, which `questions.key_of` names."""

    question: str
    passage: str
    is_up: bool


class Votes:
    """`secret` is asked for in the database's own thread, because it may have to be read."""

    def __init__(self, database: Database, secret: Callable[[], bytes], today: Today) -> None:
        self._database = database
        self._today = today
        self._secret = secret

    async def cast(self, user: int, message: int, vote: Vote) -> None:
        """Counts a vote; it replaces the one that the same user gave on the same message.

        Raises:
            StateError: It could not be kept.
        """
        today = self._today()
        await self._database.run(
            lambda connection: _cast(connection, signature(self._secret(), user, message), vote, today)
        )

    async def explain(self, user: int, message: int, reason: str) -> None:
        """Keeps why the user voted so on the message; without a vote it is left.

        Raises:
            StateError: It could not be kept.
        """
        await self._database.run(
            lambda connection: connection.execute(
                "UPDATE votes SET reason = ? WHERE voter = ?", (reason, signature(self._secret(), user, message))
            )
        )


def _cast(connection: Connection, voter: str, vote: Vote, today: date) -> None:
    connection.execute(
        "INSERT INTO votes VALUES (?, ?, ?, ?, '', ?, 0) ON CONFLICT (voter) DO UPDATE SET is_up = excluded.is_up, "
        "reason = CASE WHEN votes.is_up = excluded.is_up THEN votes.reason ELSE '' END, cast_on = excluded.cast_on, is_settled = 0",
        (voter, vote.question, vote.passage, vote.is_up, today.isoformat()),
    )
