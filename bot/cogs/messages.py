"""Questions in direct messages, mentions and replies that ping the bot, and what becomes of them."""

from __future__ import annotations

from typing import TypeVar

import discord
from discord.ext import commands

from bot.access.addressing import Hint, Incoming, Question, decided, is_correction
from bot.cogs.replying import Replier
from bot.delivery.places import places
from bot.manners.order import Order
from bot.texts import listed

T = TypeVar("T")

THREADS, HINTED, ASKED = 1000, 10_000, 1000
"""How many threads with answers, channels with a hint, and questions that may be corrected are remembered."""


class Messages(commands.Cog):
    """Answers messages that are meant for the bot, and says once a channel how to ask where it can't or shan't answer."""

    def __init__(self, bot: discord.Client, replier: Replier) -> None:
        self.bot = bot
        self.replier = replier
        self._order = Order()
        self._threads: dict[int, None] = {}
        self._hinted: dict[int, None] = {}
        self._asked: dict[int, str] = {}

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answers `message`, hints, or stays silent."""
        async with self._order.of(message.id):
            match decided(self._incoming(message)):
                case Question() if (elsewhere := self._elsewhere(message)) is not None:
                    await self._hint(message, elsewhere)
                case Question() as question:
                    _remember(self._asked, message.id, question.text, ASKED)
                    self._note_thread(await self.replier.answer(message, question))
                case Hint():
                    await self._hint(message, self.replier.texts(message).how_to_ask_here)

    @commands.Cog.listener()
    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Answers what a question says now; also a message that turned into one."""
        message = payload.message
        if not is_correction(message.created_at, message.edited_at) or self._elsewhere(message) is not None:
            return
        async with self._order.of(message.id):
            match decided(self._incoming(message)):
                case Question() as question if question.text and self._asked.get(message.id) != question.text:
                    _remember(self._asked, message.id, question.text, ASKED)
                    self._note_thread(await self.replier.correct(message, question))

    @commands.Cog.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """Takes the answer away with its question."""
        async with self._order.of(payload.message_id):
            await self.replier.withdraw([payload.message_id])

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """Takes the answers away with their questions."""
        await self.replier.withdraw(sorted(payload.message_ids))

    def _note_thread(self, sent: discord.Message | None) -> None:
        if sent is not None and isinstance(sent.channel, discord.Thread):
            _remember(self._threads, sent.channel.id, None, THREADS)

    async def _hint(self, message: discord.Message, words: str) -> None:
        if message.channel.id not in self._hinted:
            _remember(self._hinted, message.channel.id, None, HINTED)
            await self.replier.say(message, words)

    def _elsewhere(self, message: discord.Message) -> str | None:
        """Where to ask instead, if the server does not want answers here."""
        preferences = self.replier.preferences(message)
        if preferences.allow(*places(message.channel)):
            return None
        texts = self.replier.texts(message)
        return texts.elsewhere.format(
            channels=listed([f"<#{channel}>" for channel in sorted(preferences.channels)], texts)
        )

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
            in_thread=isinstance(message.channel, discord.Thread),
            in_known_thread=message.channel.id in self._threads,
        )


def _remember(seen: dict[int, T], key: int, value: T, limit: int) -> None:
    """Keeps the latest `limit` keys; a dict keeps their order."""
    seen.pop(key, None)
    seen[key] = value
    while len(seen) > limit:
        seen.pop(next(iter(seen)))
