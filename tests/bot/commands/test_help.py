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
from tests.command_help import every_command

EVERY = [" ".join(words) for words in every_command(typer.main.get_command(app))]
GROUPS = {command.partition(" ")[0] for command in EVERY if " " in command}
COMMANDS = [command for command in EVERY if " " not in command]


@pytest.mark.parametrize("command", [command for command in EVERY if command not in GROUPS])
def test_the_help_of_every_command_shows_an_example_and_where_the_index_is(command: str, talentmoves: Command) -> None:
    ran = talentmoves(*command.split(), "--help")

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


@pytest.mark.parametrize("group", sorted(GROUPS))
def test_a_group_without_a_command_lists_its_commands_with_whole_sentences(group: str, talentmoves: Command) -> None:
    ran = talentmoves(group)

    below = [command.removeprefix(f"{group} ") for command in EVERY if command.startswith(f"{group} ")]
    assert ran.code == 0
    for command in below:
        (line,) = [line for line in ran.out.splitlines() if line.startswith(f"  {command} ")]
        assert line.endswith(".")
        assert not line.endswith("...")


def test_a_shell_completes_commands() -> None:
    typed = {"_TALENTMOVES_COMPLETE": "complete_bash", "COMP_WORDS": "talentmoves re", "COMP_CWORD": "1"}

    done = subprocess.run(command_of(), env=environment(**typed), capture_output=True, text=True, timeout=60)

    assert done.stdout.split() == ["rebuild", "remove"]


def test_the_version_is_printed() -> None:
    done = subprocess.run(
        command_of("--version"), env=environment(), capture_output=True, text=True, check=True, timeout=60
    )

    assert done.stdout.startswith("talentmoves ")
    assert done.stdout.strip().partition(" ")[2][0].isdigit()
