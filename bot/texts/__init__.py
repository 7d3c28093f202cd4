"""Every word the bot says, per language."""

from __future__ import annotations

from bot.texts.de import GERMAN
from bot.texts.en import ENGLISH
from bot.texts.es import SPANISH
from bot.texts.fr import FRENCH
from bot.texts.it import ITALIAN
from bot.texts.menu import MENU
from bot.texts.pt import PORTUGUESE
from bot.texts.texts import Counted, Texts
from bot.texts.wording import counted, language_name, listed, number, quoted, short_date, written_date, written_month

SPOKEN = {texts.language: texts for texts in (ENGLISH, GERMAN, FRENCH, SPANISH, ITALIAN, PORTUGUESE)}
"""The languages the bot speaks, by ISO 639-1 code."""


def texts_for(*locales: str | None) -> Texts:
    """The first of `locales` that the bot speaks (`de-AT` counts as `de`), else English."""
    for locale in locales:
        language = (locale or "").replace("_", "-").partition("-")[0].lower()
        if language in SPOKEN:
            return SPOKEN[language]
    return ENGLISH


__all__ = [
    "MENU",
    "SPOKEN",
    "Counted",
    "Texts",
    "counted",
    "language_name",
    "listed",
    "number",
    "quoted",
    "short_date",
    "texts_for",
    "written_date",
    "written_month",
]
