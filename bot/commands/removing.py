"""`talentmoves remove` and `rollback`: what takes something back."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from bot.commands.console import AsJson, IndexFolder, Output, complain, texts_of_terminal
from bot.commands.library import embedder_of, settings_for, trouble_with_serving
from bot.rendering.phrases import rolled_back
from bot.terminal.jsonlines import dumped, status_line
from bot.terminal.printing import print_lines


def remove(
    articles: Annotated[
        list[str],
        typer.Argument(metavar="ID|PATH|URL...", help="As `ask --json` shows them, or as they were given to `add`."),
    ],
    undo: Annotated[bool, typer.Option("--undo", help="Let them back in; the next rebuild reads them.")] = False,
    as_json: AsJson = False,
    index: IndexFolder = None,
) -> None:
    """Take articles out of all answers, at once and for good.

    Bots that are running follow within a second; rebuilds leave the articles out.
    """
    from index import remove as take_out  # a file's lock costs 40 ms that no question should wait for
    from index import restore

    settings, texts = settings_for(index), texts_of_terminal()
    removal = (restore if undo else take_out)(settings.folder, articles, settings.database)
    if as_json:
        typer.echo(dumped({"done": [asdict(one) for one in removal.done], "unknown": removal.unknown}))
    else:
        told = texts.article_restored if undo else texts.article_removed
        print_lines(Output(), [told.format(title=one.title) for one in removal.done])
    for name in removal.unknown:
        where = "that is called so was removed" if undo else "is called so, and none was added as that"
        complain(f"{name}: no article {where}; `talentmoves ask --json` shows their ids, paths and addresses")
    if removal.unknown:
        raise typer.Exit(1)


def rollback(as_json: AsJson = False, index: IndexFolder = None) -> None:
    """Go back to the index that was live before the last rebuild."""
    from index import rollback as roll_back

    settings = settings_for(index)
    status = roll_back(settings.folder, embedder_of(settings), settings.database)
    if as_json:
        typer.echo(status_line(status, trouble_with_serving(settings.folder)))
    else:
        print_lines(Output(), [rolled_back(status, texts_of_terminal())])
