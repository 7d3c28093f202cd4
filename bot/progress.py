"""How far a rebuild is: bars on a terminal, plain lines elsewhere. On standard error, so that results stay alone."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bars

from bot.texts import Texts
from index import Progress, ProgressListener

_EVERY = 5.0
"""Seconds between two plain lines of one stage."""


@contextmanager
def shown_progress(console: Console, texts: Texts) -> Iterator[ProgressListener]:
    """A listener that shows what it is told for as long as the context lasts."""
    if not console.is_terminal:
        yield _plain_lines(console, texts)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bars(*columns, console=console, transient=True) as bars:
        tasks: dict[str, object] = {}

        def listen(progress: Progress) -> None:
            if progress.stage not in tasks:
                tasks[progress.stage] = bars.add_task(_stage(progress, texts), total=progress.total)
            bars.update(tasks[progress.stage], completed=progress.done, total=progress.total)  # type: ignore[arg-type]

        yield listen


def _plain_lines(console: Console, texts: Texts) -> ProgressListener:
    last_said = {"": 0.0}

    def listen(progress: Progress) -> None:
        now = time.monotonic()
        if progress.done == progress.total or now - last_said.get(progress.stage, now) >= _EVERY:
            console.print(f"{_stage(progress, texts)} {progress.done}/{progress.total}", highlight=False)
            last_said[progress.stage] = now
        last_said.setdefault(progress.stage, now)

    return listen


def _stage(progress: Progress, texts: Texts) -> str:
    words = {"reading": texts.rebuild_reading, "embedding": texts.rebuild_embedding, "indexing": texts.rebuild_indexing}
    return words[progress.stage].split(":")[0].strip()
