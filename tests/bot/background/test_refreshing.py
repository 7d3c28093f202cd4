"""The bot refreshes its feeds on a schedule, in a worker process."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.background.rebuilding import Order
from bot.background.refreshing import FIRST_AFTER, RenewalOrder, keep_refreshing, told
from index import Refreshed, Subscription, read_status, subscribe
from tests.bot.commands.commandline import ARTICLES
from tests.bot.commands.test_feeds import FEED, MOVE
from tests.index.sources.outlet import GUEST, Outlet, Page, guest, serving

EVERY = timedelta(microseconds=1)
"""Each refresh of a test is due."""


@pytest.fixture
def outlet() -> Iterator[Outlet]:
    with serving() as outlet:
        outlet.pages |= {"/feed": FEED, "/move": MOVE}
        yield outlet


@pytest.fixture
def order(tmp_path: Path) -> RenewalOrder:
    """For a data folder without an index yet, and one article."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "thiede.md").write_text(ARTICLES["thiede.de.md"], "utf-8")
    return RenewalOrder(Order((tmp_path / "articles",), tmp_path / "data", "static", GUEST), EVERY)


class Nights:
    """Sleeps no time at all, and ends the schedule after so many."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.slept: list[float] = []

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        if len(self.slept) == self.number:
            raise asyncio.CancelledError


async def refreshed(order: RenewalOrder, number: int) -> list[float]:
    """Pauses of a schedule that ends after so many."""
    nights = Nights(number)
    await asyncio.wait([asyncio.create_task(keep_refreshing(order, nights.sleep))])
    return nights.slept


async def test_what_a_feed_brings_is_in_the_index_and_the_rest_in_the_log(
    order: RenewalOrder, outlet: Outlet, caplog: pytest.LogCaptureFixture
) -> None:
    subscribe(outlet.url("/feed"), order.order.folder, guest())
    caplog.set_level(logging.INFO, "bot.background.refreshing")

    pauses = await refreshed(order, 2)

    assert pauses == [FIRST_AFTER, EVERY.total_seconds()]
    assert read_status(order.order.folder).coverage.articles == 2
    assert caplog.messages == [
        f"Feed {outlet.url('/feed')}: kept {outlet.url('/move')}: Sandoz leaves OpenAI for Cobalt",
        f"Feed {outlet.url('/feed')}: left out {outlet.url('/rain')}: it is about neither AI nor people who change jobs",
        "Feeds brought 2 new and 0 changed articles",
    ]


async def test_what_another_bot_has_refreshed_just_now_is_left_out(
    order: RenewalOrder, outlet: Outlet, caplog: pytest.LogCaptureFixture
) -> None:
    subscribe(outlet.url("/feed"), order.order.folder, guest())
    caplog.set_level(logging.INFO, "bot.background.refreshing")
    await refreshed(order, 2)
    caplog.clear()

    await refreshed(replace(order, every=timedelta(minutes=30)), 2)

    assert caplog.messages == []
    assert len(outlet.asked_for("/feed")) == 2


async def test_where_the_database_is_away_it_is_logged_and_the_schedule_goes_on(
    order: RenewalOrder, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    away = replace(order, order=replace(order.order, engine=f"postgresql:///nothing?host={tmp_path}"))

    pauses = await refreshed(away, 3)

    assert pauses == [FIRST_AFTER, EVERY.total_seconds(), EVERY.total_seconds()]
    assert [message[:54] for message in caplog.messages] == [
        "Refreshing the feeds failed: PostgreSQL cannot be reach"[:54]
    ] * 2


async def test_without_news_nothing_is_rebuilt(order: RenewalOrder, outlet: Outlet) -> None:
    subscribe(outlet.url("/feed"), order.order.folder, guest())
    await refreshed(order, 2)
    generation = read_status(order.order.folder).generation

    await refreshed(order, 2)

    assert read_status(order.order.folder).generation == generation


async def test_a_feed_that_fails_is_logged_and_the_schedule_goes_on(
    order: RenewalOrder, outlet: Outlet, caplog: pytest.LogCaptureFixture
) -> None:
    subscribe(outlet.url("/feed"), order.order.folder, guest())
    outlet.pages["/feed"] = Page(status=500)
    caplog.set_level(logging.INFO, "bot.background.refreshing")

    pauses = await refreshed(order, 3)

    assert pauses == [FIRST_AFTER, EVERY.total_seconds(), EVERY.total_seconds()]
    assert caplog.messages == [
        f"Feed {outlet.url('/feed')} failed (1 in a row): {outlet.url('/feed')} answers 500 Internal Server Error"
    ]


async def test_a_refresh_that_fails_as_a_whole_is_logged_and_the_schedule_goes_on(
    order: RenewalOrder, outlet: Outlet, caplog: pytest.LogCaptureFixture
) -> None:
    subscribe(outlet.url("/feed"), order.order.folder, guest())
    broken = replace(order, order=replace(order.order, embedder="no/such/folder"))

    pauses = await refreshed(broken, 3)

    assert pauses == [FIRST_AFTER, EVERY.total_seconds(), EVERY.total_seconds()]
    assert [message[:28] for message in caplog.messages] == ["Refreshing the feeds failed:"] * 2


async def test_where_no_feed_is_followed_no_worker_is_started(order: RenewalOrder) -> None:
    await refreshed(order, 2)

    assert not order.order.folder.exists()


async def test_a_schedule_of_0_minutes_is_none(order: RenewalOrder) -> None:
    assert await refreshed(replace(order, every=timedelta()), 1) == []


def test_a_dead_feed_is_called_dead() -> None:
    now = datetime(2024, 6, 30, tzinfo=UTC)
    feed = Subscription(
        "https://gazette.example/feed", "La Gazette", "rss", failures=5, trouble="answers 404", checked=now
    )

    assert told(Refreshed(feed)) == ["Feed https://gazette.example/feed is dead (5 in a row): answers 404"]
