"""Any cross-encoder of sentence-transformers, by name or folder: one score for a whole extract."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.datatypes import Extract
from index.errors import RerankerError
from index.model_hub import is_at_hand, one_line, quieten

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

_PROBE = ("Who joined?", Extract("A move", ("Somebody joined.",)))


class TransformerReranker:
    """Holds a loaded model; `from_name` builds it."""

    def __init__(self, name: str, model: CrossEncoder) -> None:
        self._name = name
        self._model = model

    @classmethod
    def from_name(cls, name: str) -> TransformerReranker:
        """`name` is a folder, or a name on a model hub.

        Raises `RerankerError` where the model cannot be had or gives no single score.
        """
        from sentence_transformers import CrossEncoder  # brings torch: 7 to 10 s

        quieten()
        try:
            model = CrossEncoder(name, local_files_only=is_at_hand(name))
        except Exception as error:  # hub, file and weight errors of four libraries end here
            raise RerankerError(
                f"the reranking model '{name}' cannot be loaded ({one_line(error)}); check INDEX_RERANKER and the network, or use INDEX_RERANKER=none"
            ) from error
        if model.config.num_labels != 1:
            raise RerankerError(f"the reranking model '{name}' gives {model.config.num_labels} numbers a pair, not one")
        return cls(name, model)

    @cached_property
    def fingerprint(self) -> str:
        """Name and the score of a fixed pair: other weights under one name give another."""
        question, extract = _PROBE
        score = np.round(self.relevance(question, [extract])[0], 3)
        return f"{self._name}-{blake2b(score.tobytes(), digest_size=6).hexdigest()}"

    def relevance(self, question: str, extracts: Sequence[Extract]) -> list[NDArray[np.float32]]:
        """For each extract its score, the same for all its sentences."""
        if not extracts:
            return []
        from torch.nn import Identity

        pairs = [(question, " ".join((extract.title, *extract.sentences))) for extract in extracts]
        scores = np.asarray(self._model.predict(pairs, activation_fn=Identity(), show_progress_bar=False), np.float32)
        if not np.isfinite(scores).all():
            raise RerankerError(f"the reranking model '{self._name}' gives scores that are not numbers")
        return [
            np.full(len(extract.sentences), score, np.float32) for score, extract in zip(scores, extracts, strict=True)
        ]
