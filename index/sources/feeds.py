"""RSS, Atom, JSON Feed and sitemaps -> entries: which pages there are, and what is said of them."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from index.errors import FeedError, OversizedError
from index.sources.fetching import Fetched
from index.sources.urls import joined

MOST_ENTRIES = 200
"""The newest of a feed; a sitemap may have fifty thousand."""

MOST_BYTES = 50_000_000
"""Of a packed sitemap, unpacked: what sitemaps.org allows."""

_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
_FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json", "application/json"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One page that a feed names. `summary` is plain text; a sitemap gives neither title nor summary."""

    url: str
    title: str = ""
    summary: str = ""
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """`kind` is `rss`, `atom`, `json` or `sitemap`; `entries` are newest first, undated ones last; `maps` are the
    sitemaps that a sitemap index names, newest first."""

    kind: str
    title: str
    entries: tuple[Entry, ...]
    maps: tuple[str, ...] = ()


def feed_of(fetched: Fetched) -> Feed:
    """What was fetched, as a feed. Raises `FeedError` where it is none, `OversizedError` where it unpacks to too much."""
    body = _unpacked(fetched)
    start = body.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{"):
        return _json_feed(fetched.url, start)
    return _sitemap(fetched.url, body) or _syndicated(fetched, body)


def feeds_named_by(fetched: Fetched) -> list[str]:
    """The addresses of the feeds that a web page names in its head, in its order."""
    from lxml.etree import LxmlError  # brings libxml2; only who subscribes needs it
    from lxml.html import fromstring

    try:
        links = fromstring(fetched.body).xpath("//link[@rel and @type and @href]")
    except (LxmlError, ValueError):
        return []
    named = [
        joined(fetched.url, str(link.get("href")))
        for link in links
        if "alternate" in link.get("rel", "").lower().split() and link.get("type", "").lower() in _FEED_TYPES
    ]
    return list(dict.fromkeys(url for url in named if url))


def _unpacked(fetched: Fetched) -> bytes:
    """Sitemaps come as .gz files, too."""
    if not fetched.body.startswith(b"\x1f\x8b"):
        return fetched.body
    unpacker = zlib.decompressobj(wbits=31)
    try:
        body = unpacker.decompress(fetched.body, MOST_BYTES + 1)
    except zlib.error as error:
        raise FeedError(f"{fetched.url} is a broken gzip file") from error
    if len(body) > MOST_BYTES:
        raise OversizedError(f"{fetched.url} unpacks to more than {MOST_BYTES // 1_000_000} MB")
    return body


def _syndicated(fetched: Fetched, body: bytes) -> Feed:
    """RSS or Atom, as broken as it may be: feedparser is older than most feeds."""
    import feedparser  # 40 ms that no question should wait for

    charset = f"; charset={fetched.charset}" if fetched.charset else ""
    headers = {"content-type": fetched.media_type + charset, "content-location": fetched.url}
    found = feedparser.parse(BytesIO(body), response_headers=headers)
    if not found.get("version"):
        raise FeedError(f"{fetched.url} is neither a feed nor a sitemap")
    entries = (
        Entry(
            url=url,
            title=_plain(one.get("title")),
            summary=_plain(one.get("summary")),
            published=_day(one.get("published_parsed") or one.get("updated_parsed")),
        )
        for one in found.entries
        if (url := joined(fetched.url, one.get("link") or ""))
    )
    return Feed(
        "atom" if found.version.startswith("atom") else "rss", _plain(found.feed.get("title")), _newest(entries)
    )


def _json_feed(url: str, body: bytes) -> Feed:
    """https://www.jsonfeed.org/version/1.1/"""
    try:
        feed = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise FeedError(f"{url} is neither a feed nor a sitemap") from error
    if "jsonfeed.org" not in str(feed.get("version")) or not isinstance(feed.get("items"), list):
        raise FeedError(f"{url} is JSON, but no feed")
    entries = (
        Entry(
            url=link,
            title=_plain(item.get("title")),
            summary=_plain(item.get("summary") or item.get("content_text") or item.get("content_html")),
            published=_iso_day(item.get("date_published")),
        )
        for item in feed["items"]
        if isinstance(item, dict) and (link := joined(url, str(item.get("url") or item.get("external_url") or "")))
    )
    return Feed("json", _plain(feed.get("title")), _newest(entries))


def _sitemap(url: str, body: bytes) -> Feed | None:
    """https://www.sitemaps.org/protocol.html; `None` where it is something else."""
    from lxml import etree  # brings libxml2; only who reads feeds needs it

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(body, parser)
    except (etree.LxmlError, ValueError):
        return None
    if root.tag == f"{_SITEMAP}sitemapindex":
        maps = _newest(_located(url, root.iterfind(f"{_SITEMAP}sitemap")))
        return Feed("sitemap", "", (), tuple(entry.url for entry in maps))
    if root.tag == f"{_SITEMAP}urlset":
        return Feed("sitemap", "", _newest(_located(url, root.iterfind(f"{_SITEMAP}url"))))
    return None


def _located(base: str, elements: Iterable[Any]) -> Iterable[Entry]:
    for element in elements:
        if link := joined(base, element.findtext(f"{_SITEMAP}loc", "").strip()):
            day = element.findtext(f"{_NEWS}news/{_NEWS}publication_date") or element.findtext(f"{_SITEMAP}lastmod")
            yield Entry(link, _plain(element.findtext(f"{_NEWS}news/{_NEWS}title")), published=_iso_day(day))


def _newest(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Each address once, the newest first; among equals the feed's own order."""
    unique = {entry.url: entry for entry in reversed(list(entries))}
    in_order = reversed(list(unique.values()))
    return tuple(sorted(in_order, key=lambda entry: entry.published or date.min, reverse=True)[:MOST_ENTRIES])


def _plain(markup: object) -> str:
    """Text of a title or summary, which may hold HTML."""
    text = str(markup or "")
    if "<" in text:
        from lxml.etree import LxmlError
        from lxml.html import fromstring

        try:
            text = str(fromstring(f"<div>{text}</div>").text_content())
        except (LxmlError, ValueError):
            return ""
    return " ".join(text.split())[:2000]


def _day(moment: Any) -> date | None:
    try:
        return date(*moment[:3]) if moment else None
    except (TypeError, ValueError):
        return None


def _iso_day(written: object) -> date | None:
    try:
        return date.fromisoformat(str(written or "").strip()[:10])
    except ValueError:
        return None
