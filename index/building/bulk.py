"""Batches of passages -> what is kept of their vectors: by this process, or by others while it goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

import numpy as np

from index.datatypes import Embedder, TokenEmbedder, Vectors
from index.retrieval.tokens import TokenRows

Batch = Sequence[Sequence[str]]
"""Passages, each as its article's title and its sentences."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """Some passages."""

    vectors: Vectors
    tokens: TokenRows | None
    """`None` where the embedder gives none."""

    @classmethod
    def joined(cls, parts: Sequence[Embedded]) -> Embedded:
        """All passages of at least one part, in order."""
        tokens = [part.tokens for part in parts if part.tokens]
        return cls(np.concatenate([part.vectors for part in parts]), TokenRows.joined(tokens) if tokens else None)

    def moved(self, places: Sequence[int]) -> Embedded:
        """Each passage at its place among `places`."""
        order = np.argsort(np.asarray(places, np.int64), kind="stable")
        return Embedded(self.vectors[order], self.tokens.take(order) if self.tokens else None)


class Bulk(Protocol):
    """Embeds batches for a rebuild."""

    @property
    def ahead(self) -> int:
        """How many parts of the index may be begun before the first of them is waited for."""

    def begin(self, batch: Batch) -> Callable[[], Embedded]:
        """Begin with one batch; what is returned waits for it."""


@dataclass(frozen=True, slots=True)
class Alone:
    """This process embeds each batch when it is wanted."""

    embedder: Embedder

    @property
    def ahead(self) -> int:
        return 0

    def begin(self, batch: Batch) -> Callable[[], Embedded]:
        return partial(embed, self.embedder, batch)


def embed(embedder: Embedder, batch: Batch) -> Embedded:
    """Embed one batch, here and now."""
    if isinstance(embedder, TokenEmbedder):
        read = embedder.read_passages(batch)
        vectors = np.zeros((len(batch), embedder.dimension), np.float32)
        for place, passage in enumerate(read):
            vectors[place] = passage.vector
        return Embedded(vectors, TokenRows.of(read, embedder.width))
    if not batch:
        return Embedded(np.zeros((0, embedder.dimension), np.float32), None)
    vectors = embedder.embed_passages(["\n".join(rows) for rows in batch])
    return Embedded(vectors.astype(np.float32, copy=False), None)
