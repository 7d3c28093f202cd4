"""What a person is told when something breaks: plain words, never an exception's text."""

from __future__ import annotations

import logging
from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any, TypeVar

import discord
from discord import app_commands

from bot.delivery.hindrances import hindrance
from bot.delivery.retrying import NOT_DELIVERED, PATIENT, persistently
from bot.delivery.sending import ALREADY_ACKNOWLEDGED, UNKNOWN_INTERACTION, AnyInteraction, texts_of

logger = logging.getLogger(__name__)

Item = TypeVar("Item", bound=discord.ui.Item[Any])
Click = Callable[[Item, AnyInteraction], Coroutine[Any, Any, None]]

OUTDATED = (app_commands.CommandNotFound, app_commands.CommandSignatureMismatch)
"""Discord still lists a command as it was before an update."""


class Tree(app_commands.CommandTree[discord.Client]):
    """A command tree whose errors are told in the asker's language."""

    async def on_error(self, interaction: AnyInteraction, error: app_commands.AppCommandError, /) -> None:
        await tell_failure(interaction, error)


def told(callback: Click[Item]) -> Click[Item]:
    """The `callback` of a button or select, its failures told: discord.py would only log them, and the click never end."""

    @wraps(callback)
    async def callback_told(item: Item, interaction: AnyInteraction) -> None:
        try:
            await callback(item, interaction)
        except Exception as error:  # whatever it was, who clicked must not be left waiting
            await tell_failure(interaction, error)

    return callback_told


async def tell_failure(interaction: AnyInteraction, error: Exception) -> None:
    """Logs `error` and says in plain words that it did not work."""
    cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
    texts = texts_of(interaction)
    if isinstance(cause, discord.HTTPException) and cause.code in (ALREADY_ACKNOWLEDGED, UNKNOWN_INTERACTION):
        logger.info("An interaction came too late or twice (%d)", cause.code)
        return
    logger.error("An interaction failed", exc_info=cause)
    words = texts.outdated_command if isinstance(cause, OUTDATED) else texts.failed
    try:
        await _tell(interaction, words)
    except NOT_DELIVERED as undelivered:
        logger.info("A failure could not be told (%s)", hindrance(undelivered))


async def _tell(interaction: AnyInteraction, words: str) -> None:
    if not interaction.response.is_done():
        try:
            await interaction.response.send_message(words, ephemeral=True)
            return
        except discord.HTTPException as error:
            if error.code != ALREADY_ACKNOWLEDGED:
                raise  # else it was acknowledged, and only the confirmation got lost
    await persistently(lambda: interaction.edit_original_response(content=words, embeds=[], view=None), PATIENT)
