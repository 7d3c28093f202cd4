"""The help of every command as the README shows it; `python -m tests.readme_help` writes it there."""

from __future__ import annotations

import re
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import typer.main

from bot.commands.app import app
from bot.commands.console import NAME

README = Path(__file__).parents[1] / "README.md"
BLOCK = re.compile(r"(?<=<!-- help -->\n).*?(?=<!-- /help -->)", re.DOTALL)
_WIDTH = 78
"""What is used of 80 columns."""


def help_block() -> str:
    """What stands between the markers: each command as it is typed, and what it prints in 80 columns."""
    commands = [[], *every_command(typer.main.get_command(app))]
    shown = [f"$ {' '.join([NAME, *words, '--help'])}\n{_printed(words)}" for words in commands]
    return "```text\n" + "\n".join(shown) + "```\n"


def every_command(command: object) -> list[list[str]]:
    """The words of each command below `command`, groups and what is in them."""
    below: dict[str, object] = getattr(command, "commands", {})
    return [words for name in below for words in ([name], *([name, *more] for more in every_command(below[name])))]


def _printed(words: list[str]) -> str:
    stream = StringIO()
    with redirect_stdout(stream):
        app([*words, "--help"], prog_name=NAME, standalone_mode=False, terminal_width=_WIDTH)
    return "".join(f"{line.rstrip()}\n" for line in stream.getvalue().splitlines())


if __name__ == "__main__":
    text, count = BLOCK.subn(lambda _: help_block(), README.read_text("utf-8"))
    assert count == 1, f"{README} needs one <!-- help --> line and one <!-- /help --> line"
    README.write_text(text, "utf-8")
