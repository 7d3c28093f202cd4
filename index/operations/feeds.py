"""Newsfeeds that a library follows, wherever it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from index.postgres import driver_needed
from index.sources import refreshing, subscribing
from index.sources.feedfile import FeedFile
from index.sources.refreshing import Refreshed
from index.sources.subscription import Seen, Subscription
from index.sources.subscriptions import Feeds
from index.sources.visiting import Visitor


def subscribe(url: str, folder: Path, visitor: Visitor, engine: str | None = None) -> tuple[Subscription, bool]:
    """Follow the feed or sitemap at `url`, or the first feed that the page there names; whether it is new.

    Nothing that it names is read yet. With `engine`, a connection string of PostgreSQL, here and below, every machine
    follows it; else the data folder does. Raises `SourceError`, `StorageError`, `EngineError`.
    """
    return subscribing.subscribe(url, _feeds(folder, engine), visitor)


def unsubscribe(url: str, folder: Path, engine: str | None = None) -> bool:
    """Follow the feed no more; whether it was followed. Its articles stay.

    Raises `ForbiddenError`, `StorageError`, `EngineError`.
    """
    return subscribing.unsubscribe(url, _feeds(folder, engine))


def follows_feeds(folder: Path, engine: str | None = None) -> bool:
    """Whether any feed may be followed; quick. Raises `EngineError`."""
    return _feeds(folder, engine).are_followed()


def followed_feeds(folder: Path, engine: str | None = None) -> list[tuple[Subscription, dict[Seen, int]]]:
    """Every feed that is followed, with how many of its pages were kept, left out, and failed.

    Raises `StorageError`, `EngineError`.
    """
    return subscribing.followed_feeds(_feeds(folder, engine))


def refresh(
    folder: Path, visitor: Visitor, engine: str | None = None, *, due_only: bool = False, every: timedelta | None = None
) -> Iterator[Refreshed]:
    """Ask each feed for what is new and keep in the data folder what is to be kept; one feed at a time.

    With `due_only`, feeds that failed are left alone until their pause is over. With `every`, as on a schedule of several
    machines, nothing is done where somebody refreshes, or has begun to less than so long ago. A feed or page that fails is
    reported, not raised. Raises `StorageError`, also where another refresh is at work, and `EngineError`.
    """
    return refreshing.refresh(_feeds(folder, engine), folder, visitor, due_only=due_only, every=every)


def _feeds(folder: Path, engine: str | None) -> Feeds:
    if engine is None:
        return FeedFile(folder)
    with driver_needed():
        from index.postgres.feeds import FeedTables  # the driver is installed only where it is needed
    return FeedTables(engine)
