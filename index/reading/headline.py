"""Which line of a page is its headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.reading.cues import Cue
from index.reading.kinship import Kinship, kinship_of
from index.reading.lines import Line
from index.reading.shape import SEPARATOR

_FURNITURE = frozenset(Cue) - {Cue.SOURCE}
_SENTENCES = re.compile(r"[^.\s]{2}[.!?]\s+[A-ZÄÖÜÉ„“«\"]")
_MOST_WORDS, _PARAGRAPH_WORDS = 40, 18
_ENOUGH, _NEAR_BEST, _LIKE_BEST = 0.3, 0.9, 0.7
_STANDFIRST_SHARE, _STANDFIRST_WORDS = 0.25, 16
_TICKER = re.compile(r"^\d{1,2}[:.h]\d\d\b")
_MENU = re.compile(r"\s[|/•·—–]\s.*\s[|/•·—–]\s")


def headline(lines: Sequence[Line]) -> str | None:
    """The page's headline: above the text, no sentence by its shape, and of the core's own words.

    `None` where no line qualifies. Of a headline and the standfirst below it the upper one is taken. A headline that
    a scraper glued to itself is given once.
    """
    kinship = kinship_of(lines)
    top = _top(lines, kinship)
    scores = {n: _score(lines, kinship, n) for n in range(top) if _may_be_headline(lines[n])}
    if not scores:
        return None
    most = max(scores, key=scores.__getitem__)
    if scores[most] < _ENOUGH:
        return None
    best = next(n for n, score in scores.items() if score >= _NEAR_BEST * scores[most])
    share = scores.get(best - 1, 0.0) / scores[best]
    is_long = lines[best].words >= max(_STANDFIRST_WORDS, lines[best - 1].words)
    is_standfirst = share >= _LIKE_BEST or (share >= _STANDFIRST_SHARE and is_long)
    return unglued(lines[best - is_standfirst].text)


def unglued(text: str) -> str:
    """`text` once, where it is one string written twice without a space between."""
    half = len(text) // 2
    doubled = len(text) % 2 == 0 and half >= 8 and text[:half] == text[half:]
    return text[:half] if doubled else text


def _top(lines: Sequence[Line], kinship: Kinship) -> int:
    """The number of lines among which a headline is looked for: to the core's first paragraph, or the first byline."""
    core = (n for n, line in enumerate(lines) if kinship.core[n] >= 0.35 and line.words >= _PARAGRAPH_WORDS)
    first = next(core, next((n for n, line in enumerate(lines) if line.is_prose and line.words >= 15), len(lines)))
    byline = next((n for n in range(1, first) if Cue.BYLINE in lines[n].cues and lines[n].words <= 16), first)
    return min(first + 1, byline + 3, len(lines))


def _may_be_headline(line: Line) -> bool:
    shaped = 3 <= line.words <= _MOST_WORDS and len(line.stems) >= 2 and not line.is_listed
    is_running_text = line.text.endswith(".") or (line.is_prose and line.words >= _PARAGRAPH_WORDS)
    is_menu = _MENU.search(line.text) or len(SEPARATOR.findall(line.text)) >= 2
    shaped = shaped and not _TICKER.match(line.text)
    return shaped and not is_menu and not is_running_text and not line.cues & _FURNITURE and line.number_share < 0.3


def _score(lines: Sequence[Line], kinship: Kinship, n: int) -> float:
    line, below = lines[n], lines[n + 1 : n + 6]
    stands_above_byline = any(one.words <= 18 and (Cue.BYLINE in one.cues or one.is_dated) for one in below)
    score = min(kinship.kin[n], 1.5) * (1.0 if line.function_word_share else 0.8)
    score += 0.25 * stands_above_byline + 0.15 * (line.words >= 5)
    return (
        score
        - 0.35 * (n == 0)
        - 0.4 * (line.words > 24)
        - 0.15 * bool(_SENTENCES.search(line.text))
        - 0.3 * line.is_dated
    )
