"""Kinds of files, how large each may be, and who reads it."""

from __future__ import annotations

from pathlib import Path

from index.datatypes import Article
from index.errors import ReadingError
from index.reading.decoding import MAX_BYTES, decode
from index.reading.page import RawPage, article_from_raw

PLAIN = frozenset({".txt", ".text"})
MARKDOWN = frozenset({".md", ".markdown"})
HTML = frozenset({".html", ".htm", ".xhtml"})
PDF, WORD, KEEPSAKE = ".pdf", ".docx", ".article"

_MAX_BYTES_WITH_PICTURES = 30_000_000
_MAX_BYTES = dict.fromkeys(PLAIN | MARKDOWN | HTML | {KEEPSAKE}, MAX_BYTES) | dict.fromkeys(
    (PDF, WORD), _MAX_BYTES_WITH_PICTURES
)


def bytes_of(file: Path) -> bytes:
    """Raises `ReadingError` on a file of a kind that is not read, one that is too large, one that cannot be opened."""
    kind = file.suffix.lower()
    if kind not in _MAX_BYTES:
        raise ReadingError(f"files of the kind '{kind or file.name}' are not read (known: txt, md, html, pdf, docx)")
    try:
        if file.stat().st_size > _MAX_BYTES[kind]:
            raise ReadingError(f"the file is larger than {_MAX_BYTES[kind] // 1_000_000} MB")
        return file.read_bytes()
    except OSError as error:
        raise ReadingError(f"the file cannot be read: {error.strerror}") from error


def article_from_bytes(path: str, kind: str, data: bytes, boilerplate: frozenset[str] = frozenset()) -> Article:
    """The article in a file of this kind; `boilerplate` are a plain text's lines that stand on several pages.

    Raises `ReadingError` with the reason where there is none.
    """
    if kind in MARKDOWN:
        from index.reading.markdown import article_from_markdown

        return article_from_markdown(path, decode(data))
    return article_from_raw(path, raw_page(kind, data), boilerplate)


def raw_page(kind: str, data: bytes, charset: str | None = None) -> RawPage:
    """What stands in a file of this kind, which is not Markdown; `charset` is the encoding that was announced for it.

    Raises `ReadingError`. Each reader is loaded when it is needed: none of them is to make a question wait.
    """
    if kind == PDF:
        from index.reading.pdf import page_from_pdf

        return page_from_pdf(data)
    if kind == WORD:
        from index.reading.word import page_from_docx

        return page_from_docx(data)
    text = decode(data, charset)
    if kind in HTML:
        from index.reading.webpage import page_from_html

        return page_from_html(text)
    if kind == KEEPSAKE:
        from index.reading.keepsake import page_from_keepsake

        return page_from_keepsake(text)
    return RawPage(text)
