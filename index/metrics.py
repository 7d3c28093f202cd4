"""Figures of a report card, from how each gold question was answered. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass


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
    rank: int | None
    """Of the first right passage among those returned, 1 the best; `None` where none of them is right."""
    confidence: float

    @property
    def is_right(self) -> bool:
        """Answered with the right passage first, or rightly refused."""
        return (self.is_answered and self.rank == 1) if self.is_answerable else not self.is_answered


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares of the questions of one group; `nan` where the group holds none of the kind."""

    questions: int
    right: float
    """(Right passage first + unanswerable ones refused) / all."""
    answer_at_1: float
    """Of the answerable ones: answered, and the first passage is right."""
    answer_at_3: float
    mrr: float
    """Mean reciprocal rank of the first right passage, whether answered or refused; 0 where none of them is right."""
    refused_unanswerable: float
    refused_answerable: float


def figures(outcomes: Sequence[Outcome]) -> Figures:
    answerable = [one for one in outcomes if one.is_answerable]
    unanswerable = [one for one in outcomes if not one.is_answerable]
    return Figures(
        questions=len(outcomes),
        right=_share(outcomes, lambda one: one.is_right),
        answer_at_1=_share(answerable, lambda one: one.is_answered and one.rank == 1),
        answer_at_3=_share(answerable, lambda one: one.is_answered and one.rank is not None and one.rank <= 3),
        mrr=_share(answerable, lambda one: 1 / one.rank if one.rank else 0.0),
        refused_unanswerable=_share(unanswerable, lambda one: not one.is_answered),
        refused_answerable=_share(answerable, lambda one: not one.is_answered),
    )


def figures_by(outcomes: Iterable[Outcome], group: Callable[[Outcome], str]) -> dict[str, Figures]:
    """Figures of each group, by the group's name."""
    grouped: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        grouped.setdefault(group(outcome), []).append(outcome)
    return {name: figures(grouped[name]) for name in sorted(grouped)}


def _share(outcomes: Sequence[Outcome], value: Callable[[Outcome], float]) -> float:
    return sum(map(value, outcomes)) / len(outcomes) if outcomes else float("nan")
