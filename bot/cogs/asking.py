"""`/ask`: a question, answered with a passage and its source."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot.cogs.buttons import buttons_below
from bot.delivery import AnyInteraction, acknowledged, answer_interaction, texts_of
from bot.places import places
from bot.reception import Reception
from bot.rendering import rendered, rendered_wait
from bot.state.preferences import PreferencesByGuild
from bot.translator import described, named
from index import MAX_QUESTION


class Asking(commands.Cog):
    """Answers `/ask`, in servers, in direct messages and where only the asker has installed the bot."""

    def __init__(self, reception: Reception, preferences: PreferencesByGuild) -> None:
        self.reception = reception
        self.preferences = preferences

    @app_commands.command(name=named("ask"), description=described("ask_description"))
    @app_commands.rename(question=named("question"))
    @app_commands.describe(question=described("ask_question"))
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    @app_commands.allowed_installs(guilds=True, users=True)
    async def ask(self, interaction: AnyInteraction, question: app_commands.Range[str, 1, MAX_QUESTION]) -> None:
        """Answers `question`; what goes wrong reaches the tree's error handler."""
        preferences = self.preferences.of(interaction.guild_id)
        wait = self.reception.admit(interaction.user.id, interaction.channel_id or 0)
        is_public = wait is None and preferences.allow(*places(interaction.channel))
        if not await acknowledged(interaction, ephemeral=not is_public):
            return
        texts = texts_of(interaction)
        if wait is not None:
            await answer_interaction(interaction, rendered_wait(wait, texts))
            return
        answer, coverage = await self.reception.answer(interaction.user.id, question)
        reply = rendered(answer, coverage, texts, echo=question, is_short=preferences.is_short)
        await answer_interaction(interaction, reply, buttons_below(reply, question, texts))
