"""What is known of the newsfeeds of a data folder: when each is to be asked again, and which of its pages were seen."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from index.errors import StorageError
from index.sources.fetching import UNKNOWN, Tags

FILE = "feeds.sqlite"

FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=30), timedelta(days=7)
"""How long a feed that fails is left alone: each time twice as long."""

DEAD_AFTER = 5
"""Failures in a row after which a feed is called dead; it is still tried, once a week in the end."""

MOST_TRIES = 5
"""How often a page that cannot be read is tried."""

_MIGRATIONS = (
    """
    CREATE TABLE feeds (url TEXT PRIMARY KEY, title TEXT NOT NULL, kind TEXT NOT NULL, etag TEXT, last_modified TEXT,
        checked TEXT, next TEXT, failures INTEGER NOT NULL DEFAULT 0, trouble TEXT) STRICT;
    CREATE TABLE pages (url TEXT PRIMARY KEY, feed TEXT NOT NULL, verdict TEXT NOT NULL, reason TEXT NOT NULL,
        tries INTEGER NOT NULL, seen TEXT NOT NULL) STRICT;
    """,
)
"""Each takes the file from one version to the next; `PRAGMA user_version` says how many were taken."""


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


class Subscriptions:
    """The feeds of one data folder, on disk. Every change is whole or not at all."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @classmethod
    @contextmanager
    def open(cls, folder: Path) -> Iterator[Subscriptions]:
        """Raises `StorageError` where the file cannot be written, or belongs to a newer release."""
        file = folder / FILE
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(file, isolation_level=None, timeout=10.0)) as connection:
                _migrate(connection, file)
                yield cls(connection)
        except (OSError, sqlite3.Error) as error:
            raise StorageError(f"{file} cannot be written: {error}") from error

    def all(self) -> list[Subscription]:
        """In the order of their addresses."""
        rows = self._connection.execute(
            "SELECT url, title, kind, etag, last_modified, checked, next, failures, trouble FROM feeds ORDER BY url"
        )
        return [_subscription(row) for row in rows]

    def get(self, url: str) -> Subscription | None:
        return next((feed for feed in self.all() if feed.url == url), None)

    def save(self, feed: Subscription) -> Subscription:
        """Keep what is known of a feed."""
        values = (feed.tags.etag, feed.tags.last_modified, _written(feed.checked), _written(feed.next))
        self._connection.execute(
            "INSERT OR REPLACE INTO feeds VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (feed.url, feed.title, feed.kind, *values, feed.failures, feed.trouble),
        )
        return feed

    def move(self, feed: Subscription, url: str) -> Subscription:
        """The feed has moved for good."""
        self._connection.execute("UPDATE OR REPLACE feeds SET url = ? WHERE url = ?", (url, feed.url))
        self._connection.execute("UPDATE pages SET feed = ? WHERE feed = ?", (url, feed.url))
        return replace(feed, url=url)

    def remove(self, url: str) -> bool:
        """Forget a feed; whether there was one. Its pages stay seen, and the articles stay."""
        return bool(self._connection.execute("DELETE FROM feeds WHERE url = ?", (url,)).rowcount)

    def is_settled(self, page: str) -> bool:
        """Whether a page needs no second look: it was kept, left out, or has failed too often."""
        row = self._connection.execute("SELECT verdict, tries FROM pages WHERE url = ?", (page,)).fetchone()
        return row is not None and (row[0] != Seen.FAILED or row[1] >= MOST_TRIES)

    def settle(self, page: str, feed: str, verdict: Seen, reason: str, now: datetime) -> None:
        """Remember what became of a page."""
        self._connection.execute(
            "INSERT INTO pages VALUES (?, ?, ?, ?, 1, ?) ON CONFLICT (url) DO UPDATE SET "
            "verdict = excluded.verdict, reason = excluded.reason, tries = tries + 1, seen = excluded.seen",
            (page, feed, verdict, reason, _written(now)),
        )

    def counts(self, url: str) -> dict[Seen, int]:
        """How many pages of a feed were kept, left out, and failed; in this order."""
        rows = self._connection.execute("SELECT verdict, count(*) FROM pages WHERE feed = ? GROUP BY verdict", (url,))
        return dict.fromkeys(Seen, 0) | {Seen(verdict): count for verdict, count in rows}


def _migrate(connection: sqlite3.Connection, file: Path) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > len(_MIGRATIONS):
        raise StorageError(f"{file} was written by a newer talentmoves; update this one")
    for number in range(version, len(_MIGRATIONS)):
        connection.executescript(f"BEGIN IMMEDIATE; {_MIGRATIONS[number]} PRAGMA user_version = {number + 1}; COMMIT;")


def _subscription(
    row: tuple[str, str, str, str | None, str | None, str | None, str | None, int, str | None],
) -> Subscription:
    url, title, kind, etag, last_modified, checked, following, failures, trouble = row
    tags = Tags(etag, last_modified)
    return Subscription(url, title, kind, tags, _moment(checked), _moment(following), failures, trouble)


def _written(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat() if moment else None


def _moment(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None
