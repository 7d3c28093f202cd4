"""What is read of a passage, and what the reader's word changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index.answering import Answerer
from index.datatypes import Extract
from index.embedding import StaticEmbedder
from index.library import LibraryReader
from index.retrieval.close_reading import window
from index.retrieval.ranking import CONFIDENCE_FEATURES, Ranker

QUESTION = "Wer wechselt zu Heliotrop Labs?"


class Believer:
    """A reranker that believes in sentences with a certain word, and remembers what it has read."""

    fingerprint = "somebody-s-model"

    def __init__(self, word: str) -> None:
        self._word = word
        self.read: list[Extract] = []

    def relevance(self, question: str, extracts: Sequence[Extract]) -> list[NDArray[np.float32]]:
        self.read = list(extracts)
        return [
            np.asarray([6.0 if self._word in sentence else -6.0 for sentence in extract.sentences], np.float32)
            for extract in extracts
        ]


def answerer_with(reranker: Believer, index: Path, static: StaticEmbedder) -> Answerer:
    bundled = Ranker.bundled()
    surer = np.where([name == "read" for name in CONFIDENCE_FEATURES], 0.5, bundled.confidence_weights)
    ranker = replace(bundled, read_weight=1.0, confidence_weights=surer.astype(np.float32))
    return Answerer(LibraryReader(index, static.fingerprint), static, static, ranker, reranker)


def test_the_sentence_that_the_reader_believes_in_comes_first_and_is_marked(
    newsroom_index: Path, static: StaticEmbedder
) -> None:
    reranker = Believer("supercalcul")

    best = answerer_with(reranker, newsroom_index, static).answer(QUESTION).hits[0]

    assert best.article.path == "okafor.md"
    assert "supercalcul" in best.passage.text[slice(*best.sentence)]


def test_belief_makes_an_answer_surer(newsroom_index: Path, static: StaticEmbedder) -> None:
    believing = answerer_with(Believer("Heliotrop"), newsroom_index, static).answer(QUESTION)
    doubting = answerer_with(Believer("nowhere"), newsroom_index, static).answer(QUESTION)

    assert believing.confidence > doubting.confidence


def test_title_and_whole_sentences_are_read(newsroom_index: Path, static: StaticEmbedder) -> None:
    reranker = Believer("x")

    answerer_with(reranker, newsroom_index, static).answer(QUESTION)

    titles = {extract.title for extract in reranker.read}
    assert "Ada Lindqvist wechselt von Nordlicht KI zu Heliotrop Labs" in titles
    assert all(sentence.endswith((".", "?")) for extract in reranker.read for sentence in extract.sentences)


@pytest.mark.parametrize(
    ("lengths", "scores", "wanted"),
    [
        ([10, 10, 10], [0.1, 0.9, 0.2], (0, 3)),
        ([30, 10, 30], [0.1, 0.9, 0.2], (1, 3)),
        ([30, 10, 30], [0.3, 0.9, 0.2], (0, 2)),
        ([100, 100], [0.1, 0.9], (1, 2)),
        ([5], [0.0], (0, 1)),
    ],
)
def test_a_window_grows_from_the_best_sentence_as_far_as_words_allow(
    lengths: list[int], scores: list[float], wanted: tuple[int, int]
) -> None:
    sentences = ["w " * length for length in lengths]

    assert window(sentences, np.asarray(scores, np.float32)) == wanted
