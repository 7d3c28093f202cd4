"""A question and the sentences of a passage -> the arrays that a cross-encoder reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

CLS, SEP = 32_000, 32_001
"""Token ids that stand behind the static embedder's vocabulary."""

QUESTION_TOKENS, TITLE_TOKENS, SENTENCE_TOKENS = 40, 24, 90
_UNKNOWN = 1


@dataclass(frozen=True, slots=True)
class Pair:
    """Token ids of a question, of an article's title and of some sentences of the article."""

    question: Sequence[int]
    title: Sequence[int]
    sentences: Sequence[Sequence[int]]


Arrays = tuple[NDArray[np.int64], NDArray[np.float32], NDArray[np.int64], NDArray[np.float32], NDArray[np.float32]]


def padded(pairs: Sequence[Pair]) -> Arrays:
    """Tokens, mask and kinds of shape `(pairs, tokens)`; the weights of tokens in the mean of the question, of the same
    shape, and of each sentence, `(pairs, sentences, tokens)`. What a pair has less of than the longest is zero.
    """
    rows = [_row(pair) for pair in pairs]
    length = max(len(tokens) for tokens, _, _ in rows)
    most = max(len(spans) for _, _, spans in rows)
    tokens = np.zeros((len(rows), length), np.int64)
    mask = np.zeros((len(rows), length), np.float32)
    kinds = np.zeros((len(rows), length), np.int64)
    question = np.zeros((len(rows), length), np.float32)
    sentences = np.zeros((len(rows), most, length), np.float32)
    for place, (ids, asked, spans) in enumerate(rows):
        tokens[place, : len(ids)] = ids
        mask[place, : len(ids)] = 1
        kinds[place, asked + 2 : len(ids)] = 1
        question[place, 1 : asked + 1] = 1 / asked
        for number, (start, end) in enumerate(spans):
            sentences[place, number, start:end] = 1 / (end - start)
    return tokens, mask, kinds, question, sentences


def _row(pair: Pair) -> tuple[list[int], int, list[tuple[int, int]]]:
    """The ids of `[CLS] question [SEP] title [SEP] sentences [SEP]`, the question's length, and where each sentence lies."""
    asked = list(pair.question[:QUESTION_TOKENS]) or [_UNKNOWN]
    ids = [CLS, *asked, SEP, *pair.title[:TITLE_TOKENS], SEP]
    spans = []
    for sentence in pair.sentences:
        spans.append((len(ids), len(ids) + max(1, len(sentence[:SENTENCE_TOKENS]))))
        ids += list(sentence[:SENTENCE_TOKENS]) or [_UNKNOWN]
    return [*ids, SEP], len(asked), spans
