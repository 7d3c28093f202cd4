"""Which weeks have had their summary."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.state.memory import Memory
from bot.state.summaries import week_of


@pytest.mark.parametrize(
    ("now", "week"),
    [
        (datetime(2026, 11, 23, 7, 59, tzinfo=UTC), "2026-W47"),
        (datetime(2026, 11, 23, 8, 0, tzinfo=UTC), "2026-W48"),
        (datetime(2026, 11, 29, 23, 0, tzinfo=UTC), "2026-W48"),
        (datetime(2027, 1, 1, 12, 0, tzinfo=UTC), "2026-W53"),
    ],
)
def test_a_week_begins_on_monday_morning(now: datetime, week: str) -> None:
    assert week_of(now) == week


async def test_a_week_is_claimed_once_unless_it_is_given_back(memory: Memory) -> None:
    claims = [await memory.summaries.claim(week) for week in ("2026-W48", "2026-W48", "2026-W49")]
    memory.summaries.release("2026-W48")

    assert claims == [True, False, True]
    assert await memory.summaries.claim("2026-W48")
