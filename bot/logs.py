"""Logging for a process that runs for months: one readable line an event, nothing private in it."""

from __future__ import annotations

import logging
import sys
import traceback
from types import TracebackType

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"

QUIET = ("discord", "httpx", "aiohttp.access")
"""Libraries whose information is of no use to an operator."""

ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class OneLine(logging.Formatter):
    """Shows an exception as its class and where it was raised, on the event's own line.

    Its message stays out: it may quote a question.
    """

    def format(self, record: logging.LogRecord) -> str:
        return " ".join(super().format(record).splitlines())

    def formatException(self, ei: ExceptionInfo) -> str:
        kind, _, trace = ei
        if kind is None:
            return ""
        frames = traceback.extract_tb(trace)
        place = f" at {frames[-1].filename}:{frames[-1].lineno}" if frames else ""
        return f"[{kind.__name__}{place}]"


NOISE = ("Attempting a reconnect", "PyNaCl is not installed", "davey is not installed")
"""How discord.py's lines begin that tell nothing: `bot.client` says in one line that it reconnects, and is mute."""


def _is_worth_a_line(record: logging.LogRecord) -> bool:
    return not str(record.msg).startswith(NOISE)


def set_up_logging() -> None:
    """To standard error, from INFO on; of libraries only warnings."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(OneLine(FORMAT))
    handler.addFilter(_is_worth_a_line)
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
