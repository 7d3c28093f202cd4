"""Dates, numbers and lists as a reader's language writes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from babel import Locale
from babel.core import UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal

from bot.texts.texts import Counted, Texts

_MARKS = {
    "de": ("„", "“"),
    "en": ("“", "”"),
    "es": ("«", "»"),
    "fr": ("«\u00a0", "\u00a0»"),
    "it": ("«", "»"),
    "pt": ("“", "”"),
}
"""Quotation marks; Babel has none."""


def written_date(day: date, texts: Texts) -> str:
    """`15. Juli 2024`, `15 juillet 2024`, `July 15, 2024`; no line may end within it."""
    return format_date(day, format="long", locale=texts.language).replace(" ", "\u00a0")


def short_date(day: date, texts: Texts) -> str:
    """`15.07.24`, `15/07/2024`, `7/15/24`."""
    return format_date(day, format="short", locale=texts.language)


def written_month(day: date, texts: Texts) -> str:
    """`Juli 2024`, `juillet 2024`, `July 2024`."""
    return format_skeleton("yMMMM", day, locale=texts.language)


def language_name(code: str, texts: Texts) -> str:
    """A language's name in the reader's language; the code itself where it has none."""
    try:
        name = Locale.parse(code).get_language_name(texts.language)
    except (ValueError, UnknownLocaleError):
        return code
    return name or code


def listed(items: Sequence[str], texts: Texts) -> str:
    """`a, b and c`."""
    return format_list(list(items), locale=texts.language)


def quoted(text: str, texts: Texts) -> str:
    """`“so”`, `„so“`, `« so »`."""
    before, after = _MARKS[texts.language]
    return f"{before}{text}{after}"


def number(value: float, texts: Texts) -> str:
    """At most one decimal, grouped as the language groups."""
    return format_decimal(round(value, 1), locale=texts.language)


def counted(value: float, words: Counted, texts: Texts) -> str:
    """A number with its noun; French treats 0 and 1.5 as singular, so Babel decides."""
    form = words.one if Locale.parse(texts.language).plural_form(round(value, 1)) == "one" else words.other
    return form.format(n=number(value, texts))
