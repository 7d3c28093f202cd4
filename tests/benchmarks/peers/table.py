"""Runs -> one table in Markdown: medians, and how many times ours each is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median, quantiles

from tests.benchmarks.peers.runs import EVERYBODY, OURS, Contestant, Run

Measure = Callable[[Run], float]


@dataclass(frozen=True, slots=True)
class Row:
    """A figure of one step."""

    name: str
    step: str
    of: Measure
    form: str
    is_ratio: bool = True


ROWS = (
    Row("ingest, passages/s", "ingest", lambda run: run.told.passages / run.told.seconds, ",.0f"),
    Row("peak memory of ingest, MB", "ingest", lambda run: run.told.megabytes, ",.0f"),
    Row("on disk, MB", "ingest", lambda run: run.disk, ",.1f"),
    Row("reload, ms", "answer", lambda run: run.told.seconds * 1000, ",.0f"),
    Row("warm answer p50, ms", "answer", lambda run: median(run.told.answers), ",.1f"),
    Row("warm answer p95, ms", "answer", lambda run: quantiles(run.told.answers, n=20)[-1], ",.1f"),
    Row("warm answer p99, ms", "answer", lambda run: quantiles(run.told.answers, n=100)[-1], ",.1f"),
    Row("answer among the first five", "answer", lambda run: run.told.found, ".2f", is_ratio=False),
    Row("peak memory of answering, MB", "answer", lambda run: run.told.megabytes, ",.0f"),
    Row("cold start to first answer, s", "cold", lambda run: run.told.seconds, ".2f"),
    Row("pages read, cut and indexed, passages/s", "read", lambda run: run.told.passages / run.told.seconds, ",.0f"),
)


def table(runs: Sequence[Run]) -> str:
    """A line for each figure, a column for each contestant; in brackets the median over the rounds of its ratio to ours."""
    names = [contestant.name for contestant in EVERYBODY]
    lines = [f"| | {' | '.join(names)} |", "|---" * (len(names) + 1) + "|"]
    return "\n".join([*lines, *_lines(runs)])


def _lines(runs: Sequence[Run]) -> Iterator[str]:
    for row in ROWS:
        ours = _values(runs, OURS, row)
        cells = [_cell(row, _values(runs, contestant, row), ours) for contestant in EVERYBODY]
        yield f"| {row.name} | {' | '.join(cells)} |"


def _values(runs: Sequence[Run], contestant: Contestant, row: Row) -> list[float]:
    return [row.of(run) for run in runs if run.contestant == contestant and run.step == row.step]


def _cell(row: Row, values: Sequence[float], ours: Sequence[float]) -> str:
    if not values:
        return "–"
    figure = format(median(values), row.form)
    if not row.is_ratio or list(values) == list(ours):
        return figure
    ratio = median(value / own for value, own in zip(values, ours, strict=True))
    return f"{figure} ({ratio:.2g}×)"
