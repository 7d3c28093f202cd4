"""`/help` with examples that are answered at a click, and `/privacy`."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from typing import Any, Self

import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs.answering import Desk
from bot.delivery.failures import told
from bot.delivery.sending import AnyInteraction, acknowledged, answer_interaction, texts_of
from bot.delivery.translator import described, named
from bot.lookup import Answers
from bot.rendering.examples import FORMS, NAME, Example, examples_from, question_of
from bot.rendering.reply import Reply
from bot.texts import MENU, Texts

SHOWN = ("ask", "latest", "article", "sources", "privacy", "report", "feedback")
"""The commands that help tells of: those for everybody."""


class Helping(commands.Cog):
    """Tells what the bot can do, and what it keeps."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers

    @app_commands.command(name=named("help"), description=described("help_description"))
    async def help(self, interaction: AnyInteraction) -> None:
        """The commands, and three questions to try."""
        if not await acknowledged(interaction, ephemeral=True):
            return
        texts = texts_of(interaction)
        examples = examples_from(await asyncio.to_thread(self.answers.known_names, ""))
        await answer_interaction(
            interaction, Reply(help_text(texts, has_examples=bool(examples))), _view(examples, texts)
        )

    @app_commands.command(name=named("privacy"), description=described("privacy_description"))
    async def privacy(self, interaction: AnyInteraction) -> None:
        """What is kept of whom."""
        if await acknowledged(interaction, ephemeral=True):
            await answer_interaction(interaction, Reply(privacy_text(texts_of(interaction))))


class ExampleButton(
    discord.ui.DynamicItem[discord.ui.Button[Any]],
    template=rf"example:(?P<form>{'|'.join(FORMS)}):(?P<name>.{{1,{NAME}}})",
):
    """Asks its question for the one who clicks, in their language."""

    def __init__(self, example: Example, label: str = "…") -> None:
        super().__init__(discord.ui.Button(label=label, custom_id="example:" + ":".join(example)))
        self.example = example

    @classmethod
    async def from_custom_id(
        cls, interaction: AnyInteraction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls((match["form"], match["name"]))

    @told
    async def callback(self, interaction: AnyInteraction) -> None:
        desk: Desk = interaction.client.desk
        await desk.answer(interaction, question_of(self.example, texts_of(interaction)), private=True)


def help_text(texts: Texts, *, has_examples: bool) -> str:
    """What the bot does and by which commands, named as Discord shows them to the reader."""
    commands = [f"- `/{getattr(MENU[name], texts.language)}` {getattr(texts, f'{name}_description')}" for name in SHOWN]
    return "\n".join([texts.help, *commands, *([texts.help_examples] if has_examples else [])])


def privacy_text(texts: Texts) -> str:
    """What is kept, and the command by which the operator is reached."""
    return texts.privacy.format(report=f"/{getattr(MENU['report'], texts.language)}")


def _view(examples: Sequence[Example], texts: Texts) -> discord.ui.View | None:
    view = discord.ui.View(timeout=None)
    for example in examples:
        view.add_item(ExampleButton(example, question_of(example, texts)[:80]))
    return view if examples else None
