"""`talentmoves chat`: a conversation with a person at a terminal."""

from __future__ import annotations

import sys

from rich.console import Console

from bot.commands.asking import answer_lines, print_answered
from bot.commands.console import IndexFolder, Output, language_of_terminal, texts_of_terminal
from bot.commands.library import open_answerer, settings_for
from bot.conversation import Turn, completions, language_of_reset, remembered, understood
from bot.terminal.printing import RANKS, print_answer, print_question, print_understood, prompt
from bot.texts import texts_for
from index import Answerer

EXAMPLES = (
    "Who came back to OpenAI days after Microsoft had announced to hire him?",
    "Wie viel hat Google für Noam Shazeer bezahlt?",
    "Combien de puces H100 Meta veut-il posséder ?",
)
"""What a conversation on a terminal opens with, answered."""

FAREWELLS = frozenset("quit exit bye ende tschüss quitter adieu salir adiós esci ciao sair".split())
"""What ends a conversation on a terminal, beside Ctrl-D and Ctrl-C."""


def chat(index: IndexFolder = None) -> None:
    """Ask one question after the other; begins with three examples."""
    with open_answerer(settings_for(index)) as answerer:
        converse(answerer)


def converse(answerer: Answerer) -> None:
    """Answer until the person has no more questions; lines that are piped in are answered without the examples."""
    if not sys.stdin.isatty():
        answer_lines(answerer)
        return
    console = Output()
    for example in EXAMPLES:
        print_question(console, example)
        print_answered(console, answerer, example)
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


def _follow(console: Console, answerer: Answerer, question: str, last: Turn | None) -> Turn | None:
    """Answer a question of a conversation, completed from the turn before it; this turn, for the next one."""
    ways = completions(question, last, answerer.named_in)
    completion, answer = understood((way, answerer.answer(way.question, RANKS, context=way.context)) for way in ways)
    if completion.told:
        print_understood(console, completion.told, answer, language_of_terminal())
    print_answer(console, answer, answerer.coverage(), language_of_terminal())
    return remembered(completion, answer, last)
