"""`/ask`, and "Ask about this" in a message's menu: a question, answered with a passage and its source."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.access.addressing import asked_in
from bot.cogs.answering import Desk
from bot.cogs.completing import CHOICE, complete_name, complete_since, language_choices
from bot.delivery.sending import AnyInteraction
from bot.delivery.translator import described, named
from bot.rendering.narrowing import narrowed
from index import MAX_QUESTION


class Asking(commands.Cog):
    """Answers `/ask`, in servers, in direct messages and where only the asker has installed the bot."""

    def __init__(self, bot: commands.Bot, desk: Desk) -> None:
        self.bot = bot
        self.desk = desk
        self._menu = app_commands.ContextMenu(name=described("ask_about_this"), callback=self.ask_about)

    async def cog_load(self) -> None:
        self.bot.tree.add_command(self._menu)  # a cog can't declare a message's menu

    async def cog_unload(self) -> None:
        self.bot.tree.remove_command(self._menu.name, type=self._menu.type)

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
    async def ask(
        self,
        interaction: AnyInteraction,
        question: app_commands.Range[str, 1, MAX_QUESTION],
        about: app_commands.Range[str, 1, CHOICE] | None = None,
        since: app_commands.Range[str, 1, CHOICE] | None = None,
        language: str | None = None,
        private: bool = False,
    ) -> None:
        """Answers `question`; what goes wrong reaches the tree's error handler."""
        await self.desk.answer(interaction, question, lambda: narrowed(about, since, language), private=private)

    async def ask_about(self, interaction: AnyInteraction, message: discord.Message) -> None:
        """Answers what a message says, for whoever picked it from the message's menu; its words come with the click."""
        await self.desk.answer(interaction, asked_in(message.content), private=True)
