"""Questions in direct messages, mentions and replies that ping the bot."""

from __future__ import annotations

import asyncio
import logging

import discord
from discord.ext import commands

from bot.addressing import Hint, Incoming, Question, decided
from bot.cogs.passages import view_for
from bot.delivery import NOT_DELIVERED, answer_message
from bot.lookup import Answers, look_up
from bot.rendering import Reply, rendered
from bot.texts import Texts, texts_for
from index import Answer, Coverage

logger = logging.getLogger(__name__)

THREADS, HINTED = 1000, 10_000
"""How many threads with answers, and channels with a hint, are remembered."""

UNHURRIED = 0.5
"""Seconds of silence after which the bot shows that it is typing."""


class Messages(commands.Cog):
    """Answers messages that are meant for the bot, and says once a channel how to ask where it can't read."""

    def __init__(self, bot: discord.Client, answers: Answers, k: int, language: str) -> None:
        self.bot = bot
        self.answers = answers
        self.k = k
        self.language = language
        self._threads: dict[int, None] = {}
        self._hinted: dict[int, None] = {}

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answers `message`, hints, or stays silent."""
        match decided(self._incoming(message)):
            case Question(text=""):
                await self._send(message, Reply(self._texts(message).how_to_ask))
            case Question(text=question):
                await self._answer(message, question)
            case Hint() if message.channel.id not in self._hinted:
                _remember(self._hinted, message.channel.id, HINTED)
                await self._send(message, Reply(self._texts(message).how_to_ask_here))

    async def _answer(self, message: discord.Message, question: str) -> None:
        try:
            answer, coverage = await self._looked_up(message, question)
        except Exception:  # whatever it was, who asked must not be left waiting
            logger.exception("A question could not be answered")
            await self._send(message, Reply(self._texts(message).failed))
            return
        texts = self._texts(message, answer.language)
        await self._send(message, rendered(answer, coverage, texts), texts)
        if isinstance(message.channel, discord.Thread):
            _remember(self._threads, message.channel.id, THREADS)

    async def _looked_up(self, message: discord.Message, question: str) -> tuple[Answer, Coverage]:
        looking = asyncio.create_task(look_up(self.answers, question, self.k))
        done, _ = await asyncio.wait([looking], timeout=UNHURRIED)
        if not done:
            await _show_typing(message.channel)
        return await looking

    async def _send(self, message: discord.Message, reply: Reply, texts: Texts | None = None) -> None:
        try:
            await answer_message(message, reply, view_for(reply.others, texts) if texts else None)
        except NOT_DELIVERED as error:
            logger.warning("A reply could not be delivered (%s)", type(error).__name__)

    def _texts(self, message: discord.Message, language: str | None = None) -> Texts:
        guild = message.guild
        return texts_for(language, guild.preferred_locale.value if guild else None, self.language)

    def _incoming(self, message: discord.Message) -> Incoming:
        me = self.bot.user
        replied = message.reference.resolved if message.reference else None
        role = message.guild.self_role if message.guild else None
        return Incoming(
            content=message.content,
            from_machine=message.author.bot or message.webhook_id is not None or message.is_system(),
            direct=message.guild is None,
            mentions_bot=me is not None and me in message.mentions,
            mentions_bots_role=role is not None and role in message.role_mentions,
            replies_to_bot=isinstance(replied, discord.Message) and replied.author == me,
            in_known_thread=message.channel.id in self._threads,
        )


async def _show_typing(channel: discord.abc.Messageable) -> None:
    try:
        await channel.typing()
    except NOT_DELIVERED as error:
        logger.info("Typing could not be shown (%s)", type(error).__name__)


def _remember(seen: dict[int, None], key: int, limit: int) -> None:
    """Keeps the latest `limit` keys; a dict keeps their order."""
    seen.pop(key, None)
    seen[key] = None
    while len(seen) > limit:
        seen.pop(next(iter(seen)))
