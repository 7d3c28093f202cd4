"""PDF and Word files as people send them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from docx import Document
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject, NumberObject

HEADLINE = "Mireille Sandoz quitte Ardoise pour Cobalt"

PARAGRAPHS = (
    "Mireille Sandoz, qui dirigeait la recherche chez Ardoise depuis trois ans, rejoint Cobalt le mois prochain avec "
    "onze de ses collègues, selon une note interne que l'entreprise a confirmée mardi soir.",
    "Cobalt lui confie un nouveau laboratoire à Nantes, doté de quarante postes et d'un budget dont le montant n'a pas "
    "été communiqué. Ardoise n'a pas encore nommé de successeur et dit vouloir prendre son temps.",
)


TIED_FI = "\x7f"
"""What the PDFs' font shows as the ligature of f and i."""


@dataclass(frozen=True)
class Set:
    """A line as it is set on a page: its letters' size, and its distance from the line above, in points."""

    text: str
    size: int = 10
    step: int = 12


def pdf(pages: Sequence[Sequence[str | Set]], *, title: str | None = None, password: str | None = None) -> bytes:
    """A PDF whose pages show these lines; no line is a page without text."""
    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): DictionaryObject(
                {
                    NameObject("/BaseEncoding"): NameObject("/WinAnsiEncoding"),
                    NameObject("/Differences"): ArrayObject([NumberObject(ord(TIED_FI)), NameObject("/fi")]),
                }
            ),
        }
    )
    for lines in pages:
        page = writer.add_blank_page(595, 842)
        fonts = DictionaryObject({NameObject("/F1"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        contents = DecodedStreamObject()
        contents.set_data(b"BT 40 812 Td " + b" ".join(map(_shown, lines)) + b" ET")
        page[NameObject("/Contents")] = writer._add_object(contents)
    if title:
        writer.add_metadata({"/Title": title})
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def printed(*pages: Sequence[str | Set], head: str, foot: str) -> bytes:
    """As browsers print a page: `head` and `foot` on every sheet, `{}` in them its number."""
    sheets = []
    for number, lines in enumerate(pages, 1):
        used = sum(line.step if isinstance(line, Set) else 12 for line in lines)
        ends = Set(head.format(number), 8, -12), Set("", step=24), Set(foot.format(number), 8, 800 - used - 12)
        sheets.append([*ends[:2], *lines, ends[2]])
    return pdf(sheets)


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


def _shown(line: str | Set) -> bytes:
    one = line if isinstance(line, Set) else Set(line)
    text = one.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"/F1 {one.size} Tf 0 {-one.step} Td ({text}) Tj".encode("cp1252")
