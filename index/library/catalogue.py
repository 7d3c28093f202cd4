"""Articles and passages of a generation, in SQLite."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from datetime import date
from hashlib import blake2b
from pathlib import Path
from threading import Lock

from index.datatypes import Article, Coverage, Passage, Source, Status
from index.errors import BrokenIndexError

FILE = "catalogue.sqlite"
_SCHEMA = """
CREATE TABLE articles (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL, path TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL,
    language TEXT NOT NULL, url TEXT, publisher TEXT, published TEXT, status TEXT, details TEXT NOT NULL, digest TEXT NOT NULL
);
CREATE TABLE passages (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL, article INTEGER NOT NULL REFERENCES articles (row),
    start INTEGER NOT NULL, end INTEGER NOT NULL, sentences TEXT NOT NULL, vector_key TEXT NOT NULL
);
CREATE INDEX passages_by_id ON passages (id);
"""
_ARTICLE_COLUMNS = "a.id, a.path, a.title, a.text, a.language, a.url, a.publisher, a.published, a.status, a.details"


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

    @staticmethod
    def write(folder: Path, articles: Sequence[Article], passages: Iterable[tuple[int, Passage, str]]) -> None:
        """Write a new catalogue: `passages` are `(row of the article, passage, key of its vector)`, in order of their rows."""
        with closing(sqlite3.connect(folder / FILE)) as connection, connection:
            connection.executescript(_SCHEMA)
            connection.executemany(
                "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                ((row, *_article_values(article), content_digest(article)) for row, article in enumerate(articles)),
            )
            connection.executemany(
                "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    (row, p.id, article, p.start, p.end, json.dumps(p.sentences), key)
                    for row, (article, p, key) in enumerate(passages)
                ),
            )

    def __del__(self) -> None:
        self._connection.close()

    def close(self) -> None:
        self._connection.close()

    def passages(self, rows: Sequence[int]) -> list[tuple[Passage, Article]]:
        """The passages in these rows with their articles, in the given order."""
        found = {row: self._passage("p.row = ?", row) for row in rows}
        return [found[row] for row in rows if found[row]]  # type: ignore[misc]

    def passage(self, passage_id: str) -> tuple[Passage, Article] | None:
        """The passage of that id, `None` where there is none."""
        return self._passage("p.id = ?", passage_id)

    def digests(self) -> dict[str, str]:
        """Digest of each article's contents, by its id."""
        return dict(self._all("SELECT id, digest FROM articles"))

    def vector_rows(self) -> dict[str, int]:
        """The row of a passage for each key of a vector."""
        return dict(self._all("SELECT vector_key, row FROM passages"))

    def titles(self, limit: int) -> list[tuple[str, str]]:
        """`(id, title)` of some articles, spread evenly."""
        step = max(1, self._all("SELECT count(*) FROM articles")[0][0] // limit)
        return self._all("SELECT id, title FROM articles WHERE row % ? = 0 LIMIT ?", step, limit)

    def coverage(self) -> Coverage:
        counted = self._all("SELECT language, count(*) FROM articles GROUP BY language ORDER BY 2 DESC, 1")
        oldest, newest = self._all("SELECT min(published), max(published) FROM articles")[0]
        passages = self._all("SELECT count(*) FROM passages")[0][0]
        return Coverage(sum(n for _, n in counted), passages, dict(counted), _date(oldest), _date(newest))

    def _passage(self, condition: str, value: str | int) -> tuple[Passage, Article] | None:
        query = f"SELECT p.id, p.start, p.end, p.sentences, {_ARTICLE_COLUMNS} FROM passages p JOIN articles a ON a.row = p.article WHERE {condition} LIMIT 1"  # noqa: S608  # both are constants
        rows = self._all(query, value)
        if not rows:
            return None
        passage_id, start, end, sentences, *values = rows[0]
        article = _article(values)
        spans = tuple((a, b) for a, b in json.loads(sentences))
        return Passage(passage_id, article.id, start, end, article.text[start:end], spans), article

    def _all(self, query: str, *values: object) -> list[tuple]:  # type: ignore[type-arg]
        try:
            with self._lock:
                return self._connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise BrokenIndexError("the index's catalogue cannot be read; run `talentmoves rebuild`") from error


def content_digest(article: Article) -> str:
    """Changes when anything that is shown or searched of an article changes."""
    return blake2b(json.dumps(_article_values(article)).encode(), digest_size=16).hexdigest()


def _article_values(article: Article) -> tuple[str | None, ...]:
    details = {
        "reported_by": [
            [source.outlet, source.url, source.date and source.date.isoformat()] for source in article.reported_by
        ],
        "people": article.people,
        "organisations": article.organisations,
        "gaps": article.gaps,
    }
    published = article.published.isoformat() if article.published else None
    return (
        *(article.id, article.path, article.title, article.text, article.language, article.url, article.publisher),
        *(published, article.status, json.dumps(details)),
    )


def _article(values: Sequence[str | None]) -> Article:
    article_id, path, title, text, language, url, publisher, published, status, details = values
    more = json.loads(details or "{}")
    return Article(
        id=str(article_id),
        path=str(path),
        title=str(title),
        text=str(text),
        language=str(language),
        url=url,
        publisher=publisher,
        published=_date(published),
        reported_by=tuple(Source(outlet, link, _date(day)) for outlet, link, day in more["reported_by"]),
        people=tuple(more["people"]),
        organisations=tuple(more["organisations"]),
        status=Status(status) if status else None,
        gaps=tuple(more["gaps"]),
    )


def _date(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
