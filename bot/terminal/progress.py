"""How far a rebuild is: bars on a terminal, plain lines elsewhere. On standard error, so that results stay alone."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil

from rich.console import Console
from rich.progress import BarColumn, TaskID, TextColumn
from rich.progress import Progress as Bars

from bot.texts import Texts, counted, number
from index import Progress, ProgressListener

_EVERY = 5.0
"""Seconds between two plain lines of one stage."""

_SOON = 1.0
"""Seconds before which a rate says nothing."""


@contextmanager
def shown_progress(console: Console, texts: Texts) -> Iterator[ProgressListener]:
    """A listener that shows what it is told for as long as the context lasts."""
    if not console.is_terminal:
        yield _plain_lines(console, texts)
        return
    columns = (BarColumn(20), TextColumn("{task.description}", markup=False))
    with Bars(*columns, console=console, transient=True) as bars:
        tasks: dict[str, TaskID] = {}
        begun: dict[str, float] = {}

        def listen(progress: Progress) -> None:
            if progress.stage not in tasks:
                tasks[progress.stage] = bars.add_task("", total=progress.total)
                begun[progress.stage] = time.monotonic()
            words = pace(progress, time.monotonic() - begun[progress.stage], texts)
            bars.update(
                tasks[progress.stage], description=_told(progress, texts) + _behind(words), completed=progress.done
            )

        yield listen


def _plain_lines(console: Console, texts: Texts) -> ProgressListener:
    begun: dict[str, float] = {}
    last_said: dict[str, float] = {}

    def listen(progress: Progress) -> None:
        now = time.monotonic()
        seconds = now - begun.setdefault(progress.stage, now)
        if progress.done == progress.total or now - last_said.setdefault(progress.stage, now) >= _EVERY:
            line = _told(progress, texts) + _behind(pace(progress, seconds, texts))
            console.print(line, highlight=False, markup=False, soft_wrap=True)
            last_said[progress.stage] = now

    return listen


def pace(progress: Progress, seconds: float, texts: Texts) -> str:
    """How many a second, and how long it may still take; nothing where that is over or cannot be told yet."""
    if progress.done == progress.total or not progress.done or seconds < _SOON:
        return ""
    rate = progress.done / seconds
    left = counted(ceil((progress.total - progress.done) / rate), texts.seconds, texts)
    return texts.rebuild_pace.format(rate=number(rate, texts), left=left)


def _behind(words: str) -> str:
    return f" ({words})" if words else ""


def _told(progress: Progress, texts: Texts) -> str:
    words = {"comparing": texts.rebuild_comparing, "reading": texts.rebuild_reading, "indexing": texts.rebuild_indexing}
    return words[progress.stage].format(done=number(progress.done, texts), total=number(progress.total, texts))
