"""Where the time went, as a table of stages for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import TYPE_CHECKING

from rich.console import Console

from index import Stages, recorded

if TYPE_CHECKING:
    from rich.table import Table


@contextmanager
def profiled(is_wanted: bool) -> Iterator[None]:
    """On leaving, print what the stages of an answer or a rebuild took, if wanted; on standard error, so that piped output stays."""
    if not is_wanted:
        yield
        return
    started = perf_counter()
    with recorded() as stages:
        yield
    Console(stderr=True, highlight=False).print(stage_table(stages, perf_counter() - started))


def stage_table(stages: Stages, seconds: float) -> Table:
    """A row for each stage in the order of the work, then all that went on in these `seconds`.

    Shares may add up to more than the whole: processes that read work side by side.
    """
    from rich.box import SIMPLE_HEAD  # tables cost 10 ms that no other answer needs
    from rich.table import Table

    table = Table("stage", box=SIMPLE_HEAD)
    for heading in ("times", "ms", "ms each", "share"):
        table.add_column(heading, justify="right")
    for name, spent in stages.seconds.items():
        times = stages.visits[name]
        table.add_row(
            name, f"{times:,}", _milliseconds(spent), f"{spent / times * 1000:,.2f}", f"{spent / seconds:.0%}"
        )
    table.add_row("all together", "1", _milliseconds(seconds), "", "100%")
    return table


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:,.1f}"
