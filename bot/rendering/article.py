"""An Article -> one page of it, word for word, as Discord shows it. Pure."""

from __future__ import annotations

from itertools import pairwise

import discord

from bot.rendering.answers import SOURCE
from bot.rendering.escaping import escaped, escaped_line
from bot.rendering.paging import page_at, pages_of
from bot.rendering.quoting import TITLE, source_line
from bot.rendering.reply import Reply
from bot.texts import Texts
from index import Article

LEFT_OUT = "[…]"
"""Stands where something was removed from the page that the article was read from."""


def page_count(article: Article) -> int:
    return len(pages_of(article.text))


def page_with(article: Article, offset: int) -> int:
    """The number of the page on which the character at `offset` of the article's text stands, from 0."""
    return page_at(pages_of(article.text), offset)


def rendered_page(article: Article, number: int, texts: Texts) -> Reply:
    """Page `number` of the article, counted from 0, below its title and with its source at the end."""
    pages = pages_of(article.text)
    source = f"-# {source_line(article, texts, SOURCE)}"
    embed = discord.Embed(
        title=escaped_line(article.title, TITLE), description=f"{_marked(article, *pages[number])}\n{source}"
    )
    if len(pages) > 1:
        embed.set_footer(text=texts.page.format(number=number + 1, count=len(pages)))
    return Reply(embeds=(embed,))


def _marked(article: Article, start: int, end: int) -> str:
    borders = [start, *(gap for gap in article.gaps if start < gap < end), end]
    parts = [article.text[a:b].strip() for a, b in pairwise(borders)]
    return f"\n{LEFT_OUT}\n".join(escaped(part) for part in parts if part)
