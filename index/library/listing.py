"""The articles of a generation, listed for people who look around."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from itertools import chain

from rapidfuzz import fuzz, process

from index.datatypes import Article, Tally, Title
from index.languages import fold
from index.library.catalogue import Catalogue
from index.library.records import ARTICLE_COLUMNS, article_from, day_of

_LIKE_ENOUGH = 75
_SHORTEST_TYPED = 4
_LAST = chr(0x10FFFF)
"""Sorts behind every letter."""
_NEWEST = "ORDER BY published IS NULL, published DESC, row"


class Listing:
    """Read-only; what is looked through at every key that somebody presses is read once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def article(self, article_id: str) -> Article | None:
        """The article of that id, `None` where there is none."""
        found = self._articles("WHERE id = ? LIMIT 1", article_id)
        return found[0] if found else None

    def newest(self, k: int, among: Iterable[int] | None = None) -> list[Article]:
        """The `k` articles published last (`among` these rows, if given), newest first; those without a date come last."""
        if among is None:
            return self._articles(f"{_NEWEST} LIMIT ?", k)
        rows = ", ".join(str(int(row)) for row in among) or "NULL"
        return self._articles(f"WHERE row IN ({rows}) {_NEWEST} LIMIT ?", k)

    def tally(self) -> Tally:
        """How many articles there are of each outlet, language and month."""
        outlets: Counter[str] = Counter()
        for publisher, details in self._catalogue.select("SELECT publisher, details FROM articles"):
            reported = {outlet for outlet, _, _ in json.loads(details)["reported_by"]}
            outlets.update(reported or {publisher} - {None})
        months = self._catalogue.select(
            "SELECT substr(published, 1, 7) || '-01', count(*) FROM articles WHERE published IS NOT NULL GROUP BY 1 ORDER BY 1"
        )
        return Tally(
            self._catalogue.coverage(),
            tuple(outlets.most_common()),
            tuple((month, count) for written, count in months if (month := day_of(written))),
        )

    def titles(self, typed: str, k: int) -> list[Title]:
        """At most `k` titles, newest first, in which each typed word begins a word; where there are none, those of the words
        that seem to be misspelt. Case and accents do not matter.
        """
        words = fold(typed).split()
        found = self._holding(words, k) or self._holding([self._respelt(word) for word in words], k)
        return [self._titles[place] for place in found]

    def _holding(self, words: list[str], k: int) -> list[int]:
        if not words:
            return list(range(min(k, len(self._titles))))
        return sorted(set.intersection(*map(self._begun, words)))[:k]

    def _begun(self, word: str) -> set[int]:
        """The places of the titles in which a word begins so."""
        first, last = (bisect_left(self._words, end) for end in (word, word + _LAST))
        return set(chain.from_iterable(self._places[one] for one in self._words[first:last]))

    def _respelt(self, word: str) -> str:
        """The word of the titles that is most like one that begins none of them, if one is near enough. The first letter
        must be right, as it nearly always is.
        """
        if len(word) < _SHORTEST_TYPED or self._begun(word):
            return word
        first, last = (bisect_left(self._words, end) for end in (word[0], word[0] + _LAST))
        likest = process.extractOne(word, self._words[first:last], scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH)
        return str(likest[0]) if likest else word

    @cached_property
    def _titles(self) -> list[Title]:
        rows = self._catalogue.select(f"SELECT id, title, published FROM articles {_NEWEST}")  # noqa: S608  # a constant
        return [Title(article_id, title, day_of(published)) for article_id, title, published in rows]

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """The places of the titles that have a word, ascending."""
        places: dict[str, list[int]] = {}
        for place, title in enumerate(self._titles):
            for word in dict.fromkeys(fold(title.title).split()):
                places.setdefault(word, []).append(place)
        return places

    @cached_property
    def _words(self) -> list[str]:
        return sorted(self._places)

    def _articles(self, condition: str, *values: object) -> list[Article]:
        rows = self._catalogue.select(f"SELECT {ARTICLE_COLUMNS} FROM articles {condition}", *values)  # noqa: S608  # constants
        return [article_from(row) for row in rows]
