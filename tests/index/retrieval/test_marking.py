"""What speaks for a sentence: itself, together with the one before it, and the kind of answer it holds."""

from __future__ import annotations

import numpy as np
import pytest

from index.retrieval.interaction import Interaction
from index.retrieval.kinds import Kinds
from index.retrieval.marking import SENTENCE_FEATURES, sentence_features
from index.retrieval.question import Asked

BORDERS = np.asarray([0, 3, 3, 5])
"""Three passages, of three sentences, none and two."""


def column(found: np.ndarray, name: str) -> list[float]:
    values: list[float] = found[:, SENTENCE_FEATURES.index(name)].tolist()
    return values


def test_a_sentence_is_led_by_the_one_before_it_in_its_own_passage() -> None:
    covered = np.asarray([[1, 0, 0, 0, 0], [0, 1, 0, 0, 1]], np.float32)

    found = sentence_features(
        Asked.OTHER, np.zeros(5, np.uint8), covered, np.asarray([3, 1], np.float32), BORDERS, None
    )

    assert column(found, "cover") == [0.75, 0.25, 0.0, 0.0, 0.25]
    assert column(found, "cover_led") == [0.75, 1.0, 0.25, 0.0, 0.25]
    assert not found[:, SENTENCE_FEATURES.index("interaction")].any()


@pytest.mark.parametrize("asked", [one for one in Asked if one is not Asked.OTHER])
def test_only_the_kind_of_answer_asked_for_speaks_for_a_sentence(asked: Asked) -> None:
    every_kind = np.asarray([sum(Kinds), 0], np.uint8)

    found = sentence_features(
        asked, every_kind, np.zeros((1, 2), np.float32), np.ones(1, np.float32), np.asarray([0, 2]), None
    )

    assert column(found, f"asked_{asked.value}") == [1.0, 0.0]
    assert found.sum() == 1.0


def test_what_tokens_tell_is_taken_over() -> None:
    one, quarter, half = (np.asarray([value], np.float32) for value in (1.0, 0.25, 0.5))
    interaction = Interaction(passages=one, sentences=quarter, led=half, own=one)

    found = sentence_features(
        Asked.DATE,
        np.zeros(1, np.uint8),
        np.zeros((0, 1), np.float32),
        np.zeros(0, np.float32),
        np.asarray([0, 1]),
        interaction,
    )

    assert (column(found, "interaction"), column(found, "interaction_led")) == ([0.25], [0.5])
    assert np.isfinite(found).all()
