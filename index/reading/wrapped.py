"""Lines that a page's width has broken -> whole paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_NEARLY_FULL = 0.85
_HALF_FULL = 0.6
_ENDS_SENTENCE = re.compile(r"[.!?…:][)\]\"'’”“»]*$")
_BULLET = re.compile(r"^(?:[•·▪◦‣●○*–—-]|\d{1,2}[.)])\s")
_CUT_WORD = re.compile(r"\w[-\u00ad\u2010]$")


def unwrapped(text: str) -> str:
    """Paragraphs, a blank line between. A line goes on in the next one where the page's width has ended it; a word that
    was cut is put together, without its hyphen where it goes on in lower case."""
    return "\n\n".join(_unwrapped(block) for block in re.split(r"\n\s*\n", text) if block.strip())


def ends_sentence(text: str) -> bool:
    """Whether a text ends where a sentence may."""
    return bool(_ENDS_SENTENCE.search(text.rstrip()))


def _unwrapped(block: str) -> str:
    lines = [" ".join(line.split()) for line in block.split("\n") if line.strip()]
    width = _usual_width(lines)
    joined = lines[0]
    for line, following in pairwise(lines):
        if not _goes_on(line, following, width):
            joined += "\n\n" + following
        elif _CUT_WORD.search(joined):
            joined = (joined[:-1] if following[0].islower() else joined) + following
        else:
            joined += " " + following
    return joined


def _usual_width(lines: Sequence[str]) -> int:
    """Characters of a full line: longer than nine in ten."""
    return sorted(len(line) for line in lines)[int(0.9 * len(lines))]


def _goes_on(line: str, following: str, width: int) -> bool:
    if _BULLET.match(following) or len(line) < _HALF_FULL * width:
        return False
    return len(line) >= _NEARLY_FULL * width or not ends_sentence(line)
