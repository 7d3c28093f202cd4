"""Figures of a report card, from how each gold question was answered. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import log2

import numpy as np

SHOWN = 10
"""How many passages of each answer are looked at."""

_RESAMPLES, _SEED = 2_000, 7
_BINS = 10


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one gold question was answered."""

    question: str
    part: str
    language: str
    kind: str
    pair: str
    """Languages of question and right articles, as `de→fr`; `de→–` where nothing answers."""
    is_answerable: bool
    is_answered: bool
    relevance: tuple[bool, ...]
    """Whether each passage that was returned is right, best first; at most `SHOWN`."""
    relevant: int
    """How many right passages the index holds."""
    confidence: float
    is_marked: bool | None = None
    """Whether the sentence marked in the first passage answers; `None` where none is marked."""

    @property
    def rank(self) -> int | None:
        """Of the first right passage among those returned, 1 the best; `None` where none of them is right."""
        return self.relevance.index(True) + 1 if True in self.relevance else None

    @property
    def is_right(self) -> bool:
        """Answered with the right passage first, or rightly refused."""
        return (self.is_answered and self.rank == 1) if self.is_answerable else not self.is_answered

    def has_right_within(self, k: int) -> bool:
        return True in self.relevance[:k]

    @property
    def ndcg(self) -> float:
        """Normalised discounted cumulative gain (Järvelin and Kekäläinen 2002, TOIS), a passage being right or not."""
        gained = sum(1 / log2(place + 2) for place, is_right in enumerate(self.relevance) if is_right)
        ideal = sum(1 / log2(place + 2) for place in range(min(max(self.relevant, 1), SHOWN)))
        return gained / ideal


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares of the questions of one group; `nan` where the group holds none of the kind."""

    questions: int
    right: float
    """(Right passage first + unanswerable ones refused) / all."""
    answer_at_1: float
    """Of the answerable ones: answered, and the first passage is right."""
    answer_at_3: float
    recall_at_1: float
    """Of the answerable ones: a right passage is the first, whether answered or refused."""
    recall_at_5: float
    recall_at_10: float
    mrr: float
    """Mean reciprocal rank of the first right passage, whether answered or refused; 0 where none of them is right."""
    ndcg_at_10: float
    sentence: float
    """Of the questions whose first passage is right and marked: the marked sentence answers."""
    refused_unanswerable: float
    refused_answerable: float


def figures(outcomes: Sequence[Outcome]) -> Figures:
    answerable = [one for one in outcomes if one.is_answerable]
    unanswerable = [one for one in outcomes if not one.is_answerable]
    marked = [one for one in answerable if one.is_marked is not None and one.has_right_within(1)]
    return Figures(
        questions=len(outcomes),
        right=_share(outcomes, lambda one: one.is_right),
        answer_at_1=_share(answerable, lambda one: one.is_answered and one.has_right_within(1)),
        answer_at_3=_share(answerable, lambda one: one.is_answered and one.has_right_within(3)),
        recall_at_1=_share(answerable, lambda one: one.has_right_within(1)),
        recall_at_5=_share(answerable, lambda one: one.has_right_within(5)),
        recall_at_10=_share(answerable, lambda one: one.has_right_within(10)),
        mrr=_share(answerable, lambda one: 1 / one.rank if one.rank else 0.0),
        ndcg_at_10=_share(answerable, lambda one: one.ndcg),
        sentence=_share(marked, lambda one: bool(one.is_marked)),
        refused_unanswerable=_share(unanswerable, lambda one: not one.is_answered),
        refused_answerable=_share(answerable, lambda one: not one.is_answered),
    )


def figures_by(outcomes: Iterable[Outcome], group: Callable[[Outcome], str]) -> dict[str, Figures]:
    """Figures of each group, by the group's name."""
    grouped: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        grouped.setdefault(group(outcome), []).append(outcome)
    return {name: figures(grouped[name]) for name in sorted(grouped)}


def right_interval(outcomes: Sequence[Outcome]) -> tuple[float, float]:
    """Between what `right` lies in 95 of 100 resamples of the questions (percentile bootstrap, Efron 1979)."""
    if not outcomes:
        return float("nan"), float("nan")
    is_right = np.asarray([one.is_right for one in outcomes], np.float64)
    drawn = np.random.default_rng(_SEED).integers(0, len(is_right), (_RESAMPLES, len(is_right)))
    low, high = np.percentile(is_right[drawn].mean(axis=1), [2.5, 97.5])
    return float(low), float(high)


@dataclass(frozen=True, slots=True)
class Bin:
    """Questions of about the same confidence: how sure the bot was, and how often its first passage was right."""

    questions: int
    confidence: float
    right_first: float


def reliability(outcomes: Sequence[Outcome]) -> list[Bin]:
    """Ten bins of equal width, those that hold a question, least sure first."""
    bins: dict[int, list[Outcome]] = {}
    for one in outcomes:
        bins.setdefault(min(int(one.confidence * _BINS), _BINS - 1), []).append(one)
    return [
        Bin(
            len(held),
            _share(held, lambda one: one.confidence),
            _share(held, lambda one: one.is_answerable and one.has_right_within(1)),
        )
        for _, held in sorted(bins.items())
    ]


def calibration_error(outcomes: Sequence[Outcome]) -> float:
    """Expected calibration error (Naeini and others 2015, AAAI): how far confidence is off, on average."""
    return sum(one.questions * abs(one.confidence - one.right_first) for one in reliability(outcomes)) / max(
        len(outcomes), 1
    )


def _share(outcomes: Sequence[Outcome], value: Callable[[Outcome], float]) -> float:
    return sum(map(value, outcomes)) / len(outcomes) if outcomes else float("nan")
