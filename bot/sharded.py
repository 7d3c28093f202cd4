"""The client of a process that serves some of several shards."""

from __future__ import annotations

from discord.ext import commands

from bot.client import TalentmovesBot


class ShardedBot(TalentmovesBot, commands.AutoShardedBot):
    """Connected while all its shards are."""

    async def on_resumed(self) -> None:
        if not any(shard.is_closed() for shard in self.shards.values()):
            await super().on_resumed()
