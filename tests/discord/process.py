"""The bot as a process of its own, pointed at a loopback Discord."""

import asyncio
import os
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import psutil

from tests.discord.server import PATIENCE
from tests.discord.validation import REPOSITORY

STOPS_WITHIN = 10.0
"""Seconds between SIGTERM and the end; systemd and docker kill what takes longer."""


def environment(settings: Mapping[str, str]) -> dict[str, str]:
    """This process's environment with `settings` and without the developer's own."""
    inherited = {key: value for key, value in os.environ.items() if not key.upper().startswith(("BOT_", "INDEX_"))}
    return {**inherited, "PYTHONPATH": str(REPOSITORY), "INDEX_EMBEDDER": "static", **settings}


class BotProcess:
    """`talentmoves serve` below `tests.discord.launcher`; starts in `home`, where no `.env` is.

    `home` gets the file in which standard error is kept, over all starts.
    """

    def __init__(self, home: Path, base_url: str, index: Path, settings: Mapping[str, str]) -> None:
        self._home, self._base_url, self._index, self._settings = home, base_url, index, settings
        self._log = home / "standard-error.txt"
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Start it; returns at once."""
        launch = ["-m", "tests.discord.launcher", "--base", self._base_url, "--", "serve", "--index", str(self._index)]
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, *launch, cwd=self._home, env=environment(self._settings), stderr=log
            )

    async def terminate(self) -> int:
        """Send SIGTERM; the exit code. TimeoutError if it does not stop in time."""
        self._running.send_signal(signal.SIGTERM)
        return await asyncio.wait_for(self._running.wait(), STOPS_WITHIN)

    async def ended(self) -> int:
        """Wait until it ends by itself; the exit code."""
        return await asyncio.wait_for(self._running.wait(), PATIENCE)

    async def kill(self) -> None:
        """Clear away whatever is left of it."""
        if self._process is not None and self._process.returncode is None:
            for process in self.children():
                process.kill()
            self._process.kill()
            await self._process.wait()

    def children(self) -> list[psutil.Process]:
        """The processes that it has started itself."""
        try:
            return list(psutil.Process(self._running.pid).children(recursive=True))
        except psutil.NoSuchProcess:
            return []

    def worker(self) -> psutil.Process | None:
        """The one that rebuilds, if there is one now."""
        try:
            workers = [process for process in self.children() if "spawn_main" in " ".join(process.cmdline())]
        except psutil.NoSuchProcess:  # one has ended between two looks
            return None
        return workers[0] if workers else None

    @property
    def is_running(self) -> bool:
        """Whether it has not ended since it was started last."""
        return self._running.returncode is None

    @property
    def said(self) -> str:
        """What it has written to standard error."""
        return self._log.read_text(encoding="utf-8") if self._log.exists() else ""

    @property
    def _running(self) -> asyncio.subprocess.Process:
        assert self._process is not None, "not started"
        return self._process


@contextmanager
def suspended(process: psutil.Process) -> Iterator[None]:
    """The process stands still meanwhile."""
    process.suspend()
    try:
        yield
    finally:
        process.resume()


async def run_cli(home: Path, *arguments: str) -> tuple[int, str]:
    """Run `talentmoves ARGUMENTS` beside it; the exit code and what it said."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot", *arguments),
        cwd=home,
        env=environment({}),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await asyncio.wait_for(process.communicate(), PATIENCE)
    assert process.returncode is not None
    return process.returncode, said.decode()
