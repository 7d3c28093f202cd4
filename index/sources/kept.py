"""Articles that were added to a data folder: one file each, part of every rebuild of that folder."""

from __future__ import annotations

import os
import re
import tempfile
import unicodedata
from hashlib import blake2b
from pathlib import Path

from index.errors import StorageError

FOLDER = "kept"
_LONGEST_SLUG = 60


def kept_articles(folder: Path) -> list[Path]:
    """What a rebuild of the data folder `folder` reads besides its articles; nothing where nothing was added."""
    kept = folder / FOLDER
    return [kept] if kept.is_dir() else []


def added_after(folder: Path, file: Path) -> bool:
    """Whether an article was added since `file` was written; true where there is an article and no file."""
    kept = [one.stat().st_mtime_ns for one in (folder / FOLDER).glob("[!.]*")]
    return bool(kept) and (not file.exists() or max(kept) > file.stat().st_mtime_ns)


def kept_under(folder: Path, key: str) -> Path | None:
    """The file that is kept under a `key`, `None` where nothing is."""
    return next((folder / FOLDER).glob(f"*-{_digest(key)}.*"), None)


def keep(folder: Path, key: str, title: str, suffix: str, contents: str) -> tuple[Path, bool]:
    """Keep an article, in place of what was kept under the same `key` (its address, or its file's place) before.

    Returns the file and whether it says anything new. Raises `StorageError`; what was kept then stays.
    """
    kept = folder / FOLDER
    digest = _digest(key)
    try:
        kept.mkdir(parents=True, exist_ok=True)
        before = list(kept.glob(f"*-{digest}.*"))
        file = before[0].with_suffix(suffix) if before else kept / f"{_slug(title)}-{digest}{suffix}"
        data = contents.encode("utf-8", "replace")
        is_new = before != [file] or file.read_bytes() != data
        if is_new:
            _replace(file, data)
        for old in before:
            if old != file:
                old.unlink(missing_ok=True)
    except OSError as error:
        raise StorageError(f"{kept} cannot be written: {error.strerror or error}; nothing was added") from error
    return file, is_new


def _digest(key: str) -> str:
    return blake2b(key.encode("utf-8", "surrogateescape"), digest_size=6).hexdigest()


def _slug(title: str) -> str:
    """A title as the beginning of a file's name; its digest is what tells it from others."""
    plain = unicodedata.normalize("NFKD", title.replace("ß", "ss")).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return words[:_LONGEST_SLUG].rstrip("-") or "article"


def _replace(file: Path, data: bytes) -> None:
    """Whole or not at all; the name begins with a dot until then, which no rebuild reads."""
    with tempfile.NamedTemporaryFile(dir=file.parent, prefix=".", delete=False) as unfinished:
        try:
            unfinished.write(data)
            unfinished.flush()
            os.fsync(unfinished.fileno())
            Path(unfinished.name).replace(file)
        except BaseException:
            Path(unfinished.name).unlink(missing_ok=True)
            raise
