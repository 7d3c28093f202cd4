"""What stands beside the last answer of a conversation is likelier to hold the next one."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest

from index.retrieval.engine import Words
from index.retrieval.nearness import Told

WORDS = cast(Words, SimpleNamespace(articles=np.asarray([0, 0, 1, 1, 1, 2] + [3] * 50, np.int32)))


@pytest.mark.parametrize(
    ("told", "around"),
    [
        (Told(passage=3, article=1), [2, 3, 4]),
        (Told(passage=0, article=0), [0, 1]),
        (Told(passage=5, article=2), [5]),
        (Told(passage=30, article=3), list(range(20, 41))),
        (Told(passage=55, article=3), list(range(45, 56))),
    ],
)
def test_around_a_passage_stand_those_of_its_article_not_too_far_away(told: Told, around: list[int]) -> None:
    assert told.around(WORDS).tolist() == around


def test_passages_of_the_same_article_are_lifted_and_what_was_quoted_less() -> None:
    another, beside, quoted = Told(passage=3, article=1).nearness(np.asarray([0, 2, 3]), WORDS).tolist()

    assert another == 0.0 < quoted < beside
