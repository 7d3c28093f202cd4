"""One newsfeed that is followed: when it is to be asked again, and what became of its pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from index.sources.fetching import UNKNOWN, Tags

FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=30), timedelta(days=7)
"""How long a feed that fails is left alone: each time twice as long."""

DEAD_AFTER = 5
"""Failures in a row after which a feed is called dead; it is still tried, once a week in the end."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """One feed. `next` is before which it is not asked; `trouble` is why it failed last, `failures` how often in a row."""

    url: str
    title: str
    kind: str
    tags: Tags = UNKNOWN
    checked: datetime | None = None
    next: datetime | None = None
    failures: int = 0
    trouble: str | None = None

    @property
    def is_dead(self) -> bool:
        return self.failures >= DEAD_AFTER

    def is_due(self, now: datetime) -> bool:
        return self.next is None or self.next <= now


class Seen(StrEnum):
    """What became of a page that a feed named."""

    KEPT = "kept"
    LEFT_OUT = "left_out"
    FAILED = "failed"


def failed(feed: Subscription, trouble: str, now: datetime, retry_after: float | None = None) -> Subscription:
    """The feed after one more failure: asked again after a pause that doubles, or later where the server wants it so."""
    pause = min(FIRST_PAUSE * 2 ** min(feed.failures, 20), LONGEST_PAUSE)
    pause = max(pause, timedelta(seconds=retry_after or 0.0))
    return replace(feed, checked=now, next=now + pause, failures=feed.failures + 1, trouble=trouble)


def succeeded(feed: Subscription, now: datetime) -> Subscription:
    """The feed after it was read: due again at once."""
    return replace(feed, checked=now, next=None, failures=0, trouble=None)


def is_refresh_due(last: datetime | None, now: datetime, every: timedelta) -> bool:
    """Whether feeds that were refreshed `last` are to be again; what a clock that ran ahead has written counts for nothing."""
    return last is None or not last <= now < last + every
