"""Scores of a shortlist, held against those that tantivy gives when it scores every passage."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from random import Random
from zlib import crc32

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import BrokenIndexError
from index.retrieval import shortlist
from index.retrieval.bm25 import HASHES, StoredTerms, kept_length
from index.retrieval.lexical import LexicalFiles, LexicalRanking
from index.retrieval.question import QuestionWord
from index.retrieval.ragged import Ragged

TERMS = [f"t{number}" for number in range(60)]
ARTICLES, EACH = 150, 4


def drawn(chance: Random, most: int) -> list[int]:
    """Numbers of terms, low ones far more often."""
    return [int(60 * chance.random() ** 3) for _ in range(chance.randint(1, most))]


@pytest.fixture(scope="module")
def ranking(tmp_path_factory: pytest.TempPathFactory) -> LexicalRanking:
    """Of 600 passages of 1 to 200 terms."""
    folder, chance = tmp_path_factory.mktemp("lexical"), Random(5)
    titles = [drawn(chance, 12) for _ in range(ARTICLES)]
    bodies = [drawn(chance, 200) for _ in range(ARTICLES * EACH)]
    with ExitStack() as stack:
        files = LexicalFiles(folder, stack)
        files.append((said(body), said(titles[row // EACH])) for row, body in enumerate(bodies))
        files.close()
    Ragged.from_rows(bodies, np.uint32).save(folder, "body")
    Ragged.from_rows(titles, np.uint32).save(folder, "headlines")
    np.save(folder / "articles.npy", np.arange(ARTICLES * EACH, dtype=np.int32) // EACH)
    np.save(folder / HASHES, np.asarray([crc32(term.encode()) for term in TERMS], np.uint32))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shortlist, "ALL_UP_TO", 100)
        return LexicalRanking.load(folder)


def said(numbers: list[int]) -> str:
    return " ".join(TERMS[number] for number in numbers)


words = st.builds(
    lambda terms: QuestionWord(min(terms), terms),
    st.frozensets(st.sampled_from([*TERMS, "unheard"]), min_size=1, max_size=4),
)


@given(asked=st.lists(words, min_size=1, max_size=6))
def test_the_scores_of_a_shortlist_are_those_of_tantivy(ranking: LexicalRanking, asked: list[QuestionWord]) -> None:
    rows, scores = replace(ranking, stored=None).nearest(asked, len(ranking))
    expected = dict(zip(rows.tolist(), scores.tolist(), strict=True))

    found, given_scores = ranking.nearest(asked, 20)

    np.testing.assert_allclose(given_scores, [expected[row] for row in found.tolist()], rtol=1e-5)
    assert (np.diff(given_scores) <= 0).all()


@given(terms=st.sets(st.sampled_from(TERMS), min_size=1, max_size=6))
def test_where_no_word_has_several_terms_the_best_are_those_of_tantivy(
    ranking: LexicalRanking, terms: set[str]
) -> None:
    asked = [QuestionWord(term, frozenset({term})) for term in sorted(terms)]
    _, expected = replace(ranking, stored=None).nearest(asked, 10)

    _, scores = ranking.nearest(asked, 10)

    np.testing.assert_allclose(scores, expected, rtol=1e-5)


@pytest.mark.parametrize("step", [1, 7, 400])
def test_only_what_is_wanted_is_found(ranking: LexicalRanking, step: int) -> None:
    among, asked = np.arange(3, len(ranking), step), [QuestionWord("t1", frozenset({"t1", "t50"}))]
    rows, scores = replace(ranking, stored=None).nearest(asked, 10, among)

    found, given_scores = ranking.nearest(asked, 10, among)

    np.testing.assert_allclose(given_scores, scores, rtol=1e-5)
    assert set(found.tolist()) <= set(among.tolist())
    assert len(found) == len(rows)


def test_among_no_rows_nothing_is_found(ranking: LexicalRanking) -> None:
    asked = [QuestionWord("t1", frozenset({"t1"}))]

    assert ranking.nearest(asked, 10, np.zeros(0, np.int64))[0].tolist() == []


def test_lengths_are_kept_as_tantivy_s_table_has_them() -> None:
    lengths = np.asarray([0, 23, 24, 39, 40, 41, 55, 56, 59, 60, 87, 88, 95, 96, 152, 167, 168, 1_000])

    assert kept_length(lengths).tolist() == [0, 23, 24, 39, 40, 40, 54, 56, 56, 60, 84, 88, 88, 96, 152, 152, 168, 984]


def test_missing_files_are_refused_with_the_command_that_mends_them(tmp_path: Path) -> None:
    with pytest.raises(BrokenIndexError, match="cannot be read; run `talentmoves rebuild`"):
        StoredTerms.load(tmp_path)
