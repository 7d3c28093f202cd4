"""An address -> a feed that is followed."""

from __future__ import annotations

from index.errors import FeedError
from index.sources.feeds import Feed, feed_of, feeds_named_by
from index.sources.fetching import Fetched
from index.sources.subscription import Seen, Subscription
from index.sources.subscriptions import Feeds
from index.sources.urls import canonical_url, host_of
from index.sources.visiting import Visitor


def subscribe(url: str, feeds: Feeds, visitor: Visitor) -> tuple[Subscription, bool]:
    """Follow the feed or sitemap at `url`, or the first feed that the page there names; whether it is new.

    Nothing that it names is read yet. Raises `SourceError`, and what `feeds` do.
    """
    found, feed = _feed_at(url, visitor)
    address = canonical_url(found.url)
    with feeds.open() as subscriptions:
        if known := subscriptions.get(address):
            return known, False
        # without tags: the first refresh has to be sent it
        subscription = Subscription(address, feed.title or host_of(address), feed.kind)
        subscriptions.save(subscription)
        return subscription, True


def unsubscribe(url: str, feeds: Feeds) -> bool:
    """Follow the feed no more; whether it was followed. Its articles stay. Raises `ForbiddenError`, and what `feeds` do."""
    with feeds.open() as subscriptions:
        return subscriptions.remove(canonical_url(url))


def followed_feeds(feeds: Feeds) -> list[tuple[Subscription, dict[Seen, int]]]:
    """Every feed that is followed, with how many of its pages were kept, left out, and failed. Raises what `feeds` do."""
    if not feeds.are_followed():
        return []
    with feeds.open() as subscriptions:
        return [(feed, subscriptions.counts(feed.url)) for feed in subscriptions.all()]


def _feed_at(url: str, visitor: Visitor) -> tuple[Fetched, Feed]:
    fetched = visitor.page(url)
    try:
        return fetched, feed_of(fetched)
    except FeedError:
        named = feeds_named_by(fetched)
        if not named:
            raise
    fetched = visitor.page(named[0])
    return fetched, feed_of(fetched)
