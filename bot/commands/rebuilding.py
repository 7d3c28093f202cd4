"""`talentmoves rebuild`: what changes the index."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.commands.console import AsJson, IndexFolder, Output, Profiled, texts_of_terminal
from bot.commands.library import rebuilt, settings_for
from bot.terminal.jsonlines import report_line
from bot.terminal.printing import print_report
from bot.terminal.profiling import profiled


def rebuild(
    articles: Annotated[
        list[Path] | None,
        typer.Option(
            "--articles",
            metavar="PATH",
            exists=True,
            help="File or folder to read; may be repeated (default: INDEX_ARTICLES).",
        ),
    ] = None,
    full: Annotated[bool, typer.Option("--full", help="Make everything anew.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Switch even where most articles would vanish.")] = False,
    dask: Annotated[
        str | None,
        typer.Option("--dask", metavar="ADDRESS", help="Let the workers of this Dask scheduler embed."),
    ] = None,
    as_json: AsJson = False,
    profile: Profiled = False,
    index: IndexFolder = None,
) -> None:
    """Read the articles into a new index and switch to it."""
    settings = settings_for(index)
    with profiled(profile):
        report = rebuilt(settings, articles or [settings.articles], full=full, force=force, dask=dask)
    if as_json:
        typer.echo(report_line(report))
    else:
        print_report(Output(), report, texts_of_terminal())
