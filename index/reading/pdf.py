"""PDF files -> RawPage, by pypdf."""

from __future__ import annotations

import logging
from io import BytesIO

from index.errors import ReadingError
from index.reading.page import RawPage
from index.reading.wrapped import ends_sentence, unwrapped

MAX_PAGES = 200
MAX_CHARACTERS = 2_000_000
_LINES_OF_TITLE = 4


def page_from_pdf(data: bytes) -> RawPage:
    """Raises `ReadingError` where the file is broken, asks for a password, or holds pictures of text."""
    text, title = _text_and_title(data)
    if not any(sign.isalpha() for sign in text):
        raise ReadingError("the PDF holds pictures, not text; run text recognition (OCR) on it first")
    plain = unwrapped(_with_title_apart(text, title))
    # many a program writes a file name there: only what the page itself shows is a headline
    shown = bool(title) and _squeezed(title) in _squeezed(plain)
    return RawPage(plain, title=title if shown else None)


def _text_and_title(data: bytes) -> tuple[str, str]:
    from pypdf import PdfReader  # 0.1 s that no question should wait for

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it reports each oddity of a file that it can read
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadingError("the PDF asks for a password; save it without one")
        if len(reader.pages) > MAX_PAGES:
            raise ReadingError(f"the PDF has more than {MAX_PAGES} pages")
        text = ""
        for page in reader.pages:
            text += ("\n\n" if ends_sentence(text) else "\n") + page.extract_text().strip()
            if len(text) > MAX_CHARACTERS:
                raise ReadingError(f"the PDF holds more than {MAX_CHARACTERS:,} characters")
        return text, " ".join(str((reader.metadata and reader.metadata.title) or "").split())
    except ReadingError:
        raise
    except Exception as error:  # a broken file breaks pypdf in any way there is
        raise ReadingError(
            f"the PDF is broken: {' '.join(str(error).split())[:120] or type(error).__name__}"
        ) from error


def _with_title_apart(text: str, title: str) -> str:
    """The lines that show the title as a paragraph of their own: nothing else says where a headline as long as a line ends."""
    lines, wanted = text.split("\n"), _squeezed(title)
    for first in range(len(lines) if wanted else 0):
        for end in range(first + 1, first + 1 + _LINES_OF_TITLE):
            if _squeezed("".join(lines[first:end])) == wanted:
                return "\n".join([*lines[:first], "", title, "", *lines[end:]])
    return text


def _squeezed(text: str) -> str:
    return "".join(text.split()).casefold()
