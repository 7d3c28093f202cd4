"""`/rebuild` for the operator, `/status` for everybody."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from discord import app_commands
from discord.ext import commands

from bot.background.rebuilding import Rebuilder
from bot.cogs.rebuild_reply import rebuild_and_report
from bot.delivery.sending import AnyInteraction, acknowledged, answer_interaction, texts_of
from bot.delivery.translator import described, named
from bot.lookup import Answers
from bot.rendering.phrases import covered
from bot.rendering.reply import Reply
from bot.rendering.reporting import operator_text
from bot.texts import Texts

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
        if interaction.user.id in self.operators:
            await rebuild_and_report(interaction, self.rebuilder)
        else:
            await answer_interaction(interaction, Reply(texts.operators_only))

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
