"""Words of candidates alone are those of the whole index."""

from __future__ import annotations

from contextlib import closing

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.embedding import StaticEmbedder
from index.library import Generation
from index.postgres.generation import PostgresGeneration
from index.postgres.words import packed, unpacked
from index.retrieval.ragged import Ragged
from index.retrieval.words import PARTS

rows = st.lists(st.lists(st.integers(0, 2**32 - 1), max_size=4), max_size=4)
articles = st.lists(st.lists(rows, min_size=len(PARTS), max_size=len(PARTS)), max_size=4)


@given(articles)
def test_what_is_packed_by_article_comes_back_as_one(articles: list[list[list[list[int]]]]) -> None:
    found = unpacked(packed([Ragged.from_rows(part, np.uint32) for part in article]) for article in articles)

    for number, name in enumerate(PARTS):
        expected = [row for article in articles for row in article[number]]
        assert [found[name][place].tolist() for place in range(len(found[name]))] == expected


def test_candidates_have_the_words_that_they_have_in_the_folder(
    newsroom: Generation, newsroom_engine: str, static: StaticEmbedder
) -> None:
    rows = np.asarray([newsroom.passages - 1, 0])

    with closing(PostgresGeneration.open(newsroom_engine, 1, static.fingerprint)) as stored:
        words, places = stored.words.holding(rows)

    for row, place in zip(rows.tolist(), places.tolist(), strict=True):
        expected, found = newsroom.words.articles[row], words.articles[place]
        assert words.passages[place].tolist() == newsroom.words.passages[row].tolist()
        assert words.article_terms[found].tolist() == newsroom.words.article_terms[expected].tolist()
        known = words.article_words[found]
        assert known.tolist() == newsroom.words.article_words[expected].tolist()
        assert (words.vectors[known] == newsroom.words.vectors[known]).all()
        assert (words.published[place], words.languages[place]) == (
            newsroom.words.published[row],
            newsroom.words.languages[row],
        )
