"""Newsfeeds -> articles that the data folder keeps: what is new, and about people who change jobs in AI."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from filelock import FileLock, Timeout

from index.errors import ReadingError, SourceError, StorageError, UnreachableError
from index.reading.page import article_from_raw
from index.sources.adding import Added, Hint, keep_page, page_of
from index.sources.feeds import Entry, Feed, feed_of
from index.sources.fetching import Fetched
from index.sources.subscriptions import Seen, Subscription, Subscriptions, failed, succeeded
from index.sources.topics import is_about, may_be_about
from index.sources.visiting import Visitor

LOCK = "feeds.lock"

MOST_PAGES = 25
"""How many new pages of one feed a refresh reads; the others wait for the next."""

MOST_FAILURES = 3
"""After so many pages that cannot be read, a feed's others wait, too."""

_MOST_MAPS = 3


@dataclass(frozen=True, slots=True)
class Missed:
    """A page that a feed names and that was not kept, and why."""

    url: str
    title: str
    reason: str


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
    folder: Path, visitor: Visitor, *, due_only: bool = False, now: datetime | None = None
) -> Iterator[Refreshed]:
    """Ask each feed of the data folder for what is new and keep what is to be kept; one feed at a time.

    With `due_only`, feeds that failed are left alone until their pause is over. A feed or page that fails is reported,
    not raised. Raises `StorageError`, also where another refresh is at work.
    """
    moment = now or datetime.now(UTC)
    with _alone(folder), Subscriptions.open(folder) as subscriptions:
        for feed in subscriptions.all():
            if not due_only or feed.is_due(moment):
                yield _Refresh(subscriptions, folder, visitor, moment).of(feed)


class _Refresh:
    def __init__(self, subscriptions: Subscriptions, folder: Path, visitor: Visitor, now: datetime) -> None:
        self._subscriptions, self._folder, self._visitor, self._now = subscriptions, folder, visitor, now

    def of(self, feed: Subscription) -> Refreshed:
        try:
            answer = self._visitor.get(feed.url, feed.tags)
            named = self._named_by(answer) if isinstance(answer, Fetched) else None
        except SourceError as error:
            pause = error.retry_after if isinstance(error, UnreachableError) else None
            return Refreshed(self._subscriptions.save(failed(feed, str(error), self._now, pause)))
        feed = succeeded(feed, self._now)
        if named is None or not isinstance(answer, Fetched):
            return Refreshed(self._subscriptions.save(feed))
        if answer.moved_to:
            feed = self._subscriptions.move(feed, answer.moved_to)
        brought = self._pages(feed, named)
        tags = answer.tags if self._is_read(named) else feed.tags  # until then the feed has to be sent once more
        title = named.title or feed.title
        return replace(brought, feed=self._subscriptions.save(replace(feed, tags=tags, title=title)))

    def _named_by(self, fetched: Fetched) -> Feed:
        """The feed with its entries; of a sitemap index those of its newest maps."""
        feed = feed_of(fetched)
        maps = [feed_of(self._visitor.page(url)) for url in feed.maps[:_MOST_MAPS]]
        return replace(feed, entries=(*feed.entries, *(entry for one in maps for entry in one.entries)))

    def _pages(self, feed: Subscription, named: Feed) -> Refreshed:
        """What became of the pages that were not seen yet."""
        kept: list[Added] = []
        missed: dict[Seen, list[Missed]] = {Seen.LEFT_OUT: [], Seen.FAILED: []}
        read = 0
        for entry in named.entries:
            if self._subscriptions.is_settled(entry.url):
                continue
            first_look = may_be_about(_said(entry), entry.summary)
            if first_look.is_about and (read >= MOST_PAGES or len(missed[Seen.FAILED]) >= MOST_FAILURES):
                continue
            read += first_look.is_about
            seen, outcome = self._read(entry, named) if first_look.is_about else _left_out(entry, first_look.reason)
            reason = outcome.reason if isinstance(outcome, Missed) else ""
            self._subscriptions.settle(entry.url, feed.url, seen, reason, self._now)
            if isinstance(outcome, Added):
                kept.append(outcome)
            else:
                missed[seen].append(outcome)
        return Refreshed(feed, tuple(kept), tuple(missed[Seen.LEFT_OUT]), tuple(missed[Seen.FAILED]))

    def _read(self, entry: Entry, named: Feed) -> tuple[Seen, Added | Missed]:
        hint = Hint(entry.title or None, named.title or None, entry.published)
        try:
            page = page_of(self._visitor.page(entry.url), hint)
            article = article_from_raw("", page)
            verdict = is_about(article.title, article.text)
            if not verdict.is_about:
                return _left_out(entry, verdict.reason, article.title)
            return Seen.KEPT, keep_page(entry.url, page, self._folder)
        except (SourceError, ReadingError) as error:
            return Seen.FAILED, Missed(entry.url, entry.title, str(error))

    def _is_read(self, named: Feed) -> bool:
        return all(self._subscriptions.is_settled(entry.url) for entry in named.entries)


def _left_out(entry: Entry, reason: str, title: str = "") -> tuple[Seen, Missed]:
    return Seen.LEFT_OUT, Missed(entry.url, title or entry.title, reason)


def _said(entry: Entry) -> str:
    """The entry's title; where it has none, the words of its address."""
    if entry.title:
        return entry.title
    words = re.sub(r"[\W_]+", " ", unquote(urlsplit(entry.url).path))
    return re.sub(r"\b(?:ai|ki|ia)\b", lambda acronym: acronym[0].upper(), words)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One refresh at a time."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / LOCK, timeout=0):
            yield
    except Timeout as error:
        raise StorageError(f"the feeds of {folder} are being refreshed already; wait for it to end") from error
    except OSError as error:
        raise StorageError(f"{folder} cannot be written: {error.strerror or error}") from error
