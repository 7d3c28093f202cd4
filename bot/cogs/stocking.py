"""`/add`, `/remove` and `/feeds`: what the operator puts in, takes out and follows."""

from __future__ import annotations

import asyncio
from pathlib import Path

from discord import app_commands
from discord.ext import commands

from bot.cogs.completing import CHOICE, complete_title
from bot.cogs.rebuild_reply import rebuild_and_report
from bot.delivery import AnyInteraction, acknowledged, answer_interaction, texts_of
from bot.rebuilding import Rebuilder
from bot.rendering import Reply
from bot.reporting import feeds_text, removal_text
from bot.translator import described, named
from index import is_url

ADDRESS = 1000
"""The most characters of a page's address."""


class Stocking(commands.Cog):
    """For the operator alone, checked here: Discord's own permissions on commands are only a hint."""

    def __init__(
        self, folder: Path, rebuilder: Rebuilder, operators: frozenset[int], database: str | None = None
    ) -> None:
        self.folder = folder
        self.database = database
        self.rebuilder = rebuilder
        self.operators = operators

    @app_commands.command(name=named("add"), description=described("add_description"))
    @app_commands.rename(address=named("address"))
    @app_commands.describe(address=described("source_label"))
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    @app_commands.allowed_installs(guilds=True, users=True)
    async def add(self, interaction: AnyInteraction, address: app_commands.Range[str, 1, ADDRESS]) -> None:
        """Adds the article at `address` and rebuilds; a file's name would open this machine's own files."""
        if not await self._is_operators(interaction):
            return
        if is_url(address):
            await rebuild_and_report(interaction, self.rebuilder, address)
        else:
            await answer_interaction(interaction, Reply(texts_of(interaction).source_no_address))

    @app_commands.command(name=named("remove"), description=described("remove_description"))
    @app_commands.rename(title=named("title"))
    @app_commands.describe(title=described("article_title"))
    @app_commands.autocomplete(title=complete_title)
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    @app_commands.allowed_installs(guilds=True, users=True)
    async def remove(self, interaction: AnyInteraction, title: app_commands.Range[str, 1, CHOICE]) -> None:
        """Takes the article that was picked out of all answers at once; what was not picked is never guessed."""
        if not await self._is_operators(interaction):
            return
        from index import remove  # knows what was added, which brings HTTP

        removal = await asyncio.to_thread(remove, self.folder, [title], self.database)
        await answer_interaction(interaction, Reply(removal_text(removal, texts_of(interaction))))

    @app_commands.command(name=named("feeds"), description=described("feeds_description"))
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    @app_commands.allowed_installs(guilds=True, users=True)
    async def feeds(self, interaction: AnyInteraction) -> None:
        """Which feeds are followed, what they brought, and what ails them."""
        if not await self._is_operators(interaction):
            return
        from index import followed_feeds  # brings HTTP, which nobody but the operator needs

        feeds = await asyncio.to_thread(followed_feeds, self.folder)
        await answer_interaction(interaction, Reply(feeds_text(feeds, texts_of(interaction))))

    async def _is_operators(self, interaction: AnyInteraction) -> bool:
        """Acknowledges, and tells everybody but the operator who may do this."""
        if not await acknowledged(interaction, ephemeral=True):
            return False
        if interaction.user.id not in self.operators:
            await answer_interaction(interaction, Reply(texts_of(interaction).operators_only))
            return False
        return True
