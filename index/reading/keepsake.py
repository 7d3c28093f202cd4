"""An article that a data folder keeps: front matter, and below it the text as it was read, not yet cleaned.

Cleaning is left to the rebuild, so that a better cleaner reaches what was added long ago.
"""

from __future__ import annotations

from typing import Any

import yaml

from index.errors import ReadingError
from index.reading.markdown import front_matter_of
from index.reading.page import RawPage


def written(page: RawPage, title: str) -> str:
    """The contents of the file; `title` is what the page has for a headline where it does not name one."""
    matter: dict[str, Any] = {
        "title": " ".join(title.split()),
        "url": page.url,
        "publisher": page.publisher,
        "published": page.published,
        "authors": list(page.authors),
    }
    said = {key: value for key, value in matter.items() if value}
    return f"---\n{yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=1000)}---\n{page.text.strip()}\n"


def page_from_keepsake(contents: str) -> RawPage:
    """Raises `ReadingError` where somebody has broken the file."""
    matter, text = front_matter_of(contents)
    if matter is None:
        raise ReadingError("a kept article needs front matter")
    url = str(matter.url) if matter.url else None
    return RawPage(text, matter.title, url, matter.publisher, matter.published, tuple(matter.authors))
