"""`talentmoves ask` and `chat` for people."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.commands.chatting import EXAMPLES
from bot.texts import texts_for
from tests.bot.commands.commandline import (
    Command,
    command_of,
    environment,
    objects,
    only_line,
)

IN_A_TERMINAL = "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))"


def test_lines_are_answered_below_a_repetition_of_them(talentmoves: Command, built: Path) -> None:
    ran = talentmoves("ask", "--index", built, stdin="\n" + "x" * 1001 + "\n")

    texts = texts_for("en")
    assert ran.out.splitlines() == [
        "❯",
        texts.empty,
        "",
        "❯ " + "x" * 1001,
        texts.too_long.format(limit="1,000"),
        "",
    ]


@pytest.mark.parametrize(("language", "spoken"), [("de_AT.UTF-8", "de"), ("fr_CA", "fr"), ("C.UTF-8", "en")])
def test_where_a_question_has_no_language_the_terminals_is_spoken(
    language: str, spoken: str, talentmoves: Command, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", language)
    monkeypatch.setenv("COLUMNS", "120")

    ran = talentmoves("ask", "?", "--index", built)

    assert ran.out.strip() == texts_for(spoken).empty


def test_a_question_needs_no_quotes(talentmoves: Command, built: Path) -> None:
    ran = talentmoves("ask", "--json", "Wohin", "wechselt", "Henrik", "Thiede", "--index", built)

    assert [told["question"] for told in objects(ran)] == ["Wohin wechselt Henrik Thiede"]


def test_what_an_answer_was_kept_to_is_said_above_it(talentmoves: Command, built: Path) -> None:
    ran = talentmoves("ask", "Wohin wechselt er?", "--about", "Henrik_Thiede", "--since", "2024-06", "--index", built)

    assert ran.out.splitlines()[0] == "über Henrik_Thiede · seit 1.\u00a0Juni\u00a02024"


@pytest.mark.parametrize("command", ["chat", "run"])
def test_a_piped_conversation_is_answered_line_by_line_without_the_examples(
    command: str, talentmoves: Command, built: Path
) -> None:
    ran = talentmoves(command, "--index", built, stdin="?\nWohin wechselt Henrik Thiede?\n!")

    asked = [line for line in ran.out.splitlines() if line.startswith("❯")]
    assert (ran.code, ran.err) == (0, "")
    assert asked == ["❯ ?", "❯ Wohin wechselt Henrik Thiede?", "❯ !"]
    assert not [example for example in EXAMPLES if example in ran.out]


def test_what_is_piped_has_no_colours(talentmoves: Command, built: Path) -> None:
    ran = talentmoves("ask", "Wohin wechselt Henrik Thiede?", "--index", built)

    assert "\x1b" not in ran.out + ran.err


@pytest.fixture(scope="module")
def on_terminal(built: Path) -> Callable[..., str]:
    """Runs a command in a pseudo terminal; what is on it afterwards."""

    def run(*arguments: str, **variables: str) -> str:
        spawned = [sys.executable, "-c", IN_A_TERMINAL, *command_of(*arguments, "--index", built)]
        env = environment(TERM="xterm-256color", **variables)
        return subprocess.run(
            spawned, env=env, input=b"\x04", capture_output=True, check=True, timeout=60
        ).stdout.decode()

    return run


def test_a_terminal_shows_colours_unless_they_are_not_wanted(on_terminal: Callable[..., str]) -> None:
    coloured, plain = on_terminal("status"), on_terminal("status", NO_COLOR="1")

    assert "\x1b[33mDiscord: no bot is serving" in coloured
    assert "\x1b[33m" not in plain
    assert "Discord: no bot is serving" in plain


def test_a_conversation_on_a_terminal_opens_with_three_examples_and_ends_with_the_input(
    talentmoves: Command, built: Path
) -> None:
    ran = talentmoves("chat", "--index", built, stdin="\n?\n", on_terminal=True)

    texts = texts_for("en")
    assert (ran.code, ran.err) == (0, "")
    assert [line for line in ran.out.splitlines() if line.startswith("❯")] == [
        *(f"❯ {example}" for example in EXAMPLES),
        f"❯ ❯ {texts.empty}",
        "❯ ",
    ]
    assert texts.how_to_leave in " ".join(ran.out.split())


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ((), {"thiede.de.md", "2024/lorcy.fr.md"}),
        (("--language", "fr"), {"2024/lorcy.fr.md"}),
        (("--since", "June 2024"), {"thiede.de.md"}),
        (("--about", "Nordlicht"), {"thiede.de.md"}),
        (("--about", "Nordlicht", "--language", "fr"), set()),
    ],
)
def test_ask_looks_only_into_the_articles_that_are_wanted(
    talentmoves: Command, built: Path, options: tuple[str, ...], found: set[str]
) -> None:
    ran = talentmoves("ask", "Wer wechselt wohin?", "--json", "--index", built, *options)

    assert {passage["article"]["path"] for passage in objects(ran)[0]["passages"]} == found


@pytest.mark.parametrize("options", [("--since", "soon"), ("--language", "tlh")])
def test_what_is_no_date_or_no_language_is_wrong_usage(
    talentmoves: Command, built: Path, options: tuple[str, ...]
) -> None:
    ran = talentmoves("ask", "Wer?", "--index", built, *options)

    assert ran.code == 2
    assert f"{options[0]} {options[1]}: no " in only_line(ran.err)
