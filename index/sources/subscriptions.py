"""What is known of all newsfeeds that a library follows. Its SQL is understood by SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from index.sources.fetching import Tags
from index.sources.subscription import Seen, Subscription

MOST_TRIES = 5
"""How often a page that cannot be read is tried."""

_COLUMNS = {
    "feeds": ("url", "title", "kind", "etag", "last_modified", "checked", "next", "failures", "trouble"),
    "pages": ("url", "feed", "verdict", "reason", "tries", "seen"),
}


class Rows(Protocol):
    """What a statement has found or done."""

    @property
    def rowcount(self) -> int: ...

    def fetchall(self) -> list[tuple[Any, ...]]: ...


class Tables(Protocol):
    """A connection to the tables `feeds`, `pages` and `refreshes`. Values stand for the `?` of a statement."""

    def execute(self, statement: str, values: Sequence[object] = ()) -> Rows: ...

    def executemany(self, statement: str, rows: Iterable[Sequence[object]]) -> None: ...

    def transaction(self) -> AbstractContextManager[object]: ...


class Feeds(Protocol):
    """Where subscriptions are kept: in a data folder, or in PostgreSQL. All raise `StorageError` or `EngineError`."""

    def are_followed(self) -> bool:
        """Whether any feed may be followed; quick."""

    def open(self) -> AbstractContextManager[Subscriptions]: ...

    def open_alone(self) -> AbstractContextManager[Subscriptions | None]:
        """For a refresh: `None` while another one is at work."""

    def share(self, folder: Path) -> None:
        """Let every machine have what was kept in `folder`, before its pages count as seen."""


class Subscriptions:
    """Every change is whole or not at all."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def all(self) -> list[Subscription]:
        """In the order of their addresses."""
        return sorted(map(_subscription, self._rows("feeds")), key=lambda feed: feed.url)

    def get(self, url: str) -> Subscription | None:
        return next((feed for feed in self.all() if feed.url == url), None)

    def save(self, feed: Subscription) -> Subscription:
        """Keep what is known of a feed."""
        moments = (_written(feed.checked), _written(feed.next))
        self._tables.execute(
            f"{_insert('feeds')} ON CONFLICT (url) DO UPDATE SET {_anew('feeds')}",
            (
                feed.url,
                feed.title,
                feed.kind,
                feed.tags.etag,
                feed.tags.last_modified,
                *moments,
                feed.failures,
                feed.trouble,
            ),
        )
        return feed

    def move(self, feed: Subscription, url: str) -> Subscription:
        """The feed has moved for good."""
        with self._tables.transaction():
            self._tables.execute("DELETE FROM feeds WHERE url = ?", (url,))
            self._tables.execute("UPDATE feeds SET url = ? WHERE url = ?", (url, feed.url))
            self._tables.execute("UPDATE pages SET feed = ? WHERE feed = ?", (url, feed.url))
        return replace(feed, url=url)

    def remove(self, url: str) -> bool:
        """Forget a feed; whether there was one. Its pages stay seen, and the articles stay."""
        return bool(self._tables.execute("DELETE FROM feeds WHERE url = ?", (url,)).rowcount)

    def is_settled(self, page: str) -> bool:
        """Whether a page needs no second look: it was kept, left out, or has failed too often."""
        rows = self._tables.execute("SELECT verdict, tries FROM pages WHERE url = ?", (page,)).fetchall()
        return any(verdict != Seen.FAILED or tries >= MOST_TRIES for verdict, tries in rows)

    def settle(self, page: str, feed: str, verdict: Seen, reason: str, now: datetime) -> None:
        """Remember what became of a page."""
        self._tables.execute(
            f"{_insert('pages')} ON CONFLICT (url) DO UPDATE SET verdict = excluded.verdict, reason = excluded.reason, "
            "tries = pages.tries + 1, seen = excluded.seen",
            (page, feed, verdict.value, reason, 1, _written(now)),
        )

    def counts(self, url: str) -> dict[Seen, int]:
        """How many pages of a feed were kept, left out, and failed; in this order."""
        found = self._tables.execute("SELECT verdict, count(*) FROM pages WHERE feed = ? GROUP BY verdict", (url,))
        return dict.fromkeys(Seen, 0) | {Seen(verdict): count for verdict, count in found.fetchall()}

    def refreshed(self) -> datetime | None:
        """When the last refresh began."""
        return next(
            (_moment(began) for (began,) in self._tables.execute("SELECT began FROM refreshes").fetchall()), None
        )

    def note_refresh(self, now: datetime) -> None:
        """A refresh begins."""
        with self._tables.transaction():
            self._tables.execute("DELETE FROM refreshes")
            self._tables.execute("INSERT INTO refreshes VALUES (?)", (_written(now),))

    def add_all(self, others: Subscriptions) -> None:
        """Also follow what `others` are, and have seen what they have; what is known here stays."""
        with self._tables.transaction():
            for table in _COLUMNS:
                self._tables.executemany(f"{_insert(table)} ON CONFLICT (url) DO NOTHING", others._rows(table))

    def _rows(self, table: str) -> list[tuple[Any, ...]]:
        return self._tables.execute(f"SELECT {', '.join(_COLUMNS[table])} FROM {table}").fetchall()  # noqa: S608  # our own names


def _insert(table: str) -> str:
    columns = _COLUMNS[table]
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"  # noqa: S608  # our own names


def _anew(table: str) -> str:
    return ", ".join(f"{column} = excluded.{column}" for column in _COLUMNS[table][1:])


def _subscription(row: tuple[Any, ...]) -> Subscription:
    url, title, kind, etag, last_modified, checked, following, failures, trouble = row
    tags = Tags(etag, last_modified)
    return Subscription(url, title, kind, tags, _moment(checked), _moment(following), failures, trouble)


def _written(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat() if moment else None


def _moment(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None
