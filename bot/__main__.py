"""The `talentmoves` command (also `python -m bot`)."""

from __future__ import annotations

import os
import signal
import sys

signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C in the first second, while all is imported, says nothing
os.environ.setdefault(
    "OMP_NUM_THREADS", "1"
)  # matrices are small here: threads that wait for each other double the p95
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")  # it would look for some in every installed package

from bot.sparing import spared

with spared():
    import typer

    from bot.commands.app import app
    from bot.commands.console import NAME, complain
    from index import IndexingError


def main() -> None:
    """Run the command line; whatever was to be expected is one line on standard error.

    Exits with 0 where the command did what it should, 1 where it failed, 2 where it was called wrongly.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # a redirected pipe's locale must not matter
    try:
        sys.exit(app(prog_name=NAME, standalone_mode=False))
    except IndexingError as error:
        complain(str(error))
        sys.exit(1)
    except typer.TyperException as error:
        context = getattr(error, "ctx", None)  # of a wrong call, the command that was called
        hint = f"; see `{context.command_path} --help`" if context else ""
        complain(error.format_message().removesuffix(".") + hint)
        sys.exit(error.exit_code)


if __name__ == "__main__":
    main()
