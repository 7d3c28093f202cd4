"""Articles and passages as rows of the catalogue's tables."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import astuple
from datetime import date
from hashlib import blake2b
from typing import Any

from index.datatypes import Article, Passage, Source, Status
from index.names import Names

SCHEMA = """
CREATE TABLE articles (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL, path TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL,
    language TEXT NOT NULL, url TEXT, publisher TEXT, published TEXT, status TEXT, details TEXT NOT NULL, names TEXT NOT NULL,
    digest TEXT NOT NULL, page TEXT NOT NULL
);
CREATE TABLE passages (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL, article INTEGER NOT NULL REFERENCES articles (row),
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, sentences TEXT NOT NULL, vector_key TEXT NOT NULL
);
CREATE TABLE skipped (path TEXT NOT NULL, page TEXT NOT NULL, reason TEXT NOT NULL);
"""
INDEXES = """
CREATE INDEX articles_by_id ON articles (id);
CREATE INDEX passages_by_id ON passages (id);
CREATE INDEX passages_by_vector ON passages (vector_key);
"""
"""Made when all rows are there: quicker than row by row."""

ARTICLE_COLUMNS = "id, path, title, text, language, url, publisher, published, status, details"
COLUMNS_OF_A = ", ".join(f"a.{column}" for column in ARTICLE_COLUMNS.split(", "))
"""The same where the table of articles is called `a`."""

STORED_ARTICLE = f"{ARTICLE_COLUMNS}, names, digest, page"
STORED_PASSAGE = 'id, article, start, "end", sentences, vector_key'

ArticleRow = tuple[Any, ...]
"""The columns of `STORED_ARTICLE`; `page` is the key of the page that the article was read from."""

PassageRow = tuple[str, int, int, int, str, str]
"""The columns of `STORED_PASSAGE`."""


def article_row(article: Article, names: Names, page: str) -> ArticleRow:
    """`names` are those that the article tells."""
    return (*_article_values(article), json.dumps(astuple(names)), content_digest(article), page)


def names_from(stored: str) -> Names:
    """The names of an article from their column."""
    people, organisations = json.loads(stored)
    return Names(tuple(people), tuple(organisations))


def passage_row(passage: Passage, article: int, vector_key: str) -> PassageRow:
    """`article` is the row of the passage's article."""
    return passage.id, article, passage.start, passage.end, json.dumps(passage.sentences), vector_key


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


def article_from(values: Sequence[str | None]) -> Article:
    """`values` are those of `ARTICLE_COLUMNS`."""
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
        published=day_of(published),
        reported_by=tuple(Source(outlet, link, day_of(day)) for outlet, link, day in more["reported_by"]),
        people=tuple(more["people"]),
        organisations=tuple(more["organisations"]),
        status=Status(status) if status else None,
        gaps=tuple(more["gaps"]),
    )


def day_of(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
