"""PDF and Word files as people send them."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from docx import Document
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

HEADLINE = "Mireille Sandoz quitte Ardoise pour Cobalt"

PARAGRAPHS = (
    "Mireille Sandoz, qui dirigeait la recherche chez Ardoise depuis trois ans, rejoint Cobalt le mois prochain avec "
    "onze de ses collègues, selon une note interne que l'entreprise a confirmée mardi soir.",
    "Cobalt lui confie un nouveau laboratoire à Nantes, doté de quarante postes et d'un budget dont le montant n'a pas "
    "été communiqué. Ardoise n'a pas encore nommé de successeur et dit vouloir prendre son temps.",
)


def pdf(pages: Sequence[Sequence[str]], *, title: str | None = None, password: str | None = None) -> bytes:
    """A PDF whose pages show these lines; no line is a page without text."""
    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    for lines in pages:
        page = writer.add_blank_page(595, 842)
        fonts = DictionaryObject({NameObject("/F1"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        contents = DecodedStreamObject()
        contents.set_data(b"BT /F1 10 Tf 40 800 Td 12 TL " + b" ".join(map(_shown, lines)) + b" ET")
        page[NameObject("/Contents")] = writer._add_object(contents)
    if title:
        writer.add_metadata({"/Title": title})
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def docx(paragraphs: Sequence[str], *, title: str = "") -> bytes:
    document = Document()
    document.core_properties.title = title
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def wrapped(paragraph: str, width: int = 80) -> list[str]:
    """The paragraph's lines on a page of this width."""
    lines = [""]
    for word in paragraph.split():
        fits = len(lines[-1]) + 1 + len(word) <= width
        lines = [*lines[:-1], f"{lines[-1]} {word}".strip()] if fits else [*lines, word]
    return lines


def _shown(line: str) -> bytes:
    text = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"({text}) Tj T*".encode("cp1252")
