"""The "other passages" button. Its custom id carries which they are, so it outlives restarts and rebuilds."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from typing import Any, Self

import discord

from bot.delivery.failures import told
from bot.delivery.sending import AnyInteraction, acknowledged, answer_interaction, texts_of
from bot.lookup import Answers
from bot.rendering.answers import RANKS, rendered_others
from bot.rendering.quoting import Spot

TEMPLATE = rf"passages(?P<spots>(?::[0-9a-f]{{16}}\.\d{{1,3}}){{1,{RANKS - 1}}})"


class OtherPassages(discord.ui.DynamicItem[discord.ui.Button[Any]], template=TEMPLATE):
    """Shows the passages behind the first one, to the one who clicks, in their language."""

    def __init__(self, spots: Sequence[Spot], label: str = "…") -> None:
        custom_id = ":".join(("passages", *(f"{spot.passage}.{spot.sentence}" for spot in spots)))
        super().__init__(discord.ui.Button(label=label, custom_id=custom_id, style=discord.ButtonStyle.secondary))
        self.spots = tuple(spots)

    @classmethod
    async def from_custom_id(
        cls, interaction: AnyInteraction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        written = (spot.split(".") for spot in match["spots"].strip(":").split(":"))
        return cls([Spot(passage, int(sentence)) for passage, sentence in written])

    @told
    async def callback(self, interaction: AnyInteraction) -> None:
        if not await acknowledged(interaction, ephemeral=True):
            return
        answers: Answers = interaction.client.answers  # made anew for every click, it can't be given any
        hits = await asyncio.to_thread(answers.find, [spot.passage for spot in self.spots])
        found = [spot.on(hit) if hit else None for spot, hit in zip(self.spots, hits, strict=True)]
        length = interaction.client.memory.preferences.of(interaction.guild_id).length
        await answer_interaction(interaction, rendered_others(found, texts_of(interaction), length))
