"""Where something is said and answered: channels, and the threads in them."""

from __future__ import annotations

import logging
from typing import Literal

import discord

from bot.delivery.hindrances import hindrance
from bot.delivery.retrying import NOT_DELIVERED
from bot.rendering.escaping import visible

logger = logging.getLogger(__name__)

NAME = 100
"""Discord's limit for the name of a thread, in characters."""

A_DAY: Literal[1440] = 1440
"""Minutes without a message after which Discord folds a thread away."""


def places(channel: object) -> tuple[int, ...]:
    """The ids by which preferences may name a channel: its own and, for a thread, its channel's."""
    ids = (getattr(channel, "id", None), getattr(channel, "parent_id", None))
    return tuple(place for place in ids if place is not None)


async def thread_for(message: discord.Message, question: str) -> discord.Thread | None:
    """A thread that starts at `message`, named after the question; `None` where there can't be one."""
    if not isinstance(message.channel, discord.TextChannel):
        return None
    try:
        return await message.create_thread(name=thread_name(question), auto_archive_duration=A_DAY)
    except NOT_DELIVERED as error:
        logger.info("A thread could not be opened (%s)", hindrance(error))
        return message.guild.get_thread(message.id) if message.guild else None  # it may be there from before


def thread_name(question: str) -> str:
    """The question on one line, as long as Discord allows."""
    line = " ".join(visible(question).split())
    return line if len(line) <= NAME else f"{line[: NAME - 1].rstrip()}…"
