"""`talentmoves ask` and `chat`: questions from the command line, from a pipe, from a person at a terminal."""

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
    texts_of_terminal,
)
from bot.commands.library import open_answerer, settings_for
from bot.conversation import Turn, completed, language_of_reset
from bot.jsonlines import answer_line
from bot.profiling import profiled
from bot.terminal import RANKS, print_answer, print_question, print_understood, prompt
from bot.texts import texts_for
from index import LANGUAGES, Answerer, Wanted, beginning_of

ANY = Wanted()
CODES = ", ".join(LANGUAGES)

EXAMPLES = (
    "Who came back to OpenAI days after Microsoft had announced to hire him?",
    "Wie viel hat Google für Noam Shazeer bezahlt?",
    "Combien de puces H100 Meta veut-il posséder ?",
)
"""What a conversation on a terminal opens with, answered."""

FAREWELLS = frozenset("quit exit bye ende tschüss quitter adieu salir adiós esci ciao sair".split())
"""What ends a conversation on a terminal, beside Ctrl-D and Ctrl-C."""


def ask(
    question: Annotated[
        str | None, typer.Argument(metavar="QUESTION", help="Left out: one question a line from standard input.")
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
    wanted = _wanted(about, since, language)
    with profiled(profile), open_answerer(settings_for(index)) as answerer:
        if as_json:
            for asked in lines_of_standard_input() if question is None else [question]:
                typer.echo(answer_line(answerer.answer(asked, k or RANKS, wanted)))
        elif question is None:
            _answer_lines(answerer, k or 1, wanted)
        else:
            _answer(Output(), answerer, question, k or 1, wanted)


def chat(index: IndexFolder = None) -> None:
    """Ask one question after the other; begins with three examples."""
    with open_answerer(settings_for(index)) as answerer:
        converse(answerer)


def converse(answerer: Answerer) -> None:
    """Answer until the person has no more questions; lines that are piped in are answered without the examples."""
    if not sys.stdin.isatty():
        _answer_lines(answerer)
        return
    console = Output()
    for example in EXAMPLES:
        print_question(console, example)
        _answer(console, answerer, example)
    console.print(texts_of_terminal().how_to_leave, style="dim")
    import readline  # noqa: F401  # arrow keys and a history of questions; not in every Python

    last: Turn | None = None
    while True:
        try:
            question = input(prompt(console))
        except (EOFError, KeyboardInterrupt):
            console.print()
            return
        if question.strip().casefold() in FAREWELLS:
            return
        if (language := language_of_reset(question)) is not None:
            last = None
            console.print(texts_for(language).fresh_start)
        elif question.strip():
            last = _follow(console, answerer, question, last)


def _follow(console: Console, answerer: Answerer, question: str, last: Turn | None) -> Turn:
    """Answer a question of a conversation, completed from the turn before it; this turn, for the next one."""
    completion = completed(question, last, answerer.named_in)
    answer = answerer.answer(completion.question, RANKS)
    if completion.told:
        print_understood(console, completion.told, answer, language_of_terminal())
    print_answer(console, answer, answerer.coverage(), language_of_terminal())
    return Turn.of(completion.question, answer)


def _wanted(about: str | None, since: str | None, language: str | None) -> Wanted:
    """What the options ask for. Raises `typer.BadParameter` where one of them cannot be understood."""
    first = beginning_of(since, date.today()) if since else None
    if since and first is None:
        raise typer.BadParameter(f"--since {since}: no date; try 2024, 2024-06 or 15.07.2024")
    if language and language not in LANGUAGES:
        raise typer.BadParameter(f"--language {language}: no language of the articles; one of {CODES}")
    return Wanted(about, first, language)


def _answer_lines(answerer: Answerer, k: int = 1, wanted: Wanted = ANY) -> None:
    """Answer each line of standard input below a repetition of it."""
    console = Output()
    for line in lines_of_standard_input():
        print_question(console, line)
        _answer(console, answerer, line, k, wanted)


def _answer(console: Console, answerer: Answerer, question: str, k: int = 1, wanted: Wanted = ANY) -> None:
    answer = answerer.answer(question, max(k, RANKS), wanted)
    print_answer(console, answer, answerer.coverage(), language_of_terminal(), k)
    sys.stdout.flush()
