"""Where a paragraph's first sentence begins: behind its dateline ("SAN FRANCISCO, July 8 (Reuters) - ")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from index.dates import month_pattern
from index.languages import LANGUAGES

_LONGEST = 110
"""Characters of the longest dateline."""

_AGENCIES = (
    "accesswire adnkronos afp afp-relaxnews agenzia|nova agi aap anp ansa ap apa askanews ats awp belga bloomberg business|wire cnn ddp dire dow|jones "
    "dpa dpa-afx efe epd europa|press globe|newswire globenewswire ians il|sole|24|ore interfax italpress jiji kna kyodo lapresse lusa newsfile|corp "
    "newswire notimex ntb ots pa pr|newswire press prnewswire pte pti radiocor radiocor|plus relaxnews reuters ritzau sda sda-ats servimedia sid tass "
    "telam tt upi xinhua"
).split()
"""Of those that report in six languages, in lower case; what stands in brackets after a date needs not be among them."""

_CITIES = (
    "abu|dhabi amsterdam athens atlanta austin bangalore barcelona beijing bengaluru berlin bilbao bogotá bologna bordeaux boston brasília brussels "
    "bruxelles budapest buenos|aires chicago cologne copenhagen cupertino dallas davos denver detroit doha dresden dubai dublin düsseldorf florence frankfurt "
    "geneva genève grenoble hamburg hangzhou helsinki hong|kong houston jerusalem köln leipzig lima lisbon lisboa london los|angeles lyon madrid málaga "
    "marseille menlo|park mexico|city miami milan milano montreal moscow mountain|view mumbai munich münchen nantes napoli new|delhi new|york oslo ottawa "
    "palo|alto paris philadelphia pittsburgh porto prague rio|de|janeiro riyadh rom roma rome san|francisco san|jose santiago são|paulo seattle seoul sevilla "
    "shanghai shenzhen singapore stockholm strasbourg stuttgart sydney taipei tel|aviv tokyo torino toronto toulouse turin valencia vancouver venezia vienna "
    "warsaw washington wien zurich zürich"
).split()
"""Whose name in capitals alone is a dateline: what else is written so may be a heading."""

_WORD = r"[A-ZÀ-ÖØ-Þ][^\W\d_]*(?:[.’'-][^\W\d_]+)*\.?"
_PLACE = rf"{_WORD}(?:(?:\s|/|\s/\s|,\s|\s(?:und|and|et|e|y|am|an\sder|de|del|di|la|sur|upon)\s){_WORD}){{0,4}}(?:\s\([A-Z][^()\d]{{1,20}}\))?"
_DASH = r"\s*\.?\s*(?:[-–—]{1,2})\s*"


def dateline_end(line: str) -> int:
    """How many characters at the head of a line are its dateline, 0 where it has none.

    A dateline names a place and a day, an agency in brackets, or both, and ends in a dash, or after a whole date in a full
    stop. What follows begins as a sentence does.
    """
    found = _dateline().match(line, 0, _LONGEST)
    return found.end() if found and _begins_sentence(line[found.end() :]) else 0


def _begins_sentence(rest: str) -> bool:
    first = rest.lstrip("\"'“„«‹»›([¿¡ ")[:1]
    return (first.isupper() or first.isdigit()) and len(rest.split()) >= 4


@cache
def _dateline() -> re.Pattern[str]:
    month = re.sub(r"\?P<\w+>", "?:", month_pattern())
    day, year = r"\d{1,2}(?:\.|º|°|er|st|nd|rd|th)?", r"(?:19|20)\d\d"
    written, in_figures = (
        rf"{day}\s(?:de\s|di\s)?{month}|{month}\s{day}",
        rf"\d{{1,2}}[./]\s?\d{{1,2}}[./](?:{year})?|{year}-\d\d-\d\d",
    )
    date = rf"(?i:(?:{_weekdays()}\.?,?\s)?(?:(?:le|den|el|il|dem)\s)?(?:{written}|{in_figures}))\.?"
    whole = rf"{date}(?:,\s|\s(?:de\s|del\s)?)?{year}"
    agency = rf"(?i:{_alternatives(_AGENCIES)})(?:/[a-z]{{2,4}})*"
    known, likely = rf"[(/]{agency}[)/]", rf"[(/](?:{agency}|[A-ZÀ-ÖØ-Þ][^()\d/]{{1,28}})[)/]"
    city = rf"(?:{_alternatives(_CITIES).upper()})(?:,\s[A-Z][a-z]+\.?)?"
    code = r"\([a-z]{2,4}(?:/[a-z]{2,4})*\)"
    forms = (
        rf"(?:{likely}{_DASH})?{_PLACE},\s(?:{whole}|{date}),?(?:\s?{likely})?{_DASH}(?:{known}{_DASH})?",
        rf"{_PLACE}\s{likely}{_DASH}{whole}{_DASH}",
        rf"{_PLACE},\s{whole}\.\s+",
        rf"(?:(?:{whole}|{date})\s|{_PLACE},?(?:\s|{_DASH}))?{known}(?:{_DASH}|[.:]\s+)",
        rf"{_WORD}(?:/{_WORD})?\s{code}{_DASH}",
        rf"{city}(?:\s{likely})?(?:\s?[–—]\s?|\s--?\s|\.\s+)",
    )
    return re.compile("|".join(forms))


def _weekdays() -> str:
    from babel.dates import get_day_names

    widths: tuple[Literal["wide", "abbreviated"], ...] = ("wide", "abbreviated")
    names = {
        name for language in LANGUAGES for width in widths for name in get_day_names(width, locale=language).values()
    }
    return rf"(?:{'|'.join(sorted((re.escape(name.rstrip('.')) for name in names), key=len, reverse=True))})"


def _alternatives(names: Sequence[str]) -> str:
    return "|".join(re.escape(name.replace("|", " ")) for name in sorted(names, key=len, reverse=True))
