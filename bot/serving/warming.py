"""Titles, which are looked through while somebody types, are read beforehand: at the start of the bot, and when the index has changed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.lookup import Answers

logger = logging.getLogger(__name__)

EVERY = 5.0
"""Seconds between two looks whether the index has changed."""


async def keep_warm(answers: Answers, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
    """Reads the titles of each new generation, for ever; what fails is logged, and tried again with the next one."""
    warm = ""
    while True:
        generation = await asyncio.to_thread(lambda: answers.generation)
        if generation != warm:
            warm = generation
            await _warmed(answers)
        await sleep(EVERY)


async def _warmed(answers: Answers) -> None:
    try:
        await asyncio.to_thread(answers.browser.titles, "a")
    except Exception:  # whatever it was, the first who types waits a little instead
        logger.exception("Titles could not be read beforehand")
