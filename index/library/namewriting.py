"""The names of a new generation, added to its catalogue."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from itertools import count, islice
from pathlib import Path

from index.library.records import names_from
from index.library.tables import FILE
from index.names import HEAD, KnownName, gathered, initials_of, respellable, sound_of, starts_of, telling_words
from index.stages import stage

# what is not complete is thrown away, and all files are on disk before an index becomes live
_SCHEMA = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
CREATE TABLE names (
    row INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, articles INTEGER NOT NULL, spellings TEXT NOT NULL
);
CREATE TABLE name_words (word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE respellable (word TEXT PRIMARY KEY, sound TEXT NOT NULL, articles INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE name_starts (
    start TEXT NOT NULL, later INTEGER NOT NULL, name INTEGER NOT NULL, articles INTEGER NOT NULL, PRIMARY KEY (start, later, name)
) WITHOUT ROWID;
CREATE TABLE name_heads (head TEXT PRIMARY KEY, sound TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE name_initials (initials TEXT PRIMARY KEY, name TEXT NOT NULL, articles INTEGER NOT NULL) WITHOUT ROWID;
CREATE TEMP TABLE unordered (start TEXT, later INTEGER, name INTEGER, articles INTEGER);
"""
_ADD = (
    "INSERT INTO respellable VALUES (?, ?, ?) ON CONFLICT (word) DO UPDATE SET articles = articles + excluded.articles"
)
_ABBREVIATE = (
    "INSERT INTO name_initials VALUES (?, ?, ?) ON CONFLICT (initials) DO UPDATE"
    " SET name = excluded.name, articles = excluded.articles WHERE excluded.articles > articles"
)
_ORDERED = f"""
INSERT INTO name_starts SELECT * FROM unordered ORDER BY start, later, name;
DROP TABLE unordered;
INSERT INTO name_heads SELECT head, sound_of(head) FROM (SELECT DISTINCT substr(start, 1, {HEAD}) AS head FROM name_starts);
CREATE INDEX names_by_articles ON names (articles);
CREATE INDEX respellable_by_sound ON respellable (sound);
CREATE INDEX name_heads_by_sound ON name_heads (sound);
"""  # noqa: S608  # a number

_AT_ONCE = 10_000


@stage("table of names")
def write_names(folder: Path, is_word: Callable[[str], bool]) -> None:
    """Gather the names of the articles in the complete catalogue of `folder` and add them to it.

    `is_word` says whether a folded string is an everyday word.
    """
    with closing(sqlite3.connect(folder / FILE)) as connection, connection:
        stored = connection.execute("SELECT names FROM articles ORDER BY row")
        add_names(connection, gathered(names_from(names) for (names,) in stored), is_word)


def add_names(connection: sqlite3.Connection, names: Iterable[KnownName], is_word: Callable[[str], bool]) -> None:
    """Add the tables of these names, which differ, to a catalogue."""
    connection.executescript(_SCHEMA)
    connection.create_function("sound_of", 1, sound_of, deterministic=True)
    every = zip(count(), names)
    while some := list(islice(every, _AT_ONCE)):
        words = ((word,) for _, known in some for word in telling_words(known, is_word))
        alike = ((word, sound_of(word), known.articles) for _, known in some for word in respellable(known))
        starts = ((*start, row, known.articles) for row, known in some for start in starts_of(known))
        short = (
            (initials, known.name, known.articles) for _, known in some for initials in initials_of(known, is_word)
        )
        connection.executemany("INSERT INTO names VALUES (?, ?, ?, ?, ?)", (_row(*one) for one in some))
        connection.executemany("INSERT OR IGNORE INTO name_words VALUES (?)", words)
        connection.executemany(_ADD, alike)
        connection.executemany(_ABBREVIATE, short)
        connection.executemany("INSERT INTO unordered VALUES (?, ?, ?, ?)", starts)
    connection.executescript(_ORDERED)


def _row(row: int, known: KnownName) -> tuple[int, str, str, int, str]:
    return row, known.name, known.kind, known.articles, json.dumps(known.spellings)
