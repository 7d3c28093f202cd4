"""`python -m tests.gold.xquad FOLDER`: which paragraph of XQuAD answers (Artetxe, Ruder and Yogatama 2020, ACL), by the bundled embedders.

FOLDER holds `xquad.en.json`, `xquad.de.json` and `xquad.es.json`. In the mixed pool a question meets all paragraphs of both
languages but the one that its own language has of the right one.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from numpy.typing import NDArray

from index.datatypes import Embedder, TokenEmbedder
from index.embedding import CONTEXTUAL, STATIC, load_embedder
from index.retrieval.interaction import interaction_of
from index.retrieval.tokens import TokenRows

LANGUAGES = ("en", "de", "es")
WITHIN = (("en", "en"), ("de", "de"), ("en", "de"), ("de", "en"), ("es", "en"))
MIXED = (("en", "de"), ("de", "en"))
QUESTIONS = 400
"""Drawn from all 1,190, the same ones for every figure."""

Scores = Callable[[list[str], list[str]], NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Paragraphs:
    texts: list[str]
    questions: list[str]
    right: NDArray[np.int64]
    """For each question its paragraph."""


def main(folder: Annotated[Path, typer.Argument(help="Folder of XQuAD's files.")]) -> None:
    """Print the share of questions whose right paragraph comes first."""
    read = {language: _read(folder / f"xquad.{language}.json") for language in LANGUAGES}
    contextual = load_embedder(CONTEXTUAL)
    assert isinstance(contextual, TokenEmbedder)
    ways: dict[str, Scores] = {
        "static, vectors": _by_vectors(load_embedder(STATIC)),
        "contextual, vectors": _by_vectors(contextual),
        "contextual, tokens": _by_tokens(contextual),
    }
    head = [*(f"{one}→{other}" for one, other in WITHIN), *(f"mixed {one}→{other}" for one, other in MIXED)]
    print("| |", " | ".join(head), "|\n|---" + "|---" * len(head) + "|")
    for name, way in ways.items():
        shares = [_share(read[one], read[other].texts, way) for one, other in WITHIN]
        shares += [_share(read[one], read[other].texts, way, read[one].texts) for one, other in MIXED]
        print(f"| {name} |", " | ".join(f"{share:.2f}" for share in shares), "|", flush=True)


def _read(file: Path) -> Paragraphs:
    paragraphs = [one for article in json.loads(file.read_text("utf-8"))["data"] for one in article["paragraphs"]]
    asked = [(entry["question"], place) for place, one in enumerate(paragraphs) for entry in one["qas"]]
    drawn = np.random.default_rng(0).choice(len(asked), QUESTIONS, replace=False).tolist()
    questions, right = zip(*(asked[place] for place in drawn), strict=True)
    return Paragraphs([one["context"] for one in paragraphs], list(questions), np.asarray(right))


def _share(asked: Paragraphs, texts: list[str], scores: Scores, own: list[str] | None = None) -> float:
    found = scores(asked.questions, [*texts, *(own or [])])
    if own:
        found[np.arange(len(asked.right)), len(texts) + asked.right] = -np.inf
    return float(np.mean(found.argmax(axis=1) == asked.right))


def _by_vectors(embedder: Embedder) -> Scores:
    return lambda questions, texts: embedder.embed_queries(questions) @ embedder.embed_passages(texts).T


def _by_tokens(embedder: TokenEmbedder) -> Scores:
    def scores(questions: list[str], texts: list[str]) -> NDArray[np.float32]:
        # each half of a paragraph is a row: a row's tokens are limited
        tokens = TokenRows.of(embedder.read_passages([("", *_halves(text)) for text in texts]), embedder.width)
        return np.stack([interaction_of(embedder.read_question(one), tokens).passages for one in questions])

    return scores


def _halves(text: str) -> tuple[str, str]:
    middle = text.find(" ", len(text) // 2)
    return (text[:middle], text[middle:]) if middle > 0 else (text, "")


if __name__ == "__main__":
    typer.run(main)
