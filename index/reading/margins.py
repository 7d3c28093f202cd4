"""What a printer sets above and below every page: title, date, address, number of the page. None of it is the article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from index.reading.printed import PrintedLine

_BAND, _EDGE = 0.1, 0.06
"""Shares of a page's height: where what repeats is a margin, and where what looks like one is."""

_ADDRESS = re.compile(r"\b(?:https?|file)://\S+")
_NUMBER_OF_PAGE = re.compile(
    r"^\W*(?:\w+\s)?\d{1,3}(?:\s?(?:/|of|von|sur|de|di)\s?\d{1,3})?\W*$|\s\d{1,3}/\d{1,3}$", re.I
)
_PRINTED_AT = re.compile(r"\b\d{1,4}([./-])\d{1,2}\1\d{2,4},?\s+\d{1,2}[:.]\d\d\b")
_OF_ARTICLE = re.compile(r"^(?:.*\s)?(https?://[^\s/…]+/[^\s…]+?)(?:\s\d{1,3}/\d{1,3})?$")


def without_margins(pages: Sequence[Sequence[PrintedLine]]) -> tuple[list[list[PrintedLine]], list[str]]:
    """Each page's other lines, and what was printed in the margins.

    A margin is what stands near the edge of several pages in the same place, figures aside, or at the very edge and is a
    page's number, an address, or day and hour of printing.
    """
    seen = Counter(sign for page in pages for sign in set(_signs(page)))
    often = max(2, len(pages) / 3)
    kept: list[list[PrintedLine]] = []
    margins: list[str] = []
    for page in pages:
        is_margin = [
            (seen[sign] >= often and _is_within(_BAND, line)) or _is_printers(line)
            for line, sign in zip(page, _signs(page), strict=True)
        ]
        kept.append([line for line, is_one in zip(page, is_margin, strict=True) if not is_one])
        margins += [line.text for line, is_one in zip(page, is_margin, strict=True) if is_one]
    return kept, margins


def address_in(margins: Sequence[str]) -> str | None:
    """Where the article was printed from: the address of a page, not of a site, which browsers write there."""
    return next((found[1] for found in map(_OF_ARTICLE.match, margins) if found), None)


def _signs(page: Sequence[PrintedLine]) -> Iterator[tuple[str, int]]:
    """What a line is recognised by on other pages."""
    return ((re.sub(r"\d+", "0", line.text), round(line.y / 3)) for line in page)


def _is_printers(line: PrintedLine) -> bool:
    looks_like_one = (one.search(line.text) for one in (_ADDRESS, _NUMBER_OF_PAGE, _PRINTED_AT))
    return _is_within(_EDGE, line) and any(looks_like_one)


def _is_within(share: float, line: PrintedLine) -> bool:
    return not share < line.place < 1 - share
