"""Help and version."""

from __future__ import annotations

import subprocess

import pytest
import typer.main

from bot.commands.app import app
from tests.bot.commands.commandline import (
    Command,
    command_of,
    environment,
)

COMMANDS = list(typer.main.get_command(app).commands)  # type: ignore[attr-defined]  # a group has them


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_shows_an_example_and_where_the_index_is(command: str, talentmoves: Command) -> None:
    ran = talentmoves(command, "--help")

    assert ran.code == 0
    assert ran.out.startswith(f"Usage: talentmoves {command} ")
    assert "--index FOLDER" in ran.out
    assert f"talentmoves {command}" in ran.out.partition("Example: ")[2]


@pytest.mark.parametrize("arguments", [(), ("--help",), ("-h",)])
def test_the_help_lists_every_command_with_a_whole_sentence(arguments: tuple[str, ...], talentmoves: Command) -> None:
    ran = talentmoves(*arguments)

    assert ran.code == 0
    for command in COMMANDS:
        (line,) = [line for line in ran.out.splitlines() if line.startswith(f"  {command} ")]
        assert line.endswith(".")
        assert not line.endswith("...")
    assert 'Example: talentmoves ask "' in ran.out


def test_the_version_is_printed() -> None:
    done = subprocess.run(
        command_of("--version"), env=environment(), capture_output=True, text=True, check=True, timeout=60
    )

    assert done.stdout.startswith("talentmoves ")
    assert done.stdout.strip().partition(" ")[2][0].isdigit()
