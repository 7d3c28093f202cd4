"""Which message of the bot's answers which message, so that an answer can follow what becomes of its question.

Ids of messages only: neither the question's words nor who asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.state.connecting import Connection
from bot.state.database import Database, StateError
from bot.state.days import Today

_NOTE = """
INSERT INTO replies VALUES (?, ?, ?, ?) ON CONFLICT (question) DO UPDATE
SET channel = excluded.channel, reply = excluded.reply, sent_on = excluded.sent_on
"""
KEPT = timedelta(days=30)
"""How long an answer is deleted with its question."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A message of the bot's: its id, and its channel's or thread's."""

    channel: int
    message: int


class Replies:
    """Where the database fails, questions and answers part ways, and the log has said why."""

    def __init__(self, database: Database, today: Today) -> None:
        self._database = database
        self._today = today

    def note(self, question: int, sent: Sent) -> None:
        """Keeps that `sent` answers the message `question`. Nobody waits for it."""
        today = self._today()
        self._database.soon(lambda connection: _note(connection, question, sent, today))

    async def to(self, question: int) -> Sent | None:
        """The answer to a message; `None` where there is none, or none is known."""
        try:
            return await self._database.run(lambda connection: _read(connection, question))
        except StateError:
            return None

    async def taken(self, questions: Sequence[int]) -> list[Sent]:
        """The answers to messages, which are forgotten."""
        try:
            return await self._database.run(lambda connection: _take(connection, questions))
        except StateError:
            return []


def _note(connection: Connection, question: int, sent: Sent, today: date) -> None:
    row = (question, sent.channel, sent.message, today.isoformat())
    connection.execute(_NOTE, row)
    connection.execute("DELETE FROM replies WHERE sent_on < ?", ((today - KEPT).isoformat(),))


def _read(connection: Connection, question: int) -> Sent | None:
    row = connection.execute("SELECT channel, reply FROM replies WHERE question = ?", (question,)).fetchone()
    return Sent(*row) if row else None


def _take(connection: Connection, questions: Sequence[int]) -> list[Sent]:
    found = [sent for question in questions if (sent := _read(connection, question)) is not None]
    connection.executemany("DELETE FROM replies WHERE question = ?", [(question,) for question in questions])
    return found
