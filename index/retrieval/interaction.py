"""Late interaction: how well a passage's tokens match a question's (ColBERT, Khattab and Zaharia 2020, SIGIR)."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from index.datatypes import AskedTokens
from index.retrieval.question import CARRIED
from index.retrieval.tokens import TokenRows
from index.stages import stage

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Interaction:
    """Weighted means of the question's tokens' best cosines, 0 to 1."""

    passages: Floats
    """Of each candidate with its title, shape `(candidates,)`."""
    sentences: Floats
    """Of each sentence alone, shape `(sentences,)`."""
    led: Floats
    """Of each sentence with the one before it in its passage and the title."""


def with_less_of_carried(asked: AskedTokens, own: int) -> AskedTokens:
    """The same, with tokens that follow the question's `own` characters, carried over from earlier turns, counting less."""
    weights = np.where(asked.starts < own, asked.weights, CARRIED * asked.weights)
    return replace(asked, weights=(weights / weights.sum()).astype(np.float32))


@stage("compare token by token")
def interaction_of(asked: AskedTokens, tokens: TokenRows) -> Interaction:
    """Compare a question with its candidates."""
    likeness = tokens.likeness(asked)
    titles, ends = tokens.passages[:-1], tokens.passages[1:]
    is_sentence = np.ones(len(tokens.rows), bool)
    is_sentence[titles] = False
    places = np.flatnonzero(is_sentence)
    alone = likeness[:, places]
    leading = likeness[:, places - 1]  # of a first sentence the title
    of_title = likeness[:, np.repeat(titles, ends - titles - 1)]
    return Interaction(
        passages=asked.weights @ np.maximum.reduceat(likeness, titles, axis=1),
        sentences=asked.weights @ alone,
        led=asked.weights @ np.maximum(np.maximum(alone, leading), of_title),
    )
