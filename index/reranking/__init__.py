"""Question and extracts, read together by a cross-encoder of one's own -> how likely each sentence answers."""

from __future__ import annotations

from index.datatypes import Reranker

NONE = "none"
"""The name for doing without."""


def load_reranker(name: str = NONE) -> Reranker | None:
    """The cross-encoder of that name: `none`, a folder, or a name on a model hub.

    Raises `RerankerError` where it cannot be had.
    """
    if name == NONE:
        return None
    from index.reranking.transformer import TransformerReranker

    return TransformerReranker.from_name(name)


__all__ = ["NONE", "load_reranker"]
