"""A summary of votes and gaps, once a week in a channel that the operator has chosen."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime

import discord
from discord.ext import commands, tasks

from bot.delivery.hindrances import hindrance
from bot.delivery.retrying import NOT_DELIVERED
from bot.rendering.agenda import GAPS, REMARKS, summary_text
from bot.state.database import StateError
from bot.state.memory import Memory
from bot.state.summaries import week_of
from bot.texts import Texts

logger = logging.getLogger(__name__)


class Weekly(commands.Cog):
    """Looks every hour whether a summary is due, which makes up for hours in which the bot did not run."""

    def __init__(
        self,
        bot: discord.Client,
        memory: Memory,
        channel: int,
        texts: Texts,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.bot = bot
        self.memory = memory
        self.channel = channel
        self.texts = texts
        self.now = now

    async def cog_load(self) -> None:
        """Begins to look."""
        self.look.start()

    async def cog_unload(self) -> None:
        """Looks no longer."""
        self.look.cancel()

    @tasks.loop(hours=1)
    async def look(self) -> None:
        """Sends this week's summary, if it has not been sent."""
        week = week_of(self.now())
        try:
            if not await self.memory.summaries.claim(week):
                return
            agenda = await self.memory.agendas.now(GAPS, REMARKS)
            await self.bot.get_partial_messageable(self.channel).send(summary_text(agenda, self.texts))
        except (*NOT_DELIVERED, StateError) as error:
            logger.warning("The weekly summary could not be sent (%s); trying again in an hour", hindrance(error))
            self.memory.summaries.release(week)

    @look.before_loop
    async def _connected(self) -> None:
        await self.bot.wait_until_ready()
