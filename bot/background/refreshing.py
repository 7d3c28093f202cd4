"""Newsfeeds are refreshed on a schedule while the bot serves, in a worker process."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.background.rebuilding import Order
from bot.background.worker import Worker, WorkFailedError
from index import EngineError, ProgressListener, RebuildReport, RebuildRunningError, follows_feeds, is_owed

if TYPE_CHECKING:
    from index import Refreshed

logger = logging.getLogger(__name__)

FIRST_AFTER = 60.0
"""Seconds after the start of the bot: it answers first."""

_TURN, _TURNS = 5.0, 120
"""Seconds between two looks whether another rebuild has ended, and how many are taken."""


@dataclass(frozen=True, slots=True)
class Renewal:
    """What a refresh brought, as lines for the log, and the rebuild, if there was anything new."""

    lines: tuple[str, ...]
    report: RebuildReport | None


@dataclass(frozen=True, slots=True)
class RenewalOrder:
    """Which feeds to refresh and what to rebuild then; sent to the worker as it is."""

    order: Order
    every: timedelta
    """How often; who shares the feeds with other bots leaves out what they have done."""

    def __call__(self, listener: ProgressListener) -> Renewal:
        from index import Visitor, refresh  # brings HTTP and feeds: the worker's alone

        order = self.order
        brought = refresh(order.folder, Visitor(order.manners), order.engine, due_only=True, every=self.every)
        lines = tuple(line for one in brought for line in told(one))
        return Renewal(lines, self._rebuilt(listener) if is_owed(order.folder) else None)

    def _rebuilt(self, listener: ProgressListener) -> RebuildReport:
        """Waits while somebody else rebuilds: what was added just now may be missing there."""
        for _ in range(_TURNS):
            try:
                return self.order(listener, None)
            except RebuildRunningError:
                time.sleep(_TURN)
        return self.order(listener, None)


def told(brought: Refreshed) -> list[str]:
    """What a refresh of one feed brought, as lines for the log, with the reason for everything that was left out."""
    feed = brought.feed
    if feed.trouble:
        state = "is dead" if feed.is_dead else "failed"
        return [f"Feed {feed.url} {state} ({feed.failures} in a row): {feed.trouble}"]
    return [
        *(f"Feed {feed.url}: kept {added.article.url}: {added.article.title}" for added in brought.kept),
        *(f"Feed {feed.url}: left out {missed.url}: {missed.reason}" for missed in brought.left_out),
        *(f"Feed {feed.url}: failed {missed.url}: {missed.reason}" for missed in brought.failed),
    ]


async def keep_refreshing(order: RenewalOrder, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
    """Refreshes as often as the order says, for ever; never, where that is 0. What fails is logged and tried again."""
    if not order.every:
        return
    await sleep(FIRST_AFTER)
    while True:
        await _refreshed(order)
        await sleep(order.every.total_seconds())


async def _refreshed(order: RenewalOrder) -> None:
    try:
        if not await asyncio.to_thread(follows_feeds, order.order.folder, order.order.engine):
            return
        renewal = await Worker().run(order, lambda progress: None)
    except (EngineError, WorkFailedError) as error:
        logger.warning("Refreshing the feeds failed: %s", error)
        return
    for line in renewal.lines:
        logger.info("%s", line)
    if renewal.report:
        logger.info("Feeds brought %d new and %d changed articles", renewal.report.added, renewal.report.changed)
