"""The names that a generation knows: a table beside the articles in its catalogue."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from functools import cached_property
from itertools import islice
from pathlib import Path

from index.library.catalogue import Catalogue
from index.library.records import names_from
from index.library.tables import FILE
from index.names import (
    SLIPS,
    Kind,
    KnownName,
    NameDirectory,
    gathered,
    likest_word,
    respellable,
    sound_of,
    telling_words,
)
from index.stages import stage

# what is not complete is thrown away, and all files are on disk before an index becomes live
_SCHEMA = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
CREATE TABLE names (name TEXT NOT NULL, kind TEXT NOT NULL, articles INTEGER NOT NULL, spellings TEXT NOT NULL);
CREATE TABLE name_words (word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE respellable (word TEXT PRIMARY KEY, sound TEXT NOT NULL, articles INTEGER NOT NULL) WITHOUT ROWID;
"""
_INDEX = "CREATE INDEX respellable_by_sound ON respellable (sound);"
_ADD = (
    "INSERT INTO respellable VALUES (?, ?, ?) ON CONFLICT (word) DO UPDATE SET articles = articles + excluded.articles"
)

_AT_ONCE = 10_000


class NameTable:
    """Read-only view of the names in a catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    @staticmethod
    @stage("table of names")
    def write(folder: Path, is_word: Callable[[str], bool]) -> None:
        """Gather the names of the articles in the complete catalogue of `folder` and add them to it.

        `is_word` says whether a folded string is an everyday word.
        """
        with closing(sqlite3.connect(folder / FILE)) as connection, connection:
            connection.executescript(_SCHEMA)
            stored = connection.execute("SELECT names FROM articles ORDER BY row")
            every = gathered(names_from(names) for (names,) in stored)
            while some := list(islice(every, _AT_ONCE)):
                words = ((word,) for known in some for word in telling_words(known, is_word))
                alike = ((word, sound_of(word), known.articles) for known in some for word in respellable(known))
                connection.executemany("INSERT INTO names VALUES (?, ?, ?, ?)", map(_row, some))
                connection.executemany("INSERT OR IGNORE INTO name_words VALUES (?)", words)
                connection.executemany(_ADD, alike)
            connection.executescript(_INDEX)

    def words_among(self, folded: Iterable[str]) -> frozenset[str]:
        """Those of some folded words that by themselves tell a name. Raises `BrokenIndexError`."""
        asked = sorted(folded)
        if not asked:
            return frozenset()
        marks = ", ".join("?" * len(asked))
        found = self._catalogue.select(f"SELECT word FROM name_words WHERE word IN ({marks})", *asked)  # noqa: S608
        return frozenset(word for (word,) in found)

    def likest_word(self, folded: str) -> str | None:
        """The word of a name that `folded` seems to misspell, if any: `directory`'s own, without reading it. Raises `BrokenIndexError`."""
        query = "SELECT word, articles FROM respellable WHERE sound = ? AND length(word) BETWEEN ? AND ?"
        alike = self._catalogue.select(query, sound_of(folded), len(folded) - SLIPS, len(folded) + SLIPS)
        return likest_word(folded, dict(alike))

    @cached_property
    def directory(self) -> NameDirectory:
        """Read when it is first asked for: to complete what is typed, and for what follows a question. Raises `BrokenIndexError`."""
        rows = self._catalogue.select("SELECT name, kind, articles, spellings FROM names ORDER BY articles DESC, name")
        return NameDirectory(
            tuple(
                KnownName(name, Kind(kind), articles, tuple(json.loads(spellings)))
                for name, kind, articles, spellings in rows
            )
        )


def _row(known: KnownName) -> tuple[str, str, int, str]:
    return known.name, known.kind, known.articles, json.dumps(known.spellings)
