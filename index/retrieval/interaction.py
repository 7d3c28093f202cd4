"""Late interaction: how well a passage's tokens match a question's (ColBERT, Khattab and Zaharia 2020, SIGIR)."""

from __future__ import annotations

from dataclasses import dataclass

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
    own: Floats
    """Of each candidate as `passages`, for what was asked without what was carried over from earlier turns."""


@stage("compare token by token")
def interaction_of(asked: AskedTokens, tokens: TokenRows, own: int | None = None) -> Interaction:
    """Compare a question with its candidates; what follows its `own` characters was carried over and counts less."""
    likeness = tokens.likeness(asked)
    titles, ends = tokens.passages[:-1], tokens.passages[1:]
    weights, own_weights = (_weights(asked, own, share) for share in (CARRIED, 0.0))
    best = np.maximum.reduceat(likeness, titles, axis=1)
    is_sentence = np.ones(len(tokens.rows), bool)
    is_sentence[titles] = False
    places = np.flatnonzero(is_sentence)
    alone = likeness[:, places]
    leading = likeness[:, places - 1]  # of a first sentence the title
    of_title = likeness[:, np.repeat(titles, ends - titles - 1)]
    return Interaction(
        passages=weights @ best,
        sentences=weights @ alone,
        led=weights @ np.maximum(np.maximum(alone, leading), of_title),
        own=own_weights @ best,
    )


def _weights(asked: AskedTokens, own: int | None, share: float) -> Floats:
    """The tokens' weights, of those that follow the question's own characters only a `share`; together 1."""
    is_own = asked.starts < (np.inf if own is None else own)
    weights = asked.weights * np.where(is_own, 1.0, share)
    return np.asarray(weights / max(float(weights.sum()), 1e-9), np.float32)
