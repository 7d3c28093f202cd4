"""All that the bot remembers, in one hand: opened with the client, closed with it."""

from __future__ import annotations

from pathlib import Path

from bot.state.database import Database
from bot.state.preferences import PreferencesByGuild


class Memory:
    """Of one data folder. Nothing in it holds a question together with who asked it."""

    def __init__(self, folder: Path) -> None:
        self._database = Database(folder)
        self.preferences = PreferencesByGuild(self._database)

    async def open(self) -> None:
        """Reads what has to be at hand before the first question."""
        await self.preferences.load()

    def close(self) -> None:
        """Ends what is under way. Blocks."""
        self._database.close()
