"""The bytes of a file become text, or a reason why not."""

from __future__ import annotations

import pytest

from index.errors import ReadingError
from index.reading.decoding import MAX_BYTES, decode

GERMAN = "Der frühere Chef sagte: „Größe“ – und ging nach München. Die Änderung überraschte viele Beschäftigte in Köln und Zürich."
FRENCH = (
    "L'ancien vice-président a été embauché à Montréal, où il était déjà. La société a versé des millions dès l'été."
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_files_are_read_and_lose_their_byte_order_mark(encoding: str) -> None:
    text = decode(GERMAN.encode(encoding))

    assert text == GERMAN


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_either_byte_order_is_read_where_a_mark_says_which(encoding: str) -> None:
    text = decode(f"\ufeff{FRENCH}".encode(encoding))

    assert text == FRENCH


@pytest.mark.parametrize(("written", "encoding"), [(GERMAN, "cp1252"), (FRENCH, "cp1252"), (FRENCH, "latin-1")])
def test_a_western_file_that_does_not_say_its_encoding_is_read(written: str, encoding: str) -> None:
    text = decode(written.encode(encoding))

    assert text == written


@pytest.mark.parametrize("encoding", ["windows-1252", "iso-8859-1"])
def test_a_declared_encoding_is_believed(encoding: str) -> None:
    page = f'<html><head><meta charset="{encoding}"></head><body>{FRENCH}</body></html>'

    text = decode(page.encode(encoding))

    assert text == page


@pytest.mark.parametrize("declared", ["utf-8", "undefined", "no-such-encoding", "hex", "utf-16"])
def test_a_page_that_lies_about_its_encoding_is_read_by_its_bytes(declared: str) -> None:
    page = f'<meta charset="{declared}"><p>{GERMAN}</p>'

    text = decode(page.encode("cp1252"))

    assert text == page


def test_line_ends_of_all_systems_become_one() -> None:
    text = decode(b"eins\r\nzwei\rdrei\nvier")

    assert text == "eins\nzwei\ndrei\nvier"


@pytest.mark.parametrize("data", [b"", b" \n\t ", b"\r\n"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(ReadingError, match="the file is empty"):
        decode(data)


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"text\x00with a null byte", b"\x01\x02\x03\x04" * 500]
)
def test_a_binary_file_is_refused(data: bytes) -> None:
    with pytest.raises(ReadingError, match="the file is binary, not text"):
        decode(data)


def test_a_file_of_half_a_character_is_refused() -> None:
    with pytest.raises(ReadingError, match="begins like UTF-16 but is not"):
        decode(b"\xff\xfea")


def test_a_file_without_a_letter_is_refused() -> None:
    with pytest.raises(ReadingError, match="the file holds no words"):
        decode(b"1.234,56 +7 (0,3%)")


def test_five_megabytes_are_read_and_one_byte_more_is_refused() -> None:
    largest = b"a" * MAX_BYTES

    text = decode(largest)

    assert len(text) == 5_000_000
    with pytest.raises(ReadingError, match="the file is larger than 5 MB"):
        decode(largest + b"a")


@pytest.mark.parametrize(
    ("data", "announced", "text"),
    [
        ("Lindqvist verlässt Nordlicht".encode("cp1250"), "windows-1250", "Lindqvist verlässt Nordlicht"),
        ("Sandoz gagne 4 M€ – dit-on".encode("cp1252"), "iso-8859-1", "Sandoz gagne 4 M€ – dit-on"),
        ("Lindqvist verlässt Nordlicht".encode(), "iso-8859-1", "Lindqvist verlässt Nordlicht"),
        (
            "Élise Lorcy quitte Ardoise pour l'été".encode("cp1252"),
            "no-such-encoding",
            "Élise Lorcy quitte Ardoise pour l'été",
        ),
    ],
    ids=["as announced", "Windows signs in Latin-1", "UTF-8 that was announced otherwise", "unknown"],
)
def test_an_encoding_that_was_announced_is_believed_where_the_bytes_bear_it_out(
    data: bytes, announced: str, text: str
) -> None:
    assert decode(data, announced) == text
