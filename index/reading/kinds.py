"""Kinds of files, how large each may be, and who reads it."""

from __future__ import annotations

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


def max_bytes(kind: str) -> int:
    """What a file of this kind, a suffix in lower case, may have. Raises `ReadingError` where the kind is not read."""
    if kind not in _MAX_BYTES:
        raise ReadingError(f"files of the kind '{kind}' are not read (known: txt, md, html, pdf, docx)")
    return _MAX_BYTES[kind]


def article_from_bytes(path: str, kind: str, data: bytes, boilerplate: frozenset[str] = frozenset()) -> Article:
    """The article in a file of this kind; `boilerplate` are a plain text's lines that stand on several pages.

    Raises `ReadingError` with the reason where there is none.
    """
    if kind in MARKDOWN:
        from index.reading.markdown import article_from_markdown

        return article_from_markdown(path, decode(data))
    return article_from_raw(path, raw_page(kind, data), boilerplate)


def raw_page(kind: str, data: bytes, *, url: str | None = None, charset: str | None = None) -> RawPage:
    """What stands in a file of this kind, which is not Markdown; `url` is where it was found, `charset` the encoding
    that was announced for it.

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

        return page_from_html(text, url)
    if kind == KEEPSAKE:
        from index.reading.keepsake import page_from_keepsake

        return page_from_keepsake(text)
    return RawPage(text)
