"""HTML -> RawPage, by trafilatura, which reads the page it is given and fetches nothing."""

from __future__ import annotations

import logging
import warnings
from datetime import date

from urllib3.exceptions import DependencyWarning

from index.errors import ReadingError
from index.reading.page import RawPage

_DATES = {"original_date": True, "extensive_search": False}
"""When the page first appeared, by what it says in so many words; a date somewhere in the text is not taken for it."""


def page_from_html(html: str) -> RawPage:
    """Raises `ReadingError` where trafilatura finds no article in it."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it has to say, the reason says, too
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DependencyWarning)  # it looks for SOCKS, and urllib3 warns that there is none
        from trafilatura import bare_extraction  # brings lxml and costs 0.4 s
        from trafilatura.settings import Document

    found = bare_extraction(
        html,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        favor_precision=True,
        date_extraction_params=dict(_DATES),
    )
    if not isinstance(found, Document) or not (found.text or "").strip():
        raise ReadingError("no article found in the HTML page")
    return RawPage(
        text="\n\n".join((found.text or "").splitlines()),
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
