"""Of talentmoves only the retrieval and fusion, to hold against FAISS and tantivy alone; reads what `ours` has written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from index.embedding import StaticEmbedder
from index.library import LibraryReader
from index.retrieval.fusion import fuse
from index.retrieval.retriever import Retriever
from tests.benchmarks.peers.contender import Embed, Search
from tests.benchmarks.peers.contenders.ours import Given

_DEEP = 100


def opened(folder: Path, embed: Embed) -> Search:
    embedder, static = Given(embed), StaticEmbedder.from_folder()
    generation = LibraryReader(folder, embedder.fingerprint).current()
    parts = generation.dense, generation.lexical, generation.words, generation.tokens
    retriever = Retriever(*parts, embedder, static, generation.names, date.today())

    def search(question: str, k: int) -> list[int]:
        words = retriever.question(question).words
        near, _ = generation.dense.nearest(embed([question])[0], _DEEP)
        rows = fuse([near, generation.lexical.nearest(words, _DEEP)[0]], k)
        return [int(passage.id) for passage, _ in generation.catalogue.passages(rows.tolist())]

    return search
