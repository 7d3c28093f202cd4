"""Any sentence-transformers model, by name or folder, with its own query and passage prompts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

from index.datatypes import Vectors
from index.errors import EmbedderError
from index.model_hub import is_at_hand, one_line, quieten

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_PASSAGE_PROMPTS = ("passage", "document", "corpus")


class TransformerEmbedder:
    """Holds a loaded model; `from_name` builds it."""

    def __init__(self, name: str, model: SentenceTransformer) -> None:
        self._name = name
        self._model = model

    @classmethod
    def from_name(cls, name: str) -> TransformerEmbedder:
        """`name` is a folder, or a name on a model hub.

        Raises `EmbedderError` where the model cannot be had or is none.
        """
        from sentence_transformers import SentenceTransformer  # brings torch: 7 to 10 s

        quieten()
        try:
            return cls(name, SentenceTransformer(name, local_files_only=is_at_hand(name)))
        except Exception as error:  # hub, file and weight errors of four libraries end here
            raise EmbedderError(
                f"the embedding model '{name}' cannot be loaded ({one_line(error)}); check INDEX_EMBEDDER and the network, or use INDEX_EMBEDDER=static"
            ) from error

    @property
    def dimension(self) -> int:
        return int(self._model.get_embedding_dimension() or 0)

    @cached_property
    def fingerprint(self) -> str:
        """Name, size and the vector of a fixed text: other weights or prompts under one name give another."""
        probe = np.concatenate([self.embed_queries(["talentmoves"]), self.embed_passages(["talentmoves"])])
        return f"{self._name}-{self.dimension}-{blake2b(np.round(probe, 3).tobytes(), digest_size=6).hexdigest()}"

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        return self._embed(texts, "query" if "query" in self._model.prompts else None)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        return self._embed(texts, next((name for name in _PASSAGE_PROMPTS if name in self._model.prompts), None))

    def _embed(self, texts: Sequence[str], prompt: str | None) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimension), np.float32)
        vectors = self._model.encode(
            list(texts), prompt_name=prompt, normalize_embeddings=True, show_progress_bar=False
        )
        unit = np.asarray(vectors, np.float32)
        if not np.isfinite(unit).all():
            raise EmbedderError(f"the embedding model '{self._name}' gives vectors that are not numbers")
        return unit
