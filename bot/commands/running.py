"""`talentmoves serve` and `run`: what goes on until somebody stops it."""

from __future__ import annotations

import typer

from bot.commands.asking import converse
from bot.commands.console import IndexFolder
from bot.commands.library import open_answerer, rebuild_if_outdated, settings_for
from bot.settings import load_bot_settings


def serve(index: IndexFolder = None) -> None:
    """Answer on Discord until stopped."""
    from bot.serving import serve as serve_discord  # discord costs 0.4 s that no other command needs

    settings = settings_for(index)
    rebuild_if_outdated(settings)
    raise typer.Exit(serve_discord(load_bot_settings(), settings))


def run(index: IndexFolder = None) -> None:
    """Build the index if there is none, then serve or chat.

    Serves Discord if BOT_TOKEN is set, else answers here.
    """
    settings, bot = settings_for(index), load_bot_settings()
    rebuild_if_outdated(settings, also_if_missing=True)
    if bot.token is not None:
        serve(index)
    converse(open_answerer(settings))
