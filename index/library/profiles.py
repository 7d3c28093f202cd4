"""The profiles of a generation's articles, in a file of their own: only a later rebuild reads it, which need not make them again."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Any

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
    """Keeps those of a new generation in `folder`, each under its key."""
    with closing(sqlite3.connect(folder / FILE)) as connection:
        connection.executescript(_SCHEMA)

        def keep(key: str, profile: Profile) -> None:
            connection.execute("INSERT INTO profiles VALUES (?, ?, ?, ?, ?)", _row(key, profile))

        yield keep
        connection.commit()
        connection.executescript(_INDEX)


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
