"""The stories of a generation, read from the tables beside the articles in its catalogue."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from index.datatypes import Article, Disagreement, FigureKind
from index.languages import fold
from index.library.catalogue import Catalogue
from index.stories.follow_ups import Later, is_named_in, leads_title

_OTHERS = """
SELECT s.article FROM stories s JOIN articles a ON a.row = s.article
WHERE s.story = (SELECT story FROM stories WHERE article = ?1) AND s.article <> ?1
ORDER BY a.published IS NULL, a.published, s.article LIMIT ?2
"""
_LATER = """
SELECT later.row, later.published, later.title,
    (SELECT json_group_array(t.name) FROM subjects t WHERE t.article = later.row AND t.is_person),
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
            Later(
                number,
                date.fromisoformat(published),
                name,
                bool(shares),
                bool(turns),
                bool(same),
                leads_title(title, name, json.loads(there)),
            )
            for key, name in people
            if is_named_in(folded, name)
            for number, published, title, there, shares, turns, same in self._catalogue.select(
                _LATER, row, key, article.published.isoformat(), _MOST
            )
        ]
