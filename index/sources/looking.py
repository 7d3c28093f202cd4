"""The pages that a newsfeed names -> articles that a data folder keeps, or why they are not kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from index.errors import ReadingError, SourceError
from index.reading.page import article_from_raw
from index.sources.adding import Added, Hint, keep_page, page_of
from index.sources.feeds import Entry, Feed
from index.sources.subscription import Seen
from index.sources.topics import is_about, may_be_about
from index.sources.visiting import Visitor

MOST_PAGES = 25
"""How many new pages of one feed a refresh reads; the others wait for the next."""

MOST_FAILURES = 3
"""After so many pages that cannot be read, a feed's others wait, too."""


@dataclass(frozen=True, slots=True)
class Missed:
    """A page that a feed names and that was not kept, and why."""

    url: str
    title: str
    reason: str


Outcomes = dict[str, tuple[Seen, Added | Missed]]
"""What became of pages, by their addresses."""


def look_at(named: Feed, is_settled: Callable[[str], bool], folder: Path, visitor: Visitor) -> Outcomes:
    """Keep in the data folder `folder` what is to be kept of the pages that a feed names, but for those that are settled.

    Raises `StorageError`.
    """
    found: Outcomes = {}
    read = failures = 0
    for entry in named.entries:
        if entry.url in found or is_settled(entry.url):
            continue
        first_look = may_be_about(_said(entry), entry.summary)
        if first_look.is_about and (read >= MOST_PAGES or failures >= MOST_FAILURES):
            continue
        read += first_look.is_about
        found[entry.url] = (
            _read(entry, named, folder, visitor) if first_look.is_about else _left_out(entry, first_look.reason)
        )
        failures += found[entry.url][0] is Seen.FAILED
    return found


def _read(entry: Entry, named: Feed, folder: Path, visitor: Visitor) -> tuple[Seen, Added | Missed]:
    hint = Hint(entry.title or None, named.title or None, entry.published)
    try:
        page = page_of(visitor.page(entry.url), hint)
        article = article_from_raw("", page)
        verdict = is_about(article.title, article.text)
        if not verdict.is_about:
            return _left_out(entry, verdict.reason, article.title)
        return Seen.KEPT, keep_page(entry.url, page, folder)
    except (SourceError, ReadingError) as error:
        return Seen.FAILED, Missed(entry.url, entry.title, str(error))


def _left_out(entry: Entry, reason: str, title: str = "") -> tuple[Seen, Missed]:
    return Seen.LEFT_OUT, Missed(entry.url, title or entry.title, reason)


def _said(entry: Entry) -> str:
    """The entry's title; where it has none, the words of its address."""
    if entry.title:
        return entry.title
    words = re.sub(r"[\W_]+", " ", unquote(urlsplit(entry.url).path))
    return re.sub(r"\b(?:ai|ki|ia)\b", lambda acronym: acronym[0].upper(), words)
