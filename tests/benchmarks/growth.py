"""`python -m tests.benchmarks.growth [PASSAGES...]`: how answers, rebuilds, memory and disk grow with the number of passages.

1,000, 10,000 and 100,000 where no number is given; `large` and `answering` measure more. Prints a table; `--draw FILE` draws the first table of a page
instead, beside it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from dataclasses import astuple, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from index.embedding import CONTEXTUAL, STATIC
from tests.benchmarks.answering import HEADINGS as OF_ANSWERS
from tests.benchmarks.answering import Answers, answered, ran
from tests.benchmarks.articles import write_pages
from tests.benchmarks.loglog import Curve, plot

SIZES = (1_000, 10_000, 100_000)
HEADINGS = (*OF_ANSWERS, "rebuild, s", "memory of rebuild, MB")
_PER_PAGE = 5
"""Passages that come of a generated page, nearly."""

_UNKNOWN = "–"
_REBUILD = """
import json, resource, sys
from pathlib import Path
from index import load_embedder, rebuild

report = rebuild([Path(sys.argv[1])], Path(sys.argv[2]), load_embedder(sys.argv[3]))
print(json.dumps([report.seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""


@dataclass(frozen=True, slots=True)
class Point:
    """Figures of one size."""

    answers: Answers
    rebuild: float | None
    """Seconds; `None` where pages were not read."""
    memory_of_rebuild: float | None
    """Megabytes."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.growth")
    parser.add_argument("passages", type=int, nargs="*", default=SIZES)
    parser.add_argument("--embedder", choices=(CONTEXTUAL, STATIC), default=STATIC)
    parser.add_argument("--draw", type=Path, metavar="FILE")
    wanted = parser.parse_args()
    if wanted.draw:
        points = list(points_in(wanted.draw.read_text("utf-8")))
        wanted.draw.with_suffix(".svg").write_text(plot(curves(points), "passages"), "utf-8")
        return
    points = []
    for passages in wanted.passages:
        points.append(measured(passages, wanted.embedder))
        print(table(points[-1:]).splitlines()[-1], file=sys.stderr, flush=True)
    print(table(points))


def measured(passages: int, embedder: str) -> Point:
    with TemporaryDirectory() as home:
        articles = write_pages(Path(home, "articles"), -(-passages // _PER_PAGE))
        index = Path(home, "data")
        seconds, memory = ran(_REBUILD, articles, index, embedder)
        return Point(answered(index, embedder), seconds, memory)


def table(points: list[Point]) -> str:
    lines = [f"| {' | '.join(HEADINGS)} |", "|---" * len(HEADINGS) + "|"]
    for point in points:
        passages, *figures = astuple(point.answers)
        figures += [point.rebuild, point.memory_of_rebuild]
        written = (
            _UNKNOWN if figure is None else f"{figure:,.2f}" if figure < 1 else f"{figure:,.1f}" for figure in figures
        )
        lines.append(f"| {passages:,} | {' | '.join(written)} |")
    return "\n".join(lines)


def points_in(page: str) -> Iterator[Point]:
    """Those of the first table of growth on a page, as `table` writes it."""
    lines = page.split(f"| {' | '.join(HEADINGS)} |\n", 1)[1].splitlines()[1:]
    for line in lines[: next((place for place, line in enumerate(lines) if not line), len(lines))]:
        cells = [cell.strip().replace(",", "") for cell in line.strip("|").split("|")]
        passages, *of_answers, rebuild, memory = cells
        figures = (None if cell == _UNKNOWN else float(cell) for cell in (rebuild, memory))
        yield Point(Answers(int(passages), *map(float, of_answers)), *figures)


def curves(points: list[Point]) -> list[Curve]:
    """What the plot shows: one thing of each kind."""
    of: dict[str, Callable[[Point], float | None]] = {
        "answer p50, ms of processor": lambda point: point.answers.p50_of_processor,
        "rebuild, s": lambda point: point.rebuild,
        "memory of answers, MB": lambda point: point.answers.memory,
        "of it not shared, MB": lambda point: point.answers.own_memory,
        "on disk, MB": lambda point: point.answers.disk,
    }
    return [
        Curve(name, [(point.answers.passages, value) for point in points if (value := figure(point)) is not None])
        for name, figure in of.items()
    ]


if __name__ == "__main__":
    main()
