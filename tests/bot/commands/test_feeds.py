"""`talentmoves feeds`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.commands.commandline import Command, objects, only_line
from tests.index.sources.outlet import Outlet, Page, html, serving

MOVE = html(
    "Sandoz leaves OpenAI for Cobalt",
    "Mireille Sandoz, chief scientist at OpenAI, joins Cobalt next month together with eleven of her colleagues.",
    "Cobalt gives her a new laboratory in Nantes, with room for forty researchers, and has not said what it pays.",
)
FEED = Page(
    b'<rss version="2.0"><channel><title>The Wire</title>'
    b"<item><title>Sandoz leaves OpenAI</title><link>/move</link></item>"
    b"<item><title>Rain in the north</title><link>/rain</link></item></channel></rss>",
    headers={"Content-Type": "application/rss+xml"},
)


@pytest.fixture
def outlet() -> Iterator[Outlet]:
    with serving() as outlet:
        outlet.pages |= {"/feed": FEED, "/move": MOVE}
        yield outlet


@pytest.fixture(autouse=True)
def settings(articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INDEX_ARTICLES", str(articles))
    monkeypatch.setenv("INDEX_LOOPBACK", "true")


def test_a_feed_is_followed_once(talentmoves: Command, folder: Path, outlet: Outlet) -> None:
    first = talentmoves("feeds", "add", outlet.url("/feed"), "--index", folder)
    again = talentmoves("feeds", "add", outlet.url("/feed"), "--index", folder)

    assert (first.code, again.code) == (0, 0)
    assert first.out.startswith(f"Followed from now on: The Wire ({outlet.url('/feed')}).")
    assert again.out == f"Followed already: The Wire ({outlet.url('/feed')})\n"


def test_what_is_no_feed_is_one_line_and_the_others_are_followed(
    talentmoves: Command, folder: Path, outlet: Outlet
) -> None:
    ran = talentmoves("feeds", "add", outlet.url("/move"), outlet.url("/feed"), "--index", folder)

    assert ran.code == 1
    assert only_line(ran.err) == f"talentmoves: {outlet.url('/move')} is neither a feed nor a sitemap"
    assert ran.out.startswith("Followed from now on: The Wire")


def test_a_refresh_tells_what_it_brought_and_rebuilds(talentmoves: Command, folder: Path, outlet: Outlet) -> None:
    talentmoves("feeds", "add", outlet.url("/feed"), "--index", folder)

    ran = talentmoves("feeds", "refresh", "--verbose", "--index", folder)

    assert ran.code == 0
    assert ran.out.splitlines()[:3] == [
        "The Wire: 1 kept, 1 left out, 0 not readable",
        "  + Sandoz leaves OpenAI for Cobalt",
        "  - Rain in the north: it is about neither AI nor people who change jobs",
    ]
    assert "1 new, 0 changed, 0 removed, 2 unchanged." in ran.out


def test_a_refresh_without_news_rebuilds_nothing(talentmoves: Command, folder: Path, outlet: Outlet) -> None:
    talentmoves("feeds", "add", outlet.url("/feed"), "--index", folder)
    talentmoves("feeds", "refresh", "--index", folder)
    live = (folder / "live").read_text()

    ran = talentmoves("feeds", "refresh", "--index", folder)

    assert ran.out == "The Wire: 0 kept, 0 left out, 0 not readable\n"
    assert (folder / "live").read_text() == live


def test_a_refresh_without_feeds_says_how_to_follow_one(talentmoves: Command, folder: Path) -> None:
    ran = talentmoves("feeds", "refresh", "--index", folder)

    assert (ran.code, ran.err) == (0, "")
    assert only_line(ran.out) == "No feed is followed yet. `talentmoves feeds add URL` follows one."


def test_a_feed_that_fails_is_told_and_listed(talentmoves: Command, folder: Path, outlet: Outlet) -> None:
    talentmoves("feeds", "add", outlet.url("/feed"), "--index", folder)
    outlet.pages["/feed"] = Page(status=404)

    ran = talentmoves("feeds", "refresh", "--index", folder)
    listed = talentmoves("feeds", "list", "--index", folder)

    told = f"The Wire can't be read, for the first time: {outlet.url('/feed')} answers 404 Not Found"
    assert (ran.code, ran.out) == (1, f"{told}\n")
    assert listed.out.splitlines()[-1] == told


def test_a_feed_that_failed_is_left_alone_where_only_those_that_are_due_are_asked(
    talentmoves: Command, folder: Path, outlet: Outlet
) -> None:
    talentmoves("feeds", "add", outlet.url("/feed"), "--index", folder)
    outlet.pages["/feed"] = Page(status=404)
    talentmoves("feeds", "refresh", "--index", folder)

    ran = talentmoves("feeds", "refresh", "--due", "--index", folder)

    assert (ran.code, ran.out) == (0, "")


def test_programs_read_the_feeds_and_what_they_brought(talentmoves: Command, folder: Path, outlet: Outlet) -> None:
    talentmoves("feeds", "add", outlet.url("/feed"), "--index", folder)

    (refreshed,) = objects(talentmoves("feeds", "refresh", "--json", "--index", folder))
    (listed,) = objects(talentmoves("feeds", "list", "--json", "--index", folder))

    (brought,), (feed,) = refreshed["feeds"], listed["feeds"]
    assert [added["url"] for added in brought["kept"]] == [outlet.url("/move")]
    assert [missed["url"] for missed in brought["left_out"]] == [outlet.url("/rain")]
    assert refreshed["rebuild"]["added"] == 1
    assert (feed["title"], feed["kind"], feed["kept"], feed["left_out"]) == ("The Wire", "rss", 1, 1)


def test_a_feed_that_is_removed_is_not_listed(talentmoves: Command, folder: Path, outlet: Outlet) -> None:
    talentmoves("feeds", "add", outlet.url("/feed"), "--index", folder)

    removed = talentmoves("feeds", "remove", outlet.url("/feed"), "--index", folder)
    again = talentmoves("feeds", "remove", outlet.url("/feed"), "--index", folder)

    assert (removed.code, again.code) == (0, 1)
    assert "is not followed" in only_line(again.err)
    assert talentmoves("feeds", "list", "--index", folder).out.startswith("No feed is followed yet.")


def test_with_a_database_every_machine_follows_the_same(
    talentmoves: Command, folder: Path, outlet: Outlet, engine: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("INDEX_ENGINE", engine)
    added = talentmoves("feeds", "add", outlet.url("/feed"), "--index", folder)
    refreshed = talentmoves("feeds", "refresh", "--index", folder)
    another = tmp_path / "another machine"

    listed = talentmoves("feeds", "list", "--index", another)
    removed = talentmoves("feeds", "remove", outlet.url("/feed"), "--index", another)
    left = talentmoves("feeds", "list", "--index", folder)

    assert (added.code, refreshed.code, removed.code) == (0, 0, 0)
    assert listed.out.splitlines()[0] == "The Wire: 1 kept, 1 left out, 0 not readable"
    assert only_line(left.out) == "No feed is followed yet. `talentmoves feeds add URL` follows one."
