"""The names that a generation knows: a table beside the articles in its catalogue."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from functools import cached_property
from pathlib import Path

from index.library.catalogue import FILE, Catalogue
from index.library.records import names_from
from index.names import Kind, KnownName, NameDirectory, gathered

_SCHEMA = (
    "CREATE TABLE names (name TEXT NOT NULL, kind TEXT NOT NULL, articles INTEGER NOT NULL, spellings TEXT NOT NULL)"
)


class NameTable:
    """Read-only view of the names in a catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    @staticmethod
    def write(folder: Path) -> None:
        """Gather the names of the articles in the complete catalogue of `folder` and add them to it."""
        with closing(sqlite3.connect(folder / FILE)) as connection, connection:
            stored = connection.execute("SELECT names FROM articles ORDER BY row")
            known = gathered(names_from(names) for (names,) in stored)
            connection.execute(_SCHEMA)
            connection.executemany("INSERT INTO names VALUES (?, ?, ?, ?)", map(_row, known))

    @cached_property
    def directory(self) -> NameDirectory:
        """Read when it is first asked for: most questions misspell nothing. Raises `BrokenIndexError`."""
        rows = self._catalogue.select("SELECT name, kind, articles, spellings FROM names ORDER BY rowid")
        return NameDirectory(
            tuple(
                KnownName(name, Kind(kind), articles, tuple(json.loads(spellings)))
                for name, kind, articles, spellings in rows
            )
        )


def _row(known: KnownName) -> tuple[str, str, int, str]:
    return known.name, known.kind, known.articles, json.dumps(known.spellings)
