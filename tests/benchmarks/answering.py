"""`python -m tests.benchmarks.answering INDEX...`: how quickly, and in how much memory, indexes of generated articles answer.

What is asked are titles of the articles, and questions on them. Each index is opened in a process of its own, with its files in the system's cache.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from dataclasses import astuple, dataclass
from itertools import chain
from pathlib import Path

from index.embedding import CONTEXTUAL, STATIC
from index.library import read_status
from tests.benchmarks.asked import questions, titles

ROOT = Path(__file__).parents[2]
HEADINGS = (
    "passages",
    "opening, s",
    "answer p50, ms",
    "p95, ms",
    "p50 of processor, ms",
    "p95 of processor, ms",
    "memory of answers, MB",
    "of it not shared, MB",
    "on disk, MB",
)
_ASKED = 100
"""Titles, and as many questions."""

_ANSWER = """
import json, sys, time
from pathlib import Path
from statistics import median, quantiles
from index import Answerer, load_embedder

embedder = load_embedder(sys.argv[2])
begun = time.perf_counter()
answerer = Answerer.open(Path(sys.argv[1]), embedder)
opened = time.perf_counter() - begun
asked = json.load(sys.stdin)
for question in asked[:20]:
    answerer.answer(question)
wall, own = [], []
for question in asked:
    started = time.perf_counter(), time.process_time()
    answerer.answer(question)
    wall.append((time.perf_counter() - started[0]) * 1000)
    own.append((time.process_time() - started[1]) * 1000)
held = dict(line.split(":") for line in Path("/proc/self/status").read_text().splitlines())
memory = [int(held[name].split()[0]) / 1024 for name in ("VmRSS", "RssAnon")]
print(json.dumps([opened, median(wall), quantiles(wall, n=20)[-1], median(own), quantiles(own, n=20)[-1], *memory]))
"""


@dataclass(frozen=True, slots=True)
class Answers:
    """Of one index; milliseconds on the clock and of the processor, megabytes."""

    passages: int
    opening: float
    """Seconds, after the embedder was loaded."""
    p50: float
    p95: float
    p50_of_processor: float
    p95_of_processor: float
    memory: float
    """Resident: the process's own, and the pages of files that it shares with others."""
    own_memory: float
    disk: float


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.answering")
    parser.add_argument("indexes", type=Path, nargs="+", metavar="INDEX")
    parser.add_argument("--embedder", choices=(CONTEXTUAL, STATIC), default=STATIC)
    wanted = parser.parse_args()
    print(f"| {' | '.join(HEADINGS)} |\n{'|---' * len(HEADINGS)}|")
    for index in wanted.indexes:
        passages, *found = astuple(answered(index, wanted.embedder))
        print(f"| {passages:,} | {' | '.join(f'{figure:,.2f}' for figure in found)} |", flush=True)


def answered(index: Path, embedder: str) -> Answers:
    """The figures of the index in a data folder, of generated articles alone."""
    status = read_status(index)
    told = titles(_ASKED, status.coverage.articles), questions(_ASKED, status.coverage.articles)
    asked = list(chain.from_iterable(zip(*told, strict=True)))
    figures = [*ran(_ANSWER, index, embedder, given=json.dumps(asked)), status.bytes / 1e6]
    return Answers(status.coverage.passages, *figures)


def ran(code: str, *arguments: Path | str, given: str = "") -> list[float]:
    """The figures that a program prints, run in a process of its own."""
    finished = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        check=True,
        input=given,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | {"OMP_NUM_THREADS": "1"},  # threads that wait for one another would count as work
    )
    figures: list[float] = json.loads(finished.stdout)
    return figures


if __name__ == "__main__":
    main()
