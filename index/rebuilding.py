"""Articles -> a new generation, checked, then made live."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from filelock import FileLock, Timeout

from index.building import Built, Supplies, Tally, build_generation, check_plausible
from index.building.order import Order
from index.datatypes import Embedder, ProgressListener, RebuildReport, Skipped
from index.errors import GenerationError, NothingReadableError, RebuildRunningError, StorageError
from index.library import (
    GENERATIONS,
    LIVE,
    Generation,
    live_generation,
    prune,
    remove_unfinished,
    switch_to,
)
from index.reading import survey
from index.sources import added_after, kept_articles

LOCK = "rebuild.lock"


def rebuild(
    articles: Sequence[Path],
    folder: Path,
    embedder: Embedder,
    *,
    full: bool = False,
    force: bool = False,
    listener: ProgressListener | None = None,
) -> RebuildReport:
    """Read `articles` (files and folders) and what was added to `folder`, build a generation there and make it live.

    What is kept of an article whose page has not changed is taken over; where none has, the live generation stays. Until
    the switch, which is atomic, it is not touched; whatever is raised, it stays as it was. With `full` everything is made
    anew, with `force` most articles may vanish at once. Raises `NothingReadableError`, `RebuildRunningError`,
    `EmbedderError`, `ImplausibleError`, `BrokenIndexError`, `WorkerDiedError`, `StorageError`.
    """
    started = time.monotonic()
    try:
        (folder / GENERATIONS).mkdir(parents=True, exist_ok=True)
        with FileLock(folder / LOCK, timeout=0):
            remove_unfinished(folder)
            try:
                return _rebuild(articles, folder, embedder, full, force, listener or (lambda progress: None), started)
            finally:
                remove_unfinished(folder)
    except Timeout as error:
        raise RebuildRunningError(f"a rebuild of {folder} is running already; wait for it to end") from error
    except OSError as error:
        raise StorageError(
            f"{folder} cannot be written: {error.strerror or error}; the live index is as it was"
        ) from error


def is_owed(folder: Path) -> bool:
    """Whether something was added to `folder` since its index was built."""
    return added_after(folder, folder / LIVE)


def _rebuild(
    articles: Sequence[Path],
    folder: Path,
    embedder: Embedder,
    full: bool,
    force: bool,
    notify: ProgressListener,
    started: float,
) -> RebuildReport:
    pages = survey([*articles, *kept_articles(folder)], notify)
    live = _live(folder, embedder)
    supplies = Supplies.of(embedder, None if full else live)
    order = supplies.order(pages)
    if live and supplies.stock and not order.made and order.taken == live.manifest.articles:
        return _unchanged(live, order, started)
    tally = Tally(live.catalogue.digests() if live else {})
    built = build_generation(folder, order, supplies, _name_of_live(folder), tally, notify)
    if not built.articles:
        raise NothingReadableError(_nothing_readable(articles, built.skipped))
    if not force:
        check_plausible(tally.before.keys(), tally.now)
    generation = built.folder.rename(built.folder.with_suffix(""))
    switch_to(folder, generation)
    prune(folder)
    return _report(generation.name, built, tally, started)


def _live(folder: Path, embedder: Embedder) -> Generation | None:
    try:
        generation = Generation.open(live_generation(folder), embedder.fingerprint)
        generation.manifest.check_contents(generation.folder)  # what is damaged is not to be taken over
    except GenerationError:
        return None
    return generation


def _name_of_live(folder: Path) -> str | None:
    try:
        return live_generation(folder).name
    except GenerationError:
        return None


def _unchanged(live: Generation, order: Order, started: float) -> RebuildReport:
    return RebuildReport(
        generation=live.name,
        articles=live.manifest.articles,
        passages=live.manifest.passages,
        added=0,
        changed=0,
        removed=0,
        unchanged=live.manifest.articles,
        skipped=tuple(Skipped(page.path, reason) for page, reason in order.skipped),
        embedded=0,
        seconds=round(time.monotonic() - started, 3),
        is_new=False,
    )


def _report(generation: str, built: Built, tally: Tally, started: float) -> RebuildReport:
    return RebuildReport(
        generation=generation,
        articles=built.articles,
        passages=built.passages,
        added=tally.added,
        changed=tally.changed,
        removed=tally.removed,
        unchanged=tally.unchanged,
        skipped=built.skipped,
        embedded=built.embedded,
        seconds=round(time.monotonic() - started, 3),
    )


def _nothing_readable(paths: Sequence[Path], skipped: Sequence[Skipped]) -> str:
    where = ", ".join(str(path) for path in paths)
    reasons = "; ".join(f"{one.path}: {one.reason}" for one in skipped[:3])
    return f"no readable article in {where}" + (f" ({reasons})" if reasons else "") + "; the live index is as it was"
