"""Gold questions -> the numbers of the ranker: which evidence counts how much, and when to refuse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.answering import Answerer
from index.evaluation import GoldQuestion
from index.retrieval.evidence import FEATURES, Evidence, Floats
from index.retrieval.ranking import CONFIDENCE_FEATURES, Ranker, confidence_features

_NEGATIVES = 25


@dataclass(frozen=True, slots=True)
class Example:
    """One gold question with its candidates and which of them are right."""

    gold: GoldQuestion
    evidence: Evidence
    is_right: NDArray[np.bool_]
    unknown: int


def examples_of(answerer: Answerer, questions: Sequence[GoldQuestion]) -> list[Example]:
    """What the retriever finds for each question; questions without any candidate are left out."""
    found = []
    for gold in questions:
        candidates, passages = answerer.candidates(gold.question)
        if candidates.evidence is not None:
            is_right = np.asarray([gold.is_answered_by(passage, article) for passage, article in passages], bool)
            found.append(Example(gold, candidates.evidence, is_right, len(candidates.question.unknown_names)))
    return found


def fit(examples: Sequence[Example], regularisation: float = 1.0, confidence_regularisation: float = 0.5) -> Ranker:
    """Fit the order on pairs of a right and a wrong passage for one question (Joachims 2002, KDD), the confidence on
    whether the first passage was right, and set the threshold where most questions come out right.

    The confidence is fitted on scores of rankers that have not seen the question's event, or it would be too sure.
    """
    weights = _fit_order(examples, regularisation)
    features, labels, is_answerable = _held_out_features(examples, regularisation)
    scale = np.maximum(features.std(axis=0), 1e-6)
    model = _logistic(features / scale, labels, confidence_regularisation, intercept=True)
    confidence = (model.coef_[0] / scale).astype(np.float32)
    bias = float(model.intercept_[0])
    probabilities = 1 / (1 + np.exp(-(features @ confidence + bias)))
    return Ranker(weights, confidence, bias, _threshold(probabilities, labels, is_answerable))


def _fit_order(examples: Sequence[Example], regularisation: float) -> Floats:
    differences, importance = [], []
    for example in examples:
        right, wrong = example.evidence.features[example.is_right], example.evidence.features[~example.is_right]
        if len(right) and len(wrong):
            hardest = wrong[
                np.argsort(-wrong[:, FEATURES.index("late_both")] - wrong[:, FEATURES.index("cover_both")])[:_NEGATIVES]
            ]
            pairs = (right[:, None, :] - hardest[None, :, :]).reshape(-1, len(FEATURES))
            differences.append(pairs)
            importance.append(np.full(len(pairs), 1 / len(pairs)))
    pairs, weight = np.concatenate(differences), np.concatenate(importance)
    scale = np.maximum(pairs.std(axis=0), 1e-6)
    labels = np.r_[np.ones(len(pairs)), np.zeros(len(pairs))]
    model = _logistic(
        np.r_[pairs, -pairs] / scale, labels, regularisation, intercept=False, weight=np.r_[weight, weight]
    )
    order: Floats = (model.coef_[0] / scale).astype(np.float32)
    return order


def _held_out_features(
    examples: Sequence[Example], regularisation: float
) -> tuple[Floats, NDArray[np.bool_], NDArray[np.bool_]]:
    """Confidence features of each question's first passage, whether that one is right, and whether any answers."""
    rows, labels, answerable = [], [], []
    for event in sorted({example.gold.event for example in examples}):
        weights = _fit_order([example for example in examples if example.gold.event != event], regularisation)
        for example in examples:
            if example.gold.event == event:
                scores = example.evidence.features @ weights
                first = int(scores.argmax())
                rows.append(confidence_features(example.evidence, scores, example.unknown)[first])
                labels.append(bool(example.is_right[first]))
                answerable.append(bool(example.gold.answers))
    return np.asarray(rows, np.float32), np.asarray(labels), np.asarray(answerable)


def _threshold(
    probabilities: NDArray[np.float64], first_is_right: NDArray[np.bool_], is_answerable: NDArray[np.bool_]
) -> float:
    """The confidence from which answering makes most questions come out right: the middle of the best stretch."""
    steps = np.linspace(0.05, 0.95, 181)
    right = [np.where(is_answerable, first_is_right & (probabilities >= t), probabilities < t).mean() for t in steps]
    best = steps[np.asarray(right) >= max(right) - 0.004]
    return float(np.median(best))


def _logistic(features, labels, regularisation, *, intercept, weight=None):  # type: ignore[no-untyped-def]
    from sklearn.linear_model import LogisticRegression  # scikit-learn is needed for fitting only

    model = LogisticRegression(C=regularisation, fit_intercept=intercept, max_iter=5_000)
    return model.fit(features, labels, sample_weight=weight)
