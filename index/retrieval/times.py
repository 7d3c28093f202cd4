"""What a question says of time: a period that it asks about, or that only the newest will do."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import numpy as np
from numpy.typing import NDArray

from index.dates import dates_in, month_number, month_pattern
from index.languages import fold


@dataclass(frozen=True, slots=True)
class Period:
    """From a day to another, both within it."""

    first: date
    last: date
    terms: frozenset[str] = frozenset()
    """What an article says that tells of the period, whenever it was published."""

    @property
    def year(self) -> str | None:
        """The term of the year that all of it lies in."""
        return f"#{self.first.year}" if self.first.year == self.last.year else None

    def spans(self, days: NDArray[np.int32]) -> NDArray[np.bool_]:
        """Which of some days, as ordinals, lie in it."""
        spanned: NDArray[np.bool_] = (days >= self.first.toordinal()) & (days <= self.last.toordinal())
        return spanned


def _whole_words(**units: str) -> dict[str, re.Pattern[str]]:
    return {unit: re.compile(rf"\b(?:{pattern})\b") for unit, pattern in units.items()}


_THIS = _whole_words(
    week=r"diese[rn]? woche|cette semaine|this week|esta semana|questa settimana",
    month=r"diese[nm]? monat|ce mois(?:-ci)?|this month|este mes|questo mese",
    year=r"dieses jahr|diesem jahr|heuer|cette annee|this year|este ano|quest'anno",
)
_LAST = _whole_words(
    week=r"(?:letzte|vorige|vergangene)[rn]? woche|semaine (?:derniere|passee)|last week|semana pas+ada|settimana scorsa",
    month=r"(?:letzte|vorige|vergangene)[nm]? monat|mois (?:dernier|passe)|last month|mes pas+ado|mese scorso",
    year=r"(?:letzte|vorige|vergangene)[nsm]? jahr|an (?:dernier|passe)|annee (?:derniere|passee)|last year|ano pas+ado|anno scorso",
)
_YESTERDAY = re.compile(r"\b(?:gestern|yesterday|depuis hier|ayer|ieri|ontem)\b")
_NEWEST = re.compile(
    r"\b(?:zuletzt|neu(?:e?st)\w*|aktuell\w*|jungst\w*|juengst\w*|kurzlich|derzeit|jetzt|latest|newest|most recent\w*|recent\w*|lately|current\w*|"
    r"now|nowadays|these days|today|still|heute|inzwischen|mittlerweile|immer noch|noch immer|aujourd'hui|toujours|hoy|todavia|sigue|oggi|ancora|hoje|dernier\w*|en ce moment|actuel\w*|maintenant|ultim[oa]s?|ultimamente|reciente\w*|attual\w*|adesso|atual\w*|ahora)\b"
)
_SINCE = r"(?P<since>seit|depuis|since|desde|dal|a partir de)"
_IN = r"(?:im jahre?|im|in|en|nel|em|durante|during|anno|courant|l'an(?:nee)?)"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b(?![-./]\d)"
_ANY_YEAR = re.compile(_YEAR)
_LONE_YEAR = re.compile(rf"(?<![\w./:$€£#-]){_YEAR}(?!\s?[%€$£])")
_BESIDE_IT = re.compile(
    r"\b(?:anfang|mitte|ende|bis|vor|nach|ab|start of|end of|by|until|before|after|from|debut|fin|avant|apres|jusqu'en|"
    r"finales de|hasta|antes de|despues de|fino al|prima del|dopo il)\s+$"
)
"""What makes a year the border of a time that is not told: "by 2026"."""

_ISO_MONTH = re.compile(r"(?P<year>(?:19|20)\d\d)-(?P<month>0?[1-9]|1[0-2])")
_IN_YEAR = re.compile(rf"\b(?:{_SINCE}|{_IN})\s+(?:l'annee\s+|the year\s+)?{_YEAR}")


@cache
def _in_month() -> re.Pattern[str]:
    # not the month of a full date: names of months come from babel, which a question that names no year need not load
    return re.compile(rf"(?:\b{_SINCE}\s+)?(?<!\d)(?<!\d[. ])(?<!\d\. )\b{month_pattern()}\s+(?:de\s+|del\s+)?{_YEAR}")


def asks_for_newest(question: str) -> bool:
    """Whether the question wants what happened last: "latest", "zuletzt", "dernièrement"."""
    plain = fold(question)
    return bool(_NEWEST.search(plain)) and not any(_found(patterns, plain) for patterns in (_THIS, _LAST))


def period_of(question: str, today: date) -> Period | None:
    """The period that a question names: "in 2023", "seit März 2024", "cette semaine"; `None` where it names none."""
    plain = fold(question)
    if _YESTERDAY.search(plain):
        return Period(today - timedelta(days=1), today)
    if unit := _found(_THIS, plain):
        return Period(_beginning(unit, today), today)
    if unit := _found(_LAST, plain):
        last = _beginning(unit, today) - timedelta(days=1)
        return Period(_beginning(unit, last), last)
    if not _ANY_YEAR.search(plain):
        return None
    if of_month := _in_month().search(plain):
        year, month = int(of_month["year"]), month_number(of_month["month"])
        first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return Period(first, today) if of_month["since"] else Period(first, last, frozenset({f"@{first:%Y-%m}"}))
    if of_year := _IN_YEAR.search(plain):
        year = int(of_year["year"])
        return Period(date(year, 1, 1), today) if of_year["since"] else _whole(year)
    return _whole(lone) if (lone := _lone_year(plain)) else None


def _lone_year(plain: str) -> int | None:
    """The one year that a question names as it is: "wer verließ 2023 OpenAI", "openai departures 2024"."""
    years = list(_ANY_YEAR.finditer(plain))
    lone = _LONE_YEAR.search(plain)
    if len(years) != 1 or lone is None or _BESIDE_IT.search(plain[: lone.start()]) or _names_a_day(plain):
        return None
    return int(lone["year"])


def _whole(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31), frozenset({f"#{year}"}))


def _names_a_day(plain: str) -> bool:
    return any(True for language in ("de", "en") for _ in dates_in(plain, language))


def beginning_of(text: str, today: date) -> date | None:
    """The first day of what somebody wrote behind "since": "2024", "März 2024", "2024-06", "15.07.2024", "last week"; `None`
    where it cannot be understood.
    """
    for language in ("de", "en"):
        for _, _, day in dates_in(text, language):
            return day
    if month := _ISO_MONTH.fullmatch(text.strip()):
        return date(int(month["year"]), int(month["month"]), 1)
    period = period_of(f"since {text}", today)
    return period.first if period else None


def _found(patterns: dict[str, re.Pattern[str]], plain: str) -> str | None:
    return next((unit for unit, pattern in patterns.items() if pattern.search(plain)), None)


def _beginning(unit: str, day: date) -> date:
    if unit == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)
