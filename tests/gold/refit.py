"""`make fit`: fits the ranker's numbers on the gold questions of the part `fit` and writes them into the package."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from index import Answerer, load_embedder, load_questions, rebuild
from index.fitting import Example, examples_of, fit
from index.retrieval.ranking import Ranker

GOLD = Path(__file__).parent
ROOT = GOLD.parents[1]
ARTICLES = Path(os.environ.get("TALENTMOVES_SHARED", ROOT.parent / "shared")) / "articles"
RANKER = ROOT / "index" / "retrieval" / "ranker.json"

COLLECTIONS = {
    "raw": ((ARTICLES,), ("raw", "off_topic"), 1.0),
    "raw among practice": ((ARTICLES, GOLD / "practice"), ("raw", "practice", "off_topic"), 1.0),
    "practice": ((GOLD / "practice",), ("practice",), 0.5),
    "seeds": ((ROOT / "seeds",), ("off_topic",), 0.25),
}
"""Articles, the gold files asked of them, and how much the collection counts. Questions of the part `aside` are left out."""


def main() -> None:
    """Index each collection, ask its questions, fit on all of them."""
    embedder = load_embedder()
    examples: list[Example] = []
    with TemporaryDirectory() as folder:
        for name, (articles, files, weight) in COLLECTIONS.items():
            rebuild(articles, Path(folder, name), embedder)
            questions = [one for file in files for one in load_questions(GOLD / f"{file}.jsonl") if one.part == "fit"]
            answerer = Answerer.open(Path(folder, name), embedder, Ranker.unfitted())
            examples += examples_of(answerer, questions, weight)
            answerer.close()
    ranker = fit(examples)
    RANKER.write_text(ranker.to_json(), "utf-8")
    print(
        f"fitted on {len(examples)} examples; threshold {ranker.threshold:.3f}; written to {RANKER.relative_to(ROOT)}"
    )


if __name__ == "__main__":
    main()
