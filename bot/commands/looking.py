"""`talentmoves status`: what the index covers, and whether a bot serves it."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.commands.console import AsJson, IndexFolder, Output, complain, texts_of_terminal
from bot.commands.library import settings_for
from bot.jsonlines import status_line
from bot.terminal import print_status
from index import GenerationError, read_status


def status(
    check: Annotated[
        bool, typer.Option("--check", help="Exit 0 only if a serving bot is connected and its index loaded.")
    ] = False,
    verify: Annotated[
        bool, typer.Option("--verify", help="Read every byte of the index and compare checksums.")
    ] = False,
    as_json: AsJson = False,
    index: IndexFolder = None,
) -> None:
    """Tell what the index covers and whether a bot is serving it."""
    from bot.health import read_health  # brings asyncio: 40 ms that no other command needs

    settings = settings_for(index)
    verdict = read_health(settings.folder)
    trouble = None if verdict.is_serving else verdict.reason
    if check and trouble:
        if as_json:
            typer.echo(status_line(None, trouble))
        complain(trouble)
        raise typer.Exit(1)
    try:
        found = read_status(settings.folder, settings.database, verify=verify)
    except GenerationError as error:
        if as_json:
            typer.echo(status_line(None, str(error)))
        raise
    if as_json:
        typer.echo(status_line(found, trouble))
    else:
        print_status(Output(), found, trouble, texts_of_terminal())
