"""Serving with one client after another until told to stop: whatever waiting mends is waited for."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import aiohttp
import discord

from bot.client import TalentmovesBot
from bot.serving.closures import refusal

logger = logging.getLogger(__name__)

FIRST_PAUSE, LONGEST_PAUSE = 2.0, 300.0
"""Seconds between attempts to reach Discord; each pause is twice the one before."""

CANCELLED_WITHIN = 0.5
"""Seconds after which a client that was told to stop is told again."""

STEADY = timedelta(seconds=LONGEST_PAUSE)
"""How long a client has to serve before the pauses start from the beginning; Discord counts connections a day."""

AWAY = (aiohttp.ClientError, OSError, TimeoutError, discord.DiscordException, AttributeError)
"""Discord can't be reached, nothing to look into. discord.py dies of an AttributeError where the first connection to
the gateway fails."""


class RefusedError(Exception):
    """Discord will not have this bot until a person changes something."""


class Healing:
    """Serves with `bot`, which is another one after each failure, until `stop` is set."""

    def __init__(self, build: Callable[[], TalentmovesBot], token: str) -> None:
        self._build = build
        self._token = token
        self.stop = asyncio.Event()
        self.bot = build()

    async def until_stopped(self) -> None:
        """Raises `RefusedError` where Discord refuses the bot for a reason that waiting does not mend."""
        pauses = growing_pauses()
        while not self.stop.is_set():
            begun = datetime.now(UTC)
            try:
                await self._once()
            except Exception as error:  # the process's edge: all but a refusal is tried again
                if (reason := refusal(error)) is not None:
                    raise RefusedError(reason) from error
                pauses = growing_pauses() if datetime.now(UTC) - begun > STEADY else pauses
                pause = next(pauses)
                _note(error, pause)
                await self._rest(pause)
                self.bot = self._build()

    async def _once(self) -> None:
        """Serves until the client fails, which raises, or until it is told to stop; closes it."""
        async with self.bot as bot:
            serving = asyncio.create_task(bot.start(self._token))
            stopping = asyncio.create_task(self.stop.wait())
            await asyncio.wait([serving, stopping], return_when=asyncio.FIRST_COMPLETED)
            stopping.cancel()
            if not self.stop.is_set():
                serving.result()
                raise ConnectionError("the client closed by itself")
            while not serving.done():
                serving.cancel()  # again: asyncio.wait_for loses one that comes as a connection fails (until Python 3.12)
                await asyncio.wait([serving], timeout=CANCELLED_WITHIN)
            await asyncio.gather(serving, return_exceptions=True)

    async def _rest(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self.stop.wait(), seconds)
        except TimeoutError:
            return


def growing_pauses() -> Iterator[float]:
    """Seconds: 2, 4, 8, … up to 300, for ever."""
    pause = FIRST_PAUSE
    while True:
        yield pause
        pause = min(2 * pause, LONGEST_PAUSE)


def _note(error: Exception, pause: float) -> None:
    kind = (
        f"{type(error).__name__} {error.code}" if isinstance(error, discord.ConnectionClosed) else type(error).__name__
    )
    logger.warning(
        "Discord is away (%s); check the network and discordstatus.com; next attempt in %.0f s",
        kind,
        pause,
        exc_info=None if isinstance(error, AWAY) else error,
    )
