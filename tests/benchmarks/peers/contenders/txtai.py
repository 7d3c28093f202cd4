"""txtai with its defaults: vectors in FAISS, its own BM25, contents in SQLite, hybrid."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from txtai import Embeddings

from tests.benchmarks.peers.contender import Embed, Passage, Search

os.environ["ALLOW_RESOLVE_TRANSFORM"] = "True"  # it takes an embedder by its name only then


def ingest(passages: Sequence[Passage], folder: Path, embed: Embed) -> None:
    name = f"{embed.__module__}.{embed.__qualname__}"
    embeddings = Embeddings(method="external", transform=name, hybrid=True, content=True)
    embeddings.index((one.number, one.embedded, None) for one in passages)
    embeddings.save(str(folder / "index"))
    embeddings.close()


def opened(folder: Path, embed: Embed) -> Search:
    embeddings = Embeddings()
    embeddings.load(str(folder / "index"))
    return lambda question, k: [int(found["id"]) for found in embeddings.search(question, k)]


def read(pages: Path, folder: Path, embed: Embed) -> int:
    """Its reader is an extra of its own: paragraphs are cut at blank lines here."""
    texts = [file.read_text("utf-8") for file in sorted(pages.rglob("*.txt"))]
    pieces = [piece for text in texts for piece in text.split("\n\n")]
    ingest([Passage(number, 0, "", "", piece) for number, piece in enumerate(pieces)], folder, embed)
    return len(pieces)
