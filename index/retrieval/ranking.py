"""The ranker: evidence -> the order of passages, and how sure the first one is. Plain numbers, fitted by `fitting`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from index.retrieval.evidence import FEATURES, Evidence, Floats

CONFIDENCE_FEATURES = (
    "score",
    "lead",
    "late_window",
    "late_both",
    "soft_window",
    "cover_both",
    "soft_body",
    "least_covered",
    "rarest_covered",
    "unknown",
    "dense",
    "kind_missing",
    "numbers_missing",
    "words",
)
"""What the probability that a passage answers is made of, beside the ranker's score."""


@dataclass(frozen=True, slots=True)
class Ranker:
    """Two linear models: one orders passages, the other says how likely each one answers."""

    weights: Floats
    confidence_weights: Floats
    confidence_bias: float
    threshold: float
    """From this confidence on a question is answered."""

    @classmethod
    @cache
    def bundled(cls) -> Ranker:
        """The one that comes with the package."""
        return cls.from_json(files("index.retrieval").joinpath("ranker.json").read_text("utf-8"))

    @classmethod
    def from_json(cls, text: str) -> Ranker:
        stored = json.loads(text)
        weights = np.asarray([stored["ranking"].get(name, 0.0) for name in FEATURES], np.float32)
        confidence = np.asarray([stored["confidence"].get(name, 0.0) for name in CONFIDENCE_FEATURES], np.float32)
        return cls(weights, confidence, float(stored["bias"]), float(stored["threshold"]))

    def to_json(self) -> str:
        stored = {
            "ranking": dict(zip(FEATURES, np.round(self.weights, 4).tolist(), strict=True)),
            "confidence": dict(zip(CONFIDENCE_FEATURES, np.round(self.confidence_weights, 4).tolist(), strict=True)),
            "bias": round(self.confidence_bias, 4),
            "threshold": round(self.threshold, 4),
        }
        return json.dumps(stored, indent=1) + "\n"

    def scores(self, evidence: Evidence) -> Floats:
        """One score a candidate; only their order means something."""
        found: Floats = evidence.features @ self.weights
        return found

    def probabilities(self, evidence: Evidence, scores: Floats, unknown: int) -> Floats:
        """How likely each candidate answers the question, given how far it stands before the others."""
        logits = confidence_features(evidence, scores, unknown) @ self.confidence_weights + self.confidence_bias
        return np.asarray(1.0 / (1.0 + np.exp(-logits)), np.float32)


def confidence_features(evidence: Evidence, scores: Floats, unknown: int) -> Floats:
    """Shape `(candidates, len(CONFIDENCE_FEATURES))`; `unknown` counts the question's names that no article holds."""
    column = {name: evidence.features[:, FEATURES.index(name)] for name in FEATURES}
    ordered = np.sort(scores)[::-1]
    runner_up = np.where(scores >= ordered[0], ordered[1] if len(ordered) > 1 else ordered[0] - 1.0, ordered[0])
    cover = evidence.word_cover
    asked = column["asked_amount"] + column["asked_date"] + column["asked_reason"] + column["asked_person"]
    ones = np.ones(len(scores), np.float32)
    values = {
        "score": scores,
        "lead": np.clip(scores - runner_up, -2.0, 2.0),
        "late_window": column["late_window"],
        "late_both": column["late_both"],
        "soft_window": column["soft_window"],
        "cover_both": column["cover_both"],
        "soft_body": column["soft_body"],
        "least_covered": cover.min(axis=0) if len(cover) else 0 * ones,
        "rarest_covered": column["rarest_covered"],
        "unknown": min(unknown, 2) * ones,
        "dense": column["dense"],
        "kind_missing": evidence.asks_for_kind * (1.0 - np.minimum(asked, 1.0)),
        "numbers_missing": evidence.holds_numbers * (1.0 - column["numbers_covered"]),
        "words": min(len(cover), 8) / 8 * ones,
    }
    return np.stack([np.asarray(values[name], np.float32) for name in CONFIDENCE_FEATURES], axis=1)
