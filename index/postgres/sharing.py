"""Articles that were added on one machine are part of the rebuilds of every machine."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from enum import Enum
from hashlib import sha256
from pathlib import Path

from index.errors import StorageError
from index.postgres.connecting import Connection, connected, database_errors
from index.postgres.locks import KEPT, SPACE
from index.postgres.schema import migrate
from index.sources.kept import FOLDER

_LAST = ".shared.json"
"""The digests of the files when they were last shared: what differs from them has changed here."""


class Change(Enum):
    """What has to be done with a file."""

    NOTHING = "nothing"
    SEND = "send"
    FETCH = "fetch"
    FORGET = "forget"
    """In the database: it is gone here."""
    DELETE = "delete"
    """Here: it is gone in the database."""


def change_of(last: str | None, here: str | None, there: str | None) -> Change:
    """By the digests of a file when it was last shared, here and in the database, `None` where it is not; changed in both
    places, the one here counts.
    """
    if here == there:
        return Change.NOTHING
    if here != last:
        return Change.SEND if here else Change.FORGET
    return Change.FETCH if there else Change.DELETE


def shared_after(change: Change, here: str | None, there: str | None) -> str | None:
    """The digest of a file in both places after the change."""
    return there if change in {Change.FETCH, Change.DELETE} else here


def share_kept(engine: str, folder: Path) -> None:
    """Send what was added to the data folder `folder` since it was last shared, and fetch what was added elsewhere.

    Raises `EngineError` and `StorageError`.
    """
    kept = folder / FOLDER
    with connected(engine) as connection, _disk_errors(kept):
        migrate(connection)
        kept.mkdir(parents=True, exist_ok=True)
        with database_errors(), connection.transaction():
            connection.execute("SELECT pg_advisory_xact_lock($1, $2)", (SPACE, KEPT))
            stored = connection.execute("SELECT name, encode(sha256(contents), 'hex') FROM kept").fetchall()
            there: dict[str, str] = dict(stored)
            here, last = _digests(kept), _last(kept)
            names = sorted({*last, *here, *there})
            changes = {name: change_of(last.get(name), here.get(name), there.get(name)) for name in names}
            for name, change in changes.items():
                _apply(change, name, kept, connection)
        # not what is in the folder by now: what is added there meanwhile would look as if it was gone in the database
        shared = {name: shared_after(change, here.get(name), there.get(name)) for name, change in changes.items()}
        _replace(kept / _LAST, json.dumps({name: one for name, one in shared.items() if one}).encode())


def _apply(change: Change, name: str, kept: Path, connection: Connection) -> None:
    match change:
        case Change.SEND:
            connection.execute(
                "INSERT INTO kept VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET contents = excluded.contents",
                (name, (kept / name).read_bytes()),
            )
        case Change.FETCH:
            ((contents,),) = connection.execute("SELECT contents FROM kept WHERE name = $1", (name,)).fetchall()
            _replace(kept / name, contents)
        case Change.FORGET:
            connection.execute("DELETE FROM kept WHERE name = $1", (name,))
        case Change.DELETE:
            (kept / name).unlink(missing_ok=True)


def _digests(kept: Path) -> dict[str, str]:
    return {file.name: sha256(file.read_bytes()).hexdigest() for file in sorted(kept.glob("[!.]*"))}


def _last(kept: Path) -> Mapping[str, str]:
    file = kept / _LAST
    found: dict[str, str] = json.loads(file.read_text("utf-8")) if file.exists() else {}
    return found


def _replace(file: Path, contents: bytes) -> None:
    """Whole or not at all; the name begins with a dot until then, which no rebuild reads."""
    unfinished = file.with_name(f".{file.name.lstrip('.')}.new")
    unfinished.write_bytes(contents)
    unfinished.replace(file)


@contextmanager
def _disk_errors(kept: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StorageError(
            f"{kept} cannot be written: {error.strerror or error}; the live index is as it was"
        ) from error
