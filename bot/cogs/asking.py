"""`/ask`: a question, answered with a passage and its source."""

from __future__ import annotations

from collections.abc import Callable

from discord import app_commands
from discord.ext import commands

from bot.cogs.buttons import buttons_below
from bot.cogs.completing import complete_name, complete_since, language_choices
from bot.delivery import AnyInteraction, acknowledged, answer_interaction, texts_of
from bot.narrowing import UnclearDateError, narrowed
from bot.places import places
from bot.reception import Reception
from bot.rendering import Reply, rendered, rendered_wait
from bot.state.preferences import PreferencesByGuild
from bot.translator import described, named
from index import MAX_QUESTION, Wanted

NAME = 100
"""The most characters of a name or a date: as many as Discord lets a choice have."""


class Asking(commands.Cog):
    """Answers `/ask`, in servers, in direct messages and where only the asker has installed the bot."""

    def __init__(self, reception: Reception, preferences: PreferencesByGuild) -> None:
        self.reception = reception
        self.preferences = preferences

    @app_commands.command(name=named("ask"), description=described("ask_description"))
    @app_commands.rename(**{name: named(name) for name in ("question", "about", "since", "language", "private")})
    @app_commands.describe(
        question=described("ask_question"),
        about=described("ask_about"),
        since=described("ask_since"),
        language=described("ask_language"),
        private=described("ask_private"),
    )
    @app_commands.choices(language=language_choices())
    @app_commands.autocomplete(about=complete_name, since=complete_since)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    @app_commands.allowed_installs(guilds=True, users=True)
    async def ask(
        self,
        interaction: AnyInteraction,
        question: app_commands.Range[str, 1, MAX_QUESTION],
        about: app_commands.Range[str, 1, NAME] | None = None,
        since: app_commands.Range[str, 1, NAME] | None = None,
        language: str | None = None,
        private: bool = False,
    ) -> None:
        """Answers `question`; what goes wrong reaches the tree's error handler."""
        await self._answer(interaction, question, lambda: narrowed(about, since, language), private=private)

    async def _answer(
        self, interaction: AnyInteraction, question: str, narrow: Callable[[], Wanted], *, private: bool
    ) -> None:
        preferences = self.preferences.of(interaction.guild_id)
        wait = self.reception.admit(interaction.user.id, interaction.channel_id or 0)
        is_public = wait is None and preferences.allow(*places(interaction.channel)) and not private
        if not await acknowledged(interaction, ephemeral=not is_public):
            return
        texts = texts_of(interaction)
        if wait is not None:
            await answer_interaction(interaction, rendered_wait(wait, texts))
            return
        try:
            wanted = narrow()
        except UnclearDateError as error:
            await answer_interaction(interaction, Reply(error.told(texts)))
            return
        answer, coverage = await self.reception.answer(interaction.user.id, question, wanted)
        reply = rendered(answer, coverage, texts, echo=question, wanted=wanted, is_short=preferences.is_short)
        await answer_interaction(interaction, reply, buttons_below(reply, question, texts))
