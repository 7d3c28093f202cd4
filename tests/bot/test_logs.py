"""One readable line an event, and nothing private in it."""

from __future__ import annotations

import logging
import sys

import pytest

from bot.logs import OneLine, set_up_logging


def logged(message: str, error: BaseException | None = None) -> str:
    info = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord("bot.x", logging.ERROR, "x.py", 1, message, None, info)
    return OneLine("%(levelname)s %(message)s").format(record)


def test_an_exception_is_its_class_and_place_on_the_same_line() -> None:
    try:
        raise ValueError("Who left\nOpenAI?")
    except ValueError as error:
        line = logged("A question could not be answered", error)

    assert line.startswith("ERROR A question could not be answered [ValueError at ")
    assert "test_logs.py" in line
    assert "OpenAI" not in line


def test_several_lines_become_one() -> None:
    assert logged("a\nb") == "ERROR a b"


def test_libraries_only_warn_and_reconnects_are_left_to_the_client(capsys: pytest.CaptureFixture[str]) -> None:
    before = logging.getLogger().handlers[:], logging.getLogger().level
    try:
        set_up_logging()
        logging.getLogger("discord.gateway").info("Shard ID None has connected")
        logging.getLogger("discord.client").error("Attempting a reconnect in %.2fs", 1.0)
        logging.getLogger("bot.client").info("Connected to Discord, %d servers", 2)
        sys.stderr.flush()
        shown = capsys.readouterr().err.splitlines()
    finally:
        logging.getLogger().handlers[:], level = before
        logging.getLogger().setLevel(level)

    assert len(shown) == 1
    assert shown[0].endswith("INFO bot.client: Connected to Discord, 2 servers")
