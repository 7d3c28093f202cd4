"""`talentmoves migrate`: from a data folder into PostgreSQL."""

from __future__ import annotations

import typer
from rich.console import Console

from bot.commands.console import AsJson, IndexFolder, Output, complain, texts_of_terminal
from bot.commands.library import embedder_of, settings_for, trouble_with_serving
from bot.rendering.phrases import migrated
from bot.state.database import StateError
from bot.terminal.jsonlines import status_line
from bot.terminal.printing import print_lines
from index import SettingsError


def migrate(as_json: AsJson = False, index: IndexFolder = None) -> None:
    """Copy index, feeds and memory into INDEX_ENGINE's database.

    The data folder stays as it is; what is in the database already is kept. May be run again.
    """
    settings = settings_for(index)
    if settings.database is None:
        raise SettingsError("INDEX_ENGINE is not set; put PostgreSQL's connection string into .env")
    from bot.state.moving import move
    from bot.terminal.progress import shown_progress  # rich's bars and the driver cost time that no other command needs
    from index import migrate as copy_index

    with shown_progress(Console(stderr=True), texts_of_terminal()) as listener:
        status = copy_index(settings.folder, settings.database, embedder_of(settings), listener)
    try:
        rows = move(settings.folder, settings.database)
    except StateError as error:
        complain(f"{error}; the index is in the database; run `talentmoves migrate` again for what the bot remembers")
        raise typer.Exit(1) from error
    if as_json:
        typer.echo(status_line(status, trouble_with_serving(settings.folder)))
    else:
        print_lines(Output(), [migrated(status, rows, texts_of_terminal())])
