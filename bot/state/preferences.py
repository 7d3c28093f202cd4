"""How a server wants the bot to behave. Held in memory, because an answer must not wait for the disk to know."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass

from bot.state.connecting import Connection
from bot.state.database import Database, StateError
from bot.state.lengths import Length


@dataclass(frozen=True, slots=True)
class Preferences:
    """One server's; these defaults hold where nobody has set any, and outside of servers."""

    channels: frozenset[int] = frozenset()
    """Where answers are posted for everybody to see; empty: everywhere."""
    language: str = ""
    """The bot's words for messages whose own language it does not speak; empty: as the server's Discord has it."""
    length: Length = Length.EXTRACT
    """How much of a passage is quoted."""
    opens_threads: bool = False
    """A mention is answered in a thread of its own."""

    def allow(self, *channels: int | None) -> bool:
        """Whether answers may be posted in a channel, named with the one whose thread it is."""
        return not self.channels or not self.channels.isdisjoint(channels)


DEFAULTS = Preferences()
EVERY = 5.0
"""Seconds after which a change that another bot has made holds here."""


class PreferencesByGuild:
    """Every server's preferences; read once, written at each change."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[int, Preferences] = {}

    async def load(self) -> None:
        """Reads them; where that is impossible, those that were known hold, else the defaults, and the log has said so."""
        with suppress(StateError):
            self._known = await self._database.run(_read)

    async def keep_loaded(self, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        """Reads them again and again, for other bots may change them."""
        while True:
            await sleep(EVERY)
            await self.load()

    def of(self, guild: int | None) -> Preferences:
        """Those of a server; the defaults outside of servers."""
        return self._known.get(guild, DEFAULTS) if guild is not None else DEFAULTS

    async def save(self, guild: int, preferences: Preferences) -> None:
        """Keeps them.

        Raises:
            StateError: They could not be written; the ones before still hold.
        """
        await self._database.run(lambda connection: _write(connection, guild, preferences))
        self._known[guild] = preferences


def _read(connection: Connection) -> dict[int, Preferences]:
    rows = connection.execute("SELECT guild, channels, language, length, opens_threads FROM preferences")
    return {
        guild: Preferences(frozenset(map(int, channels.split())), language, Length(length), bool(opens_threads))
        for guild, channels, language, length, opens_threads in rows
    }


def _write(connection: Connection, guild: int, preferences: Preferences) -> None:
    channels = " ".join(map(str, sorted(preferences.channels)))
    connection.execute(
        "INSERT INTO preferences (guild, channels, language, length, opens_threads) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (guild) DO UPDATE SET channels = excluded.channels, language = excluded.language, "
        "length = excluded.length, opens_threads = excluded.opens_threads",
        (guild, channels, preferences.language, preferences.length, preferences.opens_threads),
    )
