"""`python -m tests.benchmarks.growth [PASSAGES...]`: how answers, rebuilds, memory and disk grow with the number of passages.

1,000, 10,000 and 100,000 where no number is given. Prints a table; `--write FOLDER` draws the plot there.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import astuple, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from index.embedding import CONTEXTUAL, STATIC
from tests.benchmarks.articles import write_pages
from tests.benchmarks.loglog import Curve, plot

ROOT = Path(__file__).parents[2]
SIZES = (1_000, 10_000, 100_000)
_PER_PAGE = 5
"""Passages that come of a generated page, nearly."""

_REBUILD = """
import json, resource, sys
from pathlib import Path
from index import load_embedder, rebuild

report = rebuild([Path(sys.argv[1])], Path(sys.argv[2]), load_embedder(sys.argv[3]))
print(json.dumps([report.passages, report.seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""
_ANSWER = """
import json, resource, sys, time
from pathlib import Path
from statistics import median, quantiles
from index import Answerer, load_embedder

answerer = Answerer.open(Path(sys.argv[1]), load_embedder(sys.argv[2]))
titles = [article.title for _, article in answerer.passages()[:: max(1, answerer.coverage().passages // 150)]]
for title in titles[:20]:
    answerer.answer(title)
wall, own = [], []
for title in titles:
    started = time.perf_counter(), time.process_time()
    answerer.answer(title)
    wall.append((time.perf_counter() - started[0]) * 1000)
    own.append((time.process_time() - started[1]) * 1000)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([median(wall), quantiles(wall, n=20)[-1], median(own), quantiles(own, n=20)[-1], peak]))
"""


@dataclass(frozen=True, slots=True)
class Point:
    """Figures of one size: milliseconds on the clock and of the processor, seconds, megabytes."""

    passages: int
    p50: float
    p95: float
    p50_of_processor: float
    p95_of_processor: float
    rebuild: float
    memory_of_answers: float
    memory_of_rebuild: float
    disk: float


HEADINGS = (
    "passages",
    "answer p50, ms",
    "p95, ms",
    "p50 of processor, ms",
    "p95 of processor, ms",
    "rebuild, s",
    "memory of answers, MB",
    "memory of rebuild, MB",
    "on disk, MB",
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.growth")
    parser.add_argument("passages", type=int, nargs="*", default=SIZES)
    parser.add_argument("--embedder", choices=(CONTEXTUAL, STATIC), default=STATIC)
    parser.add_argument("--write", type=Path, metavar="FOLDER")
    wanted = parser.parse_args()
    points = []
    for passages in wanted.passages:
        points.append(measured(passages, wanted.embedder))
        print(table(points[-1:]).splitlines()[-1], file=sys.stderr, flush=True)
    print(table(points))
    if wanted.write:
        (wanted.write / "growth.svg").write_text(plot(curves(points), "passages"), "utf-8")


def measured(passages: int, embedder: str) -> Point:
    with TemporaryDirectory() as home:
        articles = write_pages(Path(home, "articles"), -(-passages // _PER_PAGE))
        index = Path(home, "data")
        made, seconds, memory = _ran(_REBUILD, articles, index, embedder)
        p50, p95, own50, own95, peak = _ran(_ANSWER, index, embedder)
        disk = sum(file.stat().st_size for file in index.rglob("*") if file.is_file()) / 1e6
    return Point(int(made), p50, p95, own50, own95, seconds, peak, memory, disk)


def table(points: list[Point]) -> str:
    lines = [f"| {' | '.join(HEADINGS)} |", "|---" * len(HEADINGS) + "|"]
    for point in points:
        passages, *figures = astuple(point)
        lines.append(f"| {passages:,} | {' | '.join(f'{figure:,.1f}' for figure in figures)} |")
    return "\n".join(lines)


def curves(points: list[Point]) -> list[Curve]:
    """What the plot shows: one thing of each kind."""
    of: dict[str, Callable[[Point], float]] = {
        "answer p50, ms of processor": lambda point: point.p50_of_processor,
        "rebuild, s": lambda point: point.rebuild,
        "memory of answers, MB": lambda point: point.memory_of_answers,
        "on disk, MB": lambda point: point.disk,
    }
    return [Curve(name, [(point.passages, figure(point)) for point in points]) for name, figure in of.items()]


def _ran(code: str, *arguments: Path | str) -> list[float]:
    ran = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | {"OMP_NUM_THREADS": "1"},  # threads that wait for one another would count as work
    )
    figures: list[float] = json.loads(ran.stdout)
    return figures


if __name__ == "__main__":
    main()
