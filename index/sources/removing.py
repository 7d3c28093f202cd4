"""Taking out, and letting back in, what may be named as it was given to `add`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from index.library import removing
from index.library.removing import Removal
from index.reading.page import article_id
from index.sources.adding import keys_of
from index.sources.kept import kept_under


def remove(folder: Path, names: Sequence[str]) -> Removal:
    """Take articles out of the live answers, and of every rebuild to come.

    Each is named by its id, path or address; where none is called so, by the address or the file that was added. Raises
    `NoIndexError`, `BrokenIndexError` and `StorageError`.
    """
    return also_as_added(partial(removing.remove, folder), folder, names)


def restore(folder: Path, names: Sequence[str]) -> Removal:
    """Let articles back in, which the next rebuild may then read; they are named as in `remove`.

    Raises `BrokenIndexError` and `StorageError`.
    """
    return also_as_added(partial(removing.restore, folder), folder, names)


def also_as_added(change: Callable[[Sequence[str]], Removal], folder: Path, names: Sequence[str]) -> Removal:
    """Apply a change to what is called so, and where nothing is, to what was added to `folder` under that name."""
    called = change(names)
    ids = {name: kept for name in called.unknown if (kept := _kept_id(folder, name))}
    if not ids:
        return called
    added = change(list(ids.values()))
    known = {one.id for one in added.done}
    done = tuple(dict.fromkeys((*called.done, *added.done)))
    return Removal(done, tuple(name for name in called.unknown if ids.get(name) not in known))


def _kept_id(folder: Path, source: str) -> str | None:
    kept = (kept_under(folder, key) for key in keys_of(source))
    return next((article_id(file.name) for file in kept if file), None)
