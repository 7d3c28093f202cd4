"""`talentmoves ask`: a question from the command line, or one after the other from a pipe."""

from __future__ import annotations

import sys
from datetime import date
from typing import Annotated

import typer
from rich.console import Console

from bot.commands.console import (
    AsJson,
    IndexFolder,
    Output,
    Profiled,
    language_of_terminal,
    lines_of_standard_input,
)
from bot.commands.library import open_answerer, settings_for
from bot.terminal.jsonlines import answer_line
from bot.terminal.printing import RANKS, print_answer, print_question
from bot.terminal.profiling import profiled
from index import ANY, LANGUAGES, Answerer, Wanted, beginning_of

CODES = ", ".join(LANGUAGES)


def ask(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="QUESTION", help="In quotes or without; left out: one question a line from standard input."
        ),
    ] = None,
    as_json: AsJson = False,
    about: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only articles that name this person or organisation.")
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Only articles from then on: 2024, 2024-06, 15.07.2024, last week."),
    ] = None,
    language: Annotated[
        str | None, typer.Option(metavar="CODE", help=f"Only articles in this language: {CODES}.")
    ] = None,
    k: Annotated[
        int | None, typer.Option("-k", metavar="N", min=1, max=50, help="Passages to show (default: 1; with --json 5).")
    ] = None,
    profile: Profiled = False,
    index: IndexFolder = None,
) -> None:
    """Answer a question, or each line of standard input."""
    question, wanted = " ".join(words) if words else None, _wanted(about, since, language)
    with profiled(profile), open_answerer(settings_for(index)) as answerer:
        if as_json:
            for asked in lines_of_standard_input() if question is None else [question]:
                typer.echo(answer_line(answerer.answer(asked, k or RANKS, wanted)))
        elif question is None:
            answer_lines(answerer, k or 1, wanted)
        else:
            print_answered(Output(), answerer, question, k or 1, wanted)


def _wanted(about: str | None, since: str | None, language: str | None) -> Wanted:
    """What the options ask for. Raises `typer.BadParameter` where one of them cannot be understood."""
    first = beginning_of(since, date.today()) if since else None
    if since and first is None:
        raise typer.BadParameter(f"--since {since}: no date; try 2024, 2024-06 or 15.07.2024")
    if language and language not in LANGUAGES:
        raise typer.BadParameter(f"--language {language}: no language of the articles; one of {CODES}")
    return Wanted(about, first, language)


def answer_lines(answerer: Answerer, k: int = 1, wanted: Wanted = ANY) -> None:
    """Answer each line of standard input below a repetition of it."""
    console = Output()
    for line in lines_of_standard_input():
        print_question(console, line)
        print_answered(console, answerer, line, k, wanted)


def print_answered(console: Console, answerer: Answerer, question: str, k: int = 1, wanted: Wanted = ANY) -> None:
    answer = answerer.answer(question, max(k, RANKS), wanted)
    print_answer(console, answer, answerer.coverage(), language_of_terminal(), k, wanted)
    sys.stdout.flush()
