"""An article that a data folder keeps: front matter, and below it the text as it was read, not yet cleaned.

Cleaning is left to the rebuild, so that a better cleaner reaches what was added long ago.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import yaml

from index.datatypes import Article
from index.errors import ReadingError
from index.reading.lines import lines_of
from index.reading.markdown import front_matter_of
from index.reading.page import article_from_page


def written(
    text: str,
    *,
    title: str,
    url: str | None = None,
    publisher: str | None = None,
    published: date | None = None,
    authors: tuple[str, ...] = (),
) -> str:
    """The contents of the file."""
    matter: dict[str, Any] = {
        "title": " ".join(title.split()),
        "url": url,
        "publisher": publisher,
        "published": published,
        "authors": list(authors),
    }
    said = {key: value for key, value in matter.items() if value}
    return f"---\n{yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=1000)}---\n{text.strip()}\n"


def article_from_keepsake(path: str, text: str) -> Article:
    """Raises `ReadingError` where somebody has broken the file."""
    matter, body = front_matter_of(text)
    if matter is None:
        raise ReadingError("a kept article needs front matter")
    return article_from_page(
        path,
        lines_of(body),
        title=matter.title,
        url=str(matter.url) if matter.url else None,
        publisher=matter.publisher,
        published=matter.published,
    )
