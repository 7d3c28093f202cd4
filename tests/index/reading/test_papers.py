"""PDF and Word files become articles, or a reason why not."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from index.errors import ReadingError
from index.reading.kinds import PDF, WORD, article_from_bytes
from index.reading.pdf import MAX_PAGES
from index.reading.word import MAX_UNPACKED
from tests.index.reading.papers import HEADLINE, PARAGRAPHS, docx, pdf, wrapped

PAGE = [HEADLINE, "", *wrapped(PARAGRAPHS[0]), "", *wrapped(PARAGRAPHS[1])]


def test_a_pdf_gives_its_paragraphs_whole_though_its_lines_are_broken() -> None:
    article = article_from_bytes("note.pdf", PDF, pdf([PAGE]))

    assert article.text == "\n\n".join(PARAGRAPHS)
    assert (article.title, article.language, article.path) == (HEADLINE, "fr", "note.pdf")


def test_the_title_in_a_pdfs_metadata_counts_where_the_page_shows_it() -> None:
    shown = article_from_bytes("note.pdf", PDF, pdf([PAGE], title="Mireille  Sandoz quitte Ardoise pour Cobalt"))
    made_by_a_program = article_from_bytes("note.pdf", PDF, pdf([PAGE], title="Microsoft Word - note-finale-2.docx"))

    assert shown.title == made_by_a_program.title == HEADLINE


def test_a_headline_as_long_as_a_line_does_not_swallow_what_follows() -> None:
    headline = "Mireille Sandoz rejoint Cobalt, et onze collègues la suivent"
    page = [*wrapped(headline), *wrapped(PARAGRAPHS[0]), "", *wrapped(PARAGRAPHS[1])]

    article = article_from_bytes("note.pdf", PDF, pdf([page], title=headline))

    assert article.title == headline
    assert article.text == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize("lines_on_first_page", [5, 4, 3])
def test_a_pdf_of_several_pages_is_read_to_its_end_also_where_a_page_ends_amid_a_sentence(
    lines_on_first_page: int,
) -> None:
    article = article_from_bytes("note.pdf", PDF, pdf([PAGE[:lines_on_first_page], PAGE[lines_on_first_page:]]))

    assert article.text == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf([[], []]), r"the PDF holds pictures, not text; run text recognition \(OCR\) on it first"),
        (pdf([PAGE], password="geheim"), "the PDF asks for a password"),
        (pdf([[]] * (MAX_PAGES + 1)), "more than 200 pages"),
        (b"%PDF-1.7\nnothing that follows", "the PDF is broken"),
        (pdf([PAGE])[:200], "the PDF is broken"),
        (b"", "the PDF is broken"),
    ],
    ids=["scanned", "encrypted", "too long", "no objects", "cut off", "empty"],
)
def test_a_pdf_that_cannot_be_read_has_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(ReadingError, match=reason):
        article_from_bytes("note.pdf", PDF, data)


def test_a_word_file_gives_its_paragraphs() -> None:
    article = article_from_bytes("note.docx", WORD, docx([HEADLINE, *PARAGRAPHS], title=HEADLINE))

    assert article.text == "\n\n".join(PARAGRAPHS)
    assert (article.title, article.language) == (HEADLINE, "fr")


def packed(contents: bytes) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", contents)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (docx([]), "the Word file holds no text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "asks for a password or is of Word 2003"),
        (b"PK\x03\x04 and then nothing", r"not a Word file \(docx\)"),
        (packed(b"<xml/>"), "the Word file is broken"),
        (packed(bytes(MAX_UNPACKED + 1)), "unpacks to more than 100 MB"),
    ],
    ids=["empty", "encrypted", "cut off", "another archive", "a bomb"],
)
def test_a_word_file_that_cannot_be_read_has_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(ReadingError, match=reason):
        article_from_bytes("note.docx", WORD, data)
