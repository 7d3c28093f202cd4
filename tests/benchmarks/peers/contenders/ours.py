"""talentmoves: the whole answer, with ranker and confidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from index import Answerer
from tests.benchmarks.peers.contender import Embed, Passage, Search, Vectors
from tests.benchmarks.peers.embedders import DIMENSION


@dataclass(frozen=True, slots=True)
class Given:
    """The benchmark's embedder as one of ours."""

    embed: Embed
    fingerprint: str = "benchmark"
    dimension: int = DIMENSION

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        return self.embed(texts)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        return self.embed(texts)


def ingest(passages: Sequence[Passage], folder: Path, embed: Embed) -> None:
    from tests.benchmarks.peers.building import build  # what only rebuilding needs is no part of a cold answer

    build(passages, folder, Given(embed))


def opened(folder: Path, embed: Embed) -> Search:
    answerer = Answerer.open(folder, Given(embed))
    return lambda question, k: [int(hit.passage.id) for hit in answerer.answer(question, k).hits]


def read(pages: Path, folder: Path, embed: Embed) -> int:
    from index import rebuild

    return rebuild([pages], folder, Given(embed)).passages
