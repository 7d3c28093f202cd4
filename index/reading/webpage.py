"""HTML files -> Article, by trafilatura."""

from __future__ import annotations

from datetime import date

from index.datatypes import Article
from index.errors import ReadingError
from index.reading.lines import lines_of
from index.reading.page import article_from_page


def article_from_html(path: str, html: str) -> Article:
    """Raises `ReadingError` where trafilatura finds no article in the page."""
    from trafilatura import bare_extraction  # brings lxml and costs 0.4 s
    from trafilatura.settings import Document

    found = bare_extraction(
        html, with_metadata=True, include_comments=False, include_tables=False, favor_precision=True
    )
    if not isinstance(found, Document) or not (found.text or "").strip():
        raise ReadingError("no article found in the HTML page")
    return article_from_page(
        path,
        lines_of(found.text or ""),
        title=found.title or None,
        url=_http(found.url),
        publisher=found.sitename or None,
        published=_date(found.date),
    )


def _http(url: str | None) -> str | None:
    return url if url and url.startswith(("http://", "https://")) else None


def _date(written: str | None) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        return None
