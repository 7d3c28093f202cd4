"""When a page was published, from what it prints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from babel.dates import get_month_names

from index.languages import LANGUAGES
from index.reading.lines import Line, fold

_DAY = r"(?P<day>\d{1,2})(?:\.|º|°|er|st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_NUMERIC = re.compile(
    r"(?<![\d.,/])(?:(?P<y>(?:19|20)\d\d)\s?[-/.]\s?(?P<m>\d{1,2})\s?[-/.]\s?(?P<d>\d{1,2})"
    r"|(?P<a>\d{1,2})\s?(?P<separator>[./-])\s?(?P<b>\d{1,2})\s?(?P=separator)\s?(?P<c>(?:19|20)?\d\d))(?![\d,]\d|\d|[.]\d)"
)
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
        for start, end, found in dates_in(line.text, language):
            if not _EARLIEST <= found <= latest:
                continue
            score = _score(line, start, end, line.text in furniture, number <= first_prose + 1) - number / 10_000
            if score > 0 and (best is None or score > best[0]):
                best = (score, found)
    return best[1] if best else None


def dates_in(text: str, language: str = "de") -> Iterator[tuple[int, int, date]]:
    """Full dates in a text as `(start, end, date)`: written out in six languages, or in figures."""
    for match in _written().finditer(text):
        day, month, year = (
            match["day"] or match["day2"],
            match["month"] or match["month2"],
            match["year"] or match["year2"],
        )
        # ignoring case, `i` matches the Turkish `ı`, which no month holds
        found = _date(int(year), _months().get(fold(month).rstrip("."), 0), int(day))
        if found:
            yield match.start(), match.end(), found
    for match in _NUMERIC.finditer(text):
        found = _from_figures(match, language)
        if found:
            yield match.start(), match.end(), found


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


def _from_figures(match: re.Match[str], language: str) -> date | None:
    if match["y"]:
        return _date(int(match["y"]), int(match["m"]), int(match["d"]))
    first, second, year = int(match["a"]), int(match["b"]), int(match["c"])
    month_first = language == "en" and match["separator"] == "/"
    day, month = (second, first) if (month_first and second > 12) or (month_first and first <= 12) else (first, second)
    if len(match["c"]) == 3 or (len(match["c"]) == 2 and match["separator"] == "-"):
        return None
    return _date(year + 2000 if year < 100 else year, month, day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    months: dict[str, int] = {}
    for language in LANGUAGES:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in get_month_names(width, context, language).items():
                    months.setdefault(fold(name).rstrip("."), number)
    return months | {"sept": 9, "marz": 3, "maerz": 3, "janner": 1}


@cache
def _written() -> re.Pattern[str]:
    names = {
        name
        for language in LANGUAGES
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for name in get_month_names(width, context, language).values()
    }
    spelled = names | {fold(name) for name in names} | {"Sept", "Maerz", "Jänner"}
    alternatives = "|".join(sorted((re.escape(name.rstrip(".")) for name in spelled), key=len, reverse=True))
    month = rf"(?P<month>{alternatives})\.?"
    month_second = month.replace("P<month>", "P<month2>")
    day_first = rf"(?<!\w){_DAY}\s*(?:de\s+|di\s+)?{month}\s*,?\s*(?:de\s+|del\s+)?{_YEAR}"
    month_first = (
        rf"(?<!\w){month_second}\s*{_DAY.replace('P<day>', 'P<day2>')}\s*,?\s*{_YEAR.replace('P<year>', 'P<year2>')}"
    )
    return re.compile(rf"{day_first}(?!\d)|{month_first}(?!\d)", re.IGNORECASE)
