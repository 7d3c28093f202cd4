"""Which line of a page is its headline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from index.reading.cues import Cue
from index.reading.lines import Line

_FURNITURE = frozenset(Cue) - {Cue.SOURCE}
_SENTENCES = re.compile(r"[^.\s]{2}[.!?]\s+[A-ZÄÖÜÉ„“«\"]")
_TOO_LONG = 40
_ENOUGH = 0.8
_MENU = re.compile(r"\s[|/•·—–]\s.*\s[|/•·—–]\s")


def headline(lines: Sequence[Line]) -> str | None:
    """The page's headline: above the text, no sentence by its shape, and of the text's own words.

    `None` where no line qualifies. A headline that a scraper glued to itself is given once.
    """
    first_prose = next((number for number, line in enumerate(lines) if line.is_prose and line.words >= 20), len(lines))
    candidates = [line for line in lines[: max(first_prose + 1, 1)] if _may_be_headline(line)]
    if not candidates:
        return None
    words_of_text = Counter(stem for line in lines if line.is_prose for stem in line.stems)
    enough = _ENOUGH * max(_kinship(line, words_of_text) for line in candidates)
    best = next(line for line in candidates if _kinship(line, words_of_text) >= enough)
    return unglued(best.text)


def unglued(text: str) -> str:
    """`text` once, where it is one string written twice without a space between."""
    half = len(text) // 2
    doubled = len(text) % 2 == 0 and half >= 8 and text[:half] == text[half:]
    return text[:half] if doubled else text


def _may_be_headline(line: Line) -> bool:
    shaped = 3 <= line.words <= _TOO_LONG and len(line.stems) >= 2 and not line.is_listed
    is_running_text = (line.is_prose and line.text.endswith(".")) or _SENTENCES.search(line.text)
    return (
        shaped
        and not _MENU.search(line.text)
        and not is_running_text
        and not line.cues & _FURNITURE
        and line.number_share < 0.3
    )


def _kinship(line: Line, words_of_text: Counter[str]) -> float:
    repeated = sum(min(words_of_text[stem], 4) for stem in line.stems) / (len(line.stems) + 3)
    return repeated if line.function_word_share else 0.7 * repeated
