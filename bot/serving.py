"""`talentmoves serve`: from settings to a bot that heals, and to the exit code.

Exit 0 after SIGTERM or SIGINT; 1 where only a person can help (token, intents, index). All else is tried again.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from time import time

import aiohttp
import discord

from bot.client import TalentmovesBot
from bot.health import Health, keep_reporting
from bot.logs import set_up_logging
from bot.rebuilding import Order, Rebuilder
from bot.settings import BotSettings
from index import Answerer, EmbedderError, GenerationError, IndexSettings, RerankerError, load_embedder, load_reranker

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

REFUSED = {
    4004: "Discord refuses the token; set BOT_TOKEN to the current one",
    4013: "Discord does not know the intents that this version asks for; update talentmoves",
    4014: "Discord does not allow the intents that this version asks for; check the bot's page on discord.com/developers",
}
"""What only a person can mend, by the code with which the gateway closes."""


class RefusedError(Exception):
    """Discord will not have this bot until a person changes something."""


def serve(bot_settings: BotSettings, index_settings: IndexSettings) -> int:
    """Runs the bot until it is told to stop; the exit code of the process."""
    set_up_logging()
    if bot_settings.token is None:
        return _failed("BOT_TOKEN is not set; put the bot's token into .env")
    token = bot_settings.token.get_secret_value()
    try:
        embedder = load_embedder(index_settings.embedder)
        answerer = Answerer.open(index_settings.folder, embedder, load_reranker(index_settings.reranker))
    except (EmbedderError, RerankerError) as error:
        return _failed(str(error))
    except GenerationError as error:
        mend = "" if "talentmoves rebuild" in str(error) else "; run `talentmoves rebuild`"
        return _failed(f"{error}{mend}")
    order = Order((index_settings.articles,), index_settings.folder, index_settings.embedder)
    started = datetime.now(UTC)

    def build() -> TalentmovesBot:
        rebuilder = Rebuilder(order)
        return TalentmovesBot(bot_settings, answerer, rebuilder, index_settings.folder, embedder.fingerprint, started)

    try:
        asyncio.run(_Serving(build, token, started).until_stopped())
    except RefusedError as error:
        return _failed(str(error))
    finally:
        answerer.close()
    return 0


class _Serving:
    """Serves with one client after another, until SIGTERM or SIGINT."""

    def __init__(self, build: Callable[[], TalentmovesBot], token: str, started: datetime) -> None:
        self._build = build
        self._token = token
        self._started = started
        self._stop = asyncio.Event()
        self._bot = build()

    async def until_stopped(self) -> None:
        """Raises `RefusedError` where Discord refuses the bot for a reason that waiting does not mend."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._stop.set)
        reporting = asyncio.create_task(keep_reporting(self._bot.folder, self._health))
        try:
            await self._persistently()
        finally:
            reporting.cancel()
            await asyncio.wait([reporting])
        logger.info("Stopped")

    async def _persistently(self) -> None:
        pauses = growing_pauses()
        while not self._stop.is_set():
            begun = datetime.now(UTC)
            try:
                await self._once()
            except Exception as error:  # the process's edge: all but a refusal is tried again
                if (reason := refusal(error)) is not None:
                    raise RefusedError(reason) from error
                pauses = growing_pauses() if datetime.now(UTC) - begun > STEADY else pauses
                pause = next(pauses)
                where = None if isinstance(error, AWAY) else error
                logger.warning(
                    "Discord is away (%s); next attempt in %.0f s", type(error).__name__, pause, exc_info=where
                )
                await self._rest(pause)
                self._bot = self._build()

    async def _once(self) -> None:
        """Serves until the client fails, which raises, or until it is told to stop; closes it."""
        async with self._bot as bot:
            serving = asyncio.create_task(bot.start(self._token))
            stopping = asyncio.create_task(self._stop.wait())
            await asyncio.wait([serving, stopping], return_when=asyncio.FIRST_COMPLETED)
            stopping.cancel()
            if not self._stop.is_set():
                serving.result()
                raise ConnectionError("the client closed by itself")
            while not serving.done():
                serving.cancel()  # again: asyncio.wait_for loses one that comes as a connection fails (until Python 3.12)
                await asyncio.wait([serving], timeout=CANCELLED_WITHIN)
            await asyncio.gather(serving, return_exceptions=True)

    async def _rest(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._stop.wait(), seconds)
        except TimeoutError:
            return

    def _health(self) -> Health:
        return Health(
            pid=os.getpid(),
            started=self._started.timestamp(),
            ready=self._bot.is_connected,
            generation=self._bot.answers.generation,
            written=time(),
        )


def growing_pauses() -> Iterator[float]:
    """Seconds: 2, 4, 8, … up to 300, for ever."""
    pause = FIRST_PAUSE
    while True:
        yield pause
        pause = min(2 * pause, LONGEST_PAUSE)


def refusal(error: BaseException) -> str | None:
    """What a person has to mend, or `None` where waiting helps."""
    if isinstance(error, discord.LoginFailure):
        return REFUSED[4004]
    if isinstance(error, discord.PrivilegedIntentsRequired):
        return REFUSED[4014]
    return REFUSED.get(error.code) if isinstance(error, discord.ConnectionClosed) else None


def _failed(line: str) -> int:
    print(f"talentmoves: {line}", file=sys.stderr)
    return 1
