"""The stories of a new generation, added to its catalogue."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from index.datatypes import Article, Status
from index.embedding import StaticEmbedder
from index.library.profiles import StoredProfiles
from index.library.records import ARTICLE_COLUMNS, article_from, names_from
from index.library.tables import FILE
from index.stages import stage
from index.stories.finder import Contradiction, contradictions_among, first_spellings, subjects_of
from index.stories.grouping import stories_of
from index.stories.profiles import Profile

_TURNED = frozenset({Status.DENIED, Status.REVERSED})

_SCHEMA = """
CREATE TABLE stories (article INTEGER PRIMARY KEY REFERENCES articles (row), story INTEGER NOT NULL);
CREATE TABLE turned (article INTEGER PRIMARY KEY REFERENCES articles (row));
CREATE TABLE subjects (
    article INTEGER NOT NULL REFERENCES articles (row), key TEXT NOT NULL, name TEXT NOT NULL, is_person INTEGER NOT NULL
);
CREATE TABLE contradictions (
    article INTEGER NOT NULL REFERENCES articles (row), start INTEGER NOT NULL, "end" INTEGER NOT NULL, kind TEXT NOT NULL,
    other INTEGER NOT NULL REFERENCES articles (row), other_start INTEGER NOT NULL, other_end INTEGER NOT NULL
);
"""
_INDEXES = """
CREATE INDEX stories_by_story ON stories (story);
CREATE INDEX subjects_by_article ON subjects (article);
CREATE INDEX subjects_by_key ON subjects (key);
CREATE INDEX contradictions_by_article ON contradictions (article);
"""
_COLUMNS = {"stories": 2, "turned": 1, "subjects": 4, "contradictions": 7}


@stage("stories")
def write_stories(folder: Path, static: StaticEmbedder) -> None:
    """Find the stories of the articles in the complete catalogue of `folder`, by their profiles there, and add them to it;
    `Storybook` reads them.
    """
    with closing(sqlite3.connect(folder / FILE)) as connection, connection, StoredProfiles.of(folder) as profiles:
        _write(connection, profiles, static)


def _write(connection: sqlite3.Connection, profiles: Sequence[Profile], static: StaticEmbedder) -> None:
    def read(row: int) -> Article:
        found = connection.execute(f"SELECT {ARTICLE_COLUMNS} FROM articles WHERE row = ?", (row,))  # noqa: S608  # a constant
        return article_from(found.fetchone())

    stories = stories_of(profiles)
    stored = connection.execute("SELECT names FROM articles ORDER BY row")
    called = first_spellings(profiles, (names_from(names) for (names,) in stored))
    tables = {
        "stories": ((row, number) for number, story in enumerate(stories) for row in story),
        "turned": ((row,) for row in _turned(connection, profiles)),
        "subjects": ((one.row, one.key, one.name, one.is_person) for one in subjects_of(profiles, called)),
        "contradictions": map(_contradiction_row, contradictions_among(stories, read, static)),
    }
    connection.executescript(_SCHEMA)
    for table, rows in tables.items():
        marks = ", ".join("?" * _COLUMNS[table])
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608  # constants
    connection.executescript(_INDEXES)


def _turned(connection: sqlite3.Connection, profiles: Iterable[Profile]) -> Iterator[int]:
    """The rows of the articles that tell of a return or a denial."""
    stored = connection.execute("SELECT row, status FROM articles ORDER BY row")
    for (row, status), profile in zip(stored, profiles, strict=True):
        if profile.turns or status in _TURNED:
            yield row


def _contradiction_row(one: Contradiction) -> tuple[object, ...]:
    here, there = one.figure, one.other_figure
    return one.row, here.start, here.end, here.kind, one.other_row, there.start, there.end
