"""`make bench`: cold and warm answers, rebuilds, memory. Machines differ and are shared: the ratios are what holds."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from index.embedding import CONTEXTUAL, STATIC

ROOT = Path(__file__).parents[2]
ARTICLES = Path(os.environ.get("TALENTMOVES_SHARED", ROOT.parent / "shared")) / "articles"
PRACTICE = ROOT / "tests" / "gold" / "practice"
COPIES = 25
"""How often the 24 practice pages are read for the rebuild: 600 articles."""

_WARM = """
import resource, sys, time
from pathlib import Path
from statistics import median, quantiles
from index import Answerer, load_embedder, load_questions

answerer = Answerer.open(Path(sys.argv[1]), load_embedder(sys.argv[2]))
timings = []
for turn in range(3):
    for one in load_questions(Path(sys.argv[3])):
        started = time.perf_counter()
        answerer.answer(one.question)
        if turn:
            timings.append((time.perf_counter() - started) * 1000)
print(median(timings), quantiles(timings, n=20)[-1], resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""

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
    """Cold and warm answers on `seeds/`, and warm ones on the five raw articles where they are, by one of the bundled embedders."""
    _build(ROOT / "seeds", index, embedder)
    cold, bare = _in_turn(
        [sys.executable, "-m", "bot", "ask", "wer ging von Meta zu Microsoft", "--index", str(index)],
        [sys.executable, "-c", "import faiss, tantivy"],
        {"INDEX_EMBEDDER": embedder},
    )
    ratio = median(one / other for one, other in zip(cold, bare, strict=True))
    p50, p95, memory = _warm(index, embedder)
    raw = []
    if ARTICLES.is_dir():
        few = index.with_name(f"{index.name} raw")
        _build(ARTICLES, few, embedder)
        raw = [
            (
                f"{embedder}: warm answer on the five raw articles, p50 / p95",
                "{:.1f} / {:.1f} ms".format(*_warm(few, embedder)),
            )
        ]
    return [
        (f"{embedder}: cold `talentmoves ask`, process start to answer", f"{median(cold):.2f} s"),
        (f'{embedder}: cold `ask` ÷ `python -c "import faiss, tantivy"`, median of pairs', f"{ratio:.1f}"),
        (f"{embedder}: warm answer on `seeds/`, p50 / p95", f"{p50:.1f} / {p95:.1f} ms"),
        *raw,
        (f"{embedder}: peak memory of answering", f"{memory:.0f} MB"),
    ]


def _build(articles: Path, index: Path, embedder: str) -> None:
    # in a process of its own: what a child has used at most is never less than what its parent held
    build = [sys.executable, "-m", "bot", "rebuild", "--articles", str(articles), "--index", str(index)]
    _seconds(build, {"INDEX_EMBEDDER": embedder})


def _in_turn(
    command: Sequence[str], other: Sequence[str], settings: Mapping[str, str]
) -> tuple[list[float], list[float]]:
    """Seconds of each of the two commands, one after the other, after one uncounted run each."""
    timings = [(_seconds(command, settings), _seconds(other, settings)) for _ in range(PAIRS + 1)][1:]
    return [one for one, _ in timings], [two for _, two in timings]


def _seconds(command: Sequence[str], settings: Mapping[str, str]) -> float:
    started = time.perf_counter()
    environment = {**os.environ, **settings}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # as installed: modules are compiled once, not at every start
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT, env=environment)
    return time.perf_counter() - started


def _warm(index: Path, embedder: str) -> tuple[float, float, float]:
    """Milliseconds of an answer, p50 and p95, over every gold question after a first round, and peak megabytes."""
    questions = ROOT / "tests" / "gold" / "raw.jsonl"
    p50, p95, megabytes = _printed(_WARM, index, embedder, questions)
    return float(p50), float(p95), float(megabytes)


def _rebuild(articles: Path, index: Path) -> tuple[int, float, float]:
    """Passages, seconds and peak megabytes of a full rebuild in a process of its own."""
    code = (
        "import resource, sys; from pathlib import Path; from index import load_embedder, rebuild;"
        "report = rebuild([Path(sys.argv[1])], Path(sys.argv[2]), load_embedder('static'));"
        "print(report.passages, report.seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    passages, seconds, megabytes = _printed(code, articles, index)
    return int(passages), float(seconds), float(megabytes)


def _printed(code: str, *arguments: object) -> list[str]:
    """What a process of its own prints that runs `code`, word by word."""
    ran = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=os.environ | {"OMP_NUM_THREADS": "1"},  # as `talentmoves` sets it
    )
    return ran.stdout.split()


if __name__ == "__main__":
    main()
