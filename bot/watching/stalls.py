"""How long the event loop keeps tasks waiting that are due: while it is busy, nothing is acknowledged."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from time import perf_counter

TICK = 0.05
"""Seconds between two looks; a stall that is shorter may be missed."""


async def keep_timing(note: Callable[[float], None]) -> None:
    """Gives `note` the seconds by which each look came late, until it is cancelled."""
    while True:
        due = perf_counter() + TICK
        await asyncio.sleep(TICK)
        note(max(0.0, perf_counter() - due))
