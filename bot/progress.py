"""How far a rebuild is: bars on a terminal, plain lines elsewhere. On standard error, so that results stay alone."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, TaskID, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bars

from bot.texts import Texts, number
from index import Progress, ProgressListener

_EVERY = 5.0
"""Seconds between two plain lines of one stage."""


@contextmanager
def shown_progress(console: Console, texts: Texts) -> Iterator[ProgressListener]:
    """A listener that shows what it is told for as long as the context lasts."""
    if not console.is_terminal:
        yield _plain_lines(console, texts)
        return
    columns = (BarColumn(20), TextColumn("{task.description}", markup=False), TimeRemainingColumn(compact=True))
    with Bars(*columns, console=console, transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def listen(progress: Progress) -> None:
            if progress.stage not in tasks:
                tasks[progress.stage] = bars.add_task("", total=progress.total)
            bars.update(tasks[progress.stage], description=_told(progress, texts), completed=progress.done)

        yield listen


def _plain_lines(console: Console, texts: Texts) -> ProgressListener:
    last_said: dict[str, float] = {}

    def listen(progress: Progress) -> None:
        now = time.monotonic()
        if progress.done == progress.total or now - last_said.setdefault(progress.stage, now) >= _EVERY:
            console.print(_told(progress, texts), highlight=False, markup=False, soft_wrap=True)
            last_said[progress.stage] = now

    return listen


def _told(progress: Progress, texts: Texts) -> str:
    words = {"reading": texts.rebuild_reading, "embedding": texts.rebuild_embedding, "indexing": texts.rebuild_indexing}
    return words[progress.stage].format(done=number(progress.done, texts), total=number(progress.total, texts))
