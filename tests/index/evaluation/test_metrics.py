"""Figures of a report card, by hand."""

from __future__ import annotations

from dataclasses import replace
from math import isnan

import numpy as np
import pytest
from sklearn.metrics import ndcg_score

from index.evaluation.metrics import Outcome, calibration_error, figures, figures_by, reliability, right_interval


def outcome(
    *,
    answers: bool,
    answered: bool,
    rank: int | None = None,
    part: str = "fit",
    pair: str = "de→de",
    confidence: float = 0.5,
) -> Outcome:
    relevance = tuple(place == rank for place in range(1, 11))
    return Outcome("Wer?", part, "de", "who", pair, answers, answered, relevance, int(answers), confidence)


OUTCOMES = [
    outcome(answers=True, answered=True, rank=1),
    outcome(answers=True, answered=True, rank=1, pair="de→fr"),
    outcome(answers=True, answered=True, rank=3),
    outcome(answers=True, answered=True, rank=None),
    outcome(answers=True, answered=False, rank=1, part="aside"),
    outcome(answers=False, answered=False, part="aside", pair="de→–"),
    outcome(answers=False, answered=False, pair="de→–"),
    outcome(answers=False, answered=True, pair="de→–"),
]


@pytest.mark.parametrize(
    ("one", "is_right"),
    [
        (outcome(answers=True, answered=True, rank=1), True),
        (outcome(answers=True, answered=True, rank=2), False),
        (outcome(answers=True, answered=True, rank=None), False),
        (outcome(answers=True, answered=False, rank=1), False),
        (outcome(answers=False, answered=False), True),
        (outcome(answers=False, answered=True), False),
    ],
)
def test_right_is_a_right_first_passage_or_a_rightful_refusal(one: Outcome, is_right: bool) -> None:
    assert one.is_right is is_right


def test_figures_are_those_counted_by_hand() -> None:
    counted = figures(OUTCOMES)

    assert counted.questions == 8
    assert counted.right == pytest.approx((2 + 2) / 8)
    assert counted.answer_at_1 == pytest.approx(2 / 5)
    assert counted.answer_at_3 == pytest.approx(3 / 5)
    assert counted.mrr == pytest.approx((1 + 1 + 1 / 3 + 0 + 1) / 5)
    assert counted.refused_unanswerable == pytest.approx(2 / 3)
    assert counted.refused_answerable == pytest.approx(1 / 5)


def test_marked_sentences_are_counted_in_right_first_passages_only() -> None:
    right, wrong = outcome(answers=True, answered=True, rank=1), outcome(answers=True, answered=True, rank=2)

    counted = figures(
        [replace(right, is_marked=True), *2 * [replace(right, is_marked=False)], replace(wrong, is_marked=True), right]
    )

    assert counted.sentence == pytest.approx(1 / 3)


def test_a_right_passage_at_rank_four_counts_for_mrr_only() -> None:
    counted = figures([outcome(answers=True, answered=True, rank=4)])

    assert (counted.right, counted.answer_at_1, counted.answer_at_3, counted.mrr) == (0.0, 0.0, 0.0, 0.25)


def test_recall_looks_at_what_was_found_also_where_it_was_refused() -> None:
    counted = figures([outcome(answers=True, answered=False, rank=rank) for rank in (1, 5, 10, None)])

    assert (counted.recall_at_1, counted.recall_at_5, counted.recall_at_10) == (0.25, 0.5, 0.75)
    assert counted.answer_at_1 == 0.0


@pytest.mark.parametrize("relevant", [1, 2, 3, 12])
def test_discounted_gain_equals_that_of_scikit_learn(relevant: int) -> None:
    right = np.arange(30) < relevant
    order = np.random.default_rng(relevant).permutation(30)
    found = replace(outcome(answers=True, answered=True), relevance=tuple(right[order][:10]), relevant=relevant)

    wanted = ndcg_score([right], [-np.argsort(order)], k=10)

    assert found.ndcg == pytest.approx(wanted)


def test_the_interval_holds_the_share_and_narrows_with_more_questions() -> None:
    few, many = (right_interval(OUTCOMES * times) for times in (1, 50))

    assert few[0] < many[0] < 0.5 < many[1] < few[1]
    assert right_interval(OUTCOMES) == few
    assert isnan(right_interval([])[0])


def test_confidence_is_compared_with_how_often_the_first_passage_is_right() -> None:
    sure = [outcome(answers=True, answered=True, rank=rank, confidence=0.95) for rank in (1, 1, 1, 2)]
    unsure = [
        outcome(answers=False, answered=False, confidence=0.05),
        outcome(answers=True, answered=True, rank=1, confidence=1.0),
    ]

    bins = reliability([*sure, *unsure])

    assert [(one.questions, round(one.confidence, 6), one.right_first) for one in bins] == [
        (1, 0.05, 0.0),
        (5, 0.96, 0.8),
    ]
    assert calibration_error([*sure, *unsure]) == pytest.approx((1 * 0.05 + 5 * 0.16) / 6)
    assert calibration_error([]) == 0.0


def test_a_share_of_nothing_is_not_a_number() -> None:
    only_answerable = figures(OUTCOMES[:5])
    nothing = figures([])

    assert isnan(only_answerable.refused_unanswerable)
    assert nothing.questions == 0
    assert isnan(nothing.right)
    assert isnan(nothing.mrr)


def test_groups_are_figured_apart_and_sorted_by_name() -> None:
    by_part = figures_by(OUTCOMES, lambda one: one.part)
    by_pair = figures_by(OUTCOMES, lambda one: one.pair)

    assert list(by_part) == ["aside", "fit"]
    assert (by_part["aside"].questions, by_part["aside"].right) == (2, 0.5)
    assert (by_part["fit"].questions, by_part["fit"].right) == (6, 0.5)
    assert {pair: one.questions for pair, one in by_pair.items()} == {"de→de": 4, "de→fr": 1, "de→–": 3}
