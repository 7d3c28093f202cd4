"""`talentmoves status`: what the index covers, and whether a bot serves it."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.commands.console import AsJson, IndexFolder, Output, complain, texts_of_terminal
from bot.commands.library import settings_for, trouble_with_serving
from bot.terminal.jsonlines import status_line
from bot.terminal.printing import print_status
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
    """Show what the index covers and whether a bot is serving it."""
    settings = settings_for(index)
    trouble = trouble_with_serving(settings.folder)
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
        print_status(Output(), found, trouble, texts_of_terminal(), is_verified=verify)
