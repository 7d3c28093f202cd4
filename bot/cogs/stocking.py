"""`/add` and `/remove`: what the operator puts in and takes out."""

from __future__ import annotations

import asyncio
from pathlib import Path

from discord import app_commands
from discord.ext import commands

from bot.background.rebuilding import Rebuilder
from bot.cogs.completing import CHOICE, complete_title
from bot.cogs.gate import is_operators
from bot.cogs.sourcing import ADDRESS, rebuild_with
from bot.delivery.sending import AnyInteraction, answer_interaction, texts_of
from bot.delivery.translator import described, named
from bot.rendering.reply import Reply
from bot.rendering.reporting import removal_text


class Stocking(commands.Cog):
    """For the operator alone."""

    def __init__(self, folder: Path, rebuilder: Rebuilder, database: str | None = None) -> None:
        self.folder = folder
        self.database = database
        self.rebuilder = rebuilder

    @app_commands.command(name=named("add"), description=described("add_description"))
    @app_commands.rename(address=named("address"))
    @app_commands.describe(address=described("source_label"))
    @app_commands.default_permissions(manage_guild=True)
    async def add(self, interaction: AnyInteraction, address: app_commands.Range[str, 1, ADDRESS]) -> None:
        """Adds the article at `address` and rebuilds."""
        if await is_operators(interaction):
            await rebuild_with(address, interaction, self.rebuilder)

    @app_commands.command(name=named("remove"), description=described("remove_description"))
    @app_commands.rename(title=named("title"))
    @app_commands.describe(title=described("article_title"))
    @app_commands.autocomplete(title=complete_title)
    @app_commands.default_permissions(manage_guild=True)
    async def remove(self, interaction: AnyInteraction, title: app_commands.Range[str, 1, CHOICE]) -> None:
        """Takes the article that was picked out of all answers at once; what was not picked is never guessed."""
        if not await is_operators(interaction):
            return
        from index import remove  # knows what was added, which brings HTTP

        removal = await asyncio.to_thread(remove, self.folder, [title], self.database)
        await answer_interaction(interaction, Reply(removal_text(removal, texts_of(interaction))))
