"""`talentmoves serve` and `run`: what goes on until somebody stops it."""

from __future__ import annotations

import typer

from bot.commands.chatting import converse
from bot.commands.console import IndexFolder, complain
from bot.commands.library import open_answerer, rebuild_if_outdated, settings_for
from bot.settings import BotSettings, load_bot_settings
from index import SettingsError


def serve(index: IndexFolder = None) -> None:
    """Answer on Discord until stopped."""
    from bot.serving.process import serve as serve_discord  # discord costs 0.4 s that no other command needs

    settings = settings_for(index)
    rebuild_if_outdated(settings)
    raise typer.Exit(serve_discord(_bot_settings(), settings))


def run(index: IndexFolder = None) -> None:
    """Build the index if there is none, then serve or chat.

    Serves Discord if BOT_TOKEN is set, else answers here.
    """
    settings, bot = settings_for(index), _bot_settings()
    rebuild_if_outdated(settings, also_if_missing=True)
    if bot.token is not None:
        serve(index)
    with open_answerer(settings) as answerer:
        converse(answerer)


def _bot_settings() -> BotSettings:
    """Ends the program where a setting is wrong: a supervisor that starts it again cannot mend that."""
    try:
        return load_bot_settings()
    except SettingsError as error:
        from bot.serving.closures import DO_NOT_RESTART  # brings discord

        complain(str(error))
        raise typer.Exit(DO_NOT_RESTART) from error
