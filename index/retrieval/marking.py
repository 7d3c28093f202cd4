"""What speaks for a sentence as the one of its passage that answers: the features that the ranker weighs."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.retrieval.interaction import Interaction
from index.retrieval.kinds import KIND_OF
from index.retrieval.question import Asked

Floats = NDArray[np.float32]

SENTENCE_FEATURES = (
    "interaction",
    "interaction_led",
    "cover",
    "cover_led",
    "asked_person",
    "asked_date",
    "asked_amount",
    "asked_money",
    "asked_reason",
    "asked_place",
)
"""Columns of `sentence_features`, in order. *Led*: together with the sentence before (and, token by token, the title), for that one often names who is
meant, and the next one says "she".
"""


def sentence_features(
    asked: Asked,
    kinds: NDArray[np.uint8],
    covered: Floats,
    word_weights: Floats,
    borders: NDArray[np.int64],
    interaction: Interaction | None,
) -> Floats:
    """Shape `(sentences, len(SENTENCE_FEATURES))`.

    `kinds` are the kinds of answer that each sentence holds, `covered` how surely it holds each word of the question, shape
    `(words, sentences)`, `word_weights` the words' rarity; passage `i` has the sentences from `borders[i]` to before
    `borders[i + 1]`.
    """
    weights = word_weights / max(float(word_weights.sum()), 1e-6)
    nothing = np.zeros(len(kinds), np.float32)
    columns: dict[str, NDArray[np.floating]] = {
        "interaction": interaction.sentences if interaction else nothing,
        "interaction_led": interaction.led if interaction else nothing,
        "cover": weights @ covered,
        "cover_led": weights @ _led(covered, borders),
    }
    columns |= dict.fromkeys(SENTENCE_FEATURES[len(columns) :], nothing)
    if wanted := KIND_OF.get(asked):
        columns[f"asked_{asked.value}"] = (kinds & int(wanted) > 0).astype(np.float32)
    return np.stack([columns[name] for name in SENTENCE_FEATURES], axis=1).astype(np.float32)


def _led(covered: Floats, borders: NDArray[np.int64]) -> Floats:
    """Each sentence together with the one before it in its passage."""
    follows = np.ones(covered.shape[1], bool)
    follows[borders[:-1][np.diff(borders) > 0]] = False
    later = np.flatnonzero(follows)
    found = covered.copy()
    found[:, later] = np.maximum(covered[:, later], covered[:, later - 1])
    return found
