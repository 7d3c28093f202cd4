"""The command line: every command with the example that its help ends with."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer
from typer.core import TyperGroup

from bot.commands import feeding
from bot.commands.adding import add
from bot.commands.asking import ask, chat
from bot.commands.console import NAME
from bot.commands.looking import status
from bot.commands.measuring import evaluate, fit
from bot.commands.moving import migrate
from bot.commands.rebuilding import rebuild
from bot.commands.removing import remove, rollback
from bot.commands.running import run, serve


class _Commands(TyperGroup):
    """Ends quietly where the reader of standard output has seen enough."""

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


def _options_of_feeds(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


app = typer.Typer(
    cls=_Commands,
    callback=_options,
    invoke_without_command=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Answers questions about AI talent moves with the article's own words and their source.",
    epilog='Example: talentmoves ask "How much did Google pay for Noam Shazeer?"',
)

app.command(epilog="Example: echo 'wer ging zu meta' | talentmoves ask --json -k 3")(ask)
app.command(epilog="Example: talentmoves chat --index data")(chat)
app.command(epilog="Example: BOT_TOKEN=… talentmoves serve")(serve)
app.command(epilog="Example: talentmoves run")(run)
app.command(epilog="Example: talentmoves rebuild --articles seeds --articles ~/clippings")(rebuild)
app.command(epilog="Example: talentmoves remove 5ba993a2eecb029c https://example.org/news/who-left")(remove)
app.command(epilog="Example: talentmoves rollback --index data")(rollback)
app.command(epilog="Example: talentmoves add https://example.org/news/who-left ~/clippings/note.pdf")(add)
app.command(epilog="Example: INDEX_ENGINE=postgresql://db1,db2/talentmoves talentmoves migrate")(migrate)
app.command(epilog="Example: talentmoves status --check || systemctl restart talentmoves")(status)
app.command(epilog="Example: talentmoves evaluate tests/gold/raw.jsonl --index /tmp/raw --write docs")(evaluate)
app.command(epilog="Example: INDEX_RERANKER=~/my-model talentmoves fit questions.jsonl")(fit)

feeds = typer.Typer(
    callback=_options_of_feeds,
    invoke_without_command=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Follow newsfeeds and sitemaps.",
    epilog="Example: talentmoves feeds add https://example.org/",
)
feeds.command(epilog="Example: talentmoves feeds add https://example.org/ai/feed.xml")(feeding.add)
feeds.command("list", epilog="Example: talentmoves feeds list --json")(feeding.list_feeds)
feeds.command(epilog="Example: talentmoves feeds remove https://example.org/ai/feed.xml")(feeding.remove)
feeds.command(epilog="Example: talentmoves feeds refresh --due --verbose")(feeding.refresh)
app.add_typer(feeds, name="feeds")
