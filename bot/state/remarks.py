"""What people tell the operator: statements about a person that they find wrong, and feedback. Without who told it."""

from __future__ import annotations

from enum import StrEnum

from bot.state.database import Database
from bot.state.days import Today


class Kind(StrEnum):
    """What a remark is about."""

    REPORT = "report"
    FEEDBACK = "feedback"


class Remarks:
    """Kept until the operator has settled them."""

    def __init__(self, database: Database, today: Today) -> None:
        self._database = database
        self._today = today

    async def add(self, kind: Kind, words: str, reason: str = "") -> None:
        """Keeps a remark; of a report, `words` are the statement.

        Raises:
            StateError: It could not be kept.
        """
        today = self._today().isoformat()
        await self._database.run(
            lambda connection: connection.execute(
                "INSERT INTO remarks (kind, words, reason, made_on, is_settled) VALUES (?, ?, ?, ?, 0)",
                (kind, words, reason, today),
            )
        )
