"""A page of a PDF as lines that know where they stand and how large they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from typing import Any

from pypdf import PageObject

_LIGATURES = {
    ord(one): plain for one, plain in zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)
}
_WIDER = 1.25
"""A paragraph stands so many times further from the next than its lines from each other."""
_OTHER_SIZE = 0.08


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One line that is not blank. `place` is its height on the page, 0 at the foot to 1 at the head, if it is told;
    `y` the same in points, `size` that of its letters in points."""

    text: str
    size: float
    y: float
    place: float


def lines_on(page: PageObject) -> list[PrintedLine]:
    """The lines of a page in the order in which they were written, which is mostly that of reading."""
    pieces: list[_Piece] = []

    def note(text: str, outer: Any, inner: Any, font: Any, size: float) -> None:
        pieces.append(_Piece(text, *_height_and_size(outer, inner, size)))

    page.extract_text(visitor_text=note)
    foot, height = float(page.mediabox.bottom), float(page.mediabox.height) or 1.0
    return [
        PrintedLine(text, size, y, (y - foot) / height) for text, size, y in map(_line_of, _by_lines(pieces)) if text
    ]


def paragraphs_apart(lines: Sequence[PrintedLine]) -> str:
    """The lines' text with a blank line wherever they stand further apart than usual or change their size."""
    steps = Counter(round(above.y - below.y) for above, below in pairwise(lines) if above.y > below.y)
    usual = min((step for step, count in steps.items() if count >= 0.5 * max(steps.values())), default=0)
    text = lines[0].text if lines else ""
    for above, below in pairwise(lines):
        is_apart = usual and above.y - below.y > _WIDER * usual
        text += ("\n\n" if is_apart or not is_same_size(above, below) else "\n") + below.text
    return text


def is_same_size(one: PrintedLine, other: PrintedLine) -> bool:
    return abs(one.size - other.size) <= _OTHER_SIZE * max(one.size, other.size)


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    y: float
    size: float


def _height_and_size(outer: Sequence[float], inner: Sequence[float], size: float) -> tuple[float, float]:
    """From the two matrices through which letters of `size` go (ISO 32000-1, 9.4.4)."""
    _, y_of_x, _, y_of_y, _, y_above = outer
    _, _, x_of_letter, y_of_letter, x, y = inner
    up = x_of_letter * outer[0] + y_of_letter * outer[2], x_of_letter * y_of_x + y_of_letter * y_of_y
    return x * y_of_x + y * y_of_y + y_above, abs(size) * hypot(*up)


def _by_lines(pieces: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    line: list[_Piece] = []
    for piece in pieces:
        first, *others = piece.text.split("\n")
        line.append(_Piece(first, piece.y, piece.size))
        for other in others:
            yield line
            line = [_Piece(other, piece.y, piece.size)]
    yield line


def _line_of(pieces: Sequence[_Piece]) -> tuple[str, float, float]:
    """Text, size and height of a line: those of most of its letters, for it may hold a footnote's number."""
    text = " ".join("".join(piece.text for piece in pieces).translate(_LIGATURES).split())
    largest = max(pieces, key=lambda piece: len(piece.text.strip()))
    return text, largest.size, largest.y
