"""One page or one file -> an article that the data folder keeps."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from index.datatypes import Article
from index.errors import ReadingError, SourceError
from index.library.removing import restore
from index.reading.decoding import decode
from index.reading.keepsake import written
from index.reading.kinds import KEEPSAKE, MARKDOWN, PDF, WORD, article_from_bytes, bytes_of, raw_page
from index.reading.page import RawPage, article_from_raw
from index.sources.fetching import Fetched
from index.sources.kept import keep
from index.sources.urls import canonical_url, host_of, is_url, joined
from index.sources.visiting import Visitor

_KINDS = {
    "": ".html",
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".txt",
    "application/pdf": PDF,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": WORD,
}
_SIGNATURES = {b"%PDF-": PDF}


@dataclass(frozen=True, slots=True)
class Added:
    """What was understood of a page or a file, and where it is kept."""

    source: str
    """The address or the file, as it was given."""
    article: Article
    authors: tuple[str, ...]
    is_new: bool
    """False where the very same was kept already."""

    @property
    def words(self) -> int:
        return len(self.article.text.split())


@dataclass(frozen=True, slots=True)
class Hint:
    """What a newsfeed says of a page; it counts where the page itself says nothing."""

    title: str | None = None
    publisher: str | None = None
    published: date | None = None


NO_HINT = Hint()


def add(source: str, folder: Path, visitor: Visitor) -> Added:
    """Keep the article at an address or in a file, whichever `source` is, in the data folder `folder`.

    The same address or file again takes its place. Raises `SourceError` where a page cannot be fetched, `ReadingError`
    where there is no article, `StorageError`.
    """
    return add_url(source, folder, visitor) if is_url(source) else add_file(Path(source), folder)


def add_url(url: str, folder: Path, visitor: Visitor) -> Added:
    """Fetch a page and keep its article in the data folder `folder`; the same address again takes its place.

    Raises `SourceError` where it cannot be fetched, `ReadingError` where there is no article, `StorageError`.
    """
    return keep_page(url, page_of(visitor.page(url)), folder)


def keep_page(source: str, page: RawPage, folder: Path) -> Added:
    """Keep the article of a page that was found at `source`. Raises `ReadingError` and `StorageError`."""
    return _keep(source, page.url or canonical_url(source), page, folder)


def page_of(fetched: Fetched, hint: Hint = NO_HINT) -> RawPage:
    """What a fetched page says, under its own address. Raises `ReadingError`."""
    page, host = raw_page(_kind_of(fetched), fetched.body, fetched.charset), host_of(fetched.url)
    named = page.publisher if page.publisher != host else None  # trafilatura takes it where the page names none
    return replace(
        page,
        title=page.title or hint.title,
        url=_own_address(fetched.url, page.url),
        publisher=named or hint.publisher or host,
        published=page.published or hint.published,
    )


def add_file(file: Path, folder: Path) -> Added:
    """Read a file and keep its article in `folder`; the same file, or one with the same address in it, again takes its
    place. Raises `ReadingError` and `StorageError`."""
    kind, data = file.suffix.lower(), bytes_of(file)
    if kind in MARKDOWN:
        return _keep_markdown(file, data, folder)
    page = raw_page(kind, data)
    return _keep(str(file), canonical_url(page.url) if page.url else _place(file), page, folder)


def keys_of(source: str) -> Iterator[str]:
    """Under what the article may be kept that was added as `source`: its address, a file's place, the address in a file."""
    with suppress(ReadingError, SourceError):
        if is_url(source):
            yield canonical_url(source)
            return
        file = Path(source)
        yield _place(file)
        kind, data = file.suffix.lower(), bytes_of(file)
        page = article_from_bytes(file.name, ".md", data) if kind in MARKDOWN else raw_page(kind, data)
        if page.url:
            yield canonical_url(page.url)


def _keep(source: str, key: str, page: RawPage, folder: Path) -> Added:
    title = article_from_raw("", page).title
    file, is_new = keep(folder, key, title, KEEPSAKE, written(page, title))
    # as a rebuild will read it
    article = article_from_bytes(file.name, KEEPSAKE, file.read_bytes())
    restore(folder, [article.id])
    return Added(source, article, page.authors, is_new)


def _keep_markdown(file: Path, data: bytes, folder: Path) -> Added:
    """As it is: front matter may say more than is kept of other files."""
    article = article_from_bytes(file.name, ".md", data)
    key = canonical_url(article.url) if article.url else _place(file)
    kept, is_new = keep(folder, key, article.title, ".md", decode(data))
    again = article_from_bytes(kept.name, ".md", data)
    restore(folder, [again.id])
    return Added(str(file), again, (), is_new)


def _kind_of(fetched: Fetched) -> str:
    for signature, kind in _SIGNATURES.items():
        if fetched.body.startswith(signature):
            return kind
    if fetched.media_type not in _KINDS:
        raise ReadingError(f"{fetched.url} is of the kind {fetched.media_type}, which is not read")
    return _KINDS[fetched.media_type]


def _own_address(found_at: str, claimed: str | None) -> str:
    """What a page calls its own address counts on its own host only, or it could take another one's place."""
    own = joined(found_at, claimed) if claimed else None
    return own if own and host_of(own) == host_of(found_at) else canonical_url(found_at)


def _place(file: Path) -> str:
    return os.fspath(file.resolve())
