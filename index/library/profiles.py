"""The profiles of a generation's articles, in a file of their own: only rebuilds read it, to compare them, and later not to make
them again.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, overload

import numpy as np

from index.stories.profiles import Profile

FILE = "profiles.sqlite"
_SCHEMA = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
CREATE TABLE profiles (
    key TEXT NOT NULL, told TEXT NOT NULL, capitalised BLOB NOT NULL, vector BLOB NOT NULL, fingerprint BLOB NOT NULL
);
"""
_INDEX = "CREATE INDEX profiles_by_key ON profiles (key);"
_COLUMNS = "told, capitalised, vector, fingerprint"
_REMEMBERED = 4_096
"""Profiles, of 5 kB each, that are held while pairs of them are compared."""


def profile_key(digest: str, names: str) -> str:
    """Articles of one digest and the same stored names have the same profile."""
    return blake2b(f"{digest} {names}".encode(), digest_size=12).hexdigest()


@contextmanager
def known_profiles(folder: Path | None) -> Iterator[Callable[[str], Profile | None]]:
    """Finds those of the complete generation in `folder` by their keys; none where there is no such generation."""
    if folder is None:
        yield lambda key: None
        return
    uri = f"{(folder / FILE).resolve().as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(uri, uri=True)) as connection:

        def find(key: str) -> Profile | None:
            found = connection.execute(f"SELECT {_COLUMNS} FROM profiles WHERE key = ?", (key,)).fetchone()  # noqa: S608  # a constant
            return _profile(found) if found else None

        yield find


@contextmanager
def new_profiles(folder: Path) -> Iterator[Callable[[str, Profile], None]]:
    """Keeps those of a new generation in `folder`, each under its key, in order of their articles."""
    with closing(sqlite3.connect(folder / FILE)) as connection:
        connection.executescript(_SCHEMA)

        def keep(key: str, profile: Profile) -> None:
            connection.execute("INSERT INTO profiles VALUES (?, ?, ?, ?, ?)", _row(key, profile))

        yield keep
        connection.commit()
        connection.executescript(_INDEX)


class StoredProfiles(Sequence[Profile]):
    """All profiles of a generation, each by the row of its article; read from the file, so that memory does not grow with them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._at = lru_cache(_REMEMBERED)(self._read)

    @classmethod
    @contextmanager
    def of(cls, folder: Path) -> Iterator[StoredProfiles]:
        """Those of the generation in `folder`."""
        with closing(sqlite3.connect(folder / FILE)) as connection:
            yield cls(connection)

    def __len__(self) -> int:
        count: int = self._connection.execute("SELECT count(*) FROM profiles").fetchone()[0]
        return count

    def __iter__(self) -> Iterator[Profile]:
        return map(_profile, self._connection.execute(f"SELECT {_COLUMNS} FROM profiles ORDER BY rowid"))  # noqa: S608  # a constant

    @overload
    def __getitem__(self, row: int) -> Profile: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[Profile]: ...
    def __getitem__(self, row: int | slice) -> Profile | Sequence[Profile]:
        return [self[one] for one in range(*row.indices(len(self)))] if isinstance(row, slice) else self._at(row)

    def _read(self, row: int) -> Profile:
        # rows of articles count from 0, SQLite's from 1
        query = f"SELECT {_COLUMNS} FROM profiles WHERE rowid = ?"  # noqa: S608  # a constant
        found = self._connection.execute(query, (row + 1,)).fetchone()
        if found is None:
            raise IndexError(row)
        return _profile(found)


def _row(key: str, profile: Profile) -> tuple[object, ...]:
    told = {
        "day": profile.day,
        "people": profile.people,
        "organisations": profile.organisations,
        "figures": sorted(profile.figures),
        "turns": sorted(profile.turns),
    }
    blobs = profile.capitalised.tobytes(), profile.vector.tobytes(), profile.fingerprint.tobytes()
    return key, json.dumps(told, ensure_ascii=False), *blobs


def _profile(columns: tuple[Any, ...]) -> Profile:
    written, capitalised, vector, fingerprint = columns
    told = json.loads(written)
    return Profile(
        day=told["day"],
        people=told["people"],
        organisations=told["organisations"],
        capitalised=array("I", capitalised),
        figures=frozenset(told["figures"]),
        turns=frozenset(told["turns"]),
        vector=np.frombuffer(vector, np.float16),
        fingerprint=np.frombuffer(fingerprint, np.uint32),
    )
