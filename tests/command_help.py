"""The help of the commands as the documentation shows it; `python -m tests.command_help` writes it there."""

from __future__ import annotations

from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import typer.main

from bot.commands.app import app
from bot.commands.console import NAME
from tests.markers import write_marked

ROOT = Path(__file__).parents[1]
MARK = "help"
_WIDTH = 78
"""What is used of 80 columns."""


def help_blocks() -> dict[Path, str]:
    """By page, what stands between its markers: in README the list of commands, in `docs/commands.md` the help of each."""
    commands = [f"### {' '.join(words)}\n\n{_shown(words)}" for words in every_command(typer.main.get_command(app))]
    return {ROOT / "README.md": _shown([]), ROOT / "docs" / "commands.md": "\n".join(["", *commands])}


def every_command(command: object) -> list[list[str]]:
    """The words of each command below `command`, groups and what is in them."""
    below: dict[str, object] = getattr(command, "commands", {})
    return [words for name in below for words in ([name], *([name, *more] for more in every_command(below[name])))]


def _shown(words: list[str]) -> str:
    """The command as it is typed, and what it prints in 80 columns."""
    stream = StringIO()
    with redirect_stdout(stream):
        app([*words, "--help"], prog_name=NAME, standalone_mode=False, terminal_width=_WIDTH)
    printed = "".join(f"{line.rstrip()}\n" for line in stream.getvalue().splitlines())
    return f"```text\n$ {' '.join([NAME, *words, '--help'])}\n{printed}```\n"


if __name__ == "__main__":
    for page, block in help_blocks().items():
        write_marked(page, MARK, block)
