"""Questions that were asked, without who asked them: what a vote is about, and how often nothing was found."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta

from bot.state.connecting import Connection
from bot.state.database import Database
from bot.state.days import Today

KEPT = timedelta(days=30)
"""How long a question is kept that is no gap."""

_FORGET = """
DELETE FROM questions WHERE last_asked < ? AND unanswered = 0
AND NOT EXISTS (SELECT 1 FROM votes WHERE question = key AND is_up = 0 AND is_settled = 0)
"""


def key_of(question: str) -> str:
    """16 hexadecimal digits, the same for the same words in any case and spacing; short enough for a custom id."""
    words = " ".join(question.casefold().split())
    return hashlib.sha256(words.encode(errors="replace")).hexdigest()[:16]


class Questions:
    """Counts, and forgets in the same breath what is too old."""

    def __init__(self, database: Database, today: Today) -> None:
        self._database = database
        self._today = today

    def note(self, question: str, *, is_unanswered: bool) -> None:
        """Counts `question` as asked today. Nobody waits for it, and where it fails, nobody has to know."""
        today = self._today()
        storable = question.encode(errors="replace").decode()  # half a character cannot be stored
        self._database.soon(lambda connection: _note(connection, storable, is_unanswered, today))


def _note(connection: Connection, question: str, is_unanswered: bool, today: date) -> None:
    connection.execute(
        "INSERT INTO questions VALUES (?, ?, ?, ?) ON CONFLICT (key) DO UPDATE "
        "SET unanswered = questions.unanswered + excluded.unanswered, last_asked = excluded.last_asked",
        (key_of(question), question, is_unanswered, today.isoformat()),
    )
    connection.execute(_FORGET, ((today - KEPT).isoformat(),))
