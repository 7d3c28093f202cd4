"""The command line: every command with the example that its help ends with."""

from __future__ import annotations

import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from bot.commands.console import NAME
from bot.commands.deferred import Deferred, Place

_COMMANDS = {
    "ask": Place("asking", "echo 'wer ging zu meta' | talentmoves ask --json -k 3"),
    "chat": Place("chatting", "talentmoves chat --index data"),
    "serve": Place("running", "BOT_TOKEN=… talentmoves serve"),
    "run": Place("running", "talentmoves run"),
    "rebuild": Place("rebuilding", "talentmoves rebuild --articles seeds --articles ~/clippings"),
    "remove": Place("removing", "talentmoves remove 5ba993a2eecb029c https://example.org/news/who-left"),
    "rollback": Place("removing", "talentmoves rollback --index data"),
    "add": Place("adding", "talentmoves add https://example.org/news/who-left ~/clippings/note.pdf"),
    "migrate": Place("moving", "INDEX_ENGINE=postgresql://db1,db2/talentmoves talentmoves migrate"),
    "status": Place("looking", "talentmoves status --check || systemctl restart talentmoves"),
    "evaluate": Place("measuring", "talentmoves evaluate tests/gold/raw.jsonl --index /tmp/raw --write docs"),
    "fit": Place("measuring", "INDEX_RERANKER=~/my-model talentmoves fit questions.jsonl"),
    "feeds": Place("feeding"),
}


class _Commands(TyperGroup):
    """Ends quietly where the reader of standard output has seen enough."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.commands = Deferred(_COMMANDS)  # type: ignore[assignment]  # typer's own is written to, ours is only read

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override]  # typer's own Context
        try:
            outcome = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # Python would complain when it flushes standard output at exit
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit from None
        return outcome


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version  # 40 ms that no other call needs

        typer.echo(f"{NAME} {version(NAME)}")
        raise typer.Exit


def _options(
    context: typer.Context,
    _: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_show_version, help="Print the version and exit.")
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


app = typer.Typer(
    cls=_Commands,
    callback=_options,
    invoke_without_command=True,
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Answers questions about AI talent moves with the article's own words and their source.",
    epilog='Example: talentmoves ask "How much did Google pay for Noam Shazeer?"',
)
