"""Lines of an article that say who wrote it and when: known about it, never quoted from it."""

from __future__ import annotations

from collections.abc import Sequence

from index.dates import dates_in
from index.reading.cues import Cue
from index.reading.lines import Line
from index.reading.shape import INITIALS, NAME

_MOST_WORDS, _KICKER_WORDS = 25, 4


def imprint_of(lines: Sequence[Line], title: str) -> list[bool]:
    """Whether each line, if it is the article's, is its headline, its kicker, a byline, a dateline or a sign-off.

    Above the first paragraph a name alone is a byline; anywhere, a short line that is no sentence and holds a date, a
    byline's wording or an agency's initials is imprint.
    """
    headline = next((n for n, line in enumerate(lines) if title and line.text in (title, title + title)), None)
    top = next((n for n, line in enumerate(lines) if line.is_prose and line.words >= 20), len(lines))
    return [n == headline or _is_imprint(lines[n], n < top, n + 1 == headline) for n in range(len(lines))]


def _is_imprint(line: Line, is_on_top: bool, is_above_headline: bool) -> bool:
    if is_above_headline and line.words <= _KICKER_WORDS:
        return True
    if line.words > _MOST_WORDS or line.text.endswith("?"):
        return False
    named = Cue.BYLINE in line.cues or (is_on_top and bool(NAME.fullmatch(line.text)))
    return named or bool(INITIALS.search(line.text)) or _is_dateline(line, is_on_top)


def _is_dateline(line: Line, is_on_top: bool) -> bool:
    is_sentence = line.text.endswith(".") and line.function_word_share >= 0.2
    may_be_one = not line.is_prose and (is_on_top or (line.number_share >= 0.3 and not is_sentence))
    return may_be_one and any(True for _ in dates_in(line.text))
