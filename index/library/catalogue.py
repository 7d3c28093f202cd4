"""Articles and passages of a generation, in SQLite."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from threading import Lock

from index.datatypes import Article, Coverage, Passage
from index.errors import BrokenIndexError
from index.library.records import (
    ARTICLE_COLUMNS,
    STORED_ARTICLE,
    STORED_PASSAGE,
    ArticleRow,
    PassageRow,
    article_from,
    day_of,
)
from index.stages import stage

FILE = "catalogue.sqlite"
_COLUMNS = ", ".join(f"a.{column}" for column in ARTICLE_COLUMNS.split(", "))
_VIEWS = """
CREATE TEMP VIEW articles AS SELECT * FROM main.articles WHERE row NOT IN (SELECT row FROM hidden);
CREATE TEMP VIEW passages AS SELECT * FROM main.passages WHERE article NOT IN (SELECT row FROM hidden);
CREATE TEMP VIEW contradictions AS SELECT * FROM main.contradictions WHERE other NOT IN (SELECT row FROM hidden);
"""
_AT_ONCE = 500
"""Keys in one query: SQLite bounds the number of its parameters."""


class Catalogue:
    """Read-only view of a catalogue file; safe to use from several threads."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._lock = Lock()

    @classmethod
    def open(cls, folder: Path) -> Catalogue:
        """Raises `BrokenIndexError` where the file is missing or no catalogue."""
        uri = f"{(folder / FILE).resolve().as_uri()}?mode=ro&immutable=1"
        try:
            connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
            connection.execute("SELECT row FROM passages LIMIT 1").fetchone()
        except sqlite3.Error as error:
            raise BrokenIndexError(f"{folder / FILE} cannot be read; run `talentmoves rebuild`") from error
        return cls(connection)

    def __del__(self) -> None:
        self._connection.close()

    def close(self) -> None:
        self._connection.close()

    @stage("fetch passages")
    def passages(self, rows: Sequence[int]) -> list[tuple[Passage, Article]]:
        """The passages in these rows with their articles, in the given order."""
        found = {row: self._passage("p.row = ?", row) for row in rows}
        return [found[row] for row in rows if found[row]]  # type: ignore[misc]

    def passage(self, passage_id: str) -> tuple[Passage, Article] | None:
        """The passage of that id, `None` where there is none."""
        return self._passage("p.id = ?", passage_id)

    def article(self, row: int) -> Article:
        """The article in this row, which has to be there."""
        return article_from(self.select(f"SELECT {ARTICLE_COLUMNS} FROM articles WHERE row = ?", row)[0])  # noqa: S608  # a constant

    def row_of(self, article: Article) -> int:
        """The row of an article of this generation."""
        row: int = self.select("SELECT row FROM articles WHERE id = ?", article.id)[0][0]
        return row

    def articles_called(self, name: str) -> list[Article]:
        """The articles of that id, path or address."""
        query = f"SELECT {ARTICLE_COLUMNS} FROM articles WHERE id = ? OR path = ? OR url = ?"  # noqa: S608  # a constant
        return [article_from(values) for values in self.select(query, name, name, name)]

    def rows_of(self, ids: Iterable[str]) -> list[int]:
        """The rows of the articles of these ids, ascending."""
        query = "SELECT row FROM articles WHERE id IN (SELECT value FROM json_each(?)) ORDER BY row"
        return [row for (row,) in self.select(query, json.dumps(list(ids)))]

    def hide(self, rows: Iterable[int]) -> None:
        """From now on everything is told without the articles in these rows."""
        hidden = [(row,) for row in rows]
        if not hidden:
            return
        with self._lock:
            # views of this connection's own, which stand before the tables of the same names
            self._connection.executescript(
                "PRAGMA temp_store = MEMORY; CREATE TEMP TABLE hidden (row INTEGER PRIMARY KEY)"
            )
            self._connection.executemany("INSERT INTO hidden VALUES (?)", hidden)
            self._connection.executescript(_VIEWS)

    def digests(self) -> dict[str, str]:
        """Digest of each article's contents, by its id."""
        return dict(self.select("SELECT id, digest FROM articles"))

    def pages(self) -> dict[tuple[str, str], int]:
        """The row of the article that was read from a page, by the page's path and key."""
        return {(path, key): row for path, key, row in self.select("SELECT path, page, row FROM articles")}

    def skipped(self) -> dict[tuple[str, str], str]:
        """Why a page was skipped, by its path and key."""
        return {(path, key): reason for path, key, reason in self.select("SELECT path, page, reason FROM skipped")}

    def vector_rows(self, keys: Sequence[str]) -> dict[str, int]:
        """The row of a passage for each of these keys of vectors that is known."""
        found: dict[str, int] = {}
        for begin in range(0, len(keys), _AT_ONCE):
            some = keys[begin : begin + _AT_ONCE]
            marks = ", ".join("?" * len(some))
            found.update(self.select(f"SELECT vector_key, row FROM passages WHERE vector_key IN ({marks})", *some))  # noqa: S608  # question marks
        return found

    def article_rows(self, first: int, last: int) -> list[ArticleRow]:
        """The articles as they are stored in these rows, both included."""
        return self.select(f"SELECT {STORED_ARTICLE} FROM articles WHERE row BETWEEN ? AND ? ORDER BY row", first, last)  # noqa: S608  # a constant

    def passage_rows(self, first: int, last: int) -> list[PassageRow]:
        """The passages as they are stored in these rows, both included."""
        return self.select(f"SELECT {STORED_PASSAGE} FROM passages WHERE row BETWEEN ? AND ? ORDER BY row", first, last)  # noqa: S608  # a constant

    def titles(self, limit: int) -> list[tuple[int, str]]:
        """`(row, title)` of some articles, spread evenly."""
        step = max(1, self.select("SELECT count(*) FROM articles")[0][0] // limit)
        return self.select("SELECT row, title FROM articles WHERE row % ? = 0 LIMIT ?", step, limit)

    def coverage(self) -> Coverage:
        counted = self.select("SELECT language, count(*) FROM articles GROUP BY language ORDER BY 2 DESC, 1")
        oldest, newest = self.select("SELECT min(published), max(published) FROM articles")[0]
        passages = self.select("SELECT count(*) FROM passages")[0][0]
        return Coverage(sum(n for _, n in counted), passages, dict(counted), day_of(oldest), day_of(newest))

    def _passage(self, condition: str, value: str | int) -> tuple[Passage, Article] | None:
        query = f"SELECT p.id, p.start, p.end, p.sentences, {_COLUMNS} FROM passages p JOIN articles a ON a.row = p.article WHERE {condition} LIMIT 1"  # noqa: S608  # both are constants
        rows = self.select(query, value)
        if not rows:
            return None
        passage_id, start, end, sentences, *values = rows[0]
        article = article_from(values)
        spans = tuple((a, b) for a, b in json.loads(sentences))
        return Passage(passage_id, article.id, start, end, article.text[start:end], spans), article

    def select(self, query: str, *values: object) -> list[tuple]:  # type: ignore[type-arg]
        """The rows of a query. Raises `BrokenIndexError` where the file cannot be read."""
        try:
            with self._lock:
                return self._connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise BrokenIndexError("the index's catalogue cannot be read; run `talentmoves rebuild`") from error
