"""Logging for a process that runs for months: one line an event, readable or for programs, nothing private in it."""

from __future__ import annotations

import json
import logging
import sys
import traceback
from collections.abc import Collection
from datetime import UTC, datetime

from bot.watching.redaction import redacted

QUIET = ("discord", "httpx", "aiohttp.access")
"""Libraries whose information is of no use to an operator."""

NOISE = ("Attempting a reconnect", "PyNaCl is not installed", "davey is not installed")
"""How discord.py's lines begin that tell nothing: `bot.client` says in one line that it reconnects, and is mute."""


class _OneLine(logging.Formatter):
    """Shows an exception as its class and where it was raised: its message stays out, it may quote a question."""

    def __init__(self, secrets: Collection[str] = ()) -> None:
        super().__init__()
        self._secrets = secrets

    def format(self, record: logging.LogRecord) -> str:
        message = redacted(" ".join(record.getMessage().splitlines()), self._secrets)
        return self.written(record, message)

    def written(self, record: logging.LogRecord, message: str) -> str:
        raise NotImplementedError


class Readable(_OneLine):
    """`2026-11-23 14:00:00 INFO bot.client: Connected to Discord, 2 servers`, in local time: for a terminal."""

    def written(self, record: logging.LogRecord, message: str) -> str:
        kind, place = _raised(record)
        where = f" [{kind} at {place}]" if kind else ""
        return f"{self.formatTime(record)} {record.levelname} {record.name}: {message}{where}"


class KeyValue(_OneLine):
    """`time=2026-11-23T13:00:00.000Z level=info logger=bot.client message="Connected …"`: for journals and programs.

    Of an exception, `error` is the class and `at` the place. Values with spaces or quotes are JSON strings.
    """

    def written(self, record: logging.LogRecord, message: str) -> str:
        kind, place = _raised(record)
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        fields = {
            "time": moment.replace("+00:00", "Z"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": json.dumps(message, ensure_ascii=False),
            "error": kind,
            "at": json.dumps(place, ensure_ascii=False) if place else "",
        }
        return " ".join(f"{key}={value}" for key, value in fields.items() if value)


def set_up_logging(secrets: Collection[str] = ()) -> None:
    """To standard error, from INFO on; of libraries only warnings. `secrets` never appear, whoever logs them."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Readable(secrets) if sys.stderr.isatty() else KeyValue(secrets))
    handler.addFilter(_is_worth_a_line)
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)


def _is_worth_a_line(record: logging.LogRecord) -> bool:
    return not str(record.msg).startswith(NOISE)


def _raised(record: logging.LogRecord) -> tuple[str, str]:
    """The class of the exception and where it was raised; empty where there is none."""
    if not record.exc_info or record.exc_info[0] is None:
        return "", ""
    kind, _, trace = record.exc_info
    frames = traceback.extract_tb(trace)
    return kind.__name__, f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "unknown"
