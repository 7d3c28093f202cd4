"""Pages are made into articles by several processes at once where there are many, and always come out in order."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from threading import Thread

from index.building.making import Made, make
from index.building.order import Make, Take
from index.embedding import StaticEmbedder
from index.errors import WorkerDiedError
from index.reading import Page
from index.stages import include, stage

Step = Take | Make

_WORTH = 200
"""Pages for which it is worth while to start a process: that takes a second."""

_MOST = 8
_AHEAD = 2
"""Steps that wait for each process: more would only fill memory."""


class Workshop:
    """A context: on leaving it, its processes end."""

    def __init__(self, static: StaticEmbedder, pages: int) -> None:
        """`pages` says how many there are to make."""
        self._static = static
        self._processes = processes_for(pages)
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Workshop:
        if self._processes > 1:
            # spawned, not forked: a fork would carry the lock and the threads of FAISS along
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._processes, context, _set_up, (self._static,))
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def in_order(self, steps: Sequence[Step]) -> Iterator[tuple[Step, Made | None]]:
        """Each step, with what was made of its pages. Raises `WorkerDiedError`."""
        waiting: deque[tuple[Step, Future[Made] | None]] = deque()
        for step in steps:
            waiting.append((step, self._begun(step)))
            if len(waiting) > _AHEAD * self._processes:
                yield self._done(*waiting.popleft())
        while waiting:
            yield self._done(*waiting.popleft())

    def _begun(self, step: Step) -> Future[Made] | None:
        try:
            return self._pool.submit(_make, step.pages) if self._pool and isinstance(step, Make) else None
        except BrokenProcessPool as error:
            raise _died() from error

    def _done(self, step: Step, future: Future[Made] | None) -> tuple[Step, Made | None]:
        if isinstance(step, Take):
            return step, None
        try:
            made = _result(future) if future else make(step.pages, self._static)
        except BrokenProcessPool as error:
            raise _died() from error
        include(made.stages)
        return step, made


def processes_for(pages: int) -> int:
    """How many processes make so many pages; 1 is this one. A bot's rebuild, itself a child of the bot that may have no
    children, keeps to one core and leaves the others to answers.
    """
    if multiprocessing.current_process().daemon:
        return 1
    return max(1, min(len(os.sched_getaffinity(0)), _MOST, pages // _WORTH))


@stage("wait for the processes that read")
def _result(future: Future[Made]) -> Made:
    return future.result()


def _died() -> WorkerDiedError:
    return WorkerDiedError(
        "a process that reads articles was ended, perhaps for want of memory; the live index is as it was"
    )


_static: StaticEmbedder | None = None


def _set_up(static: StaticEmbedder) -> None:
    """In a new process: it ends with the one that started it, which alone hears Ctrl-C."""
    global _static
    _static = static
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _make(pages: Sequence[Page]) -> Made:
    assert _static is not None
    return make(pages, _static)
