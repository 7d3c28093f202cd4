"""A question in a message -> the reply to it, in the channel or in a thread; the reply follows what becomes of it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence

import discord

from bot.access.addressing import Question
from bot.cogs.buttons import buttons_below
from bot.conversation import Key, language_of_reset
from bot.delivery.hindrances import hindrance
from bot.delivery.places import thread_for
from bot.delivery.retrying import NOT_DELIVERED
from bot.delivery.sending import answer_message, change_message
from bot.reception import Heard, Reception
from bot.rendering.answers import rendered, rendered_wait
from bot.rendering.reply import Reply
from bot.state.memory import Memory
from bot.state.preferences import Preferences
from bot.state.replies import Sent
from bot.texts import Texts, texts_for

logger = logging.getLogger(__name__)

UNHURRIED = 0.5
"""Seconds of silence after which the bot shows that it is typing."""


class Replier:
    """Answers messages; whatever goes wrong, who asked is told, or Discord is out of reach."""

    def __init__(self, bot: discord.Client, reception: Reception, memory: Memory, language: str) -> None:
        self.bot = bot
        self.reception = reception
        self.memory = memory
        self.language = language

    async def answer(self, message: discord.Message, question: Question) -> discord.Message | None:
        """Replies to `message` with the answer to `question`, with how to ask where it is empty, or that a conversation starts afresh;
        what was sent, if anything.

        Who asks too fast is told so once, and not again at every message.
        """
        if (wait := self.reception.admit(message.author.id, message.channel.id)) is not None:
            return await self._sent(message, rendered_wait(wait, self.texts(message))) if wait.is_news else None
        if not question.text:
            return await self.say(message, self.texts(message).how_to_ask)
        if (language := language_of_reset(question.text)) is not None:
            self.reception.forget(_key(message))
            return await self.say(message, self.texts(message, language).fresh_start)
        reply, view = await self._made(message, question)
        opens_thread = reply.passage and self.preferences(message).opens_threads
        thread = await thread_for(message, question.text) if opens_thread else None
        if thread is not None:
            self.reception.move(_key(message), (thread.id, message.author.id))
        return await self._sent(message, reply, view, thread)

    async def correct(self, message: discord.Message, question: Question) -> discord.Message | None:
        """Changes the reply to `message` into the answer to what it says now; without a reply, there will be one."""
        earlier = await self.memory.replies.to(message.id)
        if earlier is None:
            return await self.answer(message, question)
        if self.reception.admit(message.author.id, message.channel.id) is None:
            try:
                await change_message(self._partial(earlier), *await self._made(message, question))
            except NOT_DELIVERED as error:
                logger.info("A reply could not be changed (%s)", hindrance(error))
        return None

    async def withdraw(self, questions: Sequence[int]) -> None:
        """Deletes the replies to messages that are gone."""
        for sent in await self.memory.replies.taken(questions):
            try:
                await self._partial(sent).delete()
            except NOT_DELIVERED as error:
                logger.info("A reply could not be deleted (%s)", hindrance(error))

    async def say(self, message: discord.Message, words: str) -> discord.Message | None:
        """Replies to `message` with words of the bot's own; what was sent, if it could be."""
        return await self._sent(message, Reply(words))

    def preferences(self, message: discord.Message) -> Preferences:
        """Those of the server in which the message stands."""
        return self.memory.preferences.of(message.guild.id if message.guild else None)

    def texts(self, message: discord.Message, language: str | None = None) -> Texts:
        """The bot's words: in the question's `language`, else as the server prefers."""
        locale = message.guild.preferred_locale.value if message.guild else None
        return texts_for(language, self.preferences(message).language, locale, self.language)

    async def _made(self, message: discord.Message, question: Question) -> tuple[Reply, discord.ui.View | None]:
        try:
            heard = await self._looked_up(message, question)
        except Exception:  # whatever it was, who asked must not be left waiting
            logger.exception("A question could not be answered")
            return Reply(self.texts(message).failed), None
        texts, completion = self.texts(message, heard.answer.language), heard.completion
        length = self.preferences(message).length
        reply = rendered(heard.answer, heard.coverage, texts, understood=completion.told, length=length)
        return reply, buttons_below(reply, completion.whole, texts)

    async def _looked_up(self, message: discord.Message, question: Question) -> Heard:
        asking = self.reception.converse(_key(message), message.id, question.text, goes_on=question.goes_on)
        looking = asyncio.create_task(asking)
        done, _ = await asyncio.wait([looking], timeout=UNHURRIED)
        if not done:
            await _show_typing(message.channel)
        return await looking

    async def _sent(
        self,
        message: discord.Message,
        reply: Reply,
        view: discord.ui.View | None = None,
        thread: discord.Thread | None = None,
    ) -> discord.Message | None:
        try:
            sent = await answer_message(message, reply, view, thread)
        except NOT_DELIVERED as error:
            logger.warning("A reply could not be delivered (%s)", hindrance(error))
            return None
        self.memory.replies.note(message.id, Sent(sent.channel.id, sent.id))
        return sent

    def _partial(self, sent: Sent) -> discord.PartialMessage:
        return self.bot.get_partial_messageable(sent.channel).get_partial_message(sent.message)


def _key(message: discord.Message) -> Key:
    return message.channel.id, message.author.id


async def _show_typing(channel: discord.abc.Messageable) -> None:
    try:
        await channel.typing()
    except NOT_DELIVERED as error:
        logger.info("Typing could not be shown (%s)", hindrance(error))
