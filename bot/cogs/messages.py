"""Questions in direct messages, mentions and replies that ping the bot."""

from __future__ import annotations

import discord
from discord.ext import commands

from bot.addressing import Hint, Incoming, Question, decided
from bot.cogs.replying import Replier
from bot.places import places
from bot.texts import listed

THREADS, HINTED = 1000, 10_000
"""How many threads with answers, and channels with a hint, are remembered."""


class Messages(commands.Cog):
    """Answers messages that are meant for the bot, and says once a channel how to ask where it can't or shan't answer."""

    def __init__(self, bot: discord.Client, replier: Replier) -> None:
        self.bot = bot
        self.replier = replier
        self._threads: dict[int, None] = {}
        self._hinted: dict[int, None] = {}

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answers `message`, hints, or stays silent."""
        match decided(self._incoming(message)):
            case Question() if (elsewhere := self._elsewhere(message)) is not None:
                await self._hint(message, elsewhere)
            case Question(text=""):
                await self.replier.say(message, self.replier.texts(message).how_to_ask)
            case Question(text=question):
                sent = await self.replier.answer(message, question)
                if sent is not None and isinstance(sent.channel, discord.Thread):
                    _remember(self._threads, sent.channel.id, THREADS)
            case Hint():
                await self._hint(message, self.replier.texts(message).how_to_ask_here)

    async def _hint(self, message: discord.Message, words: str) -> None:
        if message.channel.id not in self._hinted:
            _remember(self._hinted, message.channel.id, HINTED)
            await self.replier.say(message, words)

    def _elsewhere(self, message: discord.Message) -> str | None:
        """Where to ask instead, if the server does not want answers here."""
        preferences = self.replier.preferences.of(message.guild.id if message.guild else None)
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
            in_known_thread=message.channel.id in self._threads,
        )


def _remember(seen: dict[int, None], key: int, limit: int) -> None:
    """Keeps the latest `limit` keys; a dict keeps their order."""
    seen.pop(key, None)
    seen[key] = None
    while len(seen) > limit:
        seen.pop(next(iter(seen)))
