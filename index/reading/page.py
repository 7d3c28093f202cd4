"""A page's text -> Article: headline, article lines, date, language, publisher."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from index.datatypes import Article
from index.errors import ReadingError
from index.languages import language_of_text
from index.reading.cleaning import clean
from index.reading.headline import headline
from index.reading.lines import Line, lines_of
from index.reading.publication import publication_date
from index.reading.publisher import publisher_of, sources_of

_LONGEST_MADE_TITLE = 90


@dataclass(frozen=True, slots=True)
class RawPage:
    """A page's text as it was read, not yet cleaned, and what the page says of itself; what it does not say is `None`
    or empty."""

    text: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: date | None = None
    authors: tuple[str, ...] = ()


def article_from_raw(path: str, page: RawPage, boilerplate: frozenset[str] = frozenset()) -> Article:
    """Raises `ReadingError` where no line of the page is an article's."""
    return article_from_page(
        path,
        lines_of(page.text),
        boilerplate,
        title=page.title,
        url=page.url,
        publisher=page.publisher,
        published=page.published,
    )


def article_from_page(
    path: str,
    lines: Sequence[Line],
    boilerplate: frozenset[str] = frozenset(),
    *,
    title: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
    published: date | None = None,
) -> Article:
    """What a page's metadata does not say (the keywords) is read from its lines.

    Raises `ReadingError` where no line of the page is an article's.
    """
    title = title or headline(lines)
    cleaned = clean(lines, title or "", boilerplate)
    if not cleaned.text.strip():
        raise ReadingError("no article text on the page, only page furniture")
    language = language_of_text(cleaned.text)
    return Article(
        id=article_id(path),
        path=path,
        title=title or _first_words(cleaned.text),
        text=cleaned.text,
        language=language,
        url=url,
        publisher=publisher or publisher_of(cleaned.furniture, cleaned.text),
        published=published or publication_date(lines, frozenset(cleaned.furniture), language),
        reported_by=sources_of(cleaned.furniture),
        gaps=cleaned.gaps,
    )


def article_id(path: str) -> str:
    """Stable for as long as the article keeps its place: 16 hexadecimal characters."""
    return blake2b(path.encode(), digest_size=8).hexdigest()


def _first_words(text: str) -> str:
    first = text.split("\n", 1)[0]
    return first if len(first) <= _LONGEST_MADE_TITLE else first[:_LONGEST_MADE_TITLE].rsplit(" ", 1)[0] + " …"
