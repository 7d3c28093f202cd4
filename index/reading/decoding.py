"""Bytes of a file -> text, or a reason why not."""

from __future__ import annotations

import re

from index.errors import ReadingError

MAX_BYTES = 5_000_000
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.I
)
_MEANS_CP1252 = {"iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii"}
_C1 = re.compile(r"[\x80-\x9f]")
_FORBIDDEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def decode(data: bytes, announced: str | None = None) -> str:
    """Text of a file: UTF-8 first, then the encoding that was `announced` for it, then the one it declares itself, then
    what its bytes look like.

    Raises `ReadingError` on an empty, over-large or binary file.
    """
    if not data.strip():
        raise ReadingError("the file is empty")
    if len(data) > MAX_BYTES:
        raise ReadingError(f"the file is larger than {MAX_BYTES // 1_000_000} MB")
    text = _try_encodings(data, announced).replace("\r\n", "\n").replace("\r", "\n")
    if len(_FORBIDDEN.findall(text[:20_000])) > len(text[:20_000]) / 200 or "\x00" in text:
        raise ReadingError("the file is binary, not text")
    if not any(character.isalpha() for character in text):
        raise ReadingError("the file holds no words")
    return text


def _try_encodings(data: bytes, announced: str | None) -> str:
    if data[:4] in (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff"):
        return _decode_as(data, "utf-32")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _decode_as(data, "utf-16")
    if b"\x00" in data:
        raise ReadingError("the file is binary, not text")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if announced and (text := _as_announced(data, announced)) is not None:
        return text
    declared = _DECLARED.search(data[:4096])
    if declared:
        name = declared.group(1).decode("ascii")
        try:
            text = data.decode(name)
        except (LookupError, UnicodeError):
            text = ""
        if name in text:  # a page that lies about its encoding is read by what its bytes look like
            return text
    from charset_normalizer import from_bytes  # few files come so far

    best = from_bytes(data, cp_isolation=["cp1252", "iso8859_15", "mac_roman", "cp850", "utf_16"]).best()
    if best is None:
        raise ReadingError("the file is not text in any usual encoding")
    return str(best)


def _as_announced(data: bytes, encoding: str) -> str | None:
    """`None` where the bytes do not bear it out. Who says Latin-1 means Windows-1252 (WHATWG, Encoding)."""
    try:
        text = data.decode("cp1252" if encoding in _MEANS_CP1252 else encoding)
    except (LookupError, UnicodeError):
        return None
    return None if _C1.search(text) else text


def _decode_as(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadingError(f"the file begins like {encoding.upper()} but is not") from error
