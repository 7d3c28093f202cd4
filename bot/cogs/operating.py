"""`/rebuild` for the operator, `/status` for everybody."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

import discord
from discord import app_commands
from discord.ext import commands

from bot.delivery import NOT_DELIVERED, AnyInteraction, acknowledged, answer_interaction, texts_of
from bot.lookup import Answers
from bot.phrases import covered
from bot.rebuilding import Rebuilder, RebuildFailedError
from bot.rendering import Reply
from bot.reporting import failure_text, operator_text, progress_text, report_text, running_text
from bot.texts import Texts
from bot.translator import described, named
from index import Progress

logger = logging.getLogger(__name__)

EVERY = 2.0
"""Seconds between two edits of the progress."""


@dataclass(frozen=True, slots=True)
class Serving:
    """What `/status` shows the operator of the serving process."""

    fingerprint: str
    started: datetime
    is_healthy: Callable[[], bool]


class Operating(commands.Cog):
    """Who may operate is checked here, in code: Discord's own permissions on commands are only a hint."""

    def __init__(self, answers: Answers, rebuilder: Rebuilder, operators: frozenset[int], serving: Serving) -> None:
        self.answers = answers
        self.rebuilder = rebuilder
        self.operators = operators
        self.serving = serving

    @app_commands.command(name=named("rebuild"), description=described("rebuild_description"))
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    @app_commands.allowed_installs(guilds=True, users=True)
    async def rebuild(self, interaction: AnyInteraction) -> None:
        """Rebuilds the index; what happens is shown to the operator alone."""
        if not await acknowledged(interaction, ephemeral=True):
            return
        texts = texts_of(interaction)
        if interaction.user.id not in self.operators:
            await answer_interaction(interaction, Reply(texts.operators_only))
        elif self.rebuilder.running is not None:
            await answer_interaction(interaction, Reply(running_text(self.rebuilder.running, texts)))
        else:
            await _report(interaction, await self._rebuilt(interaction, texts))

    async def _rebuilt(self, interaction: AnyInteraction, texts: Texts) -> str:
        """What to tell about the rebuild when it is over; meanwhile its progress is shown."""
        board = _Board(interaction, texts)
        showing = asyncio.create_task(board.show())
        logger.info("Rebuild started")
        try:
            report = await self.rebuilder.run(interaction.user.display_name, board.note)
        except RebuildFailedError as error:
            logger.error("Rebuild failed (%s): %s", error.kind, error)
            return failure_text(error.kind, texts)
        finally:
            board.over.set()
            await showing
        logger.info("Rebuild finished: %d articles, %d passages", report.articles, report.passages)
        return report_text(report, texts)

    @app_commands.command(name=named("status"), description=described("status_description"))
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    @app_commands.allowed_installs(guilds=True, users=True)
    async def status(self, interaction: AnyInteraction) -> None:
        """What the bot covers; for the operator also how it is."""
        if not await acknowledged(interaction, ephemeral=True):
            return
        texts = texts_of(interaction)
        lines = [covered(await asyncio.to_thread(self.answers.coverage), texts)]
        if interaction.user.id in self.operators:
            lines.append(await self._details(interaction.client.latency, texts))
        await answer_interaction(interaction, Reply("\n".join(lines)))

    async def _details(self, latency: float, texts: Texts) -> str:
        return operator_text(
            generation=await asyncio.to_thread(lambda: self.answers.generation),  # may open what was just built
            fingerprint=self.serving.fingerprint,
            latency=latency,
            started=self.serving.started,
            is_healthy=await asyncio.to_thread(self.serving.is_healthy),
            texts=texts,
        )


class _Board:
    """Shows the latest progress in an interaction's reply, never faster than Discord likes edits."""

    def __init__(self, interaction: AnyInteraction, texts: Texts) -> None:
        self._interaction = interaction
        self._texts = texts
        self._words = texts.rebuild_started
        self.over = asyncio.Event()

    def note(self, progress: Progress) -> None:
        self._words = progress_text(progress, self._texts)

    async def show(self) -> None:
        shown = ""
        while not self.over.is_set():
            if self._words != shown:
                shown = self._words
                await self._edit(shown)
            try:
                await asyncio.wait_for(self.over.wait(), EVERY)
            except TimeoutError:
                continue

    async def _edit(self, words: str) -> None:
        try:
            await self._interaction.edit_original_response(content=words)
        except NOT_DELIVERED as error:
            logger.info("Progress could not be shown (%s)", type(error).__name__)


async def _report(interaction: AnyInteraction, words: str) -> None:
    """Tells the operator how it ended: in the reply, else by direct message, else in the channel.

    The reply's token lives 15 minutes, and a rebuild may take longer.
    """
    ways: list[Callable[[], Awaitable[object]]] = [
        lambda: answer_interaction(interaction, Reply(words)),
        lambda: interaction.user.send(words),
        lambda: _in_channel(interaction, words.partition("\n")[0]),
    ]
    for way in ways:
        try:
            await way()
        except NOT_DELIVERED as error:
            logger.info("A report took another way (%s)", type(error).__name__)
        else:
            return


async def _in_channel(interaction: AnyInteraction, words: str) -> None:
    if isinstance(interaction.channel, discord.abc.Messageable):
        await interaction.channel.send(words)
