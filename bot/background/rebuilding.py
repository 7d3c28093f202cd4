"""Rebuilding on an operator's word: one rebuild at a time, in a worker process."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Protocol

from bot.background.worker import Worker
from index import Manners, ProgressListener, RebuildReport, Visitor, add_url, load_embedder, rebuild


class Work(Protocol):
    """What the worker does; with the address of a page, it adds that first. It has to be picklable."""

    def __call__(self, listener: ProgressListener, page: str | None) -> RebuildReport: ...


@dataclass(frozen=True, slots=True)
class Order:
    """What to rebuild, and how to ask for pages; sent to the worker as it is."""

    articles: tuple[Path, ...]
    folder: Path
    embedder: str
    manners: Manners
    engine: str | None = field(default=None, repr=False)
    """The connection string of PostgreSQL, which may hold a password."""

    def __call__(self, listener: ProgressListener, page: str | None) -> RebuildReport:
        if page is not None:
            add_url(page, self.folder, Visitor(self.manners))
        return rebuild(self.articles, self.folder, load_embedder(self.embedder), listener=listener, engine=self.engine)


@dataclass(frozen=True, slots=True)
class Running:
    """The rebuild that is running: who started it, by display name, and when."""

    started_by: str
    since: datetime


class Rebuilder:
    """Runs one rebuild at a time."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._worker = Worker()
        self.running: Running | None = None

    async def run(self, started_by: str, listener: ProgressListener, page: str | None = None) -> RebuildReport:
        """The report; the article at the address `page` is part of it from now on.

        `listener` is called on the event loop; the caller has seen that nothing is `running`.

        Raises:
            WorkFailedError: The rebuild failed or its worker died; the live index is as it was.
        """
        self.running = Running(started_by, datetime.now(UTC))
        try:
            return await self._worker.run(partial(self._work, page=page), listener)
        finally:
            self.running = None

    def stop(self) -> None:
        """Ends the worker, if one runs; the live index survives that."""
        self._worker.stop()
