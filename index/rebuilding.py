"""Articles -> a new generation, checked, then made live."""

from __future__ import annotations

import shutil
import time
from collections.abc import Sequence
from pathlib import Path

from filelock import FileLock, Timeout

from index.building import UNFINISHED, build_generation
from index.datatypes import Embedder, ProgressListener, RebuildReport
from index.errors import GenerationError, NothingReadableError, RebuildRunningError, StorageError
from index.library import GENERATIONS, LIVE, Generation, Manifest, content_digest, is_held, live_generation, switch_to
from index.reading import Reading, read_articles
from index.sources import kept_articles

LOCK = "rebuild.lock"
_KEPT = 3


def rebuild(
    articles: Sequence[Path],
    folder: Path,
    embedder: Embedder,
    *,
    full: bool = False,
    listener: ProgressListener | None = None,
) -> RebuildReport:
    """Read `articles` (files and folders) and what was added to `folder`, build a generation there and make it live.

    Until the switch, which is atomic, the live generation is not touched; whatever is raised, it stays as it was.
    With `full`, no vector is reused. Raises `NothingReadableError`, `RebuildRunningError`, `EmbedderError`, `StorageError`.
    """
    started = time.monotonic()
    notify = listener or (lambda progress: None)
    try:
        (folder / GENERATIONS).mkdir(parents=True, exist_ok=True)
        with FileLock(folder / LOCK, timeout=0):
            _remove_unfinished(folder)
            reading = read_articles([*articles, *kept_articles(folder)], notify)
            if not reading.articles:
                raise NothingReadableError(_nothing_readable(articles, reading))
            old = None if full else _live(folder, embedder)
            built, embedded = build_generation(folder, reading.articles, embedder, old, notify)
            report = _report(built, reading, old or _live(folder, embedder), embedded, started)
            switch_to(folder, built)
            _prune(folder)
            return report
    except Timeout as error:
        raise RebuildRunningError(f"a rebuild of {folder} is running already; wait for it to end") from error
    except OSError as error:
        raise StorageError(
            f"{folder} cannot be written: {error.strerror or error}; the live index is as it was"
        ) from error


def _live(folder: Path, embedder: Embedder) -> Generation | None:
    try:
        generation = Generation.open(live_generation(folder), embedder.fingerprint)
        generation.manifest.check_contents(generation.folder)  # a damaged vector is not to be reused
    except GenerationError:
        return None
    return generation


def _report(generation: Path, reading: Reading, old: Generation | None, embedded: int, started: float) -> RebuildReport:
    before = old.catalogue.digests() if old else {}
    now = {article.id: content_digest(article) for article in reading.articles}
    unchanged = sum(before.get(key) == digest for key, digest in now.items())
    added = len(now.keys() - before.keys())
    return RebuildReport(
        generation=generation.name,
        articles=len(reading.articles),
        passages=Manifest.load(generation).passages,
        added=added,
        changed=len(now) - added - unchanged,
        removed=len(before.keys() - now.keys()),
        unchanged=unchanged,
        skipped=reading.skipped,
        embedded=embedded,
        seconds=round(time.monotonic() - started, 3),
    )


def _nothing_readable(paths: Sequence[Path], reading: Reading) -> str:
    where = ", ".join(str(path) for path in paths)
    reasons = "; ".join(f"{skipped.path}: {skipped.reason}" for skipped in reading.skipped[:3])
    return f"no readable article in {where}" + (f" ({reasons})" if reasons else "") + "; the live index is as it was"


def _remove_unfinished(folder: Path) -> None:
    """What a rebuild that was killed left behind."""
    for pointer in folder.glob(f".{LIVE}.*"):
        pointer.unlink(missing_ok=True)
    for leftover in (folder / GENERATIONS).glob(f"*{UNFINISHED}"):
        shutil.rmtree(leftover, ignore_errors=True)


def _prune(folder: Path) -> None:
    """Keep the newest generations, the live one and those that somebody reads."""
    live = live_generation(folder)
    complete = sorted(
        path for path in (folder / GENERATIONS).iterdir() if path.is_dir() and not path.name.endswith(UNFINISHED)
    )
    for generation in complete[:-_KEPT]:
        if generation != live and not is_held(generation):
            shutil.rmtree(generation, ignore_errors=True)
