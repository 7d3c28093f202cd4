"""Feeds bring articles about people who change jobs in AI; the rest is left out with its reason."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from index.errors import FeedError, StorageError, UnreachableError
from index.reading import read_articles
from index.sources.feedfile import FeedFile
from index.sources.kept import kept_articles
from index.sources.looking import MOST_FAILURES, MOST_PAGES
from index.sources.refreshing import Refreshed, refresh
from index.sources.subscribing import subscribe, unsubscribe
from index.sources.subscription import DEAD_AFTER
from index.sources.subscriptions import MOST_TRIES
from tests.index.sources.outlet import Outlet, Page, guest, html, moved

NOW = datetime(2024, 6, 30, 12, 0, tzinfo=UTC)
EVERY = timedelta(minutes=30)

MOVE = html(
    "Sandoz leaves OpenAI for Cobalt",
    "Mireille Sandoz, chief scientist at OpenAI, joins Cobalt next month together with eleven of her colleagues.",
    "Cobalt gives her a new laboratory in Nantes, with room for forty researchers, and has not said what it pays.",
)
PRODUCT = html(
    "OpenAI makes its model faster",
    "The new language model answers in half the time and costs a third of what the old one did, says the firm.",
    "It can be used from today on, in all countries in which the old one is on offer, at the same address.",
)


def rss(*items: tuple[str, str], **headers: str) -> Page:
    """Of titles and paths."""
    listed = "".join(f"<item><title>{title}</title><link>{path}</link></item>" for title, path in items)
    body = f'<rss version="2.0"><channel><title>The Wire</title>{listed}</channel></rss>'
    return Page(body.encode(), headers={"Content-Type": "application/rss+xml", **headers})


def subscribed(outlet: Outlet, folder: Path, *items: tuple[str, str], **headers: str) -> Path:
    outlet.pages["/feed"] = rss(*items, **headers)
    subscribe(outlet.url("/feed"), FeedFile(folder), guest())
    return folder


def refreshed(folder: Path, *, due_only: bool = False, now: datetime = NOW) -> Refreshed:
    (only,) = refresh(FeedFile(folder), folder, guest(), due_only=due_only, now=now)
    return only


def kept_titles(folder: Path) -> list[str]:
    return [article.title for article in read_articles(kept_articles(folder)).articles]


def test_what_is_about_the_topic_is_kept_and_the_rest_left_out_with_a_reason(outlet: Outlet, tmp_path: Path) -> None:
    items = [("Sandoz leaves OpenAI", "/move"), ("OpenAI makes it faster", "/product"), ("Rain in the north", "/rain")]
    outlet.pages |= {"/move": MOVE, "/product": PRODUCT}
    subscribed(outlet, tmp_path, *items)

    brought = refreshed(tmp_path)

    assert [added.article.title for added in brought.kept] == ["Sandoz leaves OpenAI for Cobalt"]
    assert [(missed.url, missed.reason) for missed in brought.left_out] == [
        (outlet.url("/product"), "it is about AI, but not about people who change jobs"),
        (outlet.url("/rain"), "it is about neither AI nor people who change jobs"),
    ]
    assert brought.has_news
    assert kept_titles(tmp_path) == ["Sandoz leaves OpenAI for Cobalt"]
    assert outlet.asked_for("/rain") == []


def test_a_kept_article_names_the_feed_as_its_outlet_where_the_page_names_none(outlet: Outlet, tmp_path: Path) -> None:
    outlet.pages["/move"] = MOVE
    subscribed(outlet, tmp_path, ("Sandoz leaves OpenAI", "/move"))

    refreshed(tmp_path)

    (article,) = read_articles(kept_articles(tmp_path)).articles
    assert (article.publisher, article.url) == ("The Wire", outlet.url("/move"))


def test_pages_that_were_seen_are_not_fetched_again(outlet: Outlet, tmp_path: Path) -> None:
    outlet.pages |= {"/move": MOVE, "/product": PRODUCT}
    subscribed(outlet, tmp_path, ("Sandoz leaves OpenAI", "/move"), ("OpenAI makes it faster", "/product"))
    refreshed(tmp_path)

    again = refreshed(tmp_path)

    assert (again.kept, again.left_out, again.has_news) == ((), (), False)
    assert (len(outlet.asked_for("/move")), len(outlet.asked_for("/product"))) == (1, 1)


@pytest.mark.parametrize("tag", [{"ETag": '"v1"'}, {"Last-Modified": "Sun, 30 Jun 2024 10:00:00 GMT"}])
def test_a_feed_that_has_not_changed_is_not_sent_again(tag: dict[str, str], outlet: Outlet, tmp_path: Path) -> None:
    outlet.pages["/move"] = MOVE
    subscribed(outlet, tmp_path, ("Sandoz leaves OpenAI", "/move"), **tag)
    refreshed(tmp_path)

    again = refreshed(tmp_path)

    last = outlet.asked_for("/feed")[-1]
    assert again.feed.trouble is None
    assert {"if-none-match", "if-modified-since"} & set(last.headers)


def test_a_feed_is_asked_for_its_rest_though_it_has_not_changed(outlet: Outlet, tmp_path: Path) -> None:
    items = [(f"Somebody leaves OpenAI {number}", f"/{number}") for number in range(MOST_PAGES + 3)]
    outlet.pages |= {path: MOVE for _, path in items}
    subscribed(outlet, tmp_path, *items, ETag='"v1"')

    counts = [len(refreshed(tmp_path).kept) for _ in range(3)]

    assert counts == [MOST_PAGES, 3, 0]


def test_a_feed_that_fails_is_reported_and_left_alone_until_its_pause_is_over(outlet: Outlet, tmp_path: Path) -> None:
    subscribed(outlet, tmp_path, ("Sandoz leaves OpenAI", "/move"))
    outlet.pages["/feed"] = Page(status=500)
    failure = refreshed(tmp_path)

    assert failure.feed.trouble == f"{outlet.url('/feed')} answers 500 Internal Server Error"
    assert list(refresh(FeedFile(tmp_path), tmp_path, guest(), due_only=True, now=NOW + timedelta(minutes=29))) == []
    assert (
        len(list(refresh(FeedFile(tmp_path), tmp_path, guest(), due_only=True, now=NOW + timedelta(minutes=30)))) == 1
    )
    assert len(list(refresh(FeedFile(tmp_path), tmp_path, guest(), now=NOW))) == 1


def test_a_feed_that_comes_back_to_life_is_read(outlet: Outlet, tmp_path: Path) -> None:
    outlet.pages["/move"] = MOVE
    subscribed(outlet, tmp_path, ("Sandoz leaves OpenAI", "/move"))
    alive, outlet.pages["/feed"] = outlet.pages["/feed"], Page(status=404)
    dead = [refreshed(tmp_path) for _ in range(DEAD_AFTER)][-1]
    outlet.pages["/feed"] = alive

    healed = refreshed(tmp_path)

    assert (dead.feed.is_dead, healed.feed.is_dead, healed.feed.trouble) == (True, False, None)
    assert len(healed.kept) == 1


def test_what_comes_in_place_of_a_feed_is_a_failure_too(outlet: Outlet, tmp_path: Path) -> None:
    subscribed(outlet, tmp_path)
    outlet.pages["/feed"] = html("Sorry", "We have redesigned our site.")

    assert str(refreshed(tmp_path).feed.trouble).endswith("is neither a feed nor a sitemap")


def test_a_page_that_is_missing_is_tried_again_and_kept_when_it_heals(outlet: Outlet, tmp_path: Path) -> None:
    subscribed(outlet, tmp_path, ("Sandoz leaves OpenAI", "/move"), ETag='"v1"')

    missing = refreshed(tmp_path)
    outlet.pages["/move"] = MOVE
    healed = refreshed(tmp_path)

    assert [missed.reason for missed in missing.failed] == [f"{outlet.url('/move')} answers 404 Not Found"]
    assert len(healed.kept) == 1


def test_a_page_that_stays_missing_is_given_up(outlet: Outlet, tmp_path: Path) -> None:
    subscribed(outlet, tmp_path, ("Sandoz leaves OpenAI", "/move"), ETag='"v1"')

    failures = [len(refreshed(tmp_path).failed) for _ in range(MOST_TRIES + 1)]

    assert failures == [1] * MOST_TRIES + [0]


def test_a_site_that_is_down_is_not_asked_for_every_page(outlet: Outlet, tmp_path: Path) -> None:
    subscribed(outlet, tmp_path, *((f"Somebody leaves OpenAI {number}", f"/{number}") for number in range(10)))

    assert len(refreshed(tmp_path).failed) == MOST_FAILURES


def test_an_article_never_leads_into_a_private_network(outlet: Outlet, tmp_path: Path) -> None:
    outlet.pages["/move"] = moved("http://10.0.0.1/admin")
    subscribed(outlet, tmp_path, ("Sandoz leaves OpenAI", "/move"), ("He joins OpenAI", "http://192.168.1.1/x"))

    brought = refreshed(tmp_path)

    assert [missed.reason.split(" leads ")[1] for missed in brought.failed] == [
        "to 10.0.0.1, which is not a public address",
        "to 192.168.1.1, which is not a public address",
    ]


def test_a_feed_that_moved_for_good_is_followed_there(outlet: Outlet, tmp_path: Path) -> None:
    subscribed(outlet, tmp_path)
    outlet.pages |= {"/feed": moved("/new", 301), "/new": rss()}

    refreshed(tmp_path)

    with FeedFile(tmp_path).open() as subscriptions:
        assert [feed.url for feed in subscriptions.all()] == [outlet.url("/new")]


def test_a_sitemap_is_read_by_the_words_in_its_addresses(outlet: Outlet, tmp_path: Path) -> None:
    index = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>/map.xml</loc></sitemap></sitemapindex>'
    urls = "".join(f"<url><loc>{path}</loc></url>" for path in ("/sandoz-leaves-openai", "/rain-in-the-north"))
    outlet.pages |= {
        "/sitemap.xml": Page(index.encode()),
        "/map.xml": Page(f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'.encode()),
        "/sandoz-leaves-openai": MOVE,
    }
    subscribe(outlet.url("/sitemap.xml"), FeedFile(tmp_path), guest())

    brought = refreshed(tmp_path)

    assert (len(brought.kept), len(brought.left_out)) == (1, 1)
    assert outlet.asked_for("/rain-in-the-north") == []


def test_subscribing_to_a_page_follows_the_feed_that_it_names(outlet: Outlet, tmp_path: Path) -> None:
    outlet.pages["/"] = html("The Wire", "", head='<link rel="alternate" type="application/rss+xml" href="/feed">')
    outlet.pages["/feed"] = rss()

    feed, is_new = subscribe(outlet.url("/"), FeedFile(tmp_path), guest())
    again, is_new_again = subscribe(outlet.url("/feed"), FeedFile(tmp_path), guest())

    assert (feed.url, feed.title, feed.kind) == (outlet.url("/feed"), "The Wire", "rss")
    assert (again, is_new, is_new_again) == (feed, True, False)


@pytest.mark.parametrize(("page", "error"), [(MOVE, FeedError), (Page(status=404), UnreachableError)])
def test_what_is_no_feed_is_not_followed(page: Page, error: type[Exception], outlet: Outlet, tmp_path: Path) -> None:
    outlet.pages["/"] = page

    with pytest.raises(error):
        subscribe(outlet.url("/"), FeedFile(tmp_path), guest())

    assert list(refresh(FeedFile(tmp_path), tmp_path, guest())) == []


def test_a_feed_that_is_unsubscribed_is_not_read_and_its_articles_stay(outlet: Outlet, tmp_path: Path) -> None:
    outlet.pages["/move"] = MOVE
    subscribed(outlet, tmp_path, ("Sandoz leaves OpenAI", "/move"))
    refreshed(tmp_path)

    removed = [
        unsubscribe(outlet.url("/feed"), FeedFile(tmp_path)),
        unsubscribe(outlet.url("/feed"), FeedFile(tmp_path)),
    ]

    assert removed == [True, False]
    assert list(refresh(FeedFile(tmp_path), tmp_path, guest())) == []
    assert len(kept_titles(tmp_path)) == 1


def test_what_robots_txt_closes_is_not_read(outlet: Outlet, tmp_path: Path) -> None:
    outlet.pages |= {"/robots.txt": Page(b"User-agent: *\nDisallow: /move"), "/move": MOVE}
    subscribed(outlet, tmp_path, ("Sandoz leaves OpenAI", "/move"))

    (failure,) = refreshed(tmp_path).failed

    assert "closed to us by the site's robots.txt" in failure.reason
    assert outlet.asked_for("/move") == []


def test_a_server_that_asks_us_to_stay_away_for_a_day_is_left_alone_for_a_day(outlet: Outlet, tmp_path: Path) -> None:
    subscribed(outlet, tmp_path)
    outlet.pages["/feed"] = Page(status=503, headers={"Retry-After": "86400"})

    assert refreshed(tmp_path).feed.next == NOW + timedelta(days=1)


def test_two_refreshes_at_once_are_not_made(tmp_path: Path) -> None:
    feeds = FeedFile(tmp_path)
    with feeds.open_alone(), pytest.raises(StorageError, match="being refreshed already"):
        list(refresh(feeds, tmp_path, guest()))


def test_on_a_schedule_whoever_meets_another_refresh_does_nothing(outlet: Outlet, tmp_path: Path) -> None:
    feeds = FeedFile(subscribed(outlet, tmp_path))

    with feeds.open_alone():
        assert list(refresh(feeds, tmp_path, guest(), every=EVERY)) == []


def test_on_a_schedule_feeds_are_asked_once_in_a_while_whoever_asks(outlet: Outlet, tmp_path: Path) -> None:
    feeds = FeedFile(subscribed(outlet, tmp_path))
    minutes = [0, 10, 29, 30, 45, 60]

    brought = [
        list(refresh(feeds, tmp_path, guest(), every=EVERY, now=NOW + timedelta(minutes=minute))) for minute in minutes
    ]

    assert [len(refreshed) for refreshed in brought] == [1, 0, 0, 1, 0, 1]


def test_who_asks_for_a_refresh_by_hand_gets_one_at_once(outlet: Outlet, tmp_path: Path) -> None:
    feeds = FeedFile(subscribed(outlet, tmp_path))

    brought = [list(refresh(feeds, tmp_path, guest(), now=NOW)) for _ in range(2)]

    assert [len(refreshed) for refreshed in brought] == [1, 1]
