"""The "add a source" button of `/gaps`: the address of a page, and the index is rebuilt with its article."""

from __future__ import annotations

import re
from typing import Any, Self

import discord

from bot.background.rebuilding import Rebuilder
from bot.cogs.forms import Field, Form
from bot.cogs.gate import is_operators
from bot.cogs.rebuild_reply import rebuild_and_report
from bot.delivery.failures import told
from bot.delivery.sending import AnyInteraction, answer_interaction, texts_of
from bot.rendering.reply import Reply
from index import is_url

ADDRESS = 1000
"""The most characters of a page's address."""


class AddSource(discord.ui.DynamicItem[discord.ui.Button[Any]], template="gaps:add"):
    """Opens a form for an address, at once; its article is added and the index rebuilt."""

    def __init__(self, label: str = "…") -> None:
        super().__init__(discord.ui.Button(label=label, custom_id="gaps:add"))

    @classmethod
    async def from_custom_id(
        cls, interaction: AnyInteraction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls()

    @told
    async def callback(self, interaction: AnyInteraction) -> None:
        texts = texts_of(interaction)
        field = Field(texts.source_label, ADDRESS, is_long=False)
        await interaction.response.send_modal(Form(texts.source_title, [field], _added))


async def _added(interaction: AnyInteraction, typed: list[str]) -> None:
    if await is_operators(interaction):
        await rebuild_with(typed[0], interaction, interaction.client.rebuilder)


async def rebuild_with(address: str, interaction: AnyInteraction, rebuilder: Rebuilder) -> None:
    """Adds the article at `address` and rebuilds, for the operator; a file's name would open this machine's own files."""
    if is_url(address):
        await rebuild_and_report(interaction, rebuilder, address)
    else:
        await answer_interaction(interaction, Reply(texts_of(interaction).source_no_address))
