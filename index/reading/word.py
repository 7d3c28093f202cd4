"""Word files (docx) -> RawPage, by python-docx."""

from __future__ import annotations

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from index.errors import ReadingError
from index.reading.page import RawPage

MAX_UNPACKED = 100_000_000
"""Bytes of everything in the file, which is a ZIP archive: a small one may unpack to any size."""

_ENCRYPTED = b"\xd0\xcf\x11\xe0"


def page_from_docx(data: bytes) -> RawPage:
    """Raises `ReadingError` where the file is broken, encrypted, or holds no text."""
    paragraphs, title = _paragraphs_and_title(data)
    if not any(sign.isalpha() for paragraph in paragraphs for sign in paragraph):
        raise ReadingError("the Word file holds no text")
    return RawPage("\n\n".join(paragraphs), title=title if title in paragraphs else None)


def _paragraphs_and_title(data: bytes) -> tuple[list[str], str]:
    from docx import Document  # 0.1 s that no question should wait for

    if data.startswith(_ENCRYPTED):
        raise ReadingError("the Word file asks for a password or is of Word 2003 or older; save it as plain docx")
    try:
        with ZipFile(BytesIO(data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > MAX_UNPACKED:
                raise ReadingError(f"the Word file unpacks to more than {MAX_UNPACKED // 1_000_000} MB")
        document = Document(BytesIO(data))
        paragraphs = [" ".join(paragraph.text.split()) for paragraph in document.paragraphs]
        return [text for text in paragraphs if text], " ".join(str(document.core_properties.title or "").split())
    except ReadingError:
        raise
    except BadZipFile as error:
        raise ReadingError("the file is not a Word file (docx)") from error
    except Exception as error:  # a broken file breaks the XML below in any way there is
        reason = " ".join(str(error).split())[:120] or type(error).__name__
        raise ReadingError(f"the Word file is broken: {reason}") from error
