"""Passages by the words they share with a question."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import pytest

from index.errors import BrokenIndexError
from index.retrieval.analysis import question_terms
from index.retrieval.lexical import FOLDER, LexicalFiles, LexicalRanking
from index.retrieval.question import QuestionWord

PASSAGES = [
    (["lindqvist", "wechselt", "heliotrop", "~join"], ["heliotrop", "holt", "lindqvist"]),
    (["okafor", "quitt", "calypso", "~leave"], ["okafor", "part"]),
    (["heliotrop", "heliotrop", "buro", "lissabon", "#80"], ["buro"]),
    (["nachfolg", "carvalho", "@2024-05"], ["okafor", "part"]),
]


def written(folder: Path, passages: Sequence[tuple[list[str], list[str]]]) -> LexicalRanking:
    with ExitStack() as stack:
        files = LexicalFiles(folder, stack)
        files.append((" ".join(body), " ".join(title)) for body, title in passages)
        files.close()
    return LexicalRanking.load(folder)


@pytest.fixture(scope="module")
def ranking(tmp_path_factory: pytest.TempPathFactory) -> LexicalRanking:
    return written(tmp_path_factory.mktemp("lexical"), PASSAGES)


def word(*terms: str) -> QuestionWord:
    return QuestionWord(terms[0], frozenset(terms))


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ([word("lindqvist")], [0]),
        ([word("carvalho")], [3]),
        ([word("okafor")], [1, 3]),
        ([word("heliotrop"), word("lissabon")], [2, 0]),
        ([word("heliotrop"), word("lindqvist")], [0, 2]),
        ([word("#80")], [2]),
        ([word("@2024-05")], [3]),
        ([word("geht", "~leave")], [1]),
        ([word("niemand")], []),
        ([], []),
    ],
)
def test_the_passages_that_hold_the_words_are_found_best_first(
    ranking: LexicalRanking, words: list[QuestionWord], rows: list[int]
) -> None:
    found, scores = ranking.nearest(words, 10)

    assert found.tolist() == rows
    assert scores.tolist() == sorted(scores.tolist(), reverse=True)


def test_no_more_than_k_are_found(ranking: LexicalRanking) -> None:
    found, scores = ranking.nearest([word("okafor"), word("heliotrop")], 2)

    assert len(found) == len(scores) == 2


def test_a_word_counts_once_however_many_of_its_terms_match(ranking: LexicalRanking) -> None:
    _, once = ranking.nearest([word("lindqvist")], 1)
    _, by_two_terms = ranking.nearest([word("lindqvist", "wechselt")], 1)

    assert by_two_terms[0] < 2 * once[0]


@pytest.mark.parametrize(
    "hostile",
    [
        '"',
        "title:okafor",
        "okafor AND",
        "NOT okafor",
        "*",
        "oka*",
        "[a TO b]",
        "okafor^2",
        "okafor~1",
        "\\",
        "(",
        "+-&|!{}",
        "a" * 1_000,
        "漢字",
        "\u202e",
    ],
)
def test_the_signs_of_a_query_language_are_plain_words(ranking: LexicalRanking, hostile: str) -> None:
    alone, _ = ranking.nearest([word(hostile)], 5)
    beside_a_word, _ = ranking.nearest([word(hostile), word("lindqvist")], 5)

    assert (alone.tolist(), beside_a_word.tolist()) == ([], [0])


def test_terms_are_counted_by_passages(ranking: LexicalRanking) -> None:
    assert ranking.passages_with(word("heliotrop")) == 2
    assert ranking.passages_with(word("heliotrop", "lindqvist", "~join")) == 2
    assert ranking.passages_with(word("geht", "~leave")) == 1
    assert ranking.passages_with(word("niemand")) == 0


def test_terms_of_bodies_and_titles_are_held(ranking: LexicalRanking) -> None:
    assert [ranking.holds(term) for term in ("lindqvist", "part", "niemand")] == [True, True, False]


def test_terms_are_listed_by_their_beginning(ranking: LexicalRanking) -> None:
    assert sorted(ranking.terms_beginning("l", 10)) == ["lindqvist", "lissabon"]
    assert ranking.terms_beginning("xyz", 10) == []


def test_passages_that_come_in_pieces_are_ranked_as_those_that_come_at_once(
    ranking: LexicalRanking, tmp_path: Path
) -> None:
    with ExitStack() as stack:
        files = LexicalFiles(tmp_path, stack)
        for body, title in PASSAGES:
            files.append([(" ".join(body), " ".join(title))])
        files.close()

    loaded = LexicalRanking.load(tmp_path)

    assert loaded.nearest([word("okafor")], 5)[0].tolist() == ranking.nearest([word("okafor")], 5)[0].tolist() == [1, 3]
    assert loaded.nearest([word("okafor")], 5)[1].tolist() == ranking.nearest([word("okafor")], 5)[1].tolist()


def test_question_words_find_inflected_passages(tmp_path: Path) -> None:
    ranking = written(tmp_path, [(["salair"], []), (["gehalt"], [])])

    found, _ = ranking.nearest([QuestionWord("salaires", question_terms("salaires"))], 5)

    assert found.tolist() == [0]


@pytest.mark.parametrize("broken", ["missing", "emptied"])
def test_a_folder_without_an_index_is_refused(tmp_path: Path, broken: str) -> None:
    folder = {"missing": tmp_path / "a", "emptied": tmp_path}[broken]
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "meta.json").write_text("{}")

    with pytest.raises(BrokenIndexError, match="lexical cannot be read; run `talentmoves rebuild`"):
        LexicalRanking.load(folder)


def test_a_folder_that_may_not_be_written_is_told_from_a_broken_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lexical").mkdir()
    monkeypatch.setattr(os, "access", lambda *_: False)  # the tests may run as root, who may write everywhere

    with pytest.raises(BrokenIndexError, match="lexical has to be writable even to be read"):
        LexicalRanking.load(tmp_path)


def test_among_some_rows_their_best_are_found_however_many_stand_before_them(tmp_path: Path) -> None:
    ranking = written(tmp_path, [(["heliotrop"] * (1 + row % 90), ["x"]) for row in range(900)])
    every, _ = ranking.nearest([word("heliotrop")], 900)
    among = np.arange(0, 900, 90)

    rows, scores = ranking.nearest([word("heliotrop")], 5, among)

    assert rows.tolist() == [row for row in every.tolist() if row in among][:5]
    assert len(scores) == 5


def test_among_rows_without_the_word_nothing_is_found(ranking: LexicalRanking) -> None:
    rows, _ = ranking.nearest([word("heliotrop")], 5, np.asarray([1, 3]))

    assert rows.tolist() == []


def test_rows_with_a_term_hold_it_in_their_text_or_title(ranking: LexicalRanking) -> None:
    assert sorted(ranking.rows_with({"okafor", "lissabon"}).tolist()) == [1, 2, 3]
    assert ranking.rows_with({"nowhere"}).tolist() == []
