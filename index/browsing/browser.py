"""Looking around in an index without a question: its newest articles, its outlets, one article."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from index.datatypes import Article, Headline, Tally, Title
from index.library import Reader, Shown

Naming = Callable[[Shown, str], NDArray[np.int32]]
"""The rows of the articles that hold a name."""


_ARTICLES_OF_ONE = 6
"""So many articles are looked at for each event that is listed: most have fewer."""


class Browser:
    """Shows the live generation. Blocking; safe to use from several threads."""

    def __init__(self, reader: Reader, naming: Naming) -> None:
        self._reader = reader
        self._naming = naming

    def newest(self, k: int, about: str | None = None) -> list[Headline]:
        """The `k` events with the newest articles, of those that name `about` if it is given; newest first."""
        generation = self._reader.current()
        among = None if about is None else self._naming(generation, about).tolist()
        headlines: list[Headline] = []
        told: set[str] = set()
        for article in generation.listing.newest(k * _ARTICLES_OF_ONE, among):
            if article.id not in told and len(headlines) < k:
                headlines.append(Headline(article, tuple(generation.stories.others(article))))
                told.update(other.id for other in headlines[-1].also)
        return headlines

    def tally(self) -> Tally:
        """How many articles there are of each outlet, language and month."""
        return self._reader.current().listing.tally()

    def article(self, article_id: str) -> Article | None:
        """The article of that id, `None` where there is none."""
        return self._reader.current().listing.article(article_id) if article_id.isascii() else None

    def article_around(self, passage_id: str) -> tuple[Article, int] | None:
        """The article in which a passage stands, and where in its text it begins; `None` where it is gone."""
        found = self._reader.current().catalogue.passage(passage_id) if passage_id.isascii() else None
        return (found[1], found[0].start) if found else None

    def titles(self, typed: str, k: int = 25) -> list[Title]:
        """At most `k` titles that may be meant, newest first."""
        return self._reader.current().listing.titles(_printable(typed), k)


def _printable(text: str) -> str:
    return "".join(character if character.isprintable() else " " for character in text)
