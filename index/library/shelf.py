"""The generations of a data folder: their names, which follow on which, and which are kept."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from index.errors import GenerationError
from index.library.generation import is_held
from index.library.manifest import Manifest
from index.library.pointer import GENERATIONS, LIVE, live_generation

KEPT = 3
UNFINISHED = ".building"
"""What the name of a generation's folder ends with until it is complete."""


def generations(folder: Path) -> list[Path]:
    """The complete generations of a data folder, in the order in which they were built."""
    found = (path for path in (folder / GENERATIONS).iterdir() if path.is_dir() and path.suffix != UNFINISHED)
    return sorted(found, key=lambda path: (_number(path), path.name))


def next_name(folder: Path) -> str:
    """A number, so that order does not depend on the clock, and the time, for people."""
    last = max(map(_number, (folder / GENERATIONS).iterdir()), default=0)
    return f"{last + 1:06d}-{_timestamp()}"


def lineage(generation: Path) -> Iterator[Path]:
    """A generation, the one that was live before it, and so on, as far as they are kept."""
    seen: set[Path] = set()
    while generation not in seen and generation.is_dir():
        seen.add(generation)
        yield generation
        try:
            previous = Manifest.load(generation).previous
        except GenerationError:
            return
        if previous is None:
            return
        generation = generation.parent / previous


def prune(folder: Path) -> None:
    """Keep the live generation, those that were live before it, and those that somebody reads."""
    kept = [one for one, _ in zip(lineage(live_generation(folder)), range(KEPT), strict=False)]
    for generation in generations(folder):
        if generation not in kept and not is_held(generation):
            shutil.rmtree(generation, ignore_errors=True)


def remove_unfinished(folder: Path) -> None:
    """What a rebuild that was killed left behind."""
    for pointer in folder.glob(f".{LIVE}.*"):
        pointer.unlink(missing_ok=True)
    for leftover in (folder / GENERATIONS).glob(f"*{UNFINISHED}"):
        shutil.rmtree(leftover, ignore_errors=True)


def _number(generation: Path) -> int:
    first = generation.name.split("-")[0]
    return int(first) if first.isascii() and first.isdigit() else 0


def _timestamp() -> str:
    return f"{datetime.now(UTC):%Y%m%dT%H%M%S}"
