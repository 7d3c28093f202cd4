"""Looking around in an index without a question: its newest articles, its outlets, one article."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from index.datatypes import ANY, Article, Headline, Tally, Title, Wanted
from index.library import Reader, Shown
from index.retrieval.filtering import wanted_rows
from index.retrieval.times import Period

Naming = Callable[[Shown, str], NDArray[np.int32]]
"""The rows of the articles that hold a name."""


_ARTICLES_OF_ONE = 6
"""So many articles are looked at for each event that is listed: most have fewer."""


class Browser:
    """Shows the live generation. Blocking; safe to use from several threads."""

    def __init__(self, reader: Reader, naming: Naming) -> None:
        self._reader = reader
        self._naming = naming

    def newest(self, k: int, wanted: Wanted = ANY) -> list[Headline]:
        """The `k` events with the newest of the wanted articles, newest first."""
        generation = self._reader.current()
        return newest_events(generation, k, self.rows(generation, wanted))

    def rows(self, generation: Shown, wanted: Wanted, period: Period | None = None) -> NDArray[np.int32] | None:
        """Rows of the wanted articles, ascending, which are known to be of the period if one is given; `None` for all articles."""
        naming = self._naming(generation, wanted.about or "")
        words, rows = generation.words, wanted_rows(wanted, naming, generation.hidden, generation.words)
        if period is not None:
            is_within = period.spans(words.published)
            rows = np.flatnonzero(is_within) if rows is None else rows[is_within[rows]]
        return None if rows is None else np.unique(words.articles[rows])

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


def newest_events(generation: Shown, k: int, among: NDArray[np.int32] | None = None) -> list[Headline]:
    """The `k` events with the newest articles (`among` these rows, if given), newest first."""
    headlines: list[Headline] = []
    told: set[str] = set()
    for article in generation.listing.newest(k * _ARTICLES_OF_ONE, None if among is None else among.tolist()):
        if article.id not in told and len(headlines) < k:
            headlines.append(Headline(article, tuple(generation.stories.others(article))))
            told.update(other.id for other in headlines[-1].also)
    return headlines


def _printable(text: str) -> str:
    return "".join(character if character.isprintable() else " " for character in text)
