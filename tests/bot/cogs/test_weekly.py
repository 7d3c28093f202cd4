"""The weekly summary on a simulated Discord."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.cogs.weekly import Weekly
from bot.state.database import FILE
from bot.texts import texts_for
from tests.bot.stage import Stage, staged

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@dataclass
class Clock:
    now: datetime = MONDAY

    def __call__(self) -> datetime:
        return self.now


def weekly(stage: Stage, clock: Clock) -> Weekly:
    return Weekly(stage.bot, stage.bot.memory, stage.channel.id, texts_for("en"), clock)


async def test_it_is_sent_once_a_week_and_says_what_was_not_answered(tmp_path: Path) -> None:
    clock = Clock()
    async with staged(tmp_path) as stage:
        stage.bot.memory.questions.note("Who left Nowhere?", is_unanswered=True)
        summary = weekly(stage, clock)
        sent = []
        for hours in (0, 1, 24, 24 * 7):
            clock.now = MONDAY + timedelta(hours=hours)
            await summary.look()
            sent.append(len(stage.replies()))

        assert sent == [1, 1, 1, 2]
        assert stage.last.content == (
            "Last 7 days: 👍 0 · 👎 0\n**Questions without a good answer:**\n- Who left Nowhere? (not answered: 1)"
        )


async def test_it_comes_by_itself_while_the_bot_runs(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        sent = asyncio.Event()
        stage.env.backend.subscribers.append(lambda event, _: sent.set() if event == "MESSAGE_CREATE" else None)

        await stage.bot.add_cog(weekly(stage, Clock()))
        await asyncio.wait_for(sent.wait(), 20)

        await stage.bot.remove_cog("Weekly")
        assert len(stage.replies()) == 1


async def test_after_a_restart_it_is_not_sent_again(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        for _ in range(2):
            await weekly(stage, Clock()).look()

        assert len(stage.replies()) == 1


async def test_what_could_not_be_sent_is_sent_the_next_time(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        summary = weekly(stage, Clock())
        stage.env.inject_error("POST", "/channels/*/messages", status=403, code=50013)
        sent = []
        for _ in range(2):
            await summary.look()
            sent.append(len(stage.replies()))

        assert sent == [0, 1]


async def test_where_nothing_is_remembered_nothing_is_sent_rather_than_every_hour(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"this is no database" * 100)
    async with staged(tmp_path) as stage:
        await weekly(stage, Clock()).look()

        assert stage.replies() == []


async def test_without_the_setting_there_is_none(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        assert stage.bot.get_cog("Weekly") is None
