"""Articles -> a new generation, checked, then made live."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from index.building import Built, Bulk, Supplies, Tally, build_generation, check_generation, check_plausible
from index.building.order import Order
from index.datatypes import Embedder, ProgressListener, RebuildReport, Skipped
from index.embedding import static_of
from index.errors import GenerationError, NothingReadableError
from index.library import LIVE, Generation, live_generation, prune, removed_articles, switch_to, unharmed
from index.library.removing import replace_removed
from index.library.writing import sole_writer
from index.postgres import driver_needed
from index.reading import article_id, survey
from index.sources import added_after, kept_articles


def rebuild(
    articles: Sequence[Path],
    folder: Path,
    embedder: Embedder,
    *,
    full: bool = False,
    force: bool = False,
    listener: ProgressListener | None = None,
    bulk: Bulk | None = None,
    engine: str | None = None,
) -> RebuildReport:
    """Read `articles` (files and folders) and what was added to `folder`, build a generation there and make it live.

    What is kept of an article whose page has not changed is taken over; where none has, the live generation stays. Until
    the switch, which is atomic, it is not touched; whatever is raised, it stays as it was. With `full` everything is made
    anew, with `force` most articles may vanish at once. `bulk` embeds in the place of `embedder`, with the same model.
    With `engine`, a connection string of PostgreSQL, the generation is then copied there and made live for every machine.
    Raises `NothingReadableError`, `RebuildRunningError`, `EmbedderError`, `ImplausibleError`, `BrokenIndexError`,
    `WorkerDiedError`, `StorageError`, `EngineError`.
    """
    started, notify = time.monotonic(), listener or (lambda progress: None)
    with sole_writer(folder):
        if engine is None:
            return _rebuild(articles, folder, embedder, full, force, notify, bulk, started)
        with driver_needed():
            from index.postgres.publishing import publish  # the driver is installed only where it is needed
            from index.postgres.removing import removed_from
            from index.postgres.sharing import share_kept
        replace_removed(folder, removed_from(engine))
        share_kept(engine, folder)
        report = _rebuild(articles, folder, embedder, full, force, notify, bulk, started)
        with closing(Generation.open(live_generation(folder), embedder.fingerprint)) as generation:
            name = publish(generation, engine, embedder, static_of(embedder), notify, force=force)
        seconds = round(time.monotonic() - started, 3)
        return replace(report, generation=name or report.generation, is_new=name is not None, seconds=seconds)


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
    bulk: Bulk | None,
    started: float,
) -> RebuildReport:
    removed = {article.id for article in removed_articles(folder)}
    surveyed = survey([*articles, *kept_articles(folder)], notify)
    pages = [page for page in surveyed if article_id(page.path) not in removed]
    live = _live(folder, embedder)
    supplies = Supplies.of(embedder, None if full else live, bulk)
    order = supplies.order(pages)
    if live and supplies.stock and not order.made and order.taken == live.manifest.articles:
        return _unchanged(live, order, started)
    tally = Tally(live.catalogue.digests() if live else {})
    built = build_generation(folder, order, supplies, _name_of_live(folder), tally, notify)
    if not built.articles:
        raise NothingReadableError(_nothing_readable(articles, built.skipped) + unharmed(folder))
    del live, supplies  # the old index leaves memory before the new one is opened
    check_generation(built.folder, embedder, static_of(embedder))
    if not force:
        check_plausible(tally.before.keys() - removed, tally.now)
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
    return f"no readable article in {where}" + (f" ({reasons})" if reasons else "")
