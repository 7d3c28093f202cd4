"""What every command shares with the terminal: its options, its output, its language, its complaints."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot.texts import Texts, texts_for

NAME = "talentmoves"

IndexFolder = Annotated[
    Path | None,
    typer.Option("--index", metavar="FOLDER", help="Where the index is kept (default: INDEX_FOLDER, data)."),
]
Profiled = Annotated[bool, typer.Option("--profile", help="Print which stage took how long, too.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]


class Output(Console):
    """Standard output, plain where it is not a terminal."""

    def on_broken_pipe(self) -> None:
        raise  # rich would exit with 1


def lines_of_standard_input() -> Iterator[str]:
    for line in sys.stdin:
        yield line.removesuffix("\n")


def language_of_terminal() -> str | None:
    """The language of the person's terminal."""
    return next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), None)


def texts_of_terminal() -> Texts:
    return texts_for(language_of_terminal())


def complain(line: str) -> None:
    """One line on standard error."""
    typer.echo(f"{NAME}: {' '.join(line.split())}", err=True)
