"""PDF files -> RawPage, by pypdf."""

from __future__ import annotations

import logging
import statistics
from collections.abc import Iterator, Sequence
from io import BytesIO

from pypdf import PdfReader

from index.errors import ReadingError
from index.reading.margins import address_in, without_margins
from index.reading.page import RawPage
from index.reading.printed import PrintedLine, is_same_size, lines_on, paragraphs_apart
from index.reading.wrapped import ends_sentence, unwrapped

MAX_PAGES = 200
MAX_CHARACTERS = 2_000_000
_LINES_OF_TITLE = 4
_WORDS_OF_TITLE = range(3, 41)
_WORDS_ABOVE = 80
"""A headline stands above the text; so many words of menu, kicker and headline itself may come first."""
_LARGER = 1.15
"""A headline's letters are so much larger than the article's."""


def page_from_pdf(data: bytes) -> RawPage:
    """Raises `ReadingError` where the file is broken, asks for a password, or holds pictures of text."""
    printed, named = _pages_and_title(data)
    pages, margins = without_margins(printed)
    text = _text_of(pages)
    if not any(sign.isalpha() for sign in text):
        raise ReadingError("the PDF holds pictures, not text; run text recognition (OCR) on it first")
    # many a program writes a file name there: only what the page itself shows is a headline
    shown = named if named and _squeezed(named) in _squeezed(text) else _largest(pages)
    return RawPage(unwrapped(_with_title_apart(text, shown)), title=shown or None, url=address_in(margins))


def _pages_and_title(data: bytes) -> tuple[list[list[PrintedLine]], str]:
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it reports each oddity of a file that it can read
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadingError("the PDF asks for a password; save it without one")
        if len(reader.pages) > MAX_PAGES:
            raise ReadingError(f"the PDF has more than {MAX_PAGES} pages")
        pages: list[list[PrintedLine]] = []
        length = 0
        for page in reader.pages:
            pages.append(lines_on(page))
            length += sum(len(line.text) for line in pages[-1])
            if length > MAX_CHARACTERS:
                raise ReadingError(f"the PDF holds more than {MAX_CHARACTERS:,} characters")
        return pages, " ".join(str((reader.metadata and reader.metadata.title) or "").split())
    except ReadingError:
        raise
    except Exception as error:  # a broken file breaks pypdf in any way there is
        raise ReadingError(
            f"the PDF is broken: {' '.join(str(error).split())[:120] or type(error).__name__}"
        ) from error


def _text_of(pages: Sequence[Sequence[PrintedLine]]) -> str:
    text = ""
    for page in pages:
        text += ("\n\n" if ends_sentence(text) else "\n") + paragraphs_apart(page)
    return text


def _largest(pages: Sequence[Sequence[PrintedLine]]) -> str:
    """What is printed largest above the text and may be a headline; empty where nothing there is larger than the text."""
    usual = statistics.median(line.size for page in pages for line in page for _ in line.text.split())
    large: dict[str, float] = {}
    words_above = 0
    for lines in _runs(next(filter(None, pages))):
        text, size = " ".join(line.text for line in lines), lines[0].size
        if size >= _LARGER * usual and len(lines) <= _LINES_OF_TITLE and len(text.split()) in _WORDS_OF_TITLE:
            large.setdefault(text, size)
        words_above += len(text.split())
        if words_above > _WORDS_ABOVE:
            break
    return max(large, key=large.__getitem__, default="")


def _runs(lines: Sequence[PrintedLine]) -> Iterator[list[PrintedLine]]:
    """Lines of one size that follow each other."""
    run: list[PrintedLine] = []
    for line in lines:
        if run and not is_same_size(run[-1], line):
            yield run
            run = []
        run.append(line)
    yield run


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
