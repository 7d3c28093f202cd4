"""Descriptions of commands in the languages the bot speaks; their names stay English."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands

from bot.texts import SPOKEN, texts_for

KEY = "text"


def described(text: str) -> app_commands.locale_str:
    """The English text called `text`, marked so that Discord gets it in every language."""
    return app_commands.locale_str(getattr(SPOKEN["en"], text), **{KEY: text})


class TextsTranslator(app_commands.Translator):
    """Translates what `described` marked; anything else stays as it is."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContext[Any, Any],
    ) -> str | None:
        key = string.extras.get(KEY)
        if key is None or locale.value.partition("-")[0] not in SPOKEN:
            return None
        return str(getattr(texts_for(locale.value), key))
