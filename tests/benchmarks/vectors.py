"""`python -m tests.benchmarks.vectors [PASSAGES...]`: which type of FAISS index for how many passages.

Vectors of generated passages by our embedder; questions are the vectors of other reports' sentences. Recall is of the ten nearest
against the exact ten; times are of the processor, one thread.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import faiss
import numpy as np
from numpy.typing import NDArray

from index import load_embedder
from index.datatypes import Vectors
from tests.benchmarks.articles import Report, reports

SIZES = (10_000, 100_000)
QUESTIONS, K = 200, 10
_BATCH = 4_096
KINDS = ("Flat", "SQ8", "HNSW32", "IVF{lists},SQ8")
"""As `index_factory` takes them."""


@dataclass(frozen=True, slots=True)
class Figures:
    kind: str
    passages: int
    build: float
    """Seconds."""
    p50: float
    """Milliseconds a question."""
    recall: float
    megabytes: float


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.vectors")
    parser.add_argument("passages", type=int, nargs="*", default=SIZES)
    parser.add_argument("--kinds", nargs="+", default=KINDS, metavar="KIND")
    wanted = parser.parse_args()
    faiss.omp_set_num_threads(1)
    asked = np.concatenate(list(_vectors(QUESTIONS, seed=2)))
    print("| passages | type | build, s | p50, ms | recall@10 | MB |\n|---|---|---|---|---|---|")
    for passages in wanted.passages:
        vectors = np.concatenate(list(_vectors(passages, seed=1)))
        exact = faiss.knn(asked, vectors, K, metric=faiss.METRIC_INNER_PRODUCT)[1]
        for kind in wanted.kinds:
            print(_line(_measured(kind, vectors, asked, exact)), flush=True)


def _measured(kind: str, vectors: Vectors, asked: Vectors, exact: NDArray[np.int64]) -> Figures:
    lists = int(4 * len(vectors) ** 0.5)
    numbers = {"lists": lists, "probes": max(8, lists // 8)}
    started = time.process_time()
    index = faiss.index_factory(vectors.shape[1], kind.format_map(numbers), faiss.METRIC_INNER_PRODUCT)
    if isinstance(index, faiss.IndexHNSW):
        index.hnsw.efConstruction, index.hnsw.efSearch = 200, 128
    index.train(vectors[:: max(1, len(vectors) // (64 * lists))])
    index.add(vectors)
    build = time.process_time() - started
    if isinstance(index, faiss.IndexIVF):
        index.nprobe = numbers["probes"]
    found, timings = [], []
    for question in asked:
        started = time.process_time()
        found.append(index.search(question[None, :], K)[1][0])
        timings.append((time.process_time() - started) * 1000)
    shared = [len(set(one) & set(other)) for one, other in zip(found, exact, strict=True)]
    return Figures(
        kind.format_map(numbers), len(vectors), build, median(timings), sum(shared) / K / len(asked), _size(index)
    )


def _vectors(count: int, seed: int) -> Iterator[Vectors]:
    """Of so many passages, in pieces."""
    embedder = load_embedder()
    texts = islice(_texts(reports(count, seed)), count)
    while some := list(islice(texts, _BATCH)):
        yield embedder.embed_passages(some)


def _texts(told: Iterator[Report]) -> Iterator[str]:
    for report in told:
        for paragraph in report.paragraphs:
            yield "\n".join([report.title, *(one.text for one in paragraph)])


def _size(index: faiss.Index) -> float:
    with TemporaryDirectory() as folder:
        faiss.write_index(index, str(Path(folder, "index")))
        return Path(folder, "index").stat().st_size / 1e6


def _line(figures: Figures) -> str:
    return (
        f"| {figures.passages:,} | {figures.kind} | {figures.build:,.1f} | {figures.p50:,.2f} | {figures.recall:.3f} "
        f"| {figures.megabytes:,.0f} |"
    )


if __name__ == "__main__":
    main()
