"""RSS, Atom, JSON Feed and sitemaps give entries, however broken they come."""

from __future__ import annotations

import gzip
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import FeedError, OversizedError, SourceError
from index.sources import feeds
from index.sources.feeds import MOST_ENTRIES, Entry, feed_of, feeds_named_by
from index.sources.fetching import UNKNOWN, Fetched

URL = "https://gazette.example/feed"

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>La Gazette &amp; Co</title><link>https://gazette.example/</link>
<item><title>Sandoz quitte Ardoise</title><link>/2024/sandoz?utm_source=rss</link><pubDate>Thu, 02 May 2024 10:00:00 +0200</pubDate>
<description>&lt;p&gt;Elle rejoint &lt;b&gt;Cobalt&lt;/b&gt;.&lt;/p&gt;</description></item>
<item><title>Lorcy revient</title><link>https://gazette.example/2024/lorcy</link><pubDate>Tue, 04 Jun 2024 10:00:00 GMT</pubDate></item>
<item><title>Sans lien</title></item>
<item><title>Un piège</title><link>javascript:alert(1)</link></item>
</channel></rss>"""

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Der Bote</title>
<entry><title type="html">Lindqvist &lt;em&gt;geht&lt;/em&gt;</title><link rel="alternate" href="/lindqvist"/>
<updated>2024-03-04T08:00:00+01:00</updated><summary>Zu Heliotrop.</summary></entry></feed>"""

JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Calypso Wire",
    "items": [
        {
            "id": "1",
            "url": "/brannigan",
            "title": "Brannigan returns",
            "date_published": "2024-06-30T12:00:00Z",
            "content_html": "<p>After <i>eleven</i> days.</p>",
        },
        {"id": "2", "external_url": "https://other.example/x", "title": None},
        {"id": "3"},
        "not an item",
    ],
}

SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc> https://gazette.example/old </loc><lastmod>2023-01-05T08:00:00Z</lastmod></url>
<url><loc>https://gazette.example/new</loc><news:news><news:publication_date>2024-06-30</news:publication_date>
<news:title>Okafor rejoint Heliotrop</news:title></news:news></url>
<url><loc>https://gazette.example/undated</loc></url></urlset>"""

MAPS = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://gazette.example/map-2023.xml</loc><lastmod>2023-12-31</lastmod></sitemap>
<sitemap><loc>https://gazette.example/map-2024.xml.gz</loc><lastmod>2024-06-30</lastmod></sitemap></sitemapindex>"""


def fetched(body: str | bytes, media_type: str = "application/xml", charset: str | None = None) -> Fetched:
    return Fetched(URL, body.encode() if isinstance(body, str) else body, media_type, charset, UNKNOWN)


def test_an_rss_feed_gives_its_pages_newest_first() -> None:
    feed = feed_of(fetched(RSS, "application/rss+xml"))

    assert (feed.kind, feed.title) == ("rss", "La Gazette & Co")
    assert feed.entries == (
        Entry("https://gazette.example/2024/lorcy", "Lorcy revient", "", date(2024, 6, 4)),
        Entry("https://gazette.example/2024/sandoz", "Sandoz quitte Ardoise", "Elle rejoint Cobalt.", date(2024, 5, 2)),
    )


def test_an_atom_feed_gives_its_pages() -> None:
    feed = feed_of(fetched(ATOM, "application/atom+xml"))

    assert (feed.kind, feed.title) == ("atom", "Der Bote")
    assert feed.entries == (
        Entry("https://gazette.example/lindqvist", "Lindqvist geht", "Zu Heliotrop.", date(2024, 3, 4)),
    )


def test_a_json_feed_gives_its_pages() -> None:
    feed = feed_of(fetched(json.dumps(JSON_FEED), "application/feed+json"))

    assert (feed.kind, feed.title) == ("json", "Calypso Wire")
    assert feed.entries == (
        Entry("https://gazette.example/brannigan", "Brannigan returns", "After eleven days.", date(2024, 6, 30)),
        Entry("https://other.example/x"),
    )


@pytest.mark.parametrize("body", [SITEMAP.encode(), gzip.compress(SITEMAP.encode())], ids=["plain", "packed"])
def test_a_sitemap_gives_its_pages(body: bytes) -> None:
    feed = feed_of(fetched(body))

    assert feed.kind == "sitemap"
    assert feed.entries == (
        Entry("https://gazette.example/new", "Okafor rejoint Heliotrop", "", date(2024, 6, 30)),
        Entry("https://gazette.example/old", published=date(2023, 1, 5)),
        Entry("https://gazette.example/undated"),
    )


def test_a_sitemap_index_gives_its_maps_newest_first() -> None:
    feed = feed_of(fetched(MAPS))

    assert feed.entries == ()
    assert feed.maps == ("https://gazette.example/map-2024.xml.gz", "https://gazette.example/map-2023.xml")


def test_of_an_endless_sitemap_the_newest_pages_count() -> None:
    urls = (
        f"<url><loc>https://gazette.example/{number}</loc><lastmod>{2000 + number % 24}-01-01</lastmod></url>"
        for number in range(5000)
    )
    body = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{"".join(urls)}</urlset>'

    entries = feed_of(fetched(body)).entries

    assert len(entries) == MOST_ENTRIES
    assert {entry.published for entry in entries} == {date(2023, 1, 1)}


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        (RSS.replace("UTF-8", "ISO-8859-1").replace("Sandoz", "Élodie Sandoz").encode("latin-1"), None),
        (RSS.replace("Sandoz", "Élodie Sandoz").encode("latin-1"), "iso-8859-1"),
        (RSS.replace("Sandoz", "Élodie Sandoz").encode("latin-1"), "utf-8"),
        (b"\xef\xbb\xbf" + RSS.replace("Sandoz", "Élodie Sandoz").encode(), None),
    ],
    ids=["declared", "announced", "announced wrongly", "with a byte order mark"],
)
def test_a_feed_in_any_encoding_keeps_its_accents(body: bytes, charset: str | None) -> None:
    feed = feed_of(fetched(body, "application/rss+xml", charset))

    assert "Élodie Sandoz quitte Ardoise" in [entry.title for entry in feed.entries]


def test_a_feed_that_breaks_off_gives_what_came() -> None:
    feed = feed_of(fetched(RSS[: RSS.index("<item><title>Sans")]))

    assert len(feed.entries) == 2


def test_entities_that_multiply_or_point_to_files_are_not_followed() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    doctype = f'<!DOCTYPE x [<!ENTITY l0 "lol">{laughs}<!ENTITY file SYSTEM "file:///etc/passwd">]>'
    rss = f'<?xml version="1.0"?>{doctype}<rss version="2.0"><channel><title>&l11;&file;</title></channel></rss>'
    sitemap = f'{doctype}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://x.example/&file;</loc></url></urlset>'

    assert "root:" not in feed_of(fetched(rss)).title
    assert len(feed_of(fetched(rss)).title) < 10_000
    assert "root" not in str(feed_of(fetched(sitemap)).entries)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "hello",
        "<html><body>no feed</body></html>",
        "{",
        "{}",
        '{"version": "https://jsonfeed.org/version/1"}',
        "<xml/>",
    ],
)
def test_what_is_no_feed_is_refused(body: str) -> None:
    with pytest.raises(FeedError, match=r"https://gazette\.example/feed is"):
        feed_of(fetched(body))


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(body: bytes) -> None:
    with pytest.raises(SourceError):
        feed_of(fetched(b"\x00" + body))


def test_a_packed_sitemap_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "MOST_BYTES", 1_000_000)

    with pytest.raises(OversizedError, match="unpacks to more than 1 MB"):
        feed_of(fetched(gzip.compress(bytes(1_000_001))))


def test_a_page_names_its_feeds() -> None:
    page = """<html><head><link rel="alternate" type="application/rss+xml" href="/rss.xml">
    <link rel="stylesheet" type="text/css" href="/x.css"><link rel="alternate" hreflang="fr" href="/fr">
    <link rel="ALTERNATE" type="application/atom+xml" href="https://gazette.example/atom.xml">
    <link rel="alternate" type="application/rss+xml" href="javascript:1"></head></html>"""

    assert feeds_named_by(fetched(page, "text/html")) == [
        "https://gazette.example/rss.xml",
        "https://gazette.example/atom.xml",
    ]


@pytest.mark.parametrize("page", ["", "   ", "<html></html>", "\x00\x01"])
def test_a_page_without_feeds_names_none(page: str) -> None:
    assert feeds_named_by(fetched(page, "text/html")) == []
