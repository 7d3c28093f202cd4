"""Getting words to Discord: first acknowledgements, retries that never post twice, and what can't be delivered."""

from __future__ import annotations

import logging
from io import BytesIO
from typing import Any

import discord

from bot.delivery.hindrances import hindrance
from bot.delivery.retrying import NOT_DELIVERED, PATIENT, persistently, wait_after, watched_attempts
from bot.rendering.reply import Reply
from bot.texts import Texts, texts_for

AnyInteraction = discord.Interaction[Any]
"""Its client is the bot, which knows the default `language`; `bot.client` stands above this file."""

logger = logging.getLogger(__name__)

ALREADY_ACKNOWLEDGED, UNKNOWN_INTERACTION, NO_HISTORY, EXPIRED = 40060, 10062, 160002, 50027
"""Discord's codes: a delivery that is a replay, one that came too late, no right to refer to a message, a token that is over."""

AT_ONCE = 3
"""Attempts to acknowledge; there are three seconds for them."""


def texts_of(interaction: AnyInteraction) -> Texts:
    """The bot's words for whoever clicked or typed the command."""
    return texts_for(interaction.locale.value, interaction.client.language)


async def acknowledged(interaction: AnyInteraction, *, ephemeral: bool = False, thinking: bool = True) -> bool:
    """Defers within Discord's three seconds; `False` if this interaction is another's, or too old to answer.

    Without `thinking`, a component's or form's own message is what will be changed.
    `True` also where no confirmation came: then the answer shows whether it was acknowledged.
    """
    with watched_attempts() as statuses:
        for attempt in range(AT_ONCE):
            try:
                await interaction.response.defer(ephemeral=ephemeral, thinking=thinking)
            except NOT_DELIVERED as error:
                if isinstance(error, discord.HTTPException) and error.code == ALREADY_ACKNOWLEDGED:
                    return attempt > 0 or len(statuses) > 1  # an attempt before was carried out; else a replay
                if isinstance(error, discord.HTTPException) and error.code == UNKNOWN_INTERACTION:
                    return False
                if wait_after(error, 0.0) is None:
                    raise
                logger.info("An acknowledgement got lost (%s), attempt %d", hindrance(error), attempt + 1)
            else:
                return True
    return True


async def answer_interaction(interaction: AnyInteraction, reply: Reply, view: discord.ui.View | None = None) -> None:
    """Fills the reply that `acknowledged` announced; an edit, so it can be repeated.

    Raises:
        Exception: One of `NOT_DELIVERED`; the token lives 15 minutes.
    """
    await persistently(
        lambda: interaction.edit_original_response(
            content=reply.content or None, embeds=reply.embeds, view=view, attachments=_files(reply)
        ),
        PATIENT,
    )


async def answer_for_all(interaction: AnyInteraction, reply: Reply, view: discord.ui.View | None) -> None:
    """Fills the announced reply that everybody in the channel may see; where its token has expired, the answer is posted
    there as a message.

    Raises:
        Exception: One of `NOT_DELIVERED`.
    """
    try:
        await answer_interaction(interaction, reply, view)
    except discord.HTTPException as error:
        channel = interaction.channel
        if error.code != EXPIRED or not isinstance(channel, discord.abc.Messageable):
            raise
        logger.info("An answer is posted in the channel (%s)", hindrance(error))
        shown = view or discord.ui.View(timeout=None)
        await persistently(lambda: channel.send(reply.content, view=shown, nonce=interaction.id))


def _files(reply: Reply) -> list[discord.File]:
    """Made anew for every attempt: sending reads a file to its end."""
    picture = reply.picture
    if picture is None:
        return []
    return [discord.File(BytesIO(picture.data), picture.name, description=picture.alternative)]


async def change_message(message: discord.PartialMessage, reply: Reply, view: discord.ui.View | None = None) -> None:
    """Makes a message of the bot's show `reply` instead.

    Raises:
        Exception: One of `NOT_DELIVERED`.
    """
    await persistently(lambda: message.edit(content=reply.content, view=view))


async def answer_message(
    message: discord.Message,
    reply: Reply,
    view: discord.ui.View | None = None,
    thread: discord.Thread | None = None,
) -> discord.Message:
    """What was sent: a reply without a ping, or a message in the `thread` that was opened for it.

    The nonce is the question's id, so Discord posts repeated attempts once.

    Raises:
        Exception: One of `NOT_DELIVERED`.
    """

    async def send(reference: discord.MessageReference | None) -> discord.Message:
        return await (thread or message.channel).send(
            content=reply.content,
            reference=reference,  # type: ignore[arg-type]  # the overloads leave out None
            mention_author=False,
            nonce=message.id,
            view=view,  # type: ignore[arg-type]  # the overloads leave out None
        )

    reference = None if thread else message.to_reference(fail_if_not_exists=False)
    try:
        return await persistently(lambda: send(reference))
    except discord.HTTPException as error:
        if error.code != NO_HISTORY:
            raise
        return await persistently(lambda: send(None))
