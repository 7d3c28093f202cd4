"""The "other passages" button. Its custom id carries the passages' ids, so it outlives restarts and rebuilds."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from typing import Any, Self

import discord

from bot.delivery import AnyInteraction, acknowledged, answer_interaction, texts_of
from bot.failures import tell_failure
from bot.lookup import Answers
from bot.rendering import RANKS, rendered_others

TEMPLATE = rf"passages(?P<ids>(?::[0-9a-f]{{16}}){{1,{RANKS - 1}}})"


class OtherPassages(discord.ui.DynamicItem[discord.ui.Button[Any]], template=TEMPLATE):
    """Shows the passages behind the first one, to the one who clicks, in their language."""

    def __init__(self, passage_ids: Sequence[str], label: str = "…") -> None:
        custom_id = ":".join(("passages", *passage_ids))
        super().__init__(discord.ui.Button(label=label, custom_id=custom_id, style=discord.ButtonStyle.secondary))
        self.passage_ids = tuple(passage_ids)

    @classmethod
    async def from_custom_id(
        cls, interaction: AnyInteraction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(match["ids"].strip(":").split(":"))

    async def callback(self, interaction: AnyInteraction) -> None:
        try:
            if not await acknowledged(interaction, ephemeral=True):
                return
            answers: Answers = interaction.client.answers  # made anew for every click, it can't be given any
            hits = await asyncio.to_thread(answers.find, self.passage_ids)
            await answer_interaction(interaction, rendered_others(hits, texts_of(interaction)))
        except Exception as error:  # discord.py would only log it, and the click never end
            await tell_failure(interaction, error)
