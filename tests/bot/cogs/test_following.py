"""`/feeds`: the operator sees, adds and removes newsfeeds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.background.following import FollowOrder, follow
from bot.background.worker import WorkFailedError
from bot.cogs.following import Following
from bot.rendering.escaping import width
from bot.rendering.reply import CONTENT
from bot.rendering.reporting import failure_text, feed_text, feeds_text
from bot.texts import texts_for
from index import Seen, Subscription
from index.postgres.feeds import FeedTables
from index.sources.feedfile import FeedFile
from tests.bot.rendering.test_answers import PINGS, WORDS
from tests.bot.stage import Stage, staged
from tests.index.sources.outlet import GUEST, Outlet, Page, html, serving

ENGLISH = texts_for("en")
COUNTS = {Seen.KEPT: 3, Seen.LEFT_OUT: 12, Seen.FAILED: 0}
ADDRESS = "https://a.example/feed"
RSS = Page(
    b"<rss version='2.0'><channel><title>The Wire</title><item><link>/move</link></item></channel></rss>",
    headers={"Content-Type": "application/rss+xml"},
)


def feed(title: str = "Feed", trouble: str | None = None, failures: int = 0) -> Subscription:
    return Subscription(ADDRESS, title, "rss", failures=failures, trouble=trouble)


def followed(folder: Path) -> list[str]:
    with FeedFile(folder).open() as subscriptions:
        return [one.url for one in subscriptions.all()]


def follow_before(folder: Path) -> None:
    with FeedFile(folder).open() as subscriptions:
        subscriptions.save(feed())


async def said(stage: Stage, **options: str) -> str:
    shown = await stage.alice.slash(stage.channel, "feeds", **options)
    assert shown.response is not None and shown.ephemeral
    return shown.response.content


def kept_in(stage: Stage, engine: str) -> None:
    """From now on feeds are those of a database; all that the bot remembers would keep SimCord's clock busy."""
    following = stage.bot.get_cog("Following")
    assert isinstance(following, Following)
    following.database = stage.bot.database = engine


@pytest.fixture
def outlet() -> Iterator[Outlet]:
    with serving() as outlet:
        outlet.pages |= {"/feed": RSS, "/page": html("No feed here", "Nothing to follow.")}
        yield outlet


@pytest.mark.parametrize("options", [{}, {"add": ADDRESS}, {"remove": ADDRESS}])
async def test_nobody_but_the_operator_may(tmp_path: Path, options: dict[str, Any]) -> None:
    follow_before(tmp_path)
    async with staged(tmp_path) as stage:
        assert await said(stage, **options) == "Only the bot's operator can do this."
    assert followed(tmp_path) == [ADDRESS]


async def test_without_feeds_the_operator_is_told_how_to_follow_one(tmp_path: Path) -> None:
    async with staged(tmp_path, operator=True) as stage:
        assert await said(stage) == "No feed is followed yet. `/feeds add:` follows one."


async def test_the_operator_removes_a_feed_and_is_told_where_none_was_followed(tmp_path: Path) -> None:
    follow_before(tmp_path)
    async with staged(tmp_path, operator=True) as stage:
        removed, again = await said(stage, remove=ADDRESS), await said(stage, remove="*nothing*")

    assert removed == f"No longer followed: <{ADDRESS}>. Its articles stay."
    assert again == r"Not followed: \*nothing\*. `/feeds` shows the feeds that are."
    assert followed(tmp_path) == []


async def test_feeds_in_a_database_are_those_of_every_bot(tmp_path: Path, engine: str) -> None:
    with FeedTables(engine).open() as subscriptions:
        subscriptions.save(feed("The Wire"))
    async with staged(tmp_path, operator=True) as stage:
        kept_in(stage, engine)
        listed = await said(stage)
        completed = await stage.alice.autocomplete(stage.channel, "feeds", "remove", "wir")
        removed = await said(stage, remove=ADDRESS)

    assert listed == f"- [The Wire](<{ADDRESS}>): 0 kept, 0 left out, 0 not readable"
    assert [one["value"] for one in completed] == [ADDRESS]
    assert removed == f"No longer followed: <{ADDRESS}>. Its articles stay."
    assert not FeedTables(engine).are_followed()
    assert not FeedFile(tmp_path).are_followed()


async def test_where_the_database_is_away_nothing_is_followed_and_it_is_said_so(tmp_path: Path, outlet: Outlet) -> None:
    order = FollowOrder(outlet.url("/feed"), tmp_path, GUEST, f"postgresql:///nothing?host={tmp_path}")

    with pytest.raises(WorkFailedError) as failed:
        await follow(order)

    assert failure_text(failed.value.kind, ENGLISH) == ENGLISH.rebuild_no_database


async def test_a_feed_is_followed_in_the_database(tmp_path: Path, outlet: Outlet, engine: str) -> None:
    await follow(FollowOrder(outlet.url("/feed"), tmp_path, GUEST, engine))

    with FeedTables(engine).open() as subscriptions:
        assert [one.url for one in subscriptions.all()] == [outlet.url("/feed")]


@pytest.mark.parametrize("address", ["/etc/passwd", "file:///etc/passwd", "karpathy"])
async def test_what_is_no_address_on_the_web_is_not_followed(tmp_path: Path, address: str) -> None:
    async with staged(tmp_path, operator=True) as stage:
        assert await said(stage, add=address) == ENGLISH.source_no_address


async def test_a_feed_is_followed_once(tmp_path: Path, outlet: Outlet) -> None:
    order = FollowOrder(outlet.url("/feed"), tmp_path, GUEST)

    (first, is_new), (again, is_new_again) = await follow(order), await follow(order)

    assert (first.title, is_new, is_new_again) == ("The Wire", True, False)
    assert first == again
    assert followed(tmp_path) == [outlet.url("/feed")]


async def test_a_page_that_names_no_feed_is_told_by_the_kind_of_its_failure(tmp_path: Path, outlet: Outlet) -> None:
    with pytest.raises(WorkFailedError) as failed:
        await follow(FollowOrder(outlet.url("/page"), tmp_path, GUEST))

    assert failed.value.kind == "FeedError"


def test_a_feed_tells_what_it_brought_or_what_ails_it() -> None:
    told = feeds_text([(feed(), COUNTS), (feed("*Dead*", "timed out", 2), COUNTS)], ENGLISH)

    assert told.splitlines() == [
        "- [Feed](<https://a.example/feed>): 3 kept, 12 left out, 0 not readable",
        r"- [\*Dead\*](<https://a.example/feed>) can't be read, 2 times in a row",
    ]


@given(st.lists(WORDS, max_size=40), WORDS)
def test_whatever_feeds_are_called_it_fits_and_pings_nobody(titles: list[str], address: str) -> None:
    told = [
        feeds_text([(feed(title), COUNTS) for title in titles], ENGLISH),
        feed_text(ENGLISH.feed_followed, address, address),
    ]

    assert all(width(text) <= CONTENT for text in told)
    assert not any(PINGS.search(text) for text in told)
