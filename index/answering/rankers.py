"""Which ranker goes with which models: the bundled one, or one fitted for this data folder by `talentmoves fit`."""

from __future__ import annotations

import json
from pathlib import Path

from index.datatypes import Embedder, Reranker, TokenEmbedder
from index.errors import BrokenIndexError, RerankerError
from index.retrieval.ranking import Ranker

FILE = "ranker.json"


def save_ranker(ranker: Ranker, folder: Path, embedder: Embedder, reranker: Reranker | None) -> Path:
    """Keep a ranker in a data folder, with the models that it was fitted for."""
    file = folder / FILE
    stored = {"models": _models(embedder, reranker), "ranker": json.loads(ranker.to_json())}
    file.write_text(json.dumps(stored, indent=1) + "\n", "utf-8")
    return file


def ranker_for(folder: Path, embedder: Embedder, reranker: Reranker | None) -> Ranker:
    """The ranker fitted in this folder for these models, else the bundled one for such an embedder.

    Raises `RerankerError` for a reranker that none was fitted for: its scores could mean anything.
    """
    file = folder / FILE
    if file.exists():
        try:
            stored = json.loads(file.read_text("utf-8"))
            if stored["models"] == _models(embedder, reranker):
                return Ranker.from_json(json.dumps(stored["ranker"]))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise BrokenIndexError(f"{file} cannot be read; remove it or run `talentmoves fit` again") from error
    if reranker is not None:
        raise RerankerError(
            f"no ranker is fitted for the reranking model {reranker.fingerprint} in {folder}; run `talentmoves fit QUESTIONS.jsonl`"
        )
    return Ranker.bundled(with_tokens=isinstance(embedder, TokenEmbedder))


def _models(embedder: Embedder, reranker: Reranker | None) -> dict[str, str | None]:
    return {"embedder": embedder.fingerprint, "reranker": reranker.fingerprint if reranker else None}
