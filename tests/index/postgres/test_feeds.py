"""A feed that one machine follows, all do; one of them refreshes it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

from index.embedding import StaticEmbedder
from index.operations.feeds import followed_feeds, refresh, subscribe, unsubscribe
from index.operations.migration import migrate
from index.operations.rebuilding import is_owed, rebuild
from index.postgres.feeds import FeedTables, also_follow
from index.postgres.sharing import share_kept
from index.sources import kept_articles
from index.sources.feedfile import FeedFile
from index.sources.fetching import Tags
from index.sources.kept import FOLDER, keep
from index.sources.refreshing import Refreshed
from index.sources.subscription import Seen, Subscription
from tests.index.sources.outlet import Outlet, guest
from tests.index.sources.test_refreshing import MOVE, rss

NOW = datetime(2024, 6, 30, 12, 0, tzinfo=UTC)
EVERY = timedelta(minutes=30)
FEED = Subscription(
    "https://gazette.example/feed", "La Gazette", "rss", Tags('"v1"', "Tue"), NOW, NOW + EVERY, 2, "404"
)


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in (folder / FOLDER).glob("[!.]*"))


def subscribed(outlet: Outlet, engine: str, folder: Path) -> str:
    outlet.pages |= {"/feed": rss(("Sandoz leaves OpenAI", "/move"), ("Rain", "/rain")), "/move": MOVE}
    subscribe(outlet.url("/feed"), folder, guest(), engine)
    return outlet.url("/feed")


def test_what_one_machine_follows_another_lists_and_removes(outlet: Outlet, engine: str, tmp_path: Path) -> None:
    url = subscribed(outlet, engine, tmp_path / "here")

    listed = followed_feeds(tmp_path / "there", engine)
    removed = unsubscribe(url, tmp_path / "there", engine)

    assert [feed.url for feed, _ in listed] == [url]
    assert removed
    assert followed_feeds(tmp_path / "here", engine) == []


def test_what_one_machine_has_refreshed_another_does_not(outlet: Outlet, engine: str, tmp_path: Path) -> None:
    url = subscribed(outlet, engine, tmp_path / "here")
    here = list(refresh(tmp_path / "here", guest(), engine, every=EVERY))
    there = list(refresh(tmp_path / "there", guest(), engine, every=EVERY))
    by_hand = list(refresh(tmp_path / "there", guest(), engine))

    assert [len(brought.kept) for brought in here] == [1]
    assert there == []
    assert [brought.kept for brought in by_hand] == [()]
    assert followed_feeds(tmp_path / "there", engine)[0][1] == {Seen.KEPT: 1, Seen.LEFT_OUT: 1, Seen.FAILED: 0}
    assert len(outlet.asked_for("/move")) == 1
    assert url == here[0].feed.url


def test_of_bots_that_refresh_at_the_same_time_one_does(outlet: Outlet, engine: str, tmp_path: Path) -> None:
    subscribed(outlet, engine, tmp_path)

    def brought(machine: int) -> list[Refreshed]:
        return list(refresh(tmp_path / str(machine), guest(), engine, every=EVERY))

    with ThreadPoolExecutor(4) as machines:
        refreshes = list(machines.map(brought, range(4)))

    assert sorted(len(feeds) for feeds in refreshes) == [0, 0, 0, 1]
    assert len(outlet.asked_for("/feed")) == 2  # once to follow it
    assert len(outlet.asked_for("/move")) == 1


def test_on_a_schedule_whoever_meets_another_refresh_does_nothing(outlet: Outlet, engine: str, tmp_path: Path) -> None:
    subscribed(outlet, engine, tmp_path)

    with FeedTables(engine).open_alone():
        assert list(refresh(tmp_path, guest(), engine, every=EVERY)) == []


def test_an_article_counts_as_seen_only_once_every_machine_can_have_it(
    outlet: Outlet, engine: str, tmp_path: Path
) -> None:
    subscribed(outlet, engine, tmp_path / "here")
    list(refresh(tmp_path / "here", guest(), engine))

    share_kept(engine, tmp_path / "there")

    assert names(tmp_path / "there") == names(tmp_path / "here") != []


def test_what_a_feed_brought_to_one_machine_is_in_the_rebuild_of_another(
    outlet: Outlet, engine: str, static: StaticEmbedder, reports: Path, tmp_path: Path
) -> None:
    subscribed(outlet, engine, tmp_path / "here")
    list(refresh(tmp_path / "here", guest(), engine))

    report = rebuild([reports], tmp_path / "there", static, engine=engine)

    assert report.articles == 5
    assert (is_owed(tmp_path / "here"), is_owed(tmp_path / "there")) == (True, False)


def test_what_a_folder_follows_is_copied_and_what_is_known_already_stays(engine: str, tmp_path: Path) -> None:
    known = Subscription(FEED.url, "La Gazette, in the database", "rss")
    other = Subscription("https://wire.example/feed", "The Wire", "atom")
    with FeedFile(tmp_path).open() as here, FeedTables(engine).open() as there:
        there.save(known)
        here.save(FEED)
        here.save(other)
        here.settle("https://gazette.example/1", FEED.url, Seen.KEPT, "", NOW)

    also_follow(engine, tmp_path)
    also_follow(engine, tmp_path)

    with FeedTables(engine).open() as there:
        assert there.all() == [known, other]
        assert there.is_settled("https://gazette.example/1")


def test_what_is_known_of_a_feed_is_copied_whole(engine: str, tmp_path: Path) -> None:
    with FeedFile(tmp_path).open() as here:
        here.save(FEED)

    also_follow(engine, tmp_path)

    with FeedTables(engine).open() as there:
        assert there.all() == [FEED]


def test_a_folder_that_follows_nothing_is_left_as_it_is(engine: str, tmp_path: Path) -> None:
    also_follow(engine, tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_migrating_takes_newsfeeds_and_what_was_added_along(
    engine: str, static: StaticEmbedder, reports: Path, tmp_path: Path
) -> None:
    keep(
        tmp_path, "https://a.example", "New", ".md", "---\ntitle: Okafor joins Cobalt\n---\nAda Okafor joins Cobalt.\n"
    )
    with FeedFile(tmp_path).open() as here:
        here.save(FEED)
    rebuild([reports, *kept_articles(tmp_path)], tmp_path, static)

    migrate(tmp_path, engine, static)

    share_kept(engine, tmp_path / "there")
    assert names(tmp_path / "there") == names(tmp_path)
    assert [feed for feed, _ in followed_feeds(tmp_path / "there", engine)] == [FEED]


def test_the_connection_string_is_not_shown() -> None:
    assert "secret" not in repr(FeedTables("postgresql://talentmoves:secret@db1/talentmoves"))
