"""Late interaction against the same thing written plainly."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.datatypes import AskedTokens, ReadPassage
from index.retrieval.interaction import interaction_of
from index.retrieval.question import CARRIED
from index.retrieval.tokens import TokenRows

WIDTH = 8


def unit(numbers: np.random.Generator, count: int) -> np.ndarray:
    vectors: np.ndarray = numbers.normal(size=(count, WIDTH)).astype(np.float32)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
    return vectors


def best(asked: np.ndarray, told: list[np.ndarray]) -> np.ndarray:
    """The best cosine of each asked token; a component above a half is cut to it in the stored bytes."""
    cosines: np.ndarray = (asked @ np.concatenate(told).clip(-0.5, 0.5).T).max(axis=1)
    return cosines


@given(st.integers(0, 2**32 - 1), st.lists(st.lists(st.integers(1, 5), min_size=2, max_size=4), min_size=1, max_size=4))
def test_every_passage_and_every_sentence_gets_the_weighted_mean_of_best_cosines(
    seed: int, lengths: list[list[int]]
) -> None:
    numbers = np.random.default_rng(seed)
    passages = [ReadPassage(unit(numbers, 1)[0], tuple(unit(numbers, n) for n in one)) for one in lengths]
    weights = numbers.uniform(0.1, 1, 3).astype(np.float32)
    asked = AskedTokens(unit(numbers, 1)[0], unit(numbers, 3), weights / weights.sum(), np.arange(3))

    found = interaction_of(asked, TokenRows.of(passages, WIDTH))

    whole = [asked.weights @ best(asked.tokens, list(one.rows)) for one in passages]
    alone = [asked.weights @ best(asked.tokens, [sentence]) for one in passages for sentence in one.rows[1:]]
    led = [
        asked.weights @ best(asked.tokens, [one.rows[0], *one.rows[place - 1 : place + 1]])
        for one in passages
        for place in range(1, len(one.rows))
    ]
    np.testing.assert_allclose(found.passages, whole, atol=0.02)
    np.testing.assert_allclose(found.sentences, alone, atol=0.02)
    np.testing.assert_allclose(found.led, led, atol=0.02)


def test_a_row_without_tokens_matches_nothing() -> None:
    numbers = np.random.default_rng(1)
    passage = ReadPassage(np.zeros(WIDTH, np.float32), (unit(numbers, 2), np.zeros((0, WIDTH), np.float32)))
    asked = AskedTokens(unit(numbers, 1)[0], unit(numbers, 1), np.ones(1, np.float32), np.zeros(1, np.int64))

    likeness = TokenRows.of([passage], WIDTH).likeness(asked)

    assert likeness.shape == (1, 2)
    assert likeness[0, 1] == 0


def test_tokens_that_were_carried_over_count_less_and_for_what_was_asked_nothing() -> None:
    numbers, starts = np.random.default_rng(1), np.asarray([0, 4, 9, 14])
    passage = ReadPassage(unit(numbers, 1)[0], (unit(numbers, 2), unit(numbers, 3)))
    asked = AskedTokens(unit(numbers, 1)[0], unit(numbers, 4), np.full(4, 0.25, np.float32), starts)

    found = interaction_of(asked, TokenRows.of([passage], WIDTH), own=8)

    cosines = best(asked.tokens, list(passage.rows))
    np.testing.assert_allclose(found.passages, [np.average(cosines, weights=[1, 1, CARRIED, CARRIED])], atol=0.02)
    np.testing.assert_allclose(found.own, [cosines[:2].mean()], atol=0.02)
