"""The ranker: evidence -> the order of passages, the sentence that answers, and how sure the first passage is. Plain numbers, fitted by `fitting`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from index.retrieval.close_reading import SURE, CloseReading
from index.retrieval.evidence import FEATURES, Evidence, Floats
from index.retrieval.marking import SENTENCE_FEATURES
from index.retrieval.topic import touched
from index.stages import stage

CONFIDENCE_FEATURES = (
    "lead",
    "dense",
    "interaction",
    "interaction_behind",
    "window_missing",
    "concept_missing",
    "gap_article",
    "untouched",
    "unknown",
    "kind_missing",
    "money_missing",
    "numbers_missing",
    "read",
    "read_better",
)
"""What the probability that a passage answers is made of, beside the ranker's score; the last two where a reranker reads."""


SPEAKS_AGAINST = frozenset(
    {
        "same_language",
        "interaction_behind",
        "window_missing",
        "concept_missing",
        "gap_article",
        "untouched",
        "unknown",
        "kind_missing",
        "money_missing",
        "numbers_missing",
        "read_better",
    }
)
"""Features that can only lower a passage's chances; all others can only raise them. Held when fitting: with a hundred
examples a free sign is mostly noise. (The own language counts against a passage because its words match too easily.)"""

_RANKERS = Path(__file__).with_name("rankers")
_COVERED, _TOUCHED = 0.5, 0.5


@dataclass(frozen=True, slots=True)
class Ranker:
    """Three linear models: one orders passages, one a passage's sentences, the last says how likely a passage answers."""

    weights: Floats
    sentence_weights: Floats
    read_weight: float
    """What a reranker's logit counts beside the score; 0 where there is no reranker."""
    confidence_weights: Floats
    confidence_bias: float
    threshold: float
    """From this confidence on a question is answered."""

    @staticmethod
    def bundled(with_tokens: bool = False) -> Ranker:
        """The one that comes with the package, for doing without a reranker; `with_tokens` for an embedder of tokens."""
        return _bundled("contextual" if with_tokens else "static")

    @classmethod
    def of_order(cls, weights: Floats, read_weight: float = 0.0) -> Ranker:
        """One that orders passages and knows nothing yet of their sentences, nor of how sure it is."""
        of_sentences, confidence = (
            np.zeros(len(names), np.float32) for names in (SENTENCE_FEATURES, CONFIDENCE_FEATURES)
        )
        return cls(weights, of_sentences, read_weight, confidence, 0.0, 0.5)

    @classmethod
    def from_json(cls, text: str) -> Ranker:
        stored = json.loads(text)
        return cls(
            weights=_numbers(stored["ranking"], FEATURES),
            sentence_weights=_numbers(stored["sentence"], SENTENCE_FEATURES),
            read_weight=float(stored["read"]),
            confidence_weights=_numbers(stored["confidence"], CONFIDENCE_FEATURES),
            confidence_bias=float(stored["bias"]),
            threshold=float(stored["threshold"]),
        )

    def to_json(self) -> str:
        stored = {
            "ranking": _named(self.weights, FEATURES),
            "sentence": _named(self.sentence_weights, SENTENCE_FEATURES),
            "read": round(self.read_weight, 4),
            "confidence": _named(self.confidence_weights, CONFIDENCE_FEATURES),
            "bias": round(self.confidence_bias, 4),
            "threshold": round(self.threshold, 4),
        }
        return json.dumps(stored, indent=1) + "\n"

    def scores(self, evidence: Evidence) -> Floats:
        """One score a candidate; only their order means something."""
        found: Floats = evidence.features @ self.weights
        return found

    def sentence_scores(self, evidence: Evidence, place: int) -> Floats:
        """One score a sentence of the candidate at `place`; only their order means something."""
        found: Floats = evidence.sentences_of(place) @ self.sentence_weights
        return found

    def reordered(self, scores: Floats, reading: CloseReading) -> Floats:
        """The scores with what a reranker says of the best: those that it has read stay before all others."""
        found: Floats = scores - (scores.max() - scores.min()) - np.float32(2 * self.read_weight * SURE)
        found[reading.places] = scores[reading.places] + self.read_weight * reading.logits
        return found

    @stage("how sure")
    def probabilities(
        self, evidence: Evidence, scores: Floats, unknown: int, reading: CloseReading | None = None
    ) -> Floats:
        """How likely each candidate answers the question, given how far it stands before the others."""
        features = confidence_features(evidence, scores, unknown, reading)
        logits = features @ self.confidence_weights + self.confidence_bias
        return np.asarray(1.0 / (1.0 + np.exp(-logits)), np.float32)


def _named(weights: Floats, names: Sequence[str]) -> dict[str, float]:
    return {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}


def _numbers(stored: Mapping[str, float], names: Sequence[str]) -> Floats:
    if stored.keys() != set(names):
        raise ValueError("the ranker's numbers are of other features; fit it anew with `make fit`")
    return np.asarray([stored[name] for name in names], np.float32)


@cache
def _bundled(name: str) -> Ranker:
    return Ranker.from_json((_RANKERS / f"{name}.json").read_text("utf-8"))


def confidence_features(
    evidence: Evidence, scores: Floats, unknown: int, reading: CloseReading | None = None
) -> Floats:
    """Shape `(candidates, len(CONFIDENCE_FEATURES))`; `unknown` counts the question's names that no article holds."""
    column = {name: evidence.features[:, FEATURES.index(name)] for name in FEATURES}
    ordered = np.sort(scores)[::-1]
    runner_up = np.where(scores >= ordered[0], ordered[1] if len(ordered) > 1 else ordered[0] - 1.0, ordered[0])
    uncovered = (evidence.window_cover < _COVERED).astype(np.float32)
    rarity = evidence.word_weights / max(float(evidence.word_weights.sum()), 1e-6)
    of_domain = uncovered[evidence.has_concept]
    found_kind = sum(column[name] for name in FEATURES if name.startswith("asked_"))
    zeros = np.zeros(len(scores), np.float32)
    read = zeros.copy()
    if reading is not None:
        read[:] = -SURE
        read[reading.places] = reading.logits
    values = {
        "lead": np.clip(scores - runner_up, -2.0, 2.0),
        "dense": column["dense"],
        "interaction": column["interaction"],
        "interaction_behind": column["interaction"].max(initial=0.0) - column["interaction"],
        "window_missing": rarity @ uncovered,
        "concept_missing": of_domain.mean(axis=0) if len(of_domain) else zeros,
        "gap_article": column["cover_article"] - column["cover_window"],
        "untouched": zeros + max(0.0, _TOUCHED - touched(evidence)) / _TOUCHED,
        "unknown": zeros + min(unknown, 1),
        "kind_missing": evidence.asks_for_kind * (1.0 - np.minimum(found_kind, 1.0)),
        "money_missing": evidence.asks_for_money * (1.0 - np.minimum(found_kind, 1.0)),
        "numbers_missing": evidence.holds_numbers * (1.0 - column["numbers_covered"]),
        "read": read,
        "read_better": read.max() - read,
    }
    return np.stack([np.asarray(values[name], np.float32) for name in CONFIDENCE_FEATURES], axis=1)
