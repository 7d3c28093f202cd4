"""When a page was published, from what it prints."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from index.dates import dates_in
from index.reading.lines import Line

_PUBLISHED = re.compile(
    r"veröffentlicht|publi|erschienen|posted|datum|date|fecha|data\b|^\W*(?:von|par|by|por|di)\b|rezensiert|stand", re.I
)
_UPDATED = re.compile(r"aktualisiert|update|mis(?:e)? à jour|modifi|actualizado|aggiornat|überarbeitet", re.I)
_DATELINE = re.compile(r"^[A-ZÄÖÜÉ][\w .'’/-]{1,30}(?:,|\(|\s[-–—])\s*")
_EARLIEST = date(1990, 1, 1)


def publication_date(
    lines: Sequence[Line], furniture: frozenset[str], language: str, today: date | None = None
) -> date | None:
    """The date on which a page says it was published, `None` where it does not say.

    Dates in running text tell when something happened, not when the article appeared, and are not taken, but for a
    dateline at the head of a paragraph. Of a published and an updated date the published one counts.
    """
    latest = (today or date.today()) + timedelta(days=2)
    best: tuple[float, date] | None = None
    first_prose = next((number for number, line in enumerate(lines) if line.is_prose and line.words >= 20), len(lines))
    for number, line in enumerate(lines):
        for start, end, found in dates_in(line.text, language) if _may_say(line, line.text in furniture) else ():
            if not _EARLIEST <= found <= latest:
                continue
            score = _score(line, start, end, line.text in furniture, number <= first_prose + 1) - number / 10_000
            if score > 0 and (best is None or score > best[0]):
                best = (score, found)
    return best[1] if best else None


def _may_say(line: Line, is_furniture: bool) -> bool:
    """Whether any date in it could count: most lines need not be searched."""
    if line.is_prose and not is_furniture:
        return bool(_DATELINE.match(line.text))
    return line.words <= 25 and not line.is_listed


def _score(line: Line, start: int, end: int, is_furniture: bool, is_on_top: bool) -> float:
    before, short = line.text[max(0, start - 40) : start], line.words <= 25
    if line.is_prose and not is_furniture:
        dateline = _DATELINE.match(line.text)
        return 2.0 if dateline and abs(dateline.end() - start) <= 2 else 0.0
    if not short or line.is_listed:
        return 0.0
    published, updated = bool(_PUBLISHED.search(before)), bool(_UPDATED.search(before))
    bare = end - start >= len(line.text) - 12
    evidence = 3.0 * published + 1.0 * is_on_top + 0.5 * bare
    return evidence - 2.0 * updated if evidence else 0.0
