"""Rebuilding in a worker process, so that the event loop never stalls and a crash takes only the worker.

The worker is spawned, not forked: a fork would carry the gateway's sockets and threads along.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import signal
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path

from index import Manners, Progress, ProgressListener, RebuildReport, Visitor, add_url, load_embedder, rebuild

GRACE = 3.0
"""Seconds that a worker gets to stop before it is killed."""

DIED = "died"
"""The kind of failure that no exception names: the worker ended without a word."""


Work = Callable[[ProgressListener, str | None], RebuildReport]
"""What the worker does; with the address of a page, it adds that first. It has to be picklable."""


@dataclass(frozen=True, slots=True)
class Order:
    """What to rebuild, and how to ask for pages; sent to the worker as it is."""

    articles: tuple[Path, ...]
    folder: Path
    embedder: str
    manners: Manners

    def __call__(self, listener: ProgressListener, page: str | None) -> RebuildReport:
        if page is not None:
            add_url(page, self.folder, Visitor(self.manners))
        return rebuild(self.articles, self.folder, load_embedder(self.embedder), listener=listener)


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a rebuild failed: the name of the error's class, and its line for the log."""

    kind: str
    line: str


class RebuildFailedError(Exception):
    """A rebuild ended without a report; `kind` names the error's class, or is `DIED`."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.line)
        self.kind = failure.kind


@dataclass(frozen=True, slots=True)
class Running:
    """The rebuild that is running: who started it, by display name, and when."""

    started_by: str
    since: datetime


class Rebuilder:
    """Runs one rebuild at a time."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._process: SpawnProcess | None = None
        self.running: Running | None = None

    async def run(self, started_by: str, listener: ProgressListener, page: str | None = None) -> RebuildReport:
        """The report; the article at the address `page` is part of it from now on.

        `listener` is called on the event loop; the caller has seen that nothing is `running`.

        Raises:
            RebuildFailedError: The rebuild failed or its worker died; the live index is as it was.
        """
        self.running = Running(started_by, datetime.now(UTC))
        receiver, sender = multiprocessing.get_context("spawn").Pipe(duplex=False)
        try:
            self._process = await asyncio.to_thread(_started, self._work, page, sender)
            report = await _report_from(receiver, listener)
            await asyncio.to_thread(self._process.join, GRACE)
            return report
        finally:
            self.stop()
            self.running = None

    def stop(self) -> None:
        """Ends the worker, if one runs; the live index survives that."""
        process, self._process = self._process, None
        if process is None or not process.is_alive():
            return
        process.terminate()
        process.join(GRACE)
        process.kill()


def _started(work: Work, page: str | None, sender: Connection) -> SpawnProcess:
    process = multiprocessing.get_context("spawn").Process(target=_in_worker, args=(work, page, sender), daemon=True)
    process.start()
    sender.close()  # or its death would never be seen at the other end
    return process


async def _report_from(receiver: Connection, listener: ProgressListener) -> RebuildReport:
    while True:
        try:
            news = await asyncio.to_thread(receiver.recv)
        except (EOFError, OSError):
            raise RebuildFailedError(Failure(DIED, "The rebuild's worker process ended without a report")) from None
        match news:
            case Progress():
                listener(news)
            case RebuildReport():
                return news
            case Failure():
                raise RebuildFailedError(news)


def _in_worker(work: Work, page: str | None, sender: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the bot's to handle; it then stops its worker
    try:
        sender.send(work(sender.send, page))
    except BrokenPipeError:
        pass  # the bot is gone, and with it who asked
    except Exception as error:  # the worker's edge: whatever it was, the bot has to be told
        sender.send(Failure(type(error).__name__, str(error)))
