"""Fits the numbers of `index/stories/kinship.py`: `python -m tests.gold.fit_stories` prints them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from index.embedding import StaticEmbedder
from index.stories.kinship import FEATURES, SPEAKS_AGAINST, features_of, rarity_of
from tests.gold.story_pairs import (
    GOLD,
    SEEDS,
    STORIES,
    Pair,
    labelled_pairs,
    pairs_of_pages,
    pairs_of_seeds,
    profiles_in,
)

_RIDGE = 0.005
_LABELLED = 3.0
"""What a pair that was written for the purpose counts."""


def rows_of(pairs: Sequence[Pair], folder: Path, static: StaticEmbedder) -> NDArray[np.float64]:
    """Features of the pairs with the label last, of those pairs that share a name at least, shape `(n, features + 1)`."""
    profiles = profiles_in(folder, static)
    naming = Counter(name for profile in profiles.values() for name in chain(profile.people, profile.organisations))
    rows = []
    for pair in pairs:
        found = features_of(profiles[pair.a], profiles[pair.b], lambda name: rarity_of(naming[name]))
        if pair.same_event or found["people"] or found["organisations"]:
            rows.append([*(found[name] for name in FEATURES), float(pair.same_event)])
    return np.asarray(rows)


def fitted(rows: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weights and bias of least logistic loss, with the sign that each feature is known to have."""
    features, labels = np.column_stack([rows[:, :-1], np.ones(len(rows))]), rows[:, -1]

    def loss(numbers: NDArray[np.float64]) -> float:
        logits = features @ numbers
        losses = np.logaddexp(0, logits) - labels * logits
        return float((weights * losses).sum() / weights.sum() + _RIDGE * (numbers[:-1] ** 2).mean())

    bounds = [(None, 0) if name in SPEAKS_AGAINST else (0, None) for name in FEATURES]
    return np.asarray(minimize(loss, np.zeros(features.shape[1]), bounds=[*bounds, (None, None)]).x)


def main() -> None:
    static = StaticEmbedder.from_folder()
    tune = [pair for pair in labelled_pairs() if pair.part == "tune"]
    sources = ((tune, STORIES, _LABELLED), (pairs_of_seeds(), SEEDS, 1.0), (pairs_of_pages(), GOLD / "pages", 1.0))
    parts = [(rows_of(pairs, folder, static), weight) for pairs, folder, weight in sources]
    rows = np.concatenate([part for part, _ in parts])
    numbers = fitted(rows, np.concatenate([np.full(len(part), weight) for part, weight in parts]))
    for name, number in zip((*FEATURES, "bias"), numbers.tolist(), strict=True):
        print(f"{name:15} {number:.2f}")
    for part, _ in parts:
        probability = 1 / (1 + np.exp(-(part[:, :-1] @ numbers[:-1] + numbers[-1])))
        found, right = probability >= 0.5, part[:, -1] == 1
        print(
            f"pairs {len(part)}, found {found.sum()}, precision {right[found].mean():.2f}, recall {found[right].mean():.2f}"
        )


if __name__ == "__main__":
    main()
