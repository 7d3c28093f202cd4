"""👍 and 👎 below an answer, and a form for the reason. The custom ids carry all they need, so they outlive restarts."""

from __future__ import annotations

import re
from typing import Any, Self

import discord

from bot.cogs.forms import Field, Form
from bot.delivery.failures import told
from bot.delivery.sending import AnyInteraction, acknowledged, answer_interaction, texts_of
from bot.rendering.reply import Reply
from bot.state.database import StateError
from bot.state.votes import Vote

VOTE = r"vote:(?P<way>up|down):(?P<question>[0-9a-f]{16}):(?P<passage>[0-9a-f]{16})"
REASON = 300
"""Characters."""


class VoteButton(discord.ui.DynamicItem[discord.ui.Button[Any]], template=VOTE):
    """Records the vote first; only then it thanks and, for a 👎, offers to say why."""

    def __init__(self, vote: Vote) -> None:
        custom_id = f"vote:{'up' if vote.is_up else 'down'}:{vote.question}:{vote.passage}"
        super().__init__(discord.ui.Button(emoji="👍" if vote.is_up else "👎", custom_id=custom_id))
        self.vote = vote

    @classmethod
    async def from_custom_id(
        cls, interaction: AnyInteraction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(Vote(match["question"], match["passage"], match["way"] == "up"))

    @told
    async def callback(self, interaction: AnyInteraction) -> None:
        if await acknowledged(interaction, ephemeral=True):
            await self._cast(interaction)

    async def _cast(self, interaction: AnyInteraction) -> None:
        texts, message = texts_of(interaction), interaction.message
        assert message is not None  # a button always stands below one
        try:
            await interaction.client.memory.votes.cast(interaction.user.id, message.id, self.vote)
        except StateError:
            await answer_interaction(interaction, Reply(texts.not_remembered))
            return
        thanks = texts.vote_up_thanks if self.vote.is_up else texts.vote_down_thanks
        why = None if self.vote.is_up else discord.ui.View(timeout=None).add_item(WhyButton(message.id, texts.vote_why))
        await answer_interaction(interaction, Reply(thanks), why)


class WhyButton(discord.ui.DynamicItem[discord.ui.Button[Any]], template=r"why:(?P<message>\d{1,20})"):
    """Opens the form for the reason of a vote on `message`, at once: a form can't be deferred."""

    def __init__(self, message: int, label: str = "…") -> None:
        super().__init__(discord.ui.Button(label=label, custom_id=f"why:{message}"))
        self.message = message

    @classmethod
    async def from_custom_id(
        cls, interaction: AnyInteraction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(int(match["message"]))

    @told
    async def callback(self, interaction: AnyInteraction) -> None:
        texts = texts_of(interaction)
        form = Form(texts.vote_why_title, [Field(texts.vote_why_label, REASON)], self._explained)
        await interaction.response.send_modal(form)

    async def _explained(self, interaction: AnyInteraction, typed: list[str]) -> None:
        if not await acknowledged(interaction, thinking=False):
            return
        texts = texts_of(interaction)
        try:
            await interaction.client.memory.votes.explain(interaction.user.id, self.message, typed[0])
        except StateError:
            await answer_interaction(interaction, Reply(texts.not_remembered))
        else:
            await answer_interaction(interaction, Reply(texts.vote_why_thanks))
