"""The embedder of our own training: a small transformer in ONNX Runtime, without torch. Its tokens know their neighbours."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from onnxruntime import GraphOptimizationLevel, InferenceSession, SessionOptions
from tokenizers import Tokenizer

from index.datatypes import AskedTokens, ReadPassage, Vectors
from index.embedding.static import BUNDLED as STATIC
from index.embedding.static import digest_of, tokenizer_of
from index.errors import EmbedderError
from index.parallel import in_parallel
from index.stages import stage

BUNDLED = Path(__file__).parent / "contextual"
GRAPH, WEIGHTS = "graph.onnx", "model.onnx"
INPUTS, OUTPUTS = ("tokens", "mask"), ("vectors", "weights", "means")

_THREADS = 1
"""Of ONNX Runtime: a question is so short that waking a second thread takes longer than the work."""

_LONGEST_ROW, _MOST_TOKENS = 120, 320
"""Tokens of a title or a sentence, and of a whole passage: the rest is not read."""

_BATCH, _MOST_AT_ONCE = 16, 8
_MOST_TOKENS_AT_ONCE = 3 << 12
"""Of all batches that are read at once, the filled-up ends of shorter texts included: each token takes up to 90 kB of memory."""

_FAR_FROM_ALL = 1e-6
Framed = list[list[int]]
"""The tokens of each row of a text."""
Outputs = tuple[Vectors, NDArray[np.float32], Vectors]
"""Of some texts the vectors and weights of their tokens, and their means."""


@dataclass(frozen=True)
class ContextualEmbedder:
    """About 0.1 ms a token on one core; holds no state between texts, safe to use from several threads.

    Texts of one batch are rounded together, so a passage's numbers differ a little with what is read beside it.
    """

    session: InferenceSession
    tokenizer: Tokenizer
    fingerprint: str
    dimension: int
    width: int

    @classmethod
    def from_folder(cls, folder: Path = BUNDLED, tokens_of: Path = STATIC) -> ContextualEmbedder:
        """Raises `EmbedderError` where the folder holds no such model."""
        graph = folder / GRAPH
        try:
            digest = digest_of(graph, folder / WEIGHTS)
            session, tokens = in_parallel(partial(_session, graph), partial(tokenizer_of, tokens_of))
            width, dimension = (int(session.get_outputs()[place].shape[-1]) for place in (0, 2))
        except Exception as error:  # ONNX Runtime and tokenizers raise classes of their own, and bare `Exception`
            raise EmbedderError(f"no contextual embedding model in {folder}: {error}") from error
        return cls(session, tokens, f"contextual-{dimension}-{digest}", dimension, width)

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        return self._means([[text] for text in texts])

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        return self._means([[text] for text in texts])

    @stage("embed the question")
    def read_question(self, text: str) -> AskedTokens:
        """The question's tokens, without the two that frame every text."""
        vectors, weights, means = self._run([self._framed([text])])
        inner = slice(1, -1) if vectors.shape[1] > 2 else slice(None)
        shares = np.maximum(weights[0, inner], _FAR_FROM_ALL)
        offsets = self.tokenizer.encode(text, add_special_tokens=False).offsets or [(0, 0), (0, 0)]
        starts = np.asarray([start for start, _ in offsets[: len(shares)]], np.int64)
        return AskedTokens(means[0], vectors[0, inner], shares / shares.sum(), starts)

    def read_passages(self, passages: Sequence[Sequence[str]]) -> list[ReadPassage]:
        """Read in batches of about the same length; the frame's tokens belong to the first and the last row."""
        found: list[ReadPassage | None] = [None] * len(passages)
        for places, framed, (vectors, _, means) in self._read_in_batches(passages):
            for number, (place, rows) in enumerate(zip(places, framed, strict=True)):
                borders = [0, *accumulate(map(len, rows))]
                parts = tuple(vectors[number, start:end] for start, end in pairwise(borders))
                found[place] = ReadPassage(means[number], parts)
        return [one for one in found if one is not None]

    def _means(self, texts: Sequence[Sequence[str]]) -> Vectors:
        means = np.zeros((len(texts), self.dimension), np.float32)
        for places, _, (_, _, found) in self._read_in_batches(texts):
            means[places] = found
        return means

    def _read_in_batches(self, texts: Sequence[Sequence[str]]) -> Iterator[tuple[list[int], list[Framed], Outputs]]:
        """Places of some texts, their tokens, and what the model says of them; several batches at a time."""
        framed = [self._framed(rows) for rows in texts]
        order = sorted(range(len(texts)), key=lambda place: sum(map(len, framed[place])))
        batches = [order[begin : begin + _BATCH] for begin in range(0, len(order), _BATCH)]
        with ThreadPoolExecutor(_cores()) as pool:
            for some in together(batches, [sum(map(len, rows)) for rows in framed], _cores()):
                outputs = pool.map(lambda places: self._run([framed[place] for place in places]), some)
                for places, found in zip(some, outputs, strict=True):
                    yield places, [framed[place] for place in places], found

    def _framed(self, rows: Sequence[str]) -> Framed:
        """The tokens of each row, the whole between the two that frame a text."""
        opening = self.tokenizer.get_vocab_size()
        found, room = [], _MOST_TOKENS
        for row in rows:
            ids = self.tokenizer.encode(row, add_special_tokens=False).ids[: min(room, _LONGEST_ROW)]
            room -= len(ids)
            found.append(ids)
        found[0] = [opening, *found[0]]
        found[-1] = [*found[-1], opening + 1]
        return found

    def _run(self, texts: Sequence[Framed]) -> Outputs:
        flat = [[token for row in rows for token in row] for rows in texts]
        tokens = np.zeros((len(flat), max(map(len, flat))), np.int64)
        mask = np.zeros(tokens.shape, np.float32)
        for number, ids in enumerate(flat):
            tokens[number, : len(ids)] = ids
            mask[number, : len(ids)] = 1.0
        vectors, weights, means = self.session.run(OUTPUTS, {"tokens": tokens, "mask": mask})
        return vectors, weights, means


def _session(graph: Path) -> InferenceSession:
    options = SessionOptions()
    options.intra_op_num_threads = _THREADS
    options.log_severity_level = 3
    options.graph_optimization_level = GraphOptimizationLevel.ORT_DISABLE_ALL  # it was optimised when it was exported
    return InferenceSession(graph, options, providers=["CPUExecutionProvider"])


def together(batches: Sequence[list[int]], tokens: Sequence[int], most: int) -> Iterator[list[list[int]]]:
    """The batches, in order, at most so many at a time, and no more than memory is meant for; each is of places in `tokens`,
    the longest text last.
    """
    some: list[list[int]] = []
    filled = 0
    for batch in batches:
        size = len(batch) * tokens[batch[-1]]
        if some and (len(some) == most or filled + size > _MOST_TOKENS_AT_ONCE):
            yield some
            some, filled = [], 0
        some.append(batch)
        filled += size
    if some:
        yield some


def _cores() -> int:
    """How many batches are read at once; one in a bot's rebuild, itself a child of the bot, that leaves the others to answers."""
    return 1 if multiprocessing.current_process().daemon else min(len(os.sched_getaffinity(0)), _MOST_AT_ONCE)
