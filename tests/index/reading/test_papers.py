"""PDF and Word files become articles, or a reason why not."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from index.errors import ReadingError
from index.reading.kinds import PDF, WORD, article_from_bytes
from index.reading.pdf import MAX_PAGES
from index.reading.word import MAX_UNPACKED
from tests.index.reading.papers import HEADLINE, PARAGRAPHS, TIED_FI, Set, docx, pdf, printed, wrapped

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


@pytest.mark.parametrize("kicker", ["Recherche", "Les entreprises de la région Pays de la Loire"])
def test_what_is_printed_largest_above_the_text_is_the_title(kicker: str) -> None:
    page: list[str | Set] = [
        kicker,
        Set("Mireille Sandoz quitte", 22, 30),
        Set("Ardoise pour Cobalt", 22, 26),
        *wrapped(PARAGRAPHS[0]),
        Set("Un budget qui reste secret", 14, 24),
        *wrapped(PARAGRAPHS[1]),
    ]

    article = article_from_bytes("note.pdf", PDF, pdf([page], title="sans-titre-3.indd"))

    assert article.title == HEADLINE
    assert article.text == "\n\n".join((PARAGRAPHS[0], "Un budget qui reste secret", PARAGRAPHS[1]))


def test_paragraphs_are_told_by_the_room_between_them_also_where_their_last_line_is_full() -> None:
    first = [*wrapped(PARAGRAPHS[0])[:-1], "de l'entreprise, qui a confirmé mardi soir ce que dit une note interne."]
    second = wrapped(PARAGRAPHS[1])

    article = article_from_bytes("note.pdf", PDF, pdf([[HEADLINE, "", *first, Set(second[0], step=20), *second[1:]]]))

    assert article.text == "\n\n".join((" ".join(first), PARAGRAPHS[1]))


def test_letters_that_a_font_ties_together_are_read_one_by_one() -> None:
    tied = [line.replace("confi", f"con{TIED_FI}") for line in PAGE]

    article = article_from_bytes("note.pdf", PDF, pdf([tied]))

    assert tied != PAGE
    assert article.text == "\n\n".join(PARAGRAPHS)


SHEETS: list[list[str | Set]] = [[Set(HEADLINE, 18, 24), *wrapped(PARAGRAPHS[0])], [*wrapped(PARAGRAPHS[1])]]
FROM = "https://gazette.example/2024/sandoz?id=7"


@pytest.mark.parametrize("sheets", [SHEETS, [[*SHEETS[0], "", *SHEETS[1]]]], ids=["two sheets", "one sheet"])
@pytest.mark.parametrize(
    ("head", "foot"),
    [
        (f"11/24/26, 4:46 AM {HEADLINE} | La Gazette", FROM + " {}/2"),
        ("24.11.26, 04:46 Sandoz – Gazette", FROM + " {}/2"),
        (f"Sandoz | La Gazette {FROM}", "{} sur 2 24/11/2026 04:46"),
        (FROM, "Page {} of 2"),
    ],
)
def test_what_a_browser_prints_above_and_below_each_sheet_is_not_the_article(
    sheets: list[list[str | Set]], head: str, foot: str
) -> None:
    article = article_from_bytes("note.pdf", PDF, printed(*sheets, head=head, foot=foot))

    assert article.text == "\n\n".join(PARAGRAPHS)
    assert (article.title, article.url, article.published) == (HEADLINE, FROM, None)


def test_what_repeats_near_the_edge_of_several_pages_is_no_text_but_the_site_is_no_articles_address() -> None:
    paper = printed(*SHEETS, head="La Gazette · {} · https://gazette.example/", foot="Édition du soir, feuille {}")

    article = article_from_bytes("note.pdf", PDF, paper)

    assert (article.text, article.url) == ("\n\n".join(PARAGRAPHS), None)


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
