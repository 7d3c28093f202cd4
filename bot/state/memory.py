"""All that the bot remembers, in one hand: opened with the client, closed with it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bot.state.agenda import Agendas
from bot.state.database import Database
from bot.state.days import Today, today
from bot.state.preferences import PreferencesByGuild
from bot.state.questions import Questions
from bot.state.remarks import Remarks
from bot.state.replies import Replies
from bot.state.secret import load_secret
from bot.state.summaries import Summaries
from bot.state.votes import Votes


class Memory:
    """Of one data folder. Nothing in it holds a question together with who asked it."""

    def __init__(self, folder: Path, today: Today = today, database: str | None = None) -> None:
        """Kept in `folder`, or where the connection string `database` leads; the secret always in `folder`."""
        self._database = Database(folder, database)
        self.preferences = PreferencesByGuild(self._database)
        self.questions = Questions(self._database, today)
        self.votes = Votes(self._database, cache(lambda: load_secret(folder)), today)
        self.remarks = Remarks(self._database, today)
        self.replies = Replies(self._database, today)
        self.agendas = Agendas(self._database, today)
        self.summaries = Summaries(self._database)

    async def open(self) -> None:
        """Reads what has to be at hand before the first question."""
        await self.preferences.load()

    def close(self) -> None:
        """Ends what is under way. Blocks."""
        self._database.close()
