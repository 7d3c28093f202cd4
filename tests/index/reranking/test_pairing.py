"""Question, title and sentences lie side by side, and it is known where each one lies."""

from __future__ import annotations

import numpy as np

from index.reranking.pairing import CLS, QUESTION_TOKENS, SENTENCE_TOKENS, SEP, TITLE_TOKENS, Pair, padded

SHORT = Pair([5, 6], [7], [[8, 9], [10]])


def test_a_pair_is_laid_out_as_question_title_and_sentences() -> None:
    tokens, mask, kinds, question, sentences = padded([SHORT])

    assert tokens.tolist() == [[CLS, 5, 6, SEP, 7, SEP, 8, 9, 10, SEP]]
    assert mask.tolist() == [[1.0] * 10]
    assert kinds.tolist() == [[0, 0, 0, 0, 1, 1, 1, 1, 1, 1]]
    assert question.tolist() == [[0, 0.5, 0.5, 0, 0, 0, 0, 0, 0, 0]]
    assert sentences.tolist() == [[[0, 0, 0, 0, 0, 0, 0.5, 0.5, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0, 1, 0]]]


def test_shorter_pairs_are_filled_up_with_nothing() -> None:
    tokens, mask, _, _, sentences = padded([SHORT, Pair([5], [], [[8]])])

    assert tokens[1].tolist() == [CLS, 5, SEP, SEP, 8, SEP, 0, 0, 0, 0]
    assert mask[1].sum() == 6
    assert sentences.shape == (2, 2, 10)
    assert sentences[1, 1].sum() == 0


def test_what_has_no_tokens_is_one_unknown_token() -> None:
    tokens, _, _, question, sentences = padded([Pair([], [], [[]])])

    assert tokens.tolist() == [[CLS, 1, SEP, SEP, 1, SEP]]
    assert (question.sum(), sentences.sum()) == (1, 1)


def test_overlong_parts_are_cut() -> None:
    tokens, *_ = padded([Pair([5] * 500, [6] * 500, [[7] * 500, [8]])])

    counts = dict(zip(*np.unique(tokens, return_counts=True), strict=True))
    assert (counts[5], counts[6], counts[7], counts[8]) == (QUESTION_TOKENS, TITLE_TOKENS, SENTENCE_TOKENS, 1)
