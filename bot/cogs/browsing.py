"""`/latest` and `/sources`: looking around without a question."""

from __future__ import annotations

import asyncio

from discord import app_commands
from discord.ext import commands

from bot.cogs.completing import CHOICE, complete_name
from bot.delivery.places import places
from bot.delivery.sending import AnyInteraction, acknowledged, answer_interaction, texts_of
from bot.delivery.translator import described, named
from bot.lookup import Answers
from bot.rendering.listing import NEWEST, rendered_newest, rendered_sources
from bot.state.preferences import PreferencesByGuild
from index import Wanted


class Browsing(commands.Cog):
    """Shows what the bot rests on."""

    def __init__(self, answers: Answers, preferences: PreferencesByGuild) -> None:
        self.answers = answers
        self.preferences = preferences

    @app_commands.command(name=named("latest"), description=described("latest_description"))
    @app_commands.rename(about=named("about"))
    @app_commands.describe(about=described("ask_about"))
    @app_commands.autocomplete(about=complete_name)
    async def latest(
        self, interaction: AnyInteraction, about: app_commands.Range[str, 1, CHOICE] | None = None
    ) -> None:
        """The newest articles, those on one event together."""
        is_public = self.preferences.of(interaction.guild_id).allow(*places(interaction.channel))
        if not await acknowledged(interaction, ephemeral=not is_public):
            return
        newest = await asyncio.to_thread(self.answers.browser.newest, NEWEST, Wanted(about))
        await answer_interaction(interaction, rendered_newest(newest, about, texts_of(interaction)))

    @app_commands.command(name=named("sources"), description=described("sources_description"))
    async def sources(self, interaction: AnyInteraction) -> None:
        """What the index covers: outlets, languages, months."""
        if not await acknowledged(interaction, ephemeral=True):
            return
        texts = texts_of(interaction)
        reply = await asyncio.to_thread(lambda: rendered_sources(self.answers.browser.tally(), texts))
        await answer_interaction(interaction, reply)
