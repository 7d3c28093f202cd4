"""`make bench`: cold and warm answers, rebuilds, memory. Machines differ and are shared: the ratios are what holds."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from index import Answerer, load_embedder, load_questions, rebuild
from index.embedding import CONTEXTUAL, STATIC

ROOT = Path(__file__).parents[2]
PRACTICE = ROOT / "tests" / "gold" / "practice"
COPIES = 25
"""How often the 24 practice pages are read for the rebuild: 600 articles."""

PAIRS = 9
"""Cold starts of each of the two commands, in turn, so that a slow moment of the machine hits both."""


def main() -> None:
    with TemporaryDirectory() as folder:
        copies = Path(folder, "copies")
        of_answers = [row for name in (CONTEXTUAL, STATIC) for row in _answers(Path(folder, name), name)]
        for number in range(COPIES):
            shutil.copytree(PRACTICE, copies / str(number))
        passages, seconds, memory_of_rebuild = _rebuild(copies, Path(folder, "large"))
    rows = [
        *of_answers,
        (
            f"rebuild of {24 * COPIES} articles, static",
            f"{passages / seconds:,.0f} passages/s ({passages:,} in {seconds:.1f} s)",
        ),
        ("peak memory of that rebuild", f"{memory_of_rebuild:.0f} MB"),
    ]
    print("| what | figure |\n|---|---|")
    for what, figure in rows:
        print(f"| {what} | {figure} |")


def _answers(index: Path, embedder: str) -> list[tuple[str, str]]:
    """Cold and warm answers on `seeds/` by one of the bundled embedders."""
    rebuild([ROOT / "seeds"], index, load_embedder(embedder))
    cold, bare = _in_turn(
        [sys.executable, "-m", "bot", "ask", "wer ging von Meta zu Microsoft", "--index", str(index)],
        [sys.executable, "-c", "import faiss, tantivy"],
        {"INDEX_EMBEDDER": embedder},
    )
    ratio = median(one / other for one, other in zip(cold, bare, strict=True))
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    p50, p95 = _warm(index, embedder)
    return [
        (f"{embedder}: cold `talentmoves ask`, process start to answer", f"{median(cold):.2f} s"),
        (f'{embedder}: cold `ask` ÷ `python -c "import faiss, tantivy"`, median of pairs', f"{ratio:.1f}"),
        (f"{embedder}: warm answer on `seeds/`, p50 / p95", f"{p50:.1f} / {p95:.1f} ms"),
        (f"{embedder}: most memory of an `ask` so far", f"{memory:.0f} MB"),
    ]


def _in_turn(
    command: Sequence[str], other: Sequence[str], settings: Mapping[str, str]
) -> tuple[list[float], list[float]]:
    """Seconds of each of the two commands, one after the other, after one uncounted run each."""
    timings = [(_seconds(command, settings), _seconds(other, settings)) for _ in range(PAIRS + 1)][1:]
    return [one for one, _ in timings], [two for _, two in timings]


def _seconds(command: Sequence[str], settings: Mapping[str, str]) -> float:
    started = time.perf_counter()
    environment = {**os.environ, **settings}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT, env=environment)
    return time.perf_counter() - started


def _warm(index: Path, embedder: str) -> tuple[float, float]:
    """Milliseconds of an answer, p50 and p95, over every gold question after a first round."""
    answerer = Answerer.open(index, load_embedder(embedder))
    questions = [one.question for one in load_questions(ROOT / "tests" / "gold" / "raw.jsonl")]
    timings = []
    for turn in range(3):
        for question in questions:
            started = time.perf_counter()
            answerer.answer(question)
            if turn:
                timings.append((time.perf_counter() - started) * 1000)
    answerer.close()
    return median(timings), quantiles(timings, n=20)[-1]


def _rebuild(articles: Path, index: Path) -> tuple[int, float, float]:
    """Passages, seconds and peak megabytes of a full rebuild in a process of its own."""
    code = (
        "import resource, sys; from pathlib import Path; from index import load_embedder, rebuild;"
        "report = rebuild([Path(sys.argv[1])], Path(sys.argv[2]), load_embedder('static'));"
        "print(report.passages, report.seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, str(articles), str(index)], check=True, capture_output=True, text=True, cwd=ROOT
    )
    passages, seconds, megabytes = ran.stdout.split()
    return int(passages), float(seconds), float(megabytes)


if __name__ == "__main__":
    main()
