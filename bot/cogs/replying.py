"""A question in a message -> the reply to it, in the channel or in a thread, as the server prefers."""

from __future__ import annotations

import asyncio
import logging

import discord

from bot.cogs.buttons import buttons_below
from bot.delivery import NOT_DELIVERED, answer_message
from bot.places import thread_for
from bot.reception import Reception
from bot.rendering import Reply, rendered, rendered_wait
from bot.state.preferences import PreferencesByGuild
from bot.texts import Texts, texts_for
from index import Answer, Coverage

logger = logging.getLogger(__name__)

UNHURRIED = 0.5
"""Seconds of silence after which the bot shows that it is typing."""


class Replier:
    """Answers messages; whatever goes wrong, who asked is told, or Discord is out of reach."""

    def __init__(self, reception: Reception, preferences: PreferencesByGuild, language: str) -> None:
        self.reception = reception
        self.preferences = preferences
        self.language = language

    async def answer(self, message: discord.Message, question: str) -> discord.Message | None:
        """Replies to `message` with the answer to `question`; what was sent, if anything.

        Who asks too fast is told so once, and not again at every message.
        """
        if (wait := self.reception.admit(message.author.id, message.channel.id)) is not None:
            return await _delivered(message, rendered_wait(wait, self.texts(message))) if wait.is_news else None
        try:
            answer, coverage = await self._looked_up(message, question)
        except Exception:  # whatever it was, who asked must not be left waiting
            logger.exception("A question could not be answered")
            return await self.say(message, self.texts(message).failed)
        preferences = self.preferences.of(message.guild.id if message.guild else None)
        texts = self.texts(message, answer.language)
        reply = rendered(answer, coverage, texts, is_short=preferences.is_short)
        thread = await thread_for(message, question) if preferences.opens_threads else None
        return await _delivered(message, reply, buttons_below(reply, question, texts), thread)

    async def say(self, message: discord.Message, words: str) -> discord.Message | None:
        """Replies to `message` with words of the bot's own; what was sent, if it could be."""
        return await _delivered(message, Reply(words))

    def texts(self, message: discord.Message, language: str | None = None) -> Texts:
        """The bot's words: in the question's `language`, else as the server prefers."""
        guild = message.guild
        preferred = self.preferences.of(guild.id if guild else None).language
        return texts_for(language, preferred, guild.preferred_locale.value if guild else None, self.language)

    async def _looked_up(self, message: discord.Message, question: str) -> tuple[Answer, Coverage]:
        looking = asyncio.create_task(self.reception.answer(message.author.id, question))
        done, _ = await asyncio.wait([looking], timeout=UNHURRIED)
        if not done:
            await _show_typing(message.channel)
        return await looking


async def _delivered(
    message: discord.Message,
    reply: Reply,
    view: discord.ui.View | None = None,
    thread: discord.Thread | None = None,
) -> discord.Message | None:
    try:
        return await answer_message(message, reply, view, thread)
    except NOT_DELIVERED as error:
        logger.warning("A reply could not be delivered (%s)", type(error).__name__)
        return None


async def _show_typing(channel: discord.abc.Messageable) -> None:
    try:
        await channel.typing()
    except NOT_DELIVERED as error:
        logger.info("Typing could not be shown (%s)", type(error).__name__)
