"""`/rebuild` for the operator, `/status` for everybody."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from discord import app_commands
from discord.ext import commands

from bot.background.rebuilding import Rebuilder
from bot.cogs.gate import is_operators
from bot.cogs.rebuild_reply import rebuild_and_report
from bot.delivery.sending import AnyInteraction, acknowledged, answer_interaction, texts_of
from bot.delivery.translator import described, named
from bot.lookup import Answers
from bot.rendering.phrases import covered
from bot.rendering.reply import Reply
from bot.rendering.reporting import operator_text
from bot.texts import Texts


@dataclass(frozen=True, slots=True)
class Serving:
    """What `/status` shows the operator of the serving process."""

    fingerprint: str
    started: datetime
    is_healthy: Callable[[], bool]


class Operating(commands.Cog):
    """Rebuilds, and tells how the bot is."""

    def __init__(self, answers: Answers, rebuilder: Rebuilder, serving: Serving) -> None:
        self.answers = answers
        self.rebuilder = rebuilder
        self.serving = serving

    @app_commands.command(name=named("rebuild"), description=described("rebuild_description"))
    @app_commands.default_permissions(manage_guild=True)
    async def rebuild(self, interaction: AnyInteraction) -> None:
        """Rebuilds the index; what happens is shown to the operator alone."""
        if await is_operators(interaction):
            await rebuild_and_report(interaction, self.rebuilder)

    @app_commands.command(name=named("status"), description=described("status_description"))
    async def status(self, interaction: AnyInteraction) -> None:
        """What the bot covers; for the operator also how it is."""
        if not await acknowledged(interaction, ephemeral=True):
            return
        texts = texts_of(interaction)
        lines = [covered(await asyncio.to_thread(self.answers.coverage), texts)]
        if interaction.user.id in interaction.client.operators:
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
