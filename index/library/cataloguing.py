"""A new catalogue, row by row."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path

from index.library.records import INDEXES, SCHEMA, ArticleRow, PassageRow
from index.library.tables import FILE
from index.stages import stage

_COLUMNS = {"articles": 14, "passages": 7, "skipped": 3}

SkippedPage = tuple[str, str, str]
"""Path, key and why the page was skipped."""


class CatalogueFile:
    """A catalogue that is being written; `Catalogue.open` reads it after `close`. Leaving `stack` lets go of the file."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._connection = sqlite3.connect(folder / FILE)
        stack.callback(self._connection.close)
        # nobody needs half a catalogue: what is not complete is thrown away
        self._connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + SCHEMA)
        self.articles = 0
        self.passages = 0

    @stage("write the catalogue")
    def append(self, articles: Sequence[ArticleRow], passages: Sequence[PassageRow]) -> None:
        """Add articles and their passages; these name the rows of their articles among `articles`."""
        first, next_row = self.articles, self.passages
        self._insert("articles", ((row, *one) for row, one in enumerate(articles, first)))
        moved = (
            (row, passage, first + article, *rest) for row, (passage, article, *rest) in enumerate(passages, next_row)
        )
        self._insert("passages", moved)
        self.articles += len(articles)
        self.passages += len(passages)

    @stage("index the catalogue")
    def close(self, skipped: Iterable[SkippedPage]) -> None:
        self._insert("skipped", skipped)
        self._connection.commit()
        self._connection.executescript(INDEXES)

    def _insert(self, table: str, rows: Iterable[tuple[object, ...]]) -> None:
        marks = ", ".join("?" * _COLUMNS[table])
        self._connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608  # constants
