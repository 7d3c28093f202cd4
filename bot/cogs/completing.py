"""What Discord offers while somebody fills in an option."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from datetime import date
from functools import wraps
from typing import Any

from discord import app_commands

from bot.delivery.sending import AnyInteraction, texts_of
from bot.delivery.translator import language_called
from bot.lookup import Answers
from bot.rendering.escaping import visible
from bot.texts import Texts, short_date, written_date
from index import LANGUAGES, Title, beginning_of

logger = logging.getLogger(__name__)

Choices = list[app_commands.Choice[str]]
Complete = Callable[[AnyInteraction, str], Coroutine[Any, Any, Choices]]

CHOICES, CHOICE = 25, 100
"""Discord's limits: choices at once, characters of one."""

YEARS = 4


def offered(complete: Complete) -> Complete:
    """`complete`, kept to Discord's limits; nothing is offered where it fails, since its errors reach no handler."""

    @wraps(complete)
    async def complete_safely(interaction: AnyInteraction, typed: str) -> Choices:
        try:
            choices = await complete(interaction, typed)
        except Exception:  # whatever it was, what was typed still counts
            logger.exception("Nothing could be offered")
            return []
        return [choice for choice in choices if len(choice.value) <= CHOICE][:CHOICES]

    return complete_safely


def choice(name: str, value: str) -> app_commands.Choice[str]:
    """A choice whose name is cut with "…" where Discord would refuse it."""
    return app_commands.Choice(name=name if len(name) <= CHOICE else f"{name[: CHOICE - 1].rstrip()}…", value=value)


def language_choices() -> Choices:
    """The languages that articles are written in, named in the reader's own."""
    return [app_commands.Choice(name=language_called(code), value=code) for code in LANGUAGES]


@offered
async def complete_name(interaction: AnyInteraction, typed: str) -> Choices:
    """People and organisations of the articles, misspelt or not; before anything is typed, those of most articles."""
    answers: Answers = interaction.client.answers
    known = await asyncio.to_thread(answers.known_names, typed)
    return [choice(one.name, one.name) for one in known]


@offered
async def complete_title(interaction: AnyInteraction, typed: str) -> Choices:
    """Articles by the words of their titles, the newest first."""
    answers: Answers = interaction.client.answers
    texts = texts_of(interaction)
    titles = await asyncio.to_thread(answers.browser.titles, typed)
    return [choice(title_of(one, texts), one.article_id) for one in titles]


def title_of(title: Title, texts: Texts) -> str:
    """A title on one line, its date before it so that it is never cut."""
    line = " ".join(visible(title.title).split())
    return f"{short_date(title.published, texts)} · {line}" if title.published else line


@offered
async def complete_since(interaction: AnyInteraction, typed: str) -> Choices:
    """How the date that is typed is understood; before anything is typed, some usual ones."""
    return dates_offered(typed, date.today(), texts_of(interaction))


def dates_offered(typed: str, today: date, texts: Texts) -> Choices:
    """Nothing where what is typed is no date yet. The values are days as `narrowed` reads them."""
    if typed.strip():
        day = beginning_of(typed, today)
        return [choice(written_date(day, texts), day.isoformat())] if day else []
    usual = {
        texts.this_week: "this week",
        texts.this_month: "this month",
        **{str(today.year - ago): str(today.year - ago) for ago in range(YEARS)},
    }
    days = {name: beginning_of(written, today) for name, written in usual.items()}
    return [choice(name, day.isoformat()) for name, day in days.items() if day]
