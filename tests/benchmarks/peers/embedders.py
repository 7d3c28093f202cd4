"""The two embedders that every contender is measured with; they need numpy, tokenizers and safetensors alone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from zlib import crc32

import numpy as np

from tests.benchmarks.peers.contender import Vectors

DIMENSION = 256
_BUNDLED = Path(__file__).parents[3] / "index" / "embedding" / "static"
_ROWS = 4_096


def fake(texts: Sequence[str]) -> Vectors:
    """Sums of a fixed random direction for each word: next to no work, so that only the contender's own shows."""
    rows = _directions()
    sums = [rows[[crc32(word.encode()) % _ROWS for word in text.lower().split()]].sum(axis=0) for text in texts]
    return _unit(np.asarray(sums, np.float32).reshape(-1, DIMENSION))


def static(texts: Sequence[str]) -> Vectors:
    """The embedder that comes with talentmoves, as `index.embedding` reads it."""
    tokenizer, rows = _model()
    means = np.zeros((len(texts), DIMENSION), np.float32)
    for number, encoding in enumerate(tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)):
        if encoding.ids:
            means[number] = rows[encoding.ids].astype(np.float32).mean(axis=0)
    return _unit(means)


EMBEDDERS = {"fake": fake, "static": static}


def _unit(vectors: Vectors) -> Vectors:
    unit: Vectors = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return unit


@cache
def _directions() -> Vectors:
    return np.random.default_rng(7).standard_normal((_ROWS, DIMENSION), np.float32)


@cache
def _model():  # type: ignore[no-untyped-def]
    from safetensors import safe_open
    from tokenizers import Tokenizer

    with safe_open(_BUNDLED / "model.safetensors", "numpy") as tensors:
        rows = tensors.get_tensor(next(iter(tensors.keys())))
    return Tokenizer.from_file(str(_BUNDLED / "tokenizer.json")), rows
