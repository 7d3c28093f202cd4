"""Which passages may answer at all: those of the wanted articles and of the period asked about, known before anything is ranked."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.datatypes import Wanted
from index.languages import LANGUAGES
from index.retrieval.engine import Lexical, Words
from index.retrieval.question import QuestionWord
from index.retrieval.times import Period


def wanted_rows(
    wanted: Wanted, naming: NDArray[np.int32], hidden: NDArray[np.int32], words: Words
) -> NDArray[np.int64] | None:
    """Rows of the passages of wanted articles, ascending; `None` where every article is wanted.

    `naming` are the rows of the articles that name whom they are wanted to be about. An article without a date is not
    known to be recent enough. `hidden` are the rows of articles that nobody is to be shown.
    """
    if wanted == Wanted() and not len(hidden):
        return None
    is_wanted = ~np.isin(words.articles, hidden)
    if wanted.language is not None:
        is_wanted &= words.languages == LANGUAGES.index(wanted.language)
    if wanted.since is not None:
        is_wanted &= words.published >= wanted.since.toordinal()
    if wanted.about is not None:
        is_wanted &= np.isin(words.articles, naming)
    return np.flatnonzero(is_wanted)


def rows_of_period(period: Period, words: Words, lexical: Lexical) -> NDArray[np.int64] | None:
    """Rows of the passages of articles that were published in a period or that tell of it, ascending.

    An article without a date may be of any period. `None`, all passages, where a period that can be told of in words of
    its own ("in 2023") has none.
    """
    is_within = (words.published == 0) | period.spans(words.published)
    if period.terms:
        is_within |= np.isin(words.articles, words.articles[lexical.rows_with(period.terms)])
    rows = np.flatnonzero(is_within)
    return rows if len(rows) or not period.terms else None


def only_among(rows: NDArray[np.int64], among: NDArray[np.int64] | None) -> NDArray[np.int64]:
    """Those of some rows, each of which comes once, that may answer: as they are where `among` is `None`, else ascending."""
    return rows if among is None else np.intersect1d(rows, among, assume_unique=True)


def articles_naming(name: Sequence[QuestionWord], words: Words, lexical: Lexical) -> NDArray[np.int32]:
    """Rows of the articles in which every word of a name stands, ascending; none for an empty name."""
    whole = [word for word in name if not word.is_part]
    holding = [np.unique(words.articles[lexical.rows_with(_own_terms(word))]) for word in whole]
    naming = holding[0] if holding else np.zeros(0, np.int32)
    for articles in holding[1:]:
        naming = np.intersect1d(naming, articles, assume_unique=True)
    return naming


def _own_terms(word: QuestionWord) -> frozenset[str]:
    """Without concepts: an article on a scale is not one on Scale AI."""
    return frozenset(term for term in word.terms if not term.startswith("~"))
