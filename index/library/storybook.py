"""The stories of a generation: tables beside the articles in its catalogue."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

from index.datatypes import Article, Disagreement, FigureKind
from index.embedding import StaticEmbedder
from index.languages import fold
from index.library.catalogue import FILE, Catalogue
from index.library.records import ARTICLE_COLUMNS, article_from, names_from
from index.stories import Contradiction, Later, StoryFinder, surname

_SCHEMA = """
CREATE TABLE stories (article INTEGER PRIMARY KEY REFERENCES articles (row), story INTEGER NOT NULL);
CREATE TABLE turned (article INTEGER PRIMARY KEY REFERENCES articles (row));
CREATE TABLE subjects (
    article INTEGER NOT NULL REFERENCES articles (row), key TEXT NOT NULL, name TEXT NOT NULL, is_person INTEGER NOT NULL
);
CREATE TABLE contradictions (
    article INTEGER NOT NULL REFERENCES articles (row), start INTEGER NOT NULL, end INTEGER NOT NULL, kind TEXT NOT NULL,
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
_OTHERS = """
SELECT s.article FROM stories s JOIN articles a ON a.row = s.article
WHERE s.story = (SELECT story FROM stories WHERE article = ?1) AND s.article <> ?1
ORDER BY a.published IS NULL, a.published, s.article LIMIT ?2
"""
_LATER = """
SELECT later.row, later.published,
    EXISTS (SELECT 1 FROM subjects o JOIN subjects p ON p.key = o.key
            WHERE o.article = later.row AND NOT o.is_person AND p.article = ?1 AND NOT p.is_person),
    later.row IN turned AND ?1 NOT IN turned,
    EXISTS (SELECT 1 FROM stories x JOIN stories y ON y.story = x.story WHERE x.article = ?1 AND y.article = later.row)
FROM subjects s JOIN articles later ON later.row = s.article
WHERE s.is_person AND s.key = ?2 AND later.published > ?3 ORDER BY later.published DESC LIMIT ?4
"""
_MOST = 50


class Storybook:
    """What other articles tell of the same event or later; read only, safe to use from several threads."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    @staticmethod
    def write(folder: Path, static: StaticEmbedder) -> None:
        """Find the stories of the articles in the complete catalogue of `folder` and add them to it."""
        with closing(sqlite3.connect(folder / FILE)) as connection, connection:
            finder = StoryFinder(static)
            stored = connection.execute(f"SELECT {ARTICLE_COLUMNS}, names FROM articles ORDER BY row")  # noqa: S608  # a constant
            for *values, names in stored:
                finder.add(article_from(values), names_from(names))
            _write(connection, finder)

    def article(self, row: int) -> Article:
        return self._catalogue.article(row)

    def others(self, article: Article) -> list[Article]:
        """The other articles of its story, at most fifty, the earliest first and those without a date last."""
        return [
            self._catalogue.article(row)
            for (row,) in self._catalogue.select(_OTHERS, self._catalogue.row_of(article), _MOST)
        ]

    def disagreements(self, article: Article, start: int, end: int) -> Iterator[Disagreement]:
        """What other articles of the story state differently of `article.text[start:end]`."""
        found = self._catalogue.select(
            "SELECT start, end, kind, other, other_start, other_end FROM contradictions WHERE article = ? AND start >= ? AND end <= ?"
            " ORDER BY start, other",
            *(self._catalogue.row_of(article), start, end),
        )
        for here, here_end, kind, row, there, there_end in found:
            other = self._catalogue.article(row)
            yield Disagreement(FigureKind(kind), article.text[here:here_end], other.text[there:there_end], other)

    def later(self, article: Article, text: str) -> list[Later]:
        """Later articles about the people that `article` is about and `text`, a part of it, names; the newest fifty of each."""
        if article.published is None:
            return []
        row, folded = self._catalogue.row_of(article), fold(text)
        people = self._catalogue.select("SELECT key, name FROM subjects WHERE article = ? AND is_person", row)
        return [
            Later(number, date.fromisoformat(published), name, bool(shares), bool(turns), bool(same))
            for key, name in people
            if surname(name) in folded
            for number, published, shares, turns, same in self._catalogue.select(
                _LATER, row, key, article.published.isoformat(), _MOST
            )
        ]


def _write(connection: sqlite3.Connection, finder: StoryFinder) -> None:
    def read(row: int) -> Article:
        found = connection.execute(f"SELECT {ARTICLE_COLUMNS} FROM articles WHERE row = ?", (row,))  # noqa: S608  # a constant
        return article_from(found.fetchone())

    stories = finder.stories()
    tables = {
        "stories": ((row, number) for number, story in enumerate(stories) for row in story),
        "turned": ((row,) for row in finder.turned),
        "subjects": ((one.row, one.key, one.name, one.is_person) for one in finder.subjects()),
        "contradictions": map(_contradiction_row, finder.contradictions(stories, read)),
    }
    connection.executescript(_SCHEMA)
    for table, rows in tables.items():
        marks = ", ".join("?" * _COLUMNS[table])
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608  # constants
    connection.executescript(_INDEXES)


def _contradiction_row(one: Contradiction) -> tuple[object, ...]:
    here, there = one.figure, one.other_figure
    return one.row, here.start, here.end, here.kind, one.other_row, there.start, there.end
