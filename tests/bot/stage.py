"""The bot on a simulated Discord: one server, one channel, one member."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import discord
import simcord
from simcord.backend.models import AllowedMentions

from bot.client import TalentmovesBot
from bot.settings import BotSettings
from bot.watching.metrics import Metrics
from tests.bot.fakes import FakeAnswers, FakeRebuilder


@dataclass
class Stage:
    """Alice may manage the server, so that Discord shows her `/rebuild`; that makes her no operator."""

    env: simcord.Env
    bot: TalentmovesBot
    answers: FakeAnswers
    rebuilder: FakeRebuilder
    guild: simcord.GuildHandle
    channel: simcord.ChannelHandle
    alice: simcord.MemberActor
    locale: str = "en-US"
    is_added_to_server: bool = True
    """Else Alice uses the bot as an app that she alone has installed."""

    @property
    def last(self) -> discord.Message:
        message = self.channel.last_message
        assert message is not None
        return message

    def replies(self) -> list[discord.Message]:
        assert self.bot.user is not None
        return [message for message in self.channel.history() if message.author.id == self.bot.user.id]

    def requests(self, method: str, ending: str) -> list[Any]:
        return [
            request.json
            for request in self.env.http_requests
            if request.method == method and request.path.endswith(ending)
        ]

    async def reply_without_ping(self, to: discord.Message, content: str) -> None:
        """A reply with the ping switched off, which SimCord's actors always leave on."""
        self.env.backend.create_message(
            self.channel.id,
            self.alice.id,
            content,
            reference={"channel_id": str(to.channel.id), "message_id": str(to.id)},
            allowed_mentions=AllowedMentions(replied_user=False),
        )
        await self.env.settle()

    def complete(self, event: str, payload: Any) -> None:
        """SimCord itself only sends en-US, and does not say for whom an app is installed."""
        if event == "INTERACTION_CREATE":
            payload["locale"] = self.locale
            added, installed = {"0": payload.get("guild_id", "0")}, {"1": str(self.alice.id)}
            payload["authorizing_integration_owners"] = added if self.is_added_to_server else installed


def build_bot(folder: Path, answers: FakeAnswers, rebuilder: FakeRebuilder, operators: set[int]) -> TalentmovesBot:
    settings = BotSettings(operators=frozenset(operators))
    return TalentmovesBot(
        settings, answers, rebuilder, folder, "fake-embedder", datetime(2024, 7, 15, tzinfo=UTC), Metrics()
    )


@asynccontextmanager
async def staged(
    folder: Path,
    answers: FakeAnswers | None = None,
    rebuilder: FakeRebuilder | None = None,
    *,
    operator: bool = False,
    expects_errors: bool = False,
    preferred_locale: str = "en-US",
) -> AsyncIterator[Stage]:
    """A running bot; Alice is an operator if `operator`."""
    answers, rebuilder = answers or FakeAnswers(), rebuilder or FakeRebuilder()
    bot = build_bot(folder, answers, rebuilder, set())
    env = simcord.Env(bot)
    alice = env.create_user("alice", global_name="Alice **the** @everyone")
    bot.settings = BotSettings(operators=frozenset({alice.id} if operator else set()))
    await env.start()
    with env.time_context():
        guild = env.create_guild(preferred_locale=preferred_locale)
        role = guild.create_role("Managers", permissions=discord.Permissions(manage_guild=True))
        stage = Stage(
            env,
            bot,
            answers,
            rebuilder,
            guild,
            guild.create_text_channel("news"),
            guild.add_member(alice, roles=[role]),
        )
        env.backend.subscribers.insert(0, stage.complete)
        try:
            yield stage
        finally:
            await env.shutdown()
    if not expects_errors:
        env.raise_errors()
