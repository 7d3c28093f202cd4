"""Newsfeeds -> articles that a data folder keeps: what is new, and about people who change jobs in AI."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from index.errors import SourceError, StorageError, UnreachableError
from index.sources.adding import Added
from index.sources.feeds import Feed, feed_of
from index.sources.fetching import Fetched
from index.sources.looking import Missed, Outcomes, look_at
from index.sources.subscription import Seen, Subscription, failed, is_refresh_due, succeeded
from index.sources.subscriptions import Feeds, Subscriptions
from index.sources.visiting import Visitor

_MOST_MAPS = 3


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a refresh of one feed brought; `failed` are pages that could not be read and are tried again. Where the feed
    itself could not be read, its `trouble` says why."""

    feed: Subscription
    kept: tuple[Added, ...] = ()
    left_out: tuple[Missed, ...] = ()
    failed: tuple[Missed, ...] = ()

    @property
    def has_news(self) -> bool:
        """Whether the index has to be rebuilt."""
        return any(added.is_new for added in self.kept)


def refresh(
    feeds: Feeds,
    folder: Path,
    visitor: Visitor,
    *,
    due_only: bool = False,
    every: timedelta | None = None,
    now: datetime | None = None,
) -> Iterator[Refreshed]:
    """Ask each feed for what is new and keep in the data folder `folder` what is to be kept; one feed at a time.

    With `due_only`, feeds that failed are left alone until their pause is over. With `every`, as on a schedule of several
    machines, nothing is done where somebody refreshes, or has begun to less than so long ago. A feed or page that fails is
    reported, not raised. Raises what `feeds` do, and `StorageError`; also where another refresh is at work.
    """
    moment = now or datetime.now(UTC)
    with feeds.open_alone() as subscriptions:
        if subscriptions is None and every is None:
            raise StorageError("the feeds are being refreshed already; wait for it to end")
        if subscriptions is None or not is_refresh_due(subscriptions.refreshed(), moment, every or timedelta()):
            return
        subscriptions.note_refresh(moment)
        for feed in subscriptions.all():
            if not due_only or feed.is_due(moment):
                yield _Refresh(subscriptions, partial(feeds.share, folder), folder, visitor, moment).of(feed)


@dataclass(frozen=True, slots=True)
class _Refresh:
    subscriptions: Subscriptions
    share: Callable[[], None]
    folder: Path
    visitor: Visitor
    now: datetime

    def of(self, feed: Subscription) -> Refreshed:
        try:
            answer = self.visitor.get(feed.url, feed.tags)
            named = self._named_by(answer) if isinstance(answer, Fetched) else None
        except SourceError as error:
            pause = error.retry_after if isinstance(error, UnreachableError) else None
            return Refreshed(self.subscriptions.save(failed(feed, str(error), self.now, pause)))
        feed = succeeded(feed, self.now)
        if named is None or not isinstance(answer, Fetched):
            return Refreshed(self.subscriptions.save(feed))
        if answer.moved_to:
            feed = self.subscriptions.move(feed, answer.moved_to)
        brought = self._pages(feed, named)
        tags = answer.tags if self._is_read(named) else feed.tags  # until then the feed has to be sent once more
        title = named.title or feed.title
        return replace(brought, feed=self.subscriptions.save(replace(feed, tags=tags, title=title)))

    def _named_by(self, fetched: Fetched) -> Feed:
        """The feed with its entries; of a sitemap index those of its newest maps."""
        feed = feed_of(fetched)
        maps = [feed_of(self.visitor.page(url)) for url in feed.maps[:_MOST_MAPS]]
        return replace(feed, entries=(*feed.entries, *(entry for one in maps for entry in one.entries)))

    def _pages(self, feed: Subscription, named: Feed) -> Refreshed:
        """What became of the pages that were not seen yet; they count as seen once every machine has what was kept."""
        found = look_at(named, self.subscriptions.is_settled, self.folder, self.visitor)
        kept = tuple(one for _, one in found.values() if isinstance(one, Added))
        if kept:
            self.share()
        for url, (seen, one) in found.items():
            self.subscriptions.settle(url, feed.url, seen, one.reason if isinstance(one, Missed) else "", self.now)
        return Refreshed(feed, kept, _missed(found, Seen.LEFT_OUT), _missed(found, Seen.FAILED))

    def _is_read(self, named: Feed) -> bool:
        return all(self.subscriptions.is_settled(entry.url) for entry in named.entries)


def _missed(found: Outcomes, verdict: Seen) -> tuple[Missed, ...]:
    return tuple(one for seen, one in found.values() if seen is verdict and isinstance(one, Missed))
