"""What is known of the feeds outlives the process, wherever it is kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import StorageError
from index.postgres.feeds import FeedTables
from index.sources.feedfile import FILE, FeedFile
from index.sources.fetching import Tags
from index.sources.subscription import (
    DEAD_AFTER,
    FIRST_PAUSE,
    LONGEST_PAUSE,
    Seen,
    Subscription,
    failed,
    is_refresh_due,
    succeeded,
)
from index.sources.subscriptions import MOST_TRIES, Feeds

NOW = datetime(2024, 6, 30, 12, 0, tzinfo=UTC)
FEED = Subscription("https://gazette.example/feed", "La Gazette", "rss")
EVERY = timedelta(minutes=30)


@pytest.fixture(params=["folder", "database"])
def feeds(request: pytest.FixtureRequest, tmp_path: Path) -> Feeds:
    """Of a data folder, or of a database."""
    places: dict[str, Callable[[], Feeds]] = {
        "folder": lambda: FeedFile(tmp_path),
        "database": lambda: FeedTables(request.getfixturevalue("engine")),
    }
    return places[request.param]()


def test_what_is_kept_of_a_feed_comes_back(feeds: Feeds) -> None:
    feed = Subscription(FEED.url, "La Gazette", "rss", Tags('"v1"', "Tue"), NOW, NOW + FIRST_PAUSE, 2, "404 Not Found")

    with feeds.open() as subscriptions:
        subscriptions.save(FEED)
        subscriptions.save(feed)
    with feeds.open() as subscriptions:
        found = subscriptions.all()

    assert found == [feed]


def test_a_feed_that_fails_is_left_alone_twice_as_long_each_time() -> None:
    pauses = []
    feed = FEED
    for _ in range(12):
        feed = failed(feed, "answers 500", NOW)
        pauses.append((feed.next or NOW) - NOW)

    assert pauses[:3] == [FIRST_PAUSE, 2 * FIRST_PAUSE, 4 * FIRST_PAUSE]
    assert pauses[-1] == LONGEST_PAUSE


@given(st.integers(0, 10_000))
def test_no_number_of_failures_breaks_the_count(failures: int) -> None:
    feed = failed(Subscription(FEED.url, "", "rss", failures=failures), "answers 500", NOW)

    assert NOW + FIRST_PAUSE <= (feed.next or NOW) <= NOW + LONGEST_PAUSE


def test_a_server_that_asks_for_a_longer_pause_gets_it() -> None:
    assert failed(FEED, "answers 429", NOW, retry_after=7200.0).next == NOW + timedelta(hours=2)
    assert failed(FEED, "answers 429", NOW, retry_after=5.0).next == NOW + FIRST_PAUSE


def test_a_feed_that_heals_is_as_good_as_new() -> None:
    sick = FEED
    for _ in range(DEAD_AFTER):
        sick = failed(sick, "answers 500", NOW)

    healed = succeeded(sick, NOW)

    assert (sick.is_dead, sick.is_due(NOW), sick.trouble) == (True, False, "answers 500")
    assert (healed.is_dead, healed.is_due(NOW), healed.trouble) == (False, True, None)


def test_a_page_that_was_kept_or_left_out_needs_no_second_look(feeds: Feeds) -> None:
    with feeds.open() as subscriptions:
        subscriptions.settle("https://a.example/1", FEED.url, Seen.KEPT, "", NOW)
        subscriptions.settle("https://a.example/2", FEED.url, Seen.LEFT_OUT, "it is not about AI", NOW)

        settled = [subscriptions.is_settled(f"https://a.example/{number}") for number in (1, 2, 3)]
        counts = subscriptions.counts(FEED.url)

    assert settled == [True, True, False]
    assert counts == {Seen.KEPT: 1, Seen.LEFT_OUT: 1, Seen.FAILED: 0}


def test_a_page_that_fails_is_tried_again_but_not_for_ever(feeds: Feeds) -> None:
    tries = []
    with feeds.open() as subscriptions:
        for _ in range(MOST_TRIES):
            tries.append(subscriptions.is_settled("https://a.example/1"))
            subscriptions.settle("https://a.example/1", FEED.url, Seen.FAILED, "answers 404", NOW)
        tries.append(subscriptions.is_settled("https://a.example/1"))

    assert tries == [False] * MOST_TRIES + [True]


def test_a_feed_that_moved_keeps_its_pages(feeds: Feeds) -> None:
    with feeds.open() as subscriptions:
        subscriptions.save(FEED)
        subscriptions.settle("https://a.example/1", FEED.url, Seen.KEPT, "", NOW)

        moved = subscriptions.move(FEED, "https://gazette.example/new")

        assert subscriptions.all() == [moved]
        assert subscriptions.counts(moved.url)[Seen.KEPT] == 1


def test_a_feed_that_is_removed_leaves_its_pages_seen(feeds: Feeds) -> None:
    with feeds.open() as subscriptions:
        subscriptions.save(FEED)
        subscriptions.settle("https://a.example/1", FEED.url, Seen.KEPT, "", NOW)

        removed = [subscriptions.remove(FEED.url), subscriptions.remove(FEED.url)]

        assert removed == [True, False]
        assert subscriptions.is_settled("https://a.example/1")


def test_a_feed_that_moves_to_where_another_one_is_takes_its_place(feeds: Feeds) -> None:
    other = Subscription("https://gazette.example/new", "Other", "rss")
    with feeds.open() as subscriptions:
        subscriptions.save(FEED)
        subscriptions.save(other)

        moved = subscriptions.move(FEED, other.url)

        assert subscriptions.all() == [moved]


def test_when_the_last_refresh_began_is_known(feeds: Feeds) -> None:
    with feeds.open() as subscriptions:
        before = subscriptions.refreshed()
        subscriptions.note_refresh(NOW)
        subscriptions.note_refresh(NOW + EVERY)
    with feeds.open() as subscriptions:
        assert (before, subscriptions.refreshed()) == (None, NOW + EVERY)


def test_while_one_refreshes_nobody_else_does(feeds: Feeds) -> None:
    with feeds.open_alone() as first, feeds.open_alone() as second:
        is_first_alone = (first is not None, second is None)
    with feeds.open_alone() as afterwards:
        assert (*is_first_alone, afterwards is not None) == (True, True, True)


def test_a_feed_is_followed_from_its_first_day_on(feeds: Feeds) -> None:
    before = feeds.are_followed()
    with feeds.open() as subscriptions:
        subscriptions.save(FEED)

    assert (before, feeds.are_followed()) == (False, True)


def test_feeds_are_due_when_so_long_has_passed_or_a_clock_ran_ahead() -> None:
    last = [None, NOW - EVERY, NOW - EVERY + timedelta(seconds=1), NOW, NOW + timedelta(seconds=1)]

    assert [is_refresh_due(one, NOW, EVERY) for one in last] == [True, True, False, False, True]


def test_a_file_of_a_newer_release_is_refused(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / FILE)
    connection.execute("PRAGMA user_version = 99")
    connection.close()

    with pytest.raises(StorageError, match="newer talentmoves"), FeedFile(tmp_path).open():
        pass


def test_a_file_that_is_no_database_is_one_line(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"something else entirely, " * 100)

    with pytest.raises(StorageError, match=r"feeds\.sqlite cannot be written"), FeedFile(tmp_path).open():
        pass
