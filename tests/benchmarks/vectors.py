"""`python -m tests.benchmarks.vectors [PASSAGES...]`: which type of FAISS index for how many passages.

Vectors of generated passages by our embedder. Recall is of the ten nearest by exact search, for three kinds of queries: vectors of
other passages, titles of articles, and questions on them. A hundred are looked for, as answers do; times are of the processor, one thread.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import faiss
import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray

from index import load_embedder
from index.datatypes import Vectors
from index.embedding import CONTEXTUAL, STATIC
from tests.benchmarks.articles import Report, reports
from tests.benchmarks.asked import questions, titles

SIZES = (10_000, 100_000)
QUERIES, K, LOOKED_FOR = 100, 10, 100
PER_REPORT = 5
"""Passages that come of a generated report."""
_BATCH = 4_096
_PER_LIST = 64
"""Vectors that lists are learned from, for each of them."""
KINDS = ("Flat", "SQ8", "HNSW32", "IVF{lists},SQ8 / 8", "IVF{lists},SQ8,RFlat / 8")
"""As `index_factory` takes them; behind `/`, which part of the lists is looked through; behind `x`, how many times as many as are looked for
are compared exactly."""
_KIND = re.compile(r"(\S+)(?: / (\d+))?(?: x (\d+))?")


@dataclass(frozen=True, slots=True)
class Figures:
    kind: str
    passages: int
    build: float
    """Seconds."""
    p50: float
    """Milliseconds a query."""
    recalls: tuple[float, ...]
    """Of each kind of query."""
    megabytes: float


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.vectors")
    parser.add_argument("passages", type=int, nargs="*", default=SIZES)
    parser.add_argument("--kinds", nargs="+", default=KINDS, metavar="KIND")
    parser.add_argument("--embedder", choices=(CONTEXTUAL, STATIC), default=STATIC)
    parser.add_argument("--vectors", type=Path, metavar="FILE", help="kept between runs, as .npy")
    wanted = parser.parse_args()
    faiss.omp_set_num_threads(1)
    print("| passages | type | build, s | p50, ms | recall@10 of passages | of titles | of questions | MB |")
    print("|---|---|---|---|---|---|---|---|")
    with TemporaryDirectory() as folder:
        file = wanted.vectors or Path(folder, "vectors.npy")
        if not file.exists():
            write_vectors(file, max(wanted.passages), wanted.embedder)
        for passages in wanted.passages:
            vectors = np.load(file, mmap_mode="r")[:passages]
            asked = _asked(passages, wanted.embedder)
            exact = [faiss.knn(some, vectors, K, metric=faiss.METRIC_INNER_PRODUCT)[1] for some in asked]
            for kind in wanted.kinds:
                print(_line(measured(kind, vectors, asked, exact)), flush=True)


def measured(kind: str, vectors: Vectors, asked: list[Vectors], exact: list[NDArray[np.int64]]) -> Figures:
    factory, share, times = _KIND.findall(kind)[0]
    lists = int(4 * len(vectors) ** 0.5)
    probes = max(8, int(lists / int(share or 1)))
    name = factory.format(lists=lists)
    started = time.process_time()
    index = _built(name, vectors, _PER_LIST * lists)
    build = time.process_time() - started
    if share:
        faiss.extract_index_ivf(index).nprobe = probes
        name = f"{name}, {probes:,} lists looked through"
    if isinstance(index, faiss.IndexRefine):
        index.k_factor = float(times or 1)
        name = f"{name}, {times or 1} times as many compared"
    timings: list[float] = []
    recalls = tuple(_recall(index, some, there, timings) for some, there in zip(asked, exact, strict=True))
    return Figures(name, len(vectors), build, median(timings), recalls, _size(index))


def _built(name: str, vectors: Vectors, learned_from: int) -> Any:
    index = faiss.index_factory(vectors.shape[1], name, faiss.METRIC_INNER_PRODUCT)
    if isinstance(index, faiss.IndexHNSW):
        index.hnsw.efConstruction, index.hnsw.efSearch = 200, 128
    index.train(np.ascontiguousarray(vectors[:: max(1, len(vectors) // learned_from)]))
    for begin in range(0, len(vectors), _BATCH):
        index.add(np.ascontiguousarray(vectors[begin : begin + _BATCH]))
    return index


def _recall(index: Any, asked: Vectors, exact: NDArray[np.int64], timings: list[float]) -> float:
    """The share of the exact ten nearest that stand among the first ten found; what each search took goes to `timings`."""
    shared = 0
    for query, there in zip(asked, exact, strict=True):
        started = time.process_time()
        found = index.search(query[None, :], LOOKED_FOR)[1][0]
        timings.append((time.process_time() - started) * 1000)
        shared += len(set(found[:K].tolist()) & set(there.tolist()))
    return shared / exact.size


def write_vectors(file: Path, passages: int, embedder: str) -> None:
    """Those of the first so many generated passages."""
    texts = islice(_texts(reports(-(-passages // PER_REPORT), seed=1)), passages)
    batches = _embedded(texts, embedder)
    first = next(batches)
    written = npy.open_memmap(file, "w+", np.float32, (passages, first.shape[1]))
    end = 0
    for batch in chain([first], batches):
        written[end : end + len(batch)] = batch
        end += len(batch)
    written.flush()


def _asked(passages: int, embedder: str) -> list[Vectors]:
    of = -(-passages // PER_REPORT)
    texts = _texts(reports(QUERIES, seed=2)), titles(QUERIES, of), questions(QUERIES, of)
    return [np.concatenate(list(_embedded(islice(some, QUERIES), embedder))) for some in texts]


def _embedded(texts: Iterable[str], embedder: str) -> Iterator[Vectors]:
    model, left = load_embedder(embedder), iter(texts)
    while some := list(islice(left, _BATCH)):
        yield model.embed_passages(some)


def _texts(told: Iterator[Report]) -> Iterator[str]:
    for report in told:
        for paragraph in report.paragraphs:
            yield "\n".join([report.title, *(one.text for one in paragraph)])


def _size(index: Any) -> float:
    with TemporaryDirectory() as folder:
        faiss.write_index(index, str(Path(folder, "index")))
        return Path(folder, "index").stat().st_size / 1e6


def _line(figures: Figures) -> str:
    recalls = " | ".join(f"{recall:.3f}" for recall in figures.recalls)
    return (
        f"| {figures.passages:,} | {figures.kind} | {figures.build:,.1f} | {figures.p50:,.2f} | {recalls} "
        f"| {figures.megabytes:,.0f} |"
    )


if __name__ == "__main__":
    main()
