"""Chroma: vectors alone, for its lexical side filters and does not rank."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import chromadb
from chromadb.config import Settings

from tests.benchmarks.peers.contender import Embed, Passage, Search

_BATCH = 2_048


def ingest(passages: Sequence[Passage], folder: Path, embed: Embed) -> None:
    collection = _client(folder).create_collection("passages", embedding_function=None)
    for begin in range(0, len(passages), _BATCH):
        some = passages[begin : begin + _BATCH]
        texts = [one.embedded for one in some]
        collection.add(ids=[str(one.number) for one in some], embeddings=embed(texts), documents=texts)


def opened(folder: Path, embed: Embed) -> Search:
    collection = _client(folder).get_collection("passages", embedding_function=None)

    def search(question: str, k: int) -> list[int]:
        found = collection.query(query_embeddings=embed([question]), n_results=k)
        return [int(number) for number in found["ids"][0]]

    return search


def _client(folder: Path) -> chromadb.api.ClientAPI:
    return chromadb.PersistentClient(str(folder / "index"), Settings(anonymized_telemetry=False))
