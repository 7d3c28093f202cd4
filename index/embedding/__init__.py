"""Texts -> unit vectors."""

from index.datatypes import Embedder
from index.embedding.static import StaticEmbedder

STATIC = "static"
"""The name of the model that comes with the package."""


def load_embedder(name: str = STATIC) -> Embedder:
    """The embedder of that name: `static`, a folder, or a name on a model hub.

    Raises `EmbedderError` where it cannot be had.
    """
    if name == STATIC:
        return StaticEmbedder.from_folder()
    from index.embedding.transformer import TransformerEmbedder

    return TransformerEmbedder.from_name(name)


__all__ = ["STATIC", "StaticEmbedder", "load_embedder"]
