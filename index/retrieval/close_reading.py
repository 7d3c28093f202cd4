"""The best candidates read closely: what a reranker says of their likeliest sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.datatypes import Article, Extract, Passage, Reranker
from index.retrieval.evidence import Floats
from index.stages import stage

READ = 8
"""So many candidates are read."""

_MOST_WORDS = 45
SURE = 8.0
"""Logits beyond this say no more."""


@dataclass(frozen=True, slots=True)
class CloseReading:
    """What the reranker says of the candidates at `places`."""

    places: NDArray[np.int64]
    logits: Floats
    """Of each read candidate's likeliest sentence, shape `(read,)`."""
    sentences: NDArray[np.int64]
    """Which sentence of each passage that is, shape `(read,)`."""


@stage("read the best closely")
def read_closely(
    question: str,
    places: NDArray[np.int64],
    passages: Sequence[tuple[Passage, Article]],
    sentence_scores: Sequence[Floats],
    reranker: Reranker,
) -> CloseReading:
    """Read the candidates at `places`: their `passages`, of each the sentences around the one with the best score."""
    sentences = [_sentences(passage) for passage, _ in passages]
    windows = [window(of_passage, scores) for of_passage, scores in zip(sentences, sentence_scores, strict=True)]
    found = reranker.relevance(
        question,
        [
            Extract(article.title, of_passage[first:end])
            for (_, article), of_passage, (first, end) in zip(passages, sentences, windows, strict=True)
        ],
    )
    logits = np.asarray([of_passage.max() for of_passage in found], np.float32)
    best = [first + int(of_passage.argmax()) for (first, _), of_passage in zip(windows, found, strict=True)]
    return CloseReading(places, np.clip(logits, -SURE, SURE), np.asarray(best, np.int64))


def _sentences(passage: Passage) -> tuple[str, ...]:
    return tuple(passage.text[a - passage.start : b - passage.start] for a, b in passage.sentences)


def window(sentences: Sequence[str], scores: Floats) -> tuple[int, int]:
    """The sentences `first` to `end` around the one with the best score that are not too long together; of two
    neighbours the better one is taken first.
    """
    lengths = [len(sentence.split()) for sentence in sentences]
    first = int(scores.argmax())
    end = first + 1
    while True:
        room = _MOST_WORDS - sum(lengths[first:end])
        beside = [place for place in (first - 1, end) if 0 <= place < len(lengths) and lengths[place] <= room]
        if not beside:
            return first, end
        taken = max(beside, key=lambda place: scores[place])
        first, end = min(first, taken), max(end, taken + 1)
