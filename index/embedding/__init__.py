"""Texts -> unit vectors, by one of the two embedders that come with the package or any of sentence-transformers."""

from index.datatypes import Embedder
from index.embedding.static import StaticEmbedder
from index.errors import EmbedderError

CONTEXTUAL, STATIC = "contextual", "static"
"""The names of the models that come with the package."""

DEFAULT = CONTEXTUAL


def load_embedder(name: str = DEFAULT) -> Embedder:
    """The embedder of that name: `contextual`, `static`, a folder, or a name on a model hub.

    Raises `EmbedderError` where it cannot be had.
    """
    if name == STATIC:
        return StaticEmbedder.from_folder()
    if name == CONTEXTUAL:
        return _contextual()
    from index.embedding.transformer import TransformerEmbedder

    return TransformerEmbedder.from_name(name)


def _contextual() -> Embedder:
    try:
        from index.embedding.contextual import ContextualEmbedder  # ONNX Runtime is a third of a cold answer
    except ImportError as error:  # it is not built for every machine
        raise EmbedderError(f"ONNX Runtime cannot be loaded ({error}); use INDEX_EMBEDDER={STATIC}") from error
    return ContextualEmbedder.from_folder()


def static_of(embedder: Embedder) -> StaticEmbedder:
    """The model of single words that goes with an embedder: itself, or the one that comes with the package."""
    return embedder if isinstance(embedder, StaticEmbedder) else StaticEmbedder.from_folder()


__all__ = ["CONTEXTUAL", "DEFAULT", "STATIC", "StaticEmbedder", "load_embedder", "static_of"]
