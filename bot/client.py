"""The Discord client: what it may see and do, what it starts, and what it stops."""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime
from pathlib import Path

import discord
from discord import app_commands
from discord.ext import commands

from bot.access.inviting import invite_link
from bot.access.operators import operators_of
from bot.background.rebuilding import Rebuilder
from bot.cogs.answering import Desk
from bot.cogs.asking import Asking
from bot.cogs.browsing import Browsing
from bot.cogs.following import Following
from bot.cogs.gaps import Gaps, Settle
from bot.cogs.helping import ExampleButton, Helping
from bot.cogs.messages import Messages
from bot.cogs.operating import Operating, Serving
from bot.cogs.passages import OtherPassages
from bot.cogs.reading import MoreButton, PageButton, Reading
from bot.cogs.remarking import Remarking
from bot.cogs.replying import Replier
from bot.cogs.setup import Choice, SetUp
from bot.cogs.sourcing import AddSource
from bot.cogs.stocking import Stocking
from bot.cogs.voting import VoteButton, WhyButton
from bot.cogs.weekly import Weekly
from bot.delivery.failures import Tree
from bot.delivery.retrying import attempts_trace
from bot.delivery.syncing import keep_synced
from bot.delivery.translator import TextsTranslator
from bot.lookup import Answers
from bot.reception import Reception
from bot.settings import BotSettings
from bot.state.memory import Memory
from bot.texts import texts_for
from bot.watching.health import read_health
from bot.watching.metrics import Metrics
from index import Manners

logger = logging.getLogger(__name__)

LONGEST_RATE_LIMIT = 60.0
"""Seconds; a call that would have to wait longer fails at once instead of hanging."""

GUEST = Manners()
"""How a bot asks for pages that has not been told otherwise."""

FAREWELL = 3.0
"""Seconds that answers which were begun get to reach their askers when the bot stops."""

ANSWERING = ("CommandTree-invoker", "discord.py: ", "discord-ui-")
"""How the names of the tasks begin in which discord.py calls what answers; it gives no other way to them."""


def intents() -> discord.Intents:
    """None of the privileged ones: what is addressed to the bot carries its content without them."""
    return discord.Intents(guilds=True, guild_messages=True, dm_messages=True)


class TalentmovesBot(commands.Bot):
    """Answers from `answers`; `folder` is the data folder, `fingerprint` the embedder's, `started` the process's start,
    `database` the connection string of the PostgreSQL in which the library is kept, if it is there, `manners` how it asks for
    pages.
    """

    def __init__(
        self,
        settings: BotSettings,
        answers: Answers,
        rebuilder: Rebuilder,
        folder: Path,
        fingerprint: str,
        started: datetime,
        metrics: Metrics,
        database: str | None = None,
        manners: Manners = GUEST,
    ) -> None:
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            tree_cls=Tree,
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
            intents=intents(),
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            max_ratelimit_timeout=LONGEST_RATE_LIMIT,
            http_trace=attempts_trace(),
            **(settings.shards.options if settings.shards else {}),
        )
        self.settings = settings
        self.language = settings.language
        self.answers = answers
        self.rebuilder = rebuilder
        self.folder = folder
        self.database = database
        self.fingerprint = fingerprint
        self.started = started
        self.metrics = metrics
        self.manners = manners
        self.memory = Memory(folder, database=database)
        self.operators = settings.operators
        self.is_connected = False
        self._syncing: asyncio.Task[None] | None = None
        self._following: asyncio.Task[None] | None = None

    async def setup_hook(self) -> None:
        """Everything that has to stand before the first interaction, which may come before `on_ready`."""
        self.operators = operators_of(self.application, self.settings.operators)
        serving = Serving(self.fingerprint, self.started, lambda: read_health(self.folder).is_serving)
        await self.memory.open()
        if self.database is not None:
            self._following = asyncio.create_task(self.memory.preferences.keep_loaded())
        preferences = self.memory.preferences
        reception = Reception(
            self.answers,
            self.settings.passages,
            self.settings.questions_per_minute,
            self.memory.questions,
            self.metrics,
        )
        self.desk = Desk(reception, preferences)
        await self.add_cog(Asking(self, self.desk))
        await self.add_cog(Browsing(self.answers, preferences))
        await self.add_cog(Reading(self.answers))
        await self.add_cog(Helping(self.answers))
        await self.add_cog(Messages(self, Replier(self, reception, self.memory, self.language)))
        await self.add_cog(Operating(self.answers, self.rebuilder, serving))
        await self.add_cog(Stocking(self.folder, self.rebuilder, self.database))
        await self.add_cog(Following(self.folder, self.manners, self.database))
        await self.add_cog(SetUp(self.memory))
        await self.add_cog(Remarking(self.memory))
        await self.add_cog(Gaps(self.memory))
        if self.settings.summary_channel is not None:
            await self.add_cog(Weekly(self, self.memory, self.settings.summary_channel, texts_for(self.language)))
        self.add_dynamic_items(
            OtherPassages, MoreButton, PageButton, ExampleButton, VoteButton, WhyButton, Choice, Settle, AddSource
        )
        await self.tree.set_translator(TextsTranslator())
        self._syncing = asyncio.create_task(keep_synced(self.tree, self.folder))
        logger.info("To add the bot to a server: %s", invite_link(self.application_id or 0))

    async def close(self) -> None:
        """Ends what `setup_hook` started, lets begun answers out, then ends the connection."""
        for task in (self._syncing, self._following):
            if task is not None:
                task.cancel()
        await asyncio.to_thread(self.rebuilder.stop)
        await _begun_answers_are_out()
        await super().close()
        await asyncio.to_thread(self.memory.close)

    async def on_message(self, message: discord.Message, /) -> None:
        """Keeps `commands.Bot` from looking for commands in messages; the cog listens on its own."""

    async def on_ready(self) -> None:
        self.is_connected = True
        logger.info("Connected to Discord, %d servers", len(self.guilds))

    async def on_resumed(self) -> None:
        self.is_connected = True
        logger.info("Connected to Discord again")

    async def on_disconnect(self) -> None:
        if self.is_connected:
            logger.warning("Connection to Discord lost; reconnecting")
        self.is_connected = False


async def _begun_answers_are_out() -> None:
    """Waits for them, but not for long: who asked would else read "thinking …" for ever."""
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    answering = [task for task in tasks if task.get_name().startswith(ANSWERING)]
    if answering:
        await asyncio.wait(answering, timeout=FAREWELL)
