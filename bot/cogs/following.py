"""`/feeds`: the operator sees, adds and removes the newsfeeds that are followed."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

from discord import app_commands
from discord.ext import commands

from bot.background.following import FollowOrder, follow
from bot.background.worker import WorkFailedError
from bot.cogs.completing import Choices, choice, offered
from bot.cogs.gate import is_operators
from bot.cogs.sourcing import ADDRESS
from bot.delivery.sending import AnyInteraction, answer_interaction, texts_of
from bot.delivery.translator import described, named
from bot.rendering.reply import Reply
from bot.rendering.reporting import failure_text, feed_text, feeds_text
from bot.texts import Texts
from index import Manners, is_url

logger = logging.getLogger(__name__)


@offered
async def complete_feed(interaction: AnyInteraction, typed: str) -> Choices:
    """The feeds that are followed, by what their titles and addresses hold; to the operator alone."""
    from index import followed_feeds  # brings HTTP, which nobody but the operator needs

    if interaction.user.id not in interaction.client.operators:
        return []
    bot = interaction.client
    feeds = [feed for feed, _ in await asyncio.to_thread(followed_feeds, bot.folder, bot.database)]
    return [choice(one.title, one.url) for one in feeds if typed.casefold() in f"{one.title} {one.url}".casefold()]


class Following(commands.Cog):
    """For the operator alone. `manners` are those in which this machine asks for pages; the feeds are those of `folder`, or
    of PostgreSQL where the connection string `database` leads."""

    def __init__(self, folder: Path, manners: Manners, database: str | None = None) -> None:
        self.folder = folder
        self.manners = manners
        self.database = database

    @app_commands.command(name=named("feeds"), description=described("feeds_description"))
    @app_commands.rename(add=named("add"), remove=named("remove"))
    @app_commands.describe(add=described("feeds_add_description"), remove=described("feeds_remove_description"))
    @app_commands.autocomplete(remove=complete_feed)
    @app_commands.default_permissions(manage_guild=True)
    async def feeds(
        self,
        interaction: AnyInteraction,
        add: app_commands.Range[str, 1, ADDRESS] | None = None,
        remove: app_commands.Range[str, 1, ADDRESS] | None = None,
    ) -> None:
        """Adds and removes what is given, or lists which feeds are followed, what they brought, and what ails them."""
        if not await is_operators(interaction):
            return
        texts = texts_of(interaction)
        told = [await self._added(add, texts)] if add else []
        told += [await self._removed(remove, texts)] if remove else []
        await answer_interaction(interaction, Reply("\n".join(told) or await self._listed(texts)))

    async def _added(self, address: str, texts: Texts) -> str:
        if not is_url(address):
            return texts.source_no_address
        try:
            feed, is_new = await follow(FollowOrder(address, self.folder, self.manners, self.database))
        except WorkFailedError as error:
            logger.error("A feed could not be followed (%s): %s", error.kind, error)
            return failure_text(error.kind, texts)
        return feed_text(texts.feed_followed if is_new else texts.feed_followed_before, feed.url, feed.title)

    async def _removed(self, address: str, texts: Texts) -> str:
        from index import unsubscribe  # brings HTTP, which nobody but the operator needs

        was_followed = is_url(address) and await asyncio.to_thread(unsubscribe, address, self.folder, self.database)
        return feed_text(texts.feed_removed if was_followed else texts.feed_not_followed, address)

    async def _listed(self, texts: Texts) -> str:
        from index import followed_feeds

        return feeds_text(await asyncio.to_thread(followed_feeds, self.folder, self.database), texts)
