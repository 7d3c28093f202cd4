"""How a serving bot tells other processes that it is well: `serving.json` in the data folder."""

from __future__ import annotations

import asyncio
import json
import logging
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from time import time

logger = logging.getLogger(__name__)

FILE = "serving.json"
EVERY = 2.0
"""Seconds between two reports."""

FRESH = 30.0
"""Seconds after which a health file counts as left behind."""


@dataclass(frozen=True, slots=True)
class Health:
    """What the serving process says of itself; times are seconds since the epoch."""

    pid: int
    started: float
    ready: bool
    """The gateway is connected and ready."""
    generation: str
    """The generation that answers come from; empty where no index is loaded."""
    written: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a bot is serving, and in one line why it is not."""

    is_serving: bool
    reason: str
    health: Health | None = None


def write_health(folder: Path, health: Health) -> None:
    """Replaces the file atomically, so that a reader never meets half of it.

    Raises:
        OSError: The folder cannot be written or the disk is full.
    """
    folder.mkdir(parents=True, exist_ok=True)
    fresh = folder / f"{FILE}.{os.getpid()}"
    fresh.write_text(json.dumps(asdict(health)), encoding="utf-8")
    fresh.replace(folder / FILE)


async def keep_reporting(folder: Path, health: Callable[[], Health]) -> None:
    """Writes `health()` every few seconds until it is cancelled, and leaves no file behind."""
    told = None
    try:
        while True:
            trouble = await _trouble_with_writing(folder, health)
            if trouble not in (None, told):
                logger.warning("%s cannot be written (%s); make room or let the bot write there", folder, trouble)
            told = trouble
            await asyncio.sleep(EVERY)
    finally:
        clear_health(folder)


async def _trouble_with_writing(folder: Path, health: Callable[[], Health]) -> str | None:
    try:
        await asyncio.to_thread(lambda: write_health(folder, health()))
    except OSError as error:
        return error.strerror or type(error).__name__
    return None


def clear_health(folder: Path) -> None:
    """Removes the file of this process; another bot's stays."""
    health = _read(folder)
    if health is not None and health.pid == os.getpid():
        (folder / FILE).unlink(missing_ok=True)


def read_health(folder: Path, now: float | None = None) -> Verdict:
    """Whether a bot serves from `folder`: its process lives, its gateway is ready and its index loaded."""
    health = _read(folder)
    if health is None:
        return Verdict(False, f"no bot is serving from {folder}; run `talentmoves serve`")
    age = (time() if now is None else now) - health.written
    if not _is_alive(health.pid):
        return Verdict(False, f"the serving process {health.pid} is gone; run `talentmoves serve`", health)
    if age > FRESH:
        return Verdict(False, f"the serving process {health.pid} has not reported for {age:.0f} s", health)
    trouble = trouble_of(health)
    return Verdict(trouble is None, trouble or "serving", health)


def trouble_of(health: Health) -> str | None:
    """Why a process that lives does not serve, `None` where it does."""
    if not health.ready:
        return "the gateway to Discord is not ready"
    if not health.generation:
        return "no index is loaded; run `talentmoves rebuild`"
    return None


def _read(folder: Path) -> Health | None:
    try:
        return Health(**json.loads((folder / FILE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True
