"""The profiles of a generation's articles, in a file of their own: only rebuilds read it, to compare them and to take them over."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, overload

import numpy as np

from index.stages import stage
from index.stories.profiles import Profile

FILE = "profiles.sqlite"
_SCHEMA = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
CREATE TABLE profiles (
    row INTEGER PRIMARY KEY, told TEXT NOT NULL, capitalised BLOB NOT NULL, vector BLOB NOT NULL, fingerprint BLOB NOT NULL
);
"""
_COLUMNS = "told, capitalised, vector, fingerprint"
_REMEMBERED = 4_096
"""Profiles, of 5 kB each, that are held while pairs of them are compared."""

ProfileRow = tuple[str, bytes, bytes, bytes]
"""The columns `told, capitalised, vector, fingerprint` of a profile."""


class ProfileFile:
    """The profiles of a new generation, in order of its articles. Leaving `stack` lets go of the file."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._connection = sqlite3.connect(folder / FILE)
        stack.callback(self._connection.close)
        self._connection.executescript(_SCHEMA)
        self._count = 0

    @stage("write the profiles")
    def append(self, profiles: Sequence[ProfileRow]) -> None:
        rows = ((row, *profile) for row, profile in enumerate(profiles, self._count))
        self._connection.executemany("INSERT INTO profiles VALUES (?, ?, ?, ?, ?)", rows)
        self._count += len(profiles)

    def close(self) -> None:
        self._connection.commit()
        self._connection.close()


class StoredProfiles(Sequence[Profile]):
    """All profiles of a generation, each by the row of its article; read from the file, so that memory does not grow with them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._at = lru_cache(_REMEMBERED)(self._read)

    @classmethod
    @contextmanager
    def of(cls, folder: Path) -> Iterator[StoredProfiles]:
        """Those of the complete generation in `folder`, or of one that is being built."""
        uri = f"{(folder / FILE).resolve().as_uri()}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            yield cls(connection)

    def rows(self, stretches: Iterable[tuple[int, int]]) -> list[ProfileRow]:
        """The profiles as they are stored in some stretches of rows, the first and the last of each included."""
        query = f"SELECT {_COLUMNS} FROM profiles WHERE row BETWEEN ? AND ? ORDER BY row"  # noqa: S608  # a constant
        return [row for stretch in stretches for row in self._connection.execute(query, stretch)]

    def __len__(self) -> int:
        count: int = self._connection.execute("SELECT count(*) FROM profiles").fetchone()[0]
        return count

    def __iter__(self) -> Iterator[Profile]:
        return map(_profile, self._connection.execute(f"SELECT {_COLUMNS} FROM profiles ORDER BY row"))  # noqa: S608  # a constant

    @overload
    def __getitem__(self, row: int) -> Profile: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[Profile]: ...
    def __getitem__(self, row: int | slice) -> Profile | Sequence[Profile]:
        return [self[one] for one in range(*row.indices(len(self)))] if isinstance(row, slice) else self._at(row)

    def _read(self, row: int) -> Profile:
        found = self.rows([(row, row)])
        if not found:
            raise IndexError(row)
        return _profile(found[0])


def profile_row(profile: Profile) -> ProfileRow:
    told = {
        "day": profile.day,
        "people": profile.people,
        "organisations": profile.organisations,
        "figures": sorted(profile.figures),
        "turns": sorted(profile.turns),
    }
    blobs = profile.capitalised.tobytes(), profile.vector.tobytes(), profile.fingerprint.tobytes()
    return json.dumps(told, ensure_ascii=False), *blobs


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
