"""`/report` and `/feedback`: what anybody may tell the operator."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot.cogs.forms import Field, Form
from bot.delivery.sending import AnyInteraction, acknowledged, answer_interaction, texts_of
from bot.delivery.translator import described, named
from bot.rendering.reply import Reply
from bot.state.database import StateError
from bot.state.memory import Memory
from bot.state.remarks import Kind


class Remarking(commands.Cog):
    """Each opens a form at once; nothing is kept of who sent it."""

    def __init__(self, memory: Memory) -> None:
        self.memory = memory

    @app_commands.command(name=named("report"), description=described("report_description"))
    async def report(self, interaction: AnyInteraction) -> None:
        """Flags a statement about a person."""
        texts = texts_of(interaction)
        fields = [Field(texts.report_statement), Field(texts.report_reason)]
        await interaction.response.send_modal(Form(texts.report_title, fields, self._reported))

    @app_commands.command(name=named("feedback"), description=described("feedback_description"))
    async def feedback(self, interaction: AnyInteraction) -> None:
        """Says anything else."""
        texts = texts_of(interaction)
        await interaction.response.send_modal(Form(texts.feedback_title, [Field(texts.feedback_words)], self._said))

    async def _reported(self, interaction: AnyInteraction, typed: list[str]) -> None:
        statement, reason = typed
        await self._keep(interaction, Kind.REPORT, statement, reason, texts_of(interaction).report_thanks)

    async def _said(self, interaction: AnyInteraction, typed: list[str]) -> None:
        await self._keep(interaction, Kind.FEEDBACK, typed[0], "", texts_of(interaction).feedback_thanks)

    async def _keep(self, interaction: AnyInteraction, kind: Kind, words: str, reason: str, thanks: str) -> None:
        if not await acknowledged(interaction, ephemeral=True):
            return
        try:
            await self.memory.remarks.add(kind, words, reason)
        except StateError:
            thanks = texts_of(interaction).not_remembered
        await answer_interaction(interaction, Reply(thanks))
