"""HTML -> Article, by trafilatura, which reads the page it is given and fetches nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from index.datatypes import Article
from index.errors import ReadingError
from index.reading.lines import lines_of
from index.reading.page import article_from_page

_DATES = {"original_date": True, "extensive_search": False}
"""When the page first appeared, by what it says in so many words; a date somewhere in the text is not taken for it."""


@dataclass(frozen=True, slots=True)
class WebPage:
    """What a page says of itself, and its main text, a line a paragraph. What it does not say is `None` or empty."""

    text: str
    title: str | None
    url: str | None
    publisher: str | None
    published: date | None
    authors: tuple[str, ...]


def article_from_html(path: str, html: str) -> Article:
    """Raises `ReadingError` where trafilatura finds no article in the page."""
    page = web_page(html)
    return article_from_page(
        path, lines_of(page.text), title=page.title, url=page.url, publisher=page.publisher, published=page.published
    )


def web_page(html: str, url: str | None = None) -> WebPage:
    """`url` is where the page was found. Raises `ReadingError` where trafilatura finds no article in it."""
    from trafilatura import bare_extraction  # brings lxml and costs 0.4 s
    from trafilatura.settings import Document

    found = bare_extraction(
        html,
        url=url,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        favor_precision=True,
        date_extraction_params=dict(_DATES),
    )
    if not isinstance(found, Document) or not (found.text or "").strip():
        raise ReadingError("no article found in the HTML page")
    return WebPage(
        text=found.text or "",
        title=found.title or None,
        url=_http(found.url),
        publisher=found.sitename or None,
        published=_date(found.date),
        authors=tuple(name for name in (found.author or "").split("; ") if name),
    )


def _http(url: str | None) -> str | None:
    return url if url and url.startswith(("http://", "https://")) else None


def _date(written: str | None) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        return None
