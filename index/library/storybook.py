"""The stories of a generation, read from the tables beside the articles in its catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from datetime import date
from functools import lru_cache, partial
from typing import Any

from index.datatypes import Article, Disagreement, FigureKind
from index.languages import fold
from index.library.catalogue import Catalogue
from index.library.records import COLUMNS_OF_A, article_from
from index.stories.follow_ups import Later, is_named_in, leads_title

_OTHERS = f"""
SELECT {COLUMNS_OF_A} FROM stories s JOIN articles a ON a.row = s.article
WHERE s.story = (SELECT story FROM stories WHERE article = ?1) AND s.article <> ?1
ORDER BY a.published IS NULL, a.published, s.article LIMIT ?2
"""  # noqa: S608  # a constant
_LATER = """
SELECT later.row, later.published, later.title,
    EXISTS (SELECT 1 FROM subjects o JOIN subjects p ON p.key = o.key
            WHERE o.article = later.row AND o.is_person = 0 AND p.article = ?1 AND p.is_person = 0),
    EXISTS (SELECT 1 FROM turned WHERE article = later.row) AND NOT EXISTS (SELECT 1 FROM turned WHERE article = ?1),
    EXISTS (SELECT 1 FROM stories x JOIN stories y ON y.story = x.story WHERE x.article = ?1 AND y.article = later.row)
FROM subjects s JOIN articles later ON later.row = s.article
WHERE s.is_person = 1 AND s.key = ?2 AND later.published > ?3 ORDER BY later.published DESC, later.row LIMIT ?4
"""
_MOST = 50
_REMEMBERED = 512
"""Outcomes of each kind that are kept."""

Select = Callable[..., list[tuple[Any, ...]]]


class Storybook:
    """What other articles tell of the same event or later; read only, safe to use from several threads."""

    def __init__(self, catalogue: Catalogue) -> None:
        # a generation never changes, and the same articles answer many questions
        select = catalogue.select
        self._select = lru_cache(_REMEMBERED)(select)
        self._row_of = lru_cache(_REMEMBERED)(catalogue.row_of)
        self._article = lru_cache(_REMEMBERED)(catalogue.article)
        self._others = lru_cache(_REMEMBERED)(partial(_others, select))
        self._later = lru_cache(_REMEMBERED)(partial(_later, select))

    def article(self, row: int) -> Article:
        return self._article(row)

    def others(self, article: Article) -> list[Article]:
        """The other articles of its story, at most fifty, the earliest first and those without a date last."""
        return list(self._others(self._row_of(article)))

    def disagreements(self, article: Article, start: int, end: int) -> Iterator[Disagreement]:
        """What other articles of the story state differently of `article.text[start:end]`."""
        found = self._select(
            'SELECT start, "end", kind, other, other_start, other_end FROM contradictions WHERE article = ? AND start >= ? AND "end" <= ?'
            " ORDER BY start, other",
            *(self._row_of(article), start, end),
        )
        for here, here_end, kind, row, there, there_end in found:
            other = self._article(row)
            yield Disagreement(FigureKind(kind), article.text[here:here_end], other.text[there:there_end], other)

    def later(self, article: Article, text: str) -> list[Later]:
        """Later articles about the people that `article` is about and `text`, a part of it, names; the newest fifty of each."""
        if article.published is None:
            return []
        row, folded = self._row_of(article), fold(text)
        people = self._select("SELECT key, name FROM subjects WHERE article = ? AND is_person = 1", row)
        return [
            later
            for key, name in people
            if is_named_in(folded, name)
            for later in self._later(row, article.published, key, name)
        ]


def _others(select: Select, row: int) -> tuple[Article, ...]:
    return tuple(article_from(values) for values in select(_OTHERS, row, _MOST))


def _later(select: Select, row: int, published: date, key: str, name: str) -> tuple[Later, ...]:
    """What came later than the article in this row about the person of this key."""
    found = select(_LATER, row, key, published.isoformat(), _MOST)
    people = _people_of(select, {number for number, *_ in found})
    return tuple(
        Later(
            number,
            date.fromisoformat(day),
            name,
            bool(shares),
            bool(turns),
            bool(same),
            leads_title(title, name, people[number]),
        )
        for number, day, title, shares, turns, same in found
    )


def _people_of(select: Select, rows: Set[int]) -> Mapping[int, list[str]]:
    """The people whom each of these articles is about."""
    people: dict[int, list[str]] = {row: [] for row in rows}
    query = f"SELECT article, name FROM subjects WHERE is_person = 1 AND article IN ({', '.join('?' * len(rows))})"  # noqa: S608  # question marks
    for row, name in select(query, *rows) if rows else ():
        people[row].append(name)
    return people
