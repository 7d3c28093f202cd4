"""The event loop is watched for stalls."""

from __future__ import annotations

import asyncio
import time

from bot.watching.stalls import TICK, keep_timing


async def test_a_blocked_event_loop_is_noticed() -> None:
    noted: list[float] = []
    timing = asyncio.create_task(keep_timing(noted.append))
    await asyncio.sleep(TICK / 2)

    time.sleep(4 * TICK)  # noqa: ASYNC251  # what must not happen
    await asyncio.sleep(2 * TICK)
    timing.cancel()

    assert max(noted) >= 2 * TICK
    assert min(noted) >= 0
