"""One hostile question the whole way to what Discord, a terminal and a program would be given, and what is wrong with it."""

from __future__ import annotations

import io
import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Console

from bot.access.addressing import Incoming, Question, decided
from bot.rendering.answers import rendered
from bot.rendering.escaping import BREAK, visible, width
from bot.rendering.reply import CONTENT
from bot.terminal.jsonlines import answer_line
from bot.terminal.printing import print_answer, print_question
from bot.texts import SPOKEN, Texts, texts_for
from index import Answer, Answerer, Coverage

PINGS = re.compile(r"@(?:everyone|here)|<@[!&]?\d|<#\d", re.IGNORECASE)
ESCAPED = re.compile(r"\\.", re.DOTALL)
LINK = re.compile(r"\]\((?!<https?://[^\s<>]+>\))")
"""A link that is not the bot's own: those are http(s), and in `<…>`."""

MARKUP = re.compile(r"`|\|\||~~|^\s*(?:#{1,3} |>>> )", re.MULTILINE)
"""What the bot itself never writes."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong with the answers to one question, and how they ended: "answered", or the refusal's name."""

    complaints: list[str]
    outcomes: list[str]


def judged(answerer: Answerer, question: str) -> Verdict:
    """`question` typed as a command and, where that asks something else, as a message; in one of the bot's languages.

    Raises:
        Exception: Whatever the bot itself would have raised: that is wrong, too.
    """
    addressed = decided(Incoming(question, direct=True))
    assert isinstance(addressed, Question)
    texts, coverage = texts_for([*SPOKEN][len(question) % len(SPOKEN)]), answerer.coverage()
    wrong: list[str] = []
    outcomes: list[str] = []
    for asked in dict.fromkeys((question, addressed.text)):
        answer = answerer.answer(asked)
        outcomes.append(answer.refusal or "answered")
        wrong += [*_of_answer(answer), *_of_line(answer), *_of_terminal(answer, coverage)]
        wrong += _of_message(answer, coverage, texts)
    return Verdict(wrong, outcomes)


def _of_answer(answer: Answer) -> Iterator[str]:
    if answer.answered == (answer.refusal is not None) or (answer.answered and not answer.hits):
        yield "neither an answer nor a refusal"
    if not 0.0 <= answer.confidence <= 1.0:
        yield f"confidence {answer.confidence}"


def _of_line(answer: Answer) -> Iterator[str]:
    line = answer_line(answer)
    if len(line.splitlines()) != 1:
        yield "JSON on several lines"
    if json.loads(line)["question"] != answer.question:
        yield "JSON with another question"


def _of_terminal(answer: Answer, coverage: Coverage) -> Iterator[str]:
    shown = io.StringIO()
    console = Console(file=shown, width=80)
    print_question(console, answer.question)
    if not answer.answered:
        print_answer(console, answer, coverage, None)
    if any(unicodedata.category(character) == "Cc" for character in set(shown.getvalue()) - {"\n"}):
        yield "control characters on the terminal"


def _of_message(answer: Answer, coverage: Coverage, texts: Texts) -> Iterator[str]:
    """The passages behind the buttons are not looked at: nothing of a question is in them."""
    text = rendered(answer, coverage, texts, echo=answer.question).content
    if not text.strip():
        yield "nothing to show"
    if width(text) > CONTENT:
        yield f"{width(text)} wide"
    if PINGS.search(text):
        yield "a ping"
    if visible(text.replace(BREAK, "")) != text.replace(BREAK, ""):
        yield "something invisible"
    plain = ESCAPED.sub("", text)
    if LINK.search(plain):
        yield "a link of somebody else's"
    if MARKUP.search(plain):
        yield "markup of somebody else's"
