"""`/gaps`: what waits for the operator, and settling it."""

from __future__ import annotations

import re
from typing import Any, Self, cast

import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs.gate import is_operators
from bot.cogs.sourcing import AddSource
from bot.delivery.failures import told
from bot.delivery.sending import AnyInteraction, answer_interaction, texts_of
from bot.delivery.translator import described, named
from bot.rendering.agenda import GAPS, REMARKS, agenda_text
from bot.rendering.escaping import visible
from bot.rendering.reply import Reply
from bot.state.agenda import Agenda
from bot.state.database import StateError
from bot.state.memory import Memory
from bot.texts import Texts

LABEL = 100
"""Discord's limit for an option of a select, in characters."""


class Gaps(commands.Cog):
    """For the operator alone."""

    def __init__(self, memory: Memory) -> None:
        self.memory = memory

    @app_commands.command(name=named("gaps"), description=described("gaps_description"))
    @app_commands.default_permissions(manage_guild=True)
    async def gaps(self, interaction: AnyInteraction) -> None:
        """Lists unanswered and down-voted questions, reports and feedback."""
        if await is_operators(interaction):
            await _show(interaction, self.memory)


class Settle(discord.ui.DynamicItem[discord.ui.Select[Any]], template="gaps:settle"):
    """Takes what is picked off the list, and shows what is left."""

    def __init__(self, select: discord.ui.Select[Any]) -> None:
        super().__init__(select)

    @classmethod
    async def from_custom_id(
        cls, interaction: AnyInteraction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(cast(discord.ui.Select[Any], item))

    @told
    async def callback(self, interaction: AnyInteraction) -> None:
        if not await is_operators(interaction, thinking=False):
            return
        picked = [value.split(":") for value in self.item.values]
        gaps = [key for kind, key in picked if kind == "gap"]
        remarks = [int(key) for kind, key in picked if kind == "remark"]
        try:
            await interaction.client.memory.agendas.settle(gaps, remarks)
        except StateError:
            await answer_interaction(interaction, Reply(texts_of(interaction).not_remembered))
        else:
            await _show(interaction, interaction.client.memory)


async def _show(interaction: AnyInteraction, memory: Memory) -> None:
    texts = texts_of(interaction)
    try:
        agenda = await memory.agendas.now(GAPS, REMARKS)
    except StateError:
        await answer_interaction(interaction, Reply(texts.not_remembered))
        return
    await answer_interaction(interaction, Reply(agenda_text(agenda, texts)), _view_for(agenda, texts))


def _view_for(agenda: Agenda, texts: Texts) -> discord.ui.View:
    view = discord.ui.View(timeout=None)
    entries = [(f"gap:{gap.key}", gap.words) for gap in agenda.gaps]
    entries += [(f"remark:{remark.id}", remark.words) for remark in agenda.remarks]
    if not entries:
        return view.add_item(AddSource(texts.source_add))
    options = [
        discord.SelectOption(label=" ".join(visible(words).split())[:LABEL] or "…", value=value)
        for value, words in entries
    ]
    select: discord.ui.Select[Any] = discord.ui.Select(
        custom_id="gaps:settle", placeholder=texts.gaps_settle, options=options, max_values=len(options)
    )
    return view.add_item(Settle(select)).add_item(AddSource(texts.source_add))
