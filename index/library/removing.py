"""Taking articles out of a data folder, and letting them back in."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from index.datatypes import Article
from index.errors import StorageError
from index.library.catalogue import Catalogue
from index.library.pointer import live_generation
from index.library.removed import FILE, RemovedArticle, removed_articles

_LOCK = "removed.lock"
_PATIENCE = 10.0
"""Seconds that one who removes waits for another."""


@dataclass(frozen=True, slots=True)
class Removal:
    """What became of the articles that were named."""

    done: tuple[RemovedArticle, ...]
    unknown: tuple[str, ...]
    """Names of no article."""


def remove(folder: Path, names: Sequence[str]) -> Removal:
    """Take articles out of the live answers, and of every rebuild to come; each is named by its id, path or address.

    Raises `NoIndexError`, `BrokenIndexError` and `StorageError`.
    """
    catalogue = Catalogue.open(live_generation(folder))
    try:
        found = {name: [_removed(article) for article in catalogue.articles_called(name)] for name in names}
    finally:
        catalogue.close()
    known = tuple(dict.fromkeys(one for articles in found.values() for one in articles))
    _change(folder, lambda before: (*before, *(one for one in known if one not in before)))
    return Removal(known, tuple(name for name, articles in found.items() if not articles))


def restore(folder: Path, names: Iterable[str]) -> Removal:
    """Let articles back in, which the next rebuild may then read; each is named by its id, path or address.

    Raises `BrokenIndexError` and `StorageError`.
    """
    asked = tuple(names)
    before = removed_articles(folder)
    back = tuple(one for one in before if any(one.is_called(name) for name in asked))
    if back:
        _change(folder, lambda now: tuple(one for one in now if one not in back))
    return Removal(back, tuple(name for name in asked if not any(one.is_called(name) for one in before)))


def replace_removed(folder: Path, removed: Iterable[RemovedArticle]) -> None:
    """From now on exactly these are removed. Raises `BrokenIndexError` and `StorageError`."""
    wanted = tuple(removed)
    if wanted != removed_articles(folder):
        _change(folder, lambda before: wanted)


def _removed(article: Article) -> RemovedArticle:
    return RemovedArticle(article.id, article.path, article.title, article.url)


def _change(folder: Path, changed: Callable[[tuple[RemovedArticle, ...]], tuple[RemovedArticle, ...]]) -> None:
    """Replace the list atomically, one writer at a time."""
    try:
        with FileLock(folder / _LOCK, timeout=_PATIENCE):
            text = json.dumps([asdict(one) for one in changed(removed_articles(folder))], ensure_ascii=False, indent=1)
            unfinished = folder / f".{FILE}.{os.getpid()}"
            with unfinished.open("w", encoding="utf-8") as stream:
                stream.write(text + "\n")
                stream.flush()
                os.fsync(stream.fileno())
            unfinished.replace(folder / FILE)
    except Timeout as error:
        raise StorageError(f"{folder / _LOCK} is held by another process; try again") from error
    except OSError as error:
        raise StorageError(
            f"{folder / FILE} cannot be written: {error.strerror or error}; nothing was removed"
        ) from error
