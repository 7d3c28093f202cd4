"""A question and the best passages, read together -> how likely each sentence answers."""

from pathlib import Path

from index.datatypes import Reranker

NONE = "none"
"""The name of doing without."""

_READER = "model.onnx"


def load_reranker(name: str = NONE) -> Reranker | None:
    """The reranker of that name: `none`, a folder (of `python -m index.training`, or of sentence-transformers), or a name
    on a model hub.

    Raises `RerankerError` where it cannot be had.
    """
    if name == NONE:
        return None
    if (Path(name) / _READER).is_file():
        from index.reranking.sentence_reader import SentenceReader

        return SentenceReader.from_file(Path(name) / _READER)
    from index.reranking.transformer import TransformerReranker

    return TransformerReranker.from_name(name)


__all__ = ["NONE", "load_reranker"]
