"""Rebuilds under twenty questions a second: how long the event loop keeps anybody waiting."""

from __future__ import annotations

import asyncio
import re
import socket
import tempfile
from dataclasses import replace
from pathlib import Path

import aiohttp

from bot.watching.stalls import keep_timing
from tests.bot.process import Stage, built, staged
from tests.discord.interaction import Interaction
from tests.discord.process import BotProcess
from tests.soak.counting import Counts
from tests.soak.faults import ASKED

MEANING = (
    "`/rebuild` of the seeds, again and again, while twenty people a second ask. A stall is how late the event loop comes to what is due. "
    "The suite's own process does little: what it meets tells how busy the machine is with other things."
)

REBUILDS, EACH = 3, 1 / 20
IN_TIME = 30.0
LIMIT = "0.25"


def run(seed: int, share: float = 1.0) -> Counts:
    """Nothing is drawn by lot here. Raises AssertionError where a question was not answered."""
    return asyncio.run(_run(max(1, round(REBUILDS * share))))


async def _run(rebuilds: int) -> Counts:
    with tempfile.TemporaryDirectory() as home, socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
        free.close()
        index = built(Path(home) / "seeds")
        async with staged(Path(home), index, acknowledge_within=IN_TIME) as stage:
            process = BotProcess(Path(home), stage.server.base_url, stage.folder, _settings(stage, port))
            busy = replace(stage, process=process)
            await busy.start()
            await stage.server.wait_for(lambda: "Connected to Discord" in process.said)
            before = await _stalls(port)
            ours: list[float] = []
            timing = asyncio.create_task(keep_timing(ours.append))
            asked = await _asked_while_rebuilding(busy, rebuilds)
            timing.cancel()
            after = await _stalls(port)
            await process.terminate()
    waited = sorted(one.acknowledged_after_ms or 0.0 for one in asked)
    return {
        "rebuilds": rebuilds,
        "questions": len(asked),
        "looks at the clock": after["+Inf"] - before["+Inf"],
        "stalls above 50 ms": _above("0.05", before, after),
        "stalls above 100 ms": _above("0.1", before, after),
        "stalls above 250 ms": _above(LIMIT, before, after),
        "longest stall, ms (since the start)": after["longest"],
        "meanwhile in this suite's own process: stalls above 250 ms": sum(stall > float(LIMIT) for stall in ours),
        "meanwhile in this suite's own process: longest, ms": round(max(ours) * 1000),
        "acknowledged after, ms: p50": round(waited[len(waited) // 2]),
        "acknowledged after, ms: p99": round(waited[len(waited) * 99 // 100]),
    }


def _settings(stage: Stage, port: int) -> dict[str, str]:
    return {
        "BOT_TOKEN": stage.server.token,
        "BOT_QUESTIONS_PER_MINUTE": "0",
        "BOT_METRICS_PORT": str(port),
        "INDEX_ARTICLES": str(stage.articles),
    }


async def _asked_while_rebuilding(stage: Stage, rebuilds: int) -> list[Interaction]:
    server = stage.server
    asked: list[Interaction] = []
    users = [server.state.add_user(f"person {number}") for number in range(100)]
    for round_ in range(rebuilds):
        for number, article in enumerate(sorted(stage.articles.glob("*.md"))):
            article.write_text(f"{article.read_text('utf-8')}\nRound {round_}, number {number}.\n", "utf-8")
        rebuilding = await server.slash(server.operator, "rebuild", guild=server.guild)
        while not re.search("rebuilt|ended|failed|already", rebuilding.content):
            user = users[len(asked) % len(users)]
            question = f"{ASKED[len(asked) % len(ASKED)]} {len(asked)}"  # the same one would be looked up once
            asked.append(await server.slash(user, "ask", {"question": question}, server.guild))
            await asyncio.sleep(EACH)
        assert "is rebuilt" in rebuilding.content, rebuilding.content
    for one in asked:
        await server.wait_for_reply(one, 60.0)
    return asked


async def _stalls(port: int) -> dict[str, int]:
    """Cumulated counts by the upper border of their bucket; `longest` in ms."""
    url = f"http://127.0.0.1:{port}/metrics"
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        text = await response.text()
    buckets = re.findall(r'event_loop_stall_seconds_bucket\{le="([^"]+)"\} ([\d.e+]+)', text)
    longest = re.search(r"event_loop_longest_stall_seconds ([\d.e+-]+)", text)
    assert longest is not None
    return {border: int(float(count)) for border, count in buckets} | {"longest": round(float(longest[1]) * 1000)}


def _above(border: str, before: dict[str, int], after: dict[str, int]) -> int:
    return (after["+Inf"] - after[border]) - (before["+Inf"] - before[border])
