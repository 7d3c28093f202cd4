"""Static embedders: a row of numbers for each token, a text is the mean of its tokens' rows.

Reads sentence-transformers' StaticEmbedding folders (safetensors and tokenizer.json) with tokenizers and numpy alone; the
vectors equal those of `SentenceTransformer(folder).encode(..., normalize_embeddings=True)`, which a test holds.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from hashlib import blake2b
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.datatypes import Vectors
from index.errors import EmbedderError
from index.stages import stage

BUNDLED = Path(__file__).parent / "static"
_REMEMBERED = 1 << 13
_DTYPES = {"F16": np.float16, "F32": np.float32}
_END = 1 << 16
"""Bytes of each end of a file."""
TokenIds = NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class StaticEmbedder:
    """An embedder without a network: 0.1 ms a question on one core."""

    tokenizer: Tokenizer
    rows: NDArray[np.float16]
    """Shape `(vocabulary, dimension)`."""
    fingerprint: str
    folder: Path

    def __reduce__(self) -> tuple[Callable[[Path], StaticEmbedder], tuple[Path]]:
        """A process that is started with one reads it from its folder, where 16 MB would not fit the pipe: should it die
        before it has emptied that, whoever fills it would wait forever.
        """
        return StaticEmbedder.from_folder, (self.folder,)

    @classmethod
    def from_folder(cls, folder: Path = BUNDLED) -> StaticEmbedder:
        """Raises `EmbedderError` where the folder is not a static embedding model."""
        try:
            tokenizer = tokenizer_of(folder)
            weights = folder / "model.safetensors"
            rows = _mapped_table(weights)
        except Exception as error:  # tokenizers raises bare `Exception`
            raise EmbedderError(f"no static embedding model in {folder}: {error}") from error
        return cls(tokenizer, rows, f"static-{rows.shape[1]}-{digest_of(weights)}", folder)

    @property
    def dimension(self) -> int:
        return int(self.rows.shape[1])

    @stage("embed the question")
    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        return self._embed(texts)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        return self._embed(texts)

    def token_ids(self, texts: Sequence[str]) -> list[TokenIds]:
        """The tokens of each text, shape `(tokens,)` each. No token spans a space, so each word is looked up by itself."""
        pieces = self._pieces
        found = ([*chain.from_iterable(map(pieces, text.split(" ")))] for text in texts)
        return [np.asarray(ids, dtype=np.int32) for ids in found]

    @cached_property
    def _pieces(self) -> Callable[[str], Sequence[int]]:
        """The tokens of a word; remembered, for texts share most of their words."""
        tokenizer = self.tokenizer
        return lru_cache(_REMEMBERED)(lambda word: tuple(tokenizer.encode(word, add_special_tokens=False).ids))

    def is_word(self, folded: str) -> bool:
        """Whether a folded string is a word so common that it has a token of its own."""
        return self.tokenizer.token_to_id(f"▁{folded}") is not None

    def embed_words(self, words: Sequence[str]) -> tuple[Vectors, NDArray[np.float32]]:
        """Unit vectors of single words, shape `(n, dimension)`, and how much each weighs in a text's mean, shape `(n,)`.

        Rare words have long rows: training scaled them by inverse document frequency.
        """
        sums = np.zeros((len(words), self.dimension), np.float32)
        for number, ids in enumerate(self.token_ids(words)):
            sums[number] = self.rows[ids].astype(np.float32).sum(axis=0)
        lengths = np.linalg.norm(sums, axis=1)
        return sums / np.maximum(lengths, 1e-9)[:, None], lengths

    def _embed(self, texts: Sequence[str]) -> Vectors:
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        for number, ids in enumerate(self.token_ids(texts)):
            if len(ids):
                vectors[number] = self.rows[ids].astype(np.float32).mean(axis=0)
        # a text of no known token has no direction: it keeps the zero vector and is like nothing
        unit: Vectors = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
        return unit


@cache
def tokenizer_of(folder: Path) -> Tokenizer:
    """A model's tokenizer, read once: that takes 50 ms, and both bundled embedders have the same."""
    return Tokenizer.from_file(str(folder / "tokenizer.json"))


def _mapped_table(weights: Path) -> NDArray[np.float16]:
    """The one tensor of a safetensors file, where it lies: its library would read all 16 MB, of which a question needs 2 kB.

    The format: https://github.com/huggingface/safetensors#format.
    """
    with weights.open("rb") as stream:
        length = int.from_bytes(stream.read(8), "little")
        header = json.loads(stream.read(length))
    (tensor,) = (one for name, one in header.items() if name != "__metadata__")
    begin = 8 + length + tensor["data_offsets"][0]
    # a plain view: numpy.memmap pays for its subclass at every slice
    return np.asarray(np.memmap(weights, _DTYPES[tensor["dtype"]], "r", begin, tuple(tensor["shape"])))


def digest_of(*weights: Path) -> str:
    """Tells any two releases apart by size and both ends of their files: to hash all of 16 MB takes 15 ms at every start."""
    digest = blake2b(digest_size=6)
    for file in weights:
        size = file.stat().st_size
        with file.open("rb") as stream:
            digest.update(stream.read(_END))
            stream.seek(max(0, size - _END))
            digest.update(stream.read() + str(size).encode())
    return digest.hexdigest()
