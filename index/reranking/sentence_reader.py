"""A small transformer of our own training, in ONNX Runtime, that judges each sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Tokenizer

from index.datatypes import Extract
from index.embedding.static import BUNDLED as STATIC
from index.errors import RerankerError
from index.reranking.pairing import Pair, padded

TOKENIZER = STATIC / "tokenizer.json"
"""It reads the static embedder's tokens."""

INPUTS = ("tokens", "mask", "kinds", "question", "sentences")
_THREADS = 2


@dataclass(frozen=True)
class SentenceReader:
    """About 0.1 ms a token on two cores."""

    session: InferenceSession
    tokenizer: Tokenizer
    fingerprint: str

    @classmethod
    def from_file(cls, weights: Path, tokenizer: Path = TOKENIZER) -> SentenceReader:
        """Raises `RerankerError` where a file is missing or none of the kind."""
        options = SessionOptions()
        options.intra_op_num_threads = _THREADS
        options.log_severity_level = 3
        try:
            session = InferenceSession(weights, options, providers=["CPUExecutionProvider"])
            tokens = Tokenizer.from_file(str(tokenizer))
            digest = blake2b(weights.read_bytes(), digest_size=6).hexdigest()
        except Exception as error:  # ONNX Runtime and tokenizers raise classes of their own, and bare `Exception`
            raise RerankerError(f"no sentence reader in {weights}: {error}") from error
        return cls(session, tokens, f"reader-{digest}")

    def relevance(self, question: str, extracts: Sequence[Extract]) -> list[NDArray[np.float32]]:
        """For each extract one logit a sentence."""
        if not extracts:
            return []
        asked = self._ids(question)
        pairs = [
            Pair(asked, self._ids(extract.title), [self._ids(sentence) for sentence in extract.sentences])
            for extract in extracts
        ]
        (logits,) = self.session.run(None, dict(zip(INPUTS, padded(pairs), strict=True)))
        return [row[: len(extract.sentences)] for row, extract in zip(logits, extracts, strict=True)]

    def _ids(self, text: str) -> list[int]:
        ids: list[int] = self.tokenizer.encode(text, add_special_tokens=False).ids
        return ids
