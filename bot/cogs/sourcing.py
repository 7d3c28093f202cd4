"""The "add a source" button of `/gaps`: the address of a page, and the index is rebuilt with its article."""

from __future__ import annotations

import re
from typing import Any, Self

import discord

from bot.cogs.forms import Field, Form
from bot.cogs.rebuild_reply import rebuild_and_report
from bot.delivery.failures import tell_failure
from bot.delivery.sending import AnyInteraction, acknowledged, answer_interaction, texts_of
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

    async def callback(self, interaction: AnyInteraction) -> None:
        try:
            texts = texts_of(interaction)
            field = Field(texts.source_label, ADDRESS, is_long=False)
            await interaction.response.send_modal(Form(texts.source_title, [field], _added))
        except Exception as error:  # discord.py would only log it, and the click never end
            await tell_failure(interaction, error)


async def _added(interaction: AnyInteraction, typed: list[str]) -> None:
    """Adds what was typed, if the operator typed an address: a file's name would open this machine's own files."""
    if not await acknowledged(interaction, ephemeral=True):
        return
    texts = texts_of(interaction)
    if interaction.user.id not in interaction.client.operators:
        await answer_interaction(interaction, Reply(texts.operators_only))
    elif not is_url(typed[0]):
        await answer_interaction(interaction, Reply(texts.source_no_address))
    else:
        await rebuild_and_report(interaction, interaction.client.rebuilder, typed[0])
