"""Postings in PostgreSQL give the scores that tantivy gives."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import numpy as np
import pytest
from numpy.typing import NDArray

from index.embedding import StaticEmbedder
from index.library import Generation
from index.postgres.generation import PostgresGeneration
from index.postgres.lexical import PostgresLexical
from index.retrieval.question import QuestionWord, question_of

QUESTIONS = [
    "Wer geht zu Heliotrop?",
    "Who joined Heliotrop Labs as head of research in 2024?",
    "Combien gagne Ada Lindqvist ?",
    "signing bonus",
    "Okafor",
]


@pytest.fixture(scope="module")
def both(
    newsroom: Generation, newsroom_engine: str, static: StaticEmbedder
) -> Iterator[tuple[Generation, PostgresLexical]]:
    with closing(PostgresGeneration.open(newsroom_engine, 1, static.fingerprint)) as stored:
        yield newsroom, stored.lexical


def words_of(question: str, static: StaticEmbedder) -> tuple[QuestionWord, ...]:
    return question_of(question, static.is_word, lambda word, language: frozenset()).words


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("among", [None, np.asarray([0, 2, 3])], ids=["all", "some"])
def test_scores_are_those_of_tantivy(
    both: tuple[Generation, PostgresLexical], static: StaticEmbedder, question: str, among: NDArray[np.int64] | None
) -> None:
    folder, stored = both
    words = words_of(question, static)

    rows, scores = stored.nearest(words, 3, among)

    expected_rows, expected = folder.lexical.nearest(words, 3, among)
    assert scores == pytest.approx(expected, rel=1e-5)
    assert rows.tolist() == expected_rows.tolist()


@pytest.mark.parametrize("question", QUESTIONS)
def test_words_are_counted_as_tantivy_counts_them(
    both: tuple[Generation, PostgresLexical], static: StaticEmbedder, question: str
) -> None:
    folder, stored = both

    for word in words_of(question, static):
        assert stored.passages_with(word) == folder.lexical.passages_with(word)
        assert stored.rows_with(word.terms).tolist() == sorted(folder.lexical.rows_with(word.terms))
        assert [stored.holds(term) for term in word.terms] == [folder.lexical.holds(term) for term in word.terms]


@pytest.mark.parametrize("prefix", ["h", "he", "o", "zzz"])
def test_terms_begin_as_they_do_in_tantivy(both: tuple[Generation, PostgresLexical], prefix: str) -> None:
    folder, stored = both

    assert set(stored.terms_beginning(prefix, 5_000)) == set(folder.lexical.terms_beginning(prefix, 5_000))
