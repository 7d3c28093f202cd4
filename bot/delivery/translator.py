"""Names and descriptions of commands, options and choices in the languages the bot speaks."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands

from bot.texts import MENU, SPOKEN, language_name

TEXT, NAME, LANGUAGE = "text", "name", "language"


def described(text: str) -> app_commands.locale_str:
    """The English text called `text`, marked so that Discord gets it in every language."""
    return app_commands.locale_str(getattr(SPOKEN["en"], text), **{TEXT: text})


def named(name: str) -> app_commands.locale_str:
    """The English name of a command, an option or a choice, marked so that Discord gets it in every language.

    Raises:
        KeyError: `MENU` does not hold it.
    """
    return app_commands.locale_str(MENU[name].en, **{NAME: name})


def language_called(code: str) -> app_commands.locale_str:
    """The English name of a language, marked so that Discord gets it in every language."""
    return app_commands.locale_str(language_name(code, SPOKEN["en"]), **{LANGUAGE: code})


class TextsTranslator(app_commands.Translator):
    """Translates what `described` and `named` marked; anything else stays as it is."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContext[Any, Any],
    ) -> str | None:
        language = locale.value.partition("-")[0]
        if language not in SPOKEN:
            return None
        if (name := string.extras.get(NAME)) is not None:
            return str(getattr(MENU[name], language))
        if (code := string.extras.get(LANGUAGE)) is not None:
            return language_name(code, SPOKEN[language])
        key = string.extras.get(TEXT)
        return None if key is None else str(getattr(SPOKEN[language], key))
