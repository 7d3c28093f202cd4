"""`make fit`: fits the rankers' numbers on the gold questions of the part `fit`, as the cleaner that is there leaves the articles."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from index import Answerer, Embedder, load_embedder, load_questions, rebuild
from index.embedding import CONTEXTUAL, STATIC
from index.evaluation import GoldQuestion
from index.evaluation.fitting import Collection, fit
from index.retrieval.ranking import Ranker
from tests.gold import near_misses

GOLD = Path(__file__).parent
ROOT = GOLD.parents[1]
ARTICLES = Path(os.environ.get("TALENTMOVES_SHARED", ROOT.parent / "shared")) / "articles"
RANKERS = ROOT / "index" / "retrieval" / "rankers"

COLLECTIONS = {
    "raw": ((ARTICLES,), ("raw",), 2.0),
    "raw among practice": (
        (ARTICLES, GOLD / "practice"),
        (
            "raw",
            "practice",
        ),
        1.0,
    ),
    "practice": ((GOLD / "practice",), ("practice",), 0.5),
    "pages": ((GOLD / "pages",), ("pages",), 1.0),
    "seeds": ((ROOT / "seeds",), ("seeds",), 1.0),
}
"""Articles, the gold files asked of them, and how much the collection counts. Questions of the part `aside` are left out."""

NEAR_MISSES = 5.5
"""How much the near-misses count for the confidence: as much as all others."""


def main() -> None:
    """For each embedder that comes with the package index each collection, ask its questions, fit on all of them."""
    for name in (STATIC, CONTEXTUAL):
        ranker = _fitted(load_embedder(name))
        file = RANKERS / f"{name}.json"
        file.write_text(ranker.to_json(), "utf-8")
        print(f"threshold {ranker.threshold:.3f}; written to {file.relative_to(ROOT)}")


def _fitted(embedder: Embedder) -> Ranker:
    with TemporaryDirectory() as folder:
        for name, (articles, _, _) in COLLECTIONS.items():
            rebuild(articles, Path(folder, name), embedder)
        collections = [
            Collection(
                Answerer.open(Path(folder, name), embedder, ranker=Ranker.bundled()), list(_questions(files)), weight
            )
            for name, (_, files, weight) in COLLECTIONS.items()
        ]
        rebuild([near_misses.write_articles(Path(folder, "near misses"))], Path(folder, "near"), embedder)
        near = Answerer.open(Path(folder, "near"), embedder, ranker=Ranker.bundled())
        collections.append(Collection(near, list(near_misses.questions()), NEAR_MISSES, is_gold=False))
        ranker = fit(collections)
        for collection in collections:
            collection.answerer.close()
    return ranker


def _questions(files: Iterable[str]) -> Iterator[GoldQuestion]:
    for file in files:
        yield from (question for question in load_questions(GOLD / f"{file}.jsonl") if question.part == "fit")


if __name__ == "__main__":
    main()
