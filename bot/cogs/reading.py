"""Articles to read, for the reader's eyes only: `/article`, and "more of this article" below an answer.

The buttons' custom ids carry the ids of passage and article, so they outlive restarts and rebuilds.
"""

from __future__ import annotations

import asyncio
import re
from typing import Any, Self

import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs.completing import CHOICE, complete_title
from bot.delivery.failures import told
from bot.delivery.sending import AnyInteraction, acknowledged, answer_interaction, texts_of
from bot.delivery.translator import described, named
from bot.lookup import Answers, Browsing
from bot.rendering.article import page_count, page_with, rendered_page
from bot.rendering.reply import Reply
from index import Article


class Reading(commands.Cog):
    """Shows an article by its title."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers

    @app_commands.command(name=named("article"), description=described("article_description"))
    @app_commands.rename(title=named("title"))
    @app_commands.describe(title=described("article_title"))
    @app_commands.autocomplete(title=complete_title)
    async def article(self, interaction: AnyInteraction, title: app_commands.Range[str, 1, CHOICE]) -> None:
        """Shows the first page; `title` is the id of an article that was picked, or words of a title."""
        if not await acknowledged(interaction, ephemeral=True):
            return
        article = await asyncio.to_thread(_picked, self.answers.browser, title)
        await _show(interaction, article, 0)


class MoreButton(discord.ui.DynamicItem[discord.ui.Button[Any]], template=r"more:(?P<passage>[0-9a-f]{16})"):
    """Shows the page of the article on which the quoted passage stands."""

    def __init__(self, passage: str, label: str = "…") -> None:
        super().__init__(discord.ui.Button(label=label, custom_id=f"more:{passage}"))
        self.passage = passage

    @classmethod
    async def from_custom_id(
        cls, interaction: AnyInteraction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(match["passage"])

    @told
    async def callback(self, interaction: AnyInteraction) -> None:
        if await acknowledged(interaction, ephemeral=True):
            answers: Answers = interaction.client.answers
            around = await asyncio.to_thread(answers.browser.article_around, self.passage)
            article, offset = around or (None, 0)
            await _show(interaction, article, page_with(article, offset) if article else 0)


class PageButton(
    discord.ui.DynamicItem[discord.ui.Button[Any]], template=r"page:(?P<article>[0-9a-f]{16}):(?P<number>\d{1,4})"
):
    """Turns to another page, in the same message."""

    def __init__(self, article: str, number: int, label: str = "…") -> None:
        super().__init__(discord.ui.Button(label=label, custom_id=f"page:{article}:{number}"))
        self.article = article
        self.number = number

    @classmethod
    async def from_custom_id(
        cls, interaction: AnyInteraction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(match["article"], int(match["number"]))

    @told
    async def callback(self, interaction: AnyInteraction) -> None:
        if await acknowledged(interaction, thinking=False):
            answers: Answers = interaction.client.answers
            await _show(interaction, await asyncio.to_thread(answers.browser.article, self.article), self.number)


def _picked(browser: Browsing, title: str) -> Article | None:
    """Who does not pick what is offered means the title that would have been offered first."""
    article = browser.article(title)
    titles = browser.titles(title) if article is None else []
    return browser.article(titles[0].article_id) if titles else article


async def _show(interaction: AnyInteraction, article: Article | None, number: int) -> None:
    texts = texts_of(interaction)
    if article is None:
        await answer_interaction(interaction, Reply(texts.article_gone))
        return
    number = min(number, page_count(article) - 1)  # a rebuild may have made it shorter
    await answer_interaction(interaction, rendered_page(article, number, texts), _turning(article, number))


def _turning(article: Article, number: int) -> discord.ui.View | None:
    """Buttons to the pages before and after; nothing where there is only one."""
    view = discord.ui.View(timeout=None)
    for there, label in ((number - 1, "◀"), (number + 1, "▶")):
        if 0 <= there < page_count(article):
            view.add_item(PageButton(article.id, there, label))
    return view if view.children else None
