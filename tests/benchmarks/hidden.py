"""`python -m tests.benchmarks.hidden [PASSAGES]`: what answers lose when the articles that they are in are hidden among generated ones.

The gold questions on the sixty pages and the hundred reports, parts `fit` and `tune`, asked of these alone and among 100,000 generated passages. Pages and
reports are read; the generated articles are those of `large`, which need no reading: a million takes forty minutes to build.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from index import Answerer, Embedder, load_embedder, load_questions
from index.building.making import Made, make
from index.embedding import CONTEXTUAL, STATIC, StaticEmbedder, static_of
from index.evaluation import GoldQuestion, evaluate
from index.evaluation.metrics import Outcome, figures
from index.reading import survey
from tests.benchmarks.articles import reports
from tests.benchmarks.generations import write_generation
from tests.benchmarks.large import PER_REPORT, made_of

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold"
TELLING = (GOLD / "pages", ROOT / "seeds")
PASSAGES = 100_000
_KEPT_ASIDE = "aside"
_FIGURES = (
    "right",
    "answer_at_1",
    "recall_at_1",
    "recall_at_5",
    "recall_at_10",
    "refused_unanswerable",
    "refused_answerable",
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.hidden")
    parser.add_argument("passages", type=int, nargs="?", default=PASSAGES)
    parser.add_argument("--embedder", choices=(CONTEXTUAL, STATIC), default=STATIC)
    parser.add_argument(
        "--keep", type=Path, metavar="FOLDER", help="where the indexes `alone` and `hidden` are, or are put"
    )
    parser.add_argument("--verbose", action="store_true", help="every question that went wrong only among others")
    wanted = parser.parse_args()
    embedder = load_embedder(wanted.embedder)
    with TemporaryDirectory() as temporary:
        home = wanted.keep or Path(temporary)
        _build(home, wanted.passages, embedder)
        alone, hidden = (_outcomes(Answerer.open(home / name, embedder)) for name in ("alone", "hidden"))
    before, after = figures(alone), figures(hidden)
    print(f"| of {before.questions} questions | alone | hidden |\n|---|---|---|")
    for name in _FIGURES:
        print(f"| {name.replace('_', ' ')} | {getattr(before, name):.3f} | {getattr(after, name):.3f} |")
    if wanted.verbose:
        for told in _lost(alone, hidden):
            print(told)


def _lost(alone: Sequence[Outcome], hidden: Sequence[Outcome]) -> Iterator[str]:
    """The questions that go wrong only among others."""
    for before, after in zip(alone, hidden, strict=True):
        if before.is_right and not after.is_right:
            yield f"{after.pair}, confidence {before.confidence:.2f} -> {after.confidence:.2f}, rank {after.rank}: {after.question}"


def _build(home: Path, passages: int, embedder: Embedder) -> None:
    static = static_of(embedder)
    for name, hidden_among in (("alone", 0), ("hidden", passages)):
        if not (home / name).exists():
            write_generation(home / name, made_among(TELLING, hidden_among, static), embedder, static)


def made_among(pages: Sequence[Path], passages: int, static: StaticEmbedder) -> Iterator[Made]:
    """The articles of these pages, and at least so many generated passages."""
    yield make(survey(pages), static)
    yield from made_of(reports(-(-passages // PER_REPORT)), static)


def _outcomes(answerer: Answerer) -> Sequence[Outcome]:
    return [one for name in ("pages", "seeds") for one in evaluate(answerer, _asked(GOLD / f"{name}.jsonl"))]


def _asked(file: Path) -> list[GoldQuestion]:
    return [one for one in load_questions(file) if one.part != _KEPT_ASIDE]


if __name__ == "__main__":
    main()
