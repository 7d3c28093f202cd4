"""The client of a process that serves some of several shards."""

from __future__ import annotations

from discord.ext import commands

from bot.client import TalentmovesBot


class ShardedBot(TalentmovesBot, commands.AutoShardedBot):
    """Connected while all its shards are."""

    async def on_resumed(self) -> None:
        await self._another_is_back()

    async def on_shard_ready(self, shard_id: int) -> None:
        """A shard that has begun anew; `on_ready` comes only where all of them do."""
        if self.is_ready():
            await self._another_is_back()

    async def _another_is_back(self) -> None:
        if not any(shard.is_closed() for shard in self.shards.values()):
            await super().on_resumed()
