"""Work in a process of its own, so that the event loop never stalls and a crash takes only the worker.

The worker is spawned, not forked: a fork would carry the gateway's sockets and threads along.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any, TypeVar

from index import Progress, ProgressListener

Report = TypeVar("Report")

GRACE = 3.0
"""Seconds that a worker gets to stop before it is killed."""

COURTESY = 10
"""How much the worker steps back behind answers where the processor is short."""

DIED = "died"
"""The kind of failure that no exception names: the worker ended without a word."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why the work failed: the name of the error's class, and its line for the log."""

    kind: str
    line: str


class WorkFailedError(Exception):
    """The work ended without a report; `kind` names the error's class, or is `DIED`."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.line)
        self.kind = failure.kind


class Worker:
    """Runs one piece of work at a time."""

    def __init__(self) -> None:
        self._process: SpawnProcess | None = None

    async def run(self, work: Callable[[ProgressListener], Report], listener: ProgressListener) -> Report:
        """The report. `work` is called in the worker; it and its report have to be picklable. `listener` is called on the
        event loop.

        Raises:
            WorkFailedError: The work failed or its worker died.
        """
        receiver, sender = multiprocessing.get_context("spawn").Pipe(duplex=False)
        try:
            self._process = await asyncio.to_thread(_started, work, sender)
            report: Report = await _report_from(receiver, listener)
            await asyncio.to_thread(self._process.join, GRACE)
            return report
        finally:
            await asyncio.to_thread(self.stop)  # it waits for the worker's end

    def stop(self) -> None:
        """Ends the worker, if one runs."""
        process, self._process = self._process, None
        if process is None or not process.is_alive():
            return
        process.terminate()
        process.join(GRACE)
        process.kill()


def _started(work: Callable[[ProgressListener], Report], sender: Connection) -> SpawnProcess:
    process = multiprocessing.get_context("spawn").Process(target=_in_worker, args=(work, sender), daemon=True)
    process.start()
    sender.close()  # or its death would never be seen at the other end
    return process


async def _report_from(receiver: Connection, listener: ProgressListener) -> Any:
    """What the work has returned comes through the pipe, which knows no types."""
    while True:
        try:
            news = await asyncio.to_thread(receiver.recv)
        except (EOFError, OSError):
            raise WorkFailedError(Failure(DIED, "The worker process ended without a report")) from None
        match news:
            case Progress():
                listener(news)
            case Failure():
                raise WorkFailedError(news)
            case report:
                return report


def _in_worker(work: Callable[[ProgressListener], Report], sender: Connection) -> None:
    os.nice(COURTESY)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the bot's to handle; it then stops its worker
    try:
        sender.send(work(sender.send))
    except BrokenPipeError:
        pass  # the bot is gone, and with it who asked
    except Exception as error:  # the worker's edge: whatever it was, the bot has to be told
        sender.send(Failure(type(error).__name__, str(error)))
