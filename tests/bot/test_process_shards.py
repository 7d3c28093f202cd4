"""Two processes with a shard each share one library, one set of settings and one memory in PostgreSQL."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from index import rebuild
from tests.bot.process import SEEDS, TOKEN, asked, carelessness, embedder, quoted, said_to
from tests.discord.process import BotProcess
from tests.discord.server import LoopbackDiscord
from tests.discord.state import Guild

pytestmark = pytest.mark.asyncio
QUESTION = "Who resigned from Google to warn about AI?"


def guild_on(server: LoopbackDiscord, shard: int) -> Guild:
    """A new guild that Discord puts on that shard of two; its id is a matter of the millisecond."""
    while True:
        guild = server.state.add_guild(f"On shard {shard}", server.owner)
        if (guild.id >> 22) % 2 == shard:
            server.state.add_channel(guild, "general")
            return guild
        del server.state.guilds[guild.id]


@asynccontextmanager
async def running(
    home: Path, server: LoopbackDiscord, engine: str, shards: str, sessions: int
) -> AsyncIterator[BotProcess]:
    """A bot on these shards, connected by as many sessions; its memory and library are in the database."""
    settings = {"BOT_TOKEN": TOKEN, "BOT_QUESTIONS_PER_MINUTE": "0", "BOT_SHARDS": shards, "INDEX_ENGINE": engine}
    process = BotProcess(home, server.base_url, home / "data", settings)
    before = server.gateway.identifies
    try:
        await process.start()
        await server.wait_for(lambda: server.gateway.identifies == before + sessions)
        await server.wait_for(lambda: server.state.commands[None])
        yield process
        assert await process.terminate() == 0, process.said
    finally:
        await process.kill()


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """The reports of 2023; beside them a home for each of three processes."""
    for home in ("one", "two", "three", "articles"):
        (tmp_path / home).mkdir()
    for seed in SEEDS.glob("2023-*.md"):
        (tmp_path / "articles" / seed.name).write_bytes(seed.read_bytes())
    return tmp_path / "articles"


async def test_two_bots_with_disjoint_shards_share_library_settings_and_votes(
    articles: Path, tmp_path: Path, engine: str
) -> None:
    await asyncio.to_thread(rebuild, [articles], tmp_path / "built", embedder(), engine=engine)
    async with LoopbackDiscord(token=TOKEN) as server:
        first, second = guild_on(server, 0), guild_on(server, 1)
        async with (
            running(tmp_path / "one", server, engine, "0/2", 1),
            running(tmp_path / "two", server, engine, "1/2", 1),
        ):
            panel = await server.wait_for_reply(await server.slash(server.owner, "settings", guild=first))
            await server.component(server.owner, panel, "settings:length", ["sentence"])
            await server.wait_for(lambda: len(panel.versions) > 1)
            server.guild = first
            short = await asked(server, QUESTION)
            down = next(custom_id for custom_id in short.controls if custom_id.startswith("vote:down:"))
            await server.wait_for_reply(await server.component(server.user, short, down))
            server.guild = second
            long = await asked(server, QUESTION)
            gaps_of_second = await said_to(server, server.operator, "gaps")

        async with running(tmp_path / "three", server, engine, "0-1/2", 2) as process:
            server.guild = first
            short_again = await asked(server, QUESTION)
            server.guild = second
            long_again = await asked(server, QUESTION)
            await server.wait_for(lambda: "Connected to Discord, " in process.said)
            await server.gateway.invalidate(shard=1)
            await server.wait_for(lambda: "Connected to Discord again" in process.said)
            after_one_began_anew = await asked(server, QUESTION)

    texts = [len(quoted(message.content).text) for message in (short, long, short_again, long_again)]
    assert texts[0] == texts[2] < texts[1] == texts[3]
    assert quoted(after_one_began_anew.content) == quoted(long_again.content)
    assert f"- {QUESTION} (👎 1)" in gaps_of_second
    assert (server.violations, server.unexpected, carelessness(server)) == ([], [], [])
