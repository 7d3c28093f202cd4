"""Sums of money and days to come, as an article states them: what two articles can disagree on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from index.datatypes import FigureKind
from index.dates import month_number, month_pattern
from index.retrieval.numbers import numbers_in

UNTIL, ON = "until", "on"
"""Units of days: the last one of something, and one on which something happens."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A sum in some currency, or a day, at `text[start:end]`."""

    kind: FigureKind
    start: int
    end: int
    value: float
    """A sum; a day as a proleptic ordinal, a whole month as that of its 15th."""
    unit: str
    is_month: bool = False


_CURRENCIES = {
    "usd": r"(?:us[- ]?)?dollars?|us[- ]?\$|\$|usd|dólares|dollari",
    "eur": r"euros?|€|eur",
    "gbp": r"pfund|pounds?|£|gbp|livres sterling|libras|sterline",
    "chf": r"(?:schweizer )?franken|francs? suisses?|swiss francs|chf|francos suizos|franchi",
    "jpy": r"yen|¥|jpy",
    "sek": r"kronor|kronen|couronnes|coronas|corone|crowns|sek|nok|dkk",
}
_AFTER = re.compile(
    r"[\s-]*(?:d['’]|de |di |of )?(?:"
    + "|".join(f"(?P<{unit}>{words})" for unit, words in _CURRENCIES.items())
    + r")(?!\w)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?P<usd>(?:US)?\$|USD)\s?$|(?P<eur>€|EUR)\s?$|(?P<gbp>£|GBP)\s?$|(?P<chf>CHF)\s?$|(?P<jpy>¥)\s?$"
)
_UNTIL = re.compile(
    r"\b(?:bis|until|till|through|jusqu\S+|hasta|fino|échéance|runs out|expir\w+)\b[^.;]{0,30}$", re.IGNORECASE
)
_PREFIX, _CUE = 5, 45
_FURTHEST = timedelta(days=183)


def sums_in(text: str) -> Iterator[Figure]:
    """The sums of money whose currency stands beside them."""
    for start, end, value in numbers_in(text):
        if after := _AFTER.match(text, end):
            yield Figure(FigureKind.AMOUNT, start, after.end(), value, str(after.lastgroup))
        elif before := _BEFORE.search(text, max(0, start - _PREFIX), start):
            yield Figure(FigureKind.AMOUNT, before.start(), end, value, str(before.lastgroup))


def days_to_come(text: str, published: date) -> Iterator[Figure]:
    """The days and months after that of publication, whose month is written out; a year that is left out is the nearest."""
    for found in _written_days().finditer(text):
        day = _day(found, published)
        if day and day > published:
            before = text[max(0, found.start() - _CUE) : found.start()]
            unit = UNTIL if _UNTIL.search(before) else ON
            yield Figure(FigureKind.DATE, found.start(), found.end(), day.toordinal(), unit, _number(found) is None)


def _day(found: re.Match[str], published: date) -> date | None:
    number, year = _number(found), found["year"] or found["year2"]
    month = month_number(found["month"] or found["month2"])
    if number is None and year is None:
        return None
    try:
        day = date(int(year) if year else published.year, month, number or 15)
    except ValueError:
        return None
    if year or abs(day - published) <= _FURTHEST:
        return day
    return day.replace(year=day.year + (1 if day < published else -1), day=min(day.day, 28))


def _number(found: re.Match[str]) -> int | None:
    written = found["day"] or found["day2"]
    return int(written) if written else None


@cache
def _written_days() -> re.Pattern[str]:
    """ "1. September", "le 1er septembre 2026", "April 14", "giugno 2029"; a month alone does not count."""
    month, year = month_pattern(), r"(?:,?\s+(?:de\s+|del\s+)?(?P<year>20\d\d)(?!\d))?"
    day_first = rf"(?<![\w.,])(?:(?P<day>\d{{1,2}})(?:\.|º|°|er|st|nd|rd|th)?\s*(?:de\s+|di\s+|of\s+)?)?(?<!\w){month}(?!\w){year}"
    second = month.replace("P<month>", "P<month2>")
    month_first = (
        rf"(?<!\w){second}\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?!\w|[.:]\d){year.replace('P<year>', 'P<year2>')}"
    )
    return re.compile(f"{month_first}|{day_first}", re.IGNORECASE)
