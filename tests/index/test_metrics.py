"""Figures of a report card, by hand."""

from __future__ import annotations

from math import isnan

import pytest

from index.metrics import Outcome, figures, figures_by


def outcome(
    *, answers: bool, answered: bool, rank: int | None = None, part: str = "fit", pair: str = "de→de"
) -> Outcome:
    return Outcome("Wer?", part, "de", "who", pair, answers, answered, rank, 0.5)


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


def test_a_right_passage_at_rank_four_counts_for_mrr_only() -> None:
    counted = figures([outcome(answers=True, answered=True, rank=4)])

    assert (counted.right, counted.answer_at_1, counted.answer_at_3, counted.mrr) == (0.0, 0.0, 0.0, 0.25)


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
