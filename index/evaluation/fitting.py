"""Gold questions -> the numbers of the ranker: which evidence counts how much, and when to refuse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.answering import Answerer
from index.answering.rankers import save_ranker
from index.datatypes import Embedder, Reranker
from index.evaluation.questions import GoldQuestion
from index.retrieval.close_reading import CloseReading
from index.retrieval.evidence import FEATURES, Evidence, Floats
from index.retrieval.marking import SENTENCE_FEATURES
from index.retrieval.ranking import CONFIDENCE_FEATURES, SPEAKS_AGAINST, Ranker, confidence_features
from index.retrieval.retriever import Candidates

_NEGATIVES = 25
_ORDER_PENALTY, _SENTENCE_PENALTY, _READ_PENALTY, _CONFIDENCE_PENALTY = 3.0, 1.0, 0.1, 3.0
_MOST_REFUSED = 0.08
"""Share of the answerable questions that may be refused."""

_MOST_READ_WEIGHT = 10.0
_OWN_LANGUAGE = 0.5
"""What a passage in the question's language gains on top, in scores: whoever asks would rather read it than one as likely in
another (`index/training/RESULTS.md`)."""


@dataclass(frozen=True, slots=True)
class Collection:
    """Gold questions, who answers them, and how much all of them count together."""

    answerer: Answerer
    questions: Sequence[GoldQuestion]
    weight: float = 1.0
    is_gold: bool = True
    """Asked as people ask. On others only the confidence is fitted: neither the order nor the threshold."""


@dataclass(frozen=True, slots=True)
class _Firsts:
    """Of some questions what is known of the first passage; all arrays have a row for each question."""

    features: Floats
    """Those of the confidence."""
    is_right: NDArray[np.bool_]
    is_answerable: NDArray[np.bool_]
    importance: NDArray[np.float64]

    def with_others(self, others: _Firsts) -> _Firsts:
        return _Firsts(*(np.concatenate([getattr(self, one.name), getattr(others, one.name)]) for one in fields(self)))


@dataclass(frozen=True, slots=True)
class Example:
    """One gold question with its candidates and which of them are right."""

    gold: GoldQuestion
    candidates: Candidates
    evidence: Evidence
    is_right: NDArray[np.bool_]
    answering: Mapping[int, NDArray[np.bool_]]
    """Of each right candidate, by its place, which of its sentences answer."""
    weight: float
    """How much it counts: a collection's examples share the collection's weight."""
    reading: CloseReading | None = None

    @property
    def unknown(self) -> int:
        return len(self.candidates.question.unknown_names)


def fit(collections: Sequence[Collection]) -> Ranker:
    """Fit the order on pairs of a right and a wrong passage for one question (Joachims 2002, KDD), that of sentences on pairs
    of a right passage's, the confidence on whether the first passage was right, and set the threshold where most questions
    come out right.

    The confidence is fitted on scores of rankers that have not seen the question's event, or it would be too sure.
    """
    found = [(collection, examples_of(collection)) for collection in collections]
    asked = [one for collection, examples in found if collection.is_gold for one in examples]
    weights = _fit_order(asked)
    read = [(collection.is_gold, _read(examples, collection.answerer, weights)) for collection, examples in found]
    of_gold = [one for is_gold, examples in read if is_gold for one in examples]
    others = [one for is_gold, examples in read if not is_gold for one in examples]
    read_weight = _fit_reading(of_gold, weights)
    gold = _held_out(of_gold, read_weight)
    known = gold.with_others(_firsts(others, Ranker.of_order(weights, read_weight))) if others else gold
    confidence, bias = _logistic(
        known.features, known.is_right, known.importance, CONFIDENCE_FEATURES, _CONFIDENCE_PENALTY, has_bias=True
    )
    probabilities = 1 / (1 + np.exp(-(gold.features @ confidence + bias)))
    threshold = _threshold(probabilities, gold)
    return Ranker(weights, _fit_sentences(asked), read_weight, confidence, bias, threshold)


def fit_for(folder: Path, embedder: Embedder, reranker: Reranker | None, questions: Sequence[GoldQuestion]) -> Path:
    """Fit a ranker for these models on the index in a folder and keep it there; questions of the part `aside` are left out."""
    answerer = Answerer.open(folder, embedder, reranker, Ranker.bundled())
    ranker = fit([Collection(answerer, [question for question in questions if question.part != "aside"])])
    answerer.close()
    return save_ranker(ranker, folder, embedder, reranker)


def examples_of(collection: Collection) -> list[Example]:
    """What the retriever finds for each question of one collection."""
    found = []
    for gold in collection.questions:
        candidates, passages = collection.answerer.candidates(gold.question)
        if candidates.evidence is not None:
            is_right = np.asarray([gold.is_answered_by(passage, article) for passage, article in passages], bool)
            answering = {
                place: np.asarray(gold.answering_sentences(*passages[place]), bool)
                for place in np.flatnonzero(is_right).tolist()
            }
            weight = collection.weight / len(collection.questions)
            found.append(Example(gold, candidates, candidates.evidence, is_right, answering, weight))
    return found


def _read(examples: Sequence[Example], answerer: Answerer, weights: Floats) -> list[Example]:
    """With what the reranker says of the best."""
    return [
        replace(one, reading=answerer.read(one.gold.question, one.candidates, one.evidence.features @ weights))
        for one in examples
    ]


def _fit_reading(examples: Sequence[Example], weights: Floats) -> float:
    """What a reranker's logit counts beside the score; 0 where nothing was read."""
    groups = []
    for example in examples:
        if example.reading is not None:
            places = example.reading.places
            read = np.stack([(example.evidence.features @ weights)[places], example.reading.logits], axis=1)
            is_right = example.is_right[places]
            groups.append((read[is_right], read[~is_right], example.weight))
    score, logit = _fit_pairs(groups, ("score", "read"), _READ_PENALTY)
    return float(min(logit / max(score, 1e-6), _MOST_READ_WEIGHT))


def _fit_order(examples: Sequence[Example]) -> Floats:
    # most gold questions are asked across languages, most people's are not: both kinds count alike
    shares = {True: 0.0, False: 0.0}
    for example in examples:
        shares[_has_own_language(example)] += example.weight * bool(example.is_right.any())
    balance = {kind: 1 / share if share else 0.0 for kind, share in shares.items()}
    groups = []
    for example in examples:
        right, wrong = example.evidence.features[example.is_right], example.evidence.features[~example.is_right]
        likely = wrong[:, FEATURES.index("late_both")] + wrong[:, FEATURES.index("cover_body")]
        hardest = wrong[np.argsort(-likely)[:_NEGATIVES]]
        groups.append((right, hardest, balance[_has_own_language(example)] * example.weight))
    weights = _fit_pairs(groups, FEATURES, _ORDER_PENALTY)
    weights[FEATURES.index("same_language")] += _OWN_LANGUAGE
    return weights


def _fit_sentences(examples: Sequence[Example]) -> Floats:
    groups = []
    for example in examples:
        for place, answers in example.answering.items():
            sentences = example.evidence.sentences_of(place)
            groups.append((sentences[answers], sentences[~answers], example.weight / len(example.answering)))
    return _fit_pairs(groups, SENTENCE_FEATURES, _SENTENCE_PENALTY)


def _fit_pairs(groups: Sequence[tuple[Floats, Floats, float]], names: Sequence[str], penalty: float) -> Floats:
    """Weights by which what is right comes before what is wrong in as many groups as can be: the features of the right ones, of
    the wrong ones, and how much the group counts; zeros where there is nothing to compare.
    """
    pairs, importance = [], []
    for right, wrong, weight in groups:
        if len(right) and len(wrong):
            differences = (right[:, None, :] - wrong[None, :, :]).reshape(-1, len(names))
            pairs.append(differences)
            importance.append(np.full(len(differences), weight / len(differences)))
    if not pairs:
        return np.zeros(len(names), np.float32)
    stacked = np.concatenate(pairs)
    right_first = np.ones(len(stacked), bool)
    return _logistic(stacked, right_first, np.concatenate(importance), names, penalty, has_bias=False)[0]


def _has_own_language(example: Example) -> bool:
    """Whether a right passage is in the question's language."""
    return bool(example.evidence.features[example.is_right, FEATURES.index("same_language")].any())


def _held_out(examples: Sequence[Example], read_weight: float) -> _Firsts:
    """Each question's first passage in the order of a ranker that has not seen the question's event."""
    found: _Firsts | None = None
    for event in sorted({example.gold.event for example in examples}):
        ranker = Ranker.of_order(_fit_order([one for one in examples if one.gold.event != event]), read_weight)
        firsts = _firsts([example for example in examples if example.gold.event == event], ranker)
        found = found.with_others(firsts) if found else firsts
    assert found is not None
    return found


def _firsts(examples: Sequence[Example], ranker: Ranker) -> _Firsts:
    rows: list[tuple[Floats, bool, bool, float]] = []
    for example in examples:
        scores = ranker.scores(example.evidence)
        if example.reading is not None:
            scores = ranker.reordered(scores, example.reading)
        first = int(scores.argmax())
        features = confidence_features(example.evidence, scores, example.unknown, example.reading)[first]
        rows.append((features, bool(example.is_right[first]), bool(example.gold.answers), example.weight))
    features, is_right, is_answerable, importance = zip(*rows, strict=True)
    return _Firsts(
        np.asarray(features, np.float32), np.asarray(is_right), np.asarray(is_answerable), np.asarray(importance)
    )


def _threshold(probabilities: NDArray[np.float64], gold: _Firsts) -> float:
    """The confidence from which most questions come out right, of those that keep the promise to refuse few that have an
    answer.
    """
    steps = np.linspace(0.05, 0.95, 181)
    outcomes = [
        np.where(gold.is_answerable, gold.is_right & (probabilities >= step), probabilities < step) for step in steps
    ]
    right = np.asarray([np.average(outcome, weights=gold.importance) for outcome in outcomes])
    answerable, weights = probabilities[gold.is_answerable], gold.importance[gold.is_answerable]
    refused = np.asarray([np.average(answerable < step, weights=weights) for step in steps])
    allowed = refused <= _MOST_REFUSED
    return float(steps[allowed][right[allowed].argmax()]) if allowed.any() else float(steps[0])


def _logistic(
    features: Floats,
    labels: NDArray[np.bool_],
    importance: NDArray[np.float64],
    names: Sequence[str],
    penalty: float,
    *,
    has_bias: bool,
) -> tuple[Floats, float]:
    """Logistic regression with a ridge penalty, each weight held to the sign that its feature can only have."""
    from scipy.optimize import minimize  # scipy is needed for fitting only
    from scipy.special import expit

    scale = np.maximum(features.std(axis=0), 1e-6)
    scaled, target = features / scale, np.where(labels, 1.0, -1.0)
    shares = importance / importance.sum() * min(len(labels), 600)
    width = len(names)

    def loss(parameters: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        margins = target * (scaled @ parameters[:width] + (parameters[width] if has_bias else 0.0))
        slopes = -target * shares * expit(-margins)
        gradient = scaled.T @ slopes + penalty * parameters[:width]
        value = float(shares @ np.logaddexp(0, -margins)) + penalty / 2 * float(parameters[:width] @ parameters[:width])
        return value, np.append(gradient, slopes.sum()) if has_bias else gradient

    bounds = [(None, 0.0) if name in SPEAKS_AGAINST else (0.0, None) for name in names] + [(None, None)] * has_bias
    found = minimize(loss, np.zeros(width + has_bias), jac=True, bounds=bounds, method="L-BFGS-B").x
    return (found[:width] / scale).astype(np.float32), float(found[width]) if has_bias else 0.0
