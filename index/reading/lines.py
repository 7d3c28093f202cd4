"""A page as lines, each with the general features that tell article from furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from index.dates import dates_in
from index.languages import ALL_FUNCTION_WORDS, WORD, fold, function_word_share
from index.reading.cues import Cue, cues_of

_BULLET = re.compile(r"^(?:[•·▪◦‣●○*–—-]|\d{1,2}[.)])\s+")
_TERMINATED = re.compile(r"""[.!?…:][)\]"'’”“»›\s]*(?:\[\d+\]\s*)*$|\w["”“»]\s*$""")
_NUMBERED = re.compile(r"\d\S*")
_PIECE = re.compile(r"[^\W_]+")
_HASHTAG = re.compile(r"(?:^|\s)#\w+")

REMEMBERED = 1 << 10
"""Lines of which it is kept what they look like: a site repeats its furniture on every page."""


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One line that is not blank, with its features; equal only to itself, which may stand in several places."""

    text: str
    after_blank: bool
    words: int
    function_word_share: float
    number_share: float
    """Share of the white-space separated tokens that hold a digit."""
    is_terminated: bool
    """Ends like a sentence."""
    is_listed: bool
    """Begins with a bullet or a number."""
    hashtags: int
    is_dated: bool
    """Holds a full date."""
    stems: frozenset[str]
    """Content words, folded and cut to six letters: enough to see which lines speak of the same."""
    cues: frozenset[Cue]

    @property
    def is_prose(self) -> bool:
        """At least one whole sentence by its shape."""
        return self.words >= 9 and self.is_terminated and self.function_word_share >= 0.2 and self.number_share < 0.5


def lines_of(page: str) -> list[Line]:
    """The lines of a page that are not blank, in order."""
    found, after_blank = [], True
    for raw in page.split("\n"):
        text = raw.strip()
        if text:
            found.append(_line(text, after_blank))
        after_blank = not text
    return found


def stems_of(text: str) -> frozenset[str]:
    """Content words of a text, folded and cut to six letters."""
    return frozenset(map(_stem, set(_PIECE.findall(text.casefold())))) - {""}


@lru_cache(1 << 13)
def _stem(piece: str) -> str:
    """`""` of what is no content word."""
    return fold(piece)[:6] if len(piece) >= 4 and piece not in ALL_FUNCTION_WORDS else ""


@lru_cache(REMEMBERED)
def _line(text: str, after_blank: bool) -> Line:
    return Line(
        text=text,
        after_blank=after_blank,
        words=len(WORD.findall(text)),
        function_word_share=function_word_share(text),
        number_share=len(_NUMBERED.findall(text)) / len(text.split()),
        is_terminated=bool(_TERMINATED.search(text)),
        is_listed=bool(_BULLET.match(text)),
        hashtags=len(_HASHTAG.findall(text)),
        is_dated=any(True for _ in dates_in(text)),
        stems=stems_of(text),
        cues=cues_of(text),
    )
