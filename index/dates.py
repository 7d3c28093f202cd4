"""Full dates as texts write them, in words of six languages or in figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from index.languages import LANGUAGES, fold

_DAY = r"(?P<day>\d{1,2})(?:\.|º|°|er|st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_NUMERIC = re.compile(
    r"(?<![\d.,/])(?:(?P<y>(?:19|20)\d\d)\s?[-/.]\s?(?P<m>\d{1,2})\s?[-/.]\s?(?P<d>\d{1,2})"
    r"|(?P<a>\d{1,2})\s?(?P<separator>[./-])\s?(?P<b>\d{1,2})\s?(?P=separator)\s?(?P<c>(?:19|20)?\d\d))(?![\d,]\d|\d|[.]\d)"
)
_FIGURES = re.compile(r"\d\s?[-/.]\s?\d")
_LONGEST = 50
"""Characters that a day and a month may take before their year."""

_ANY_YEAR = re.compile(r"(?:19|20)\d\d")


def dates_in(text: str, language: str = "de") -> Iterator[tuple[int, int, date]]:
    """Full dates in a text as `(start, end, date)`: written out in six languages, or in figures."""
    for match in _written_out(text):
        day, month, year = (
            match["day"] or match["day2"],
            match["month"] or match["month2"],
            match["year"] or match["year2"],
        )
        # ignoring case, `i` matches the Turkish `ı`, which no month holds
        found = _date(int(year), month_number(month), int(day))
        if found:
            yield match.start(), match.end(), found
    for match in _NUMERIC.finditer(text) if _FIGURES.search(text) else ():
        found = _from_figures(match, language)
        if found:
            yield match.start(), match.end(), found


def _written_out(text: str) -> Iterator[re.Match[str]]:
    """Dates in words, looked for before years alone: the names of months in six languages make a slow pattern."""
    begin, end = 0, -1
    for year in _ANY_YEAR.finditer(text):
        if year.start() - _LONGEST > end:
            if end > 0:
                yield from _written().finditer(text, begin, end)
            begin = max(0, year.start() - _LONGEST)
        end = year.end() + 1
    if end > 0:
        yield from _written().finditer(text, begin, end)


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
    from babel.dates import get_month_names  # a question that names no year need not wait for it

    months: dict[str, int] = {}
    for language in LANGUAGES:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in get_month_names(width, context, language).items():
                    months.setdefault(fold(name).rstrip("."), number)
    return months | {"sept": 9, "marz": 3, "maerz": 3, "janner": 1}


def month_number(name: str) -> int:
    """1 to 12 for a name of a month in one of six languages, 0 for anything else."""
    return _months().get(fold(name).rstrip("."), 0)


@cache
def month_pattern() -> str:
    """A pattern whose group `month` is a month's name, whole or short, with its accents or without."""
    from babel.dates import get_month_names

    names = {
        name
        for language in LANGUAGES
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for name in get_month_names(width, context, language).values()
    }
    spelled = names | {fold(name) for name in names} | {"Sept", "Maerz", "Jänner"}
    alternatives = "|".join(sorted((re.escape(name.rstrip(".")) for name in spelled), key=len, reverse=True))
    return rf"(?P<month>{alternatives})\.?"


@cache
def _written() -> re.Pattern[str]:
    month = month_pattern()
    month_second = month.replace("P<month>", "P<month2>")
    day_first = rf"(?<!\w){_DAY}\s*(?:de\s+|di\s+)?{month}\s*,?\s*(?:de\s+|del\s+)?{_YEAR}"
    month_first = (
        rf"(?<!\w){month_second}\s*{_DAY.replace('P<day>', 'P<day2>')}\s*,?\s*{_YEAR.replace('P<year>', 'P<year2>')}"
    )
    return re.compile(rf"{day_first}(?!\d)|{month_first}(?!\d)", re.IGNORECASE)
