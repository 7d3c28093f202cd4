"""Which generation is live: one small file, replaced atomically."""

from __future__ import annotations

import os
from pathlib import Path

from index.errors import NoIndexError

LIVE = "live"
GENERATIONS = "generations"


def live_generation(folder: Path) -> Path:
    """The folder of the live generation. Raises `NoIndexError` where nothing was built yet."""
    try:
        name = (folder / LIVE).read_text("utf-8").strip()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NoIndexError(f"there is no index in {folder} yet; run `talentmoves rebuild --index {folder}`") from error
    except (OSError, UnicodeDecodeError) as error:
        raise NoIndexError(f"{folder / LIVE} cannot be read; run `talentmoves rebuild`") from error
    if not name or Path(name).name != name:
        raise NoIndexError(f"{folder / LIVE} names no generation; run `talentmoves rebuild`")
    return folder / GENERATIONS / name


def unharmed(folder: Path) -> str:
    """How the line on a rebuild that failed ends: the live index stays, where there is one."""
    return "; the live index is as it was" if (folder / LIVE).exists() else ""


def switch_to(folder: Path, generation: Path) -> None:
    """Make a generation live. Its files are on disk before the pointer is; readers see the old one or the new one."""
    for file in generation.rglob("*"):
        _sync(file)
    for directory in (generation, generation.parent):
        _sync(directory)
    written = folder / f".{LIVE}.{os.getpid()}"
    written.write_text(generation.name + "\n", "utf-8")
    _sync(written)
    written.replace(folder / LIVE)
    _sync(folder)


def stamp_of(file: Path) -> tuple[int, int]:
    """Changes whenever a small file is replaced; quick."""
    try:
        found = file.stat()
    except OSError:
        return (0, 0)
    return (found.st_ino, found.st_mtime_ns)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
