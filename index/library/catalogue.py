"""Articles and passages of a generation, in its tables."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from index.datatypes import Article, Coverage, Passage
from index.library.records import (
    ARTICLE_COLUMNS,
    COLUMNS_OF_A,
    STORED_ARTICLE,
    STORED_PASSAGE,
    ArticleRow,
    PassageRow,
    article_from,
    day_of,
)
from index.library.tables import SqliteTables, Tables
from index.stages import stage

_PASSAGE = f'SELECT p.row, p.id, p.start, p."end", p.sentences, {COLUMNS_OF_A} FROM passages p JOIN articles a ON a.row = p.article'  # noqa: S608  # constants
_AT_ONCE = 10_000
"""Keys in one query: databases bound the number of its parameters."""


class Catalogue:
    """Read-only view of a generation's articles and passages; safe to use from several threads."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self.select = tables.select
        self.hide = tables.hide
        self.close = tables.close

    @classmethod
    def open(cls, folder: Path) -> Catalogue:
        """The one in a generation's folder. Raises `BrokenIndexError` where the file is missing or no catalogue."""
        return cls(SqliteTables.open(folder))

    @stage("fetch passages")
    def passages(self, rows: Sequence[int]) -> list[tuple[Passage, Article]]:
        """The passages in these rows with their articles, in the given order."""
        found = {
            row: _passage_from(values)
            for marks, some in _marked(list(dict.fromkeys(rows)))
            for row, *values in self.select(f"{_PASSAGE} WHERE p.row IN ({marks})", *some)
        }
        return [found[row] for row in rows if row in found]

    def passage(self, passage_id: str) -> tuple[Passage, Article] | None:
        """The passage of that id, `None` where there is none."""
        rows = self.select(f"{_PASSAGE} WHERE p.id = ? LIMIT 1", passage_id)
        return _passage_from(rows[0][1:]) if rows else None

    def places(self, passage_id: str) -> tuple[int, int] | None:
        """The row of the passage of that id and that of its article, `None` where there is none."""
        rows = self.select("SELECT row, article FROM passages WHERE id = ? LIMIT 1", passage_id)
        return (int(rows[0][0]), int(rows[0][1])) if rows else None

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
        queries = (
            (f"SELECT row FROM articles WHERE id IN ({marks})", some)  # noqa: S608  # question marks
            for marks, some in _marked(list(ids))
        )
        return sorted(row for query, some in queries for (row,) in self.select(query, *some))

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
        for marks, some in _marked(keys):
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


def _passage_from(values: Sequence[Any]) -> tuple[Passage, Article]:
    """`values` are those of `_PASSAGE` after the row."""
    passage_id, start, end, sentences, *of_article = values
    article = article_from(of_article)
    spans = tuple((a, b) for a, b in json.loads(sentences))
    return Passage(passage_id, article.id, start, end, article.text[start:end], spans), article


def _marked(keys: Sequence[object]) -> Iterator[tuple[str, Sequence[object]]]:
    """As many keys as one query takes, with a question mark for each."""
    for begin in range(0, len(keys), _AT_ONCE):
        some = keys[begin : begin + _AT_ONCE]
        yield ", ".join("?" * len(some)), some
