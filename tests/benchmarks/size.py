"""`python -m tests.benchmarks.size [ARTICLES]`: rebuilds of many generated articles, 100,000 where no number is given.

Full, unchanged, and with one page in a thousand changed; each in a process of its own, with its peak memory.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.articles import write_pages

ROOT = Path(__file__).parents[2]
ARTICLES = 100_000
_CODE = """
import json, resource, sys
from pathlib import Path
from bot.terminal.progress import shown_progress
from bot.texts import texts_for
from index import load_embedder, rebuild
from rich.console import Console

with shown_progress(Console(stderr=True), texts_for("en")) as listener:
    report = rebuild([Path(sys.argv[1])], Path(sys.argv[2]), load_embedder("static"), listener=listener)
own, others = (resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(json.dumps([report.articles, report.passages, report.seconds, own, others]))
"""


@dataclass(frozen=True, slots=True)
class Run:
    articles: int
    passages: int
    seconds: float
    megabytes: float
    """Peak of the process that rebuilds."""
    megabytes_of_worker: float
    """Peak of the largest process that it starts."""


def main(count: int) -> None:
    print("| rebuild of | seconds | share of the full one | passages/s | peak memory |\n|---|---|---|---|---|")
    with TemporaryDirectory() as home:
        articles, index = write_pages(Path(home, "articles"), count), Path(home, "data")
        full = _rebuild(articles, index)
        _print("full", full, full)
        _print("unchanged", _rebuild(articles, index), full)
        for page in sorted(articles.rglob("*.txt"))[::1_000]:
            page.write_text(page.read_text("utf-8").replace("2024", "2025") + "\nErgänzt am 3. Mai 2026.\n", "utf-8")
        _print("one in a thousand changed", _rebuild(articles, index), full)


def _print(name: str, run: Run, full: Run) -> None:
    """One row, as soon as it is known: the full rebuild of many takes an hour."""
    memory = f"{run.megabytes:,.0f} MB, a worker {run.megabytes_of_worker:,.0f} MB"
    share, rate = run.seconds / full.seconds, run.passages / run.seconds
    print(
        f"| {run.articles:,} articles, {name} | {run.seconds:,.1f} | {share:.3f} | {rate:,.0f} | {memory} |", flush=True
    )


def _rebuild(articles: Path, index: Path) -> Run:
    ran = subprocess.run(
        [sys.executable, "-c", _CODE, str(articles), str(index)],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    return Run(*json.loads(ran.stdout))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES)
