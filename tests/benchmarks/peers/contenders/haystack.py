"""Haystack: its document store in memory with BM25 and vectors, joined by reciprocal ranks, saved as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from haystack import Document
from haystack.components.converters import TextFileToDocument
from haystack.components.joiners import DocumentJoiner
from haystack.components.preprocessors import DocumentSplitter
from haystack.components.retrievers.in_memory import InMemoryBM25Retriever, InMemoryEmbeddingRetriever
from haystack.document_stores.in_memory import InMemoryDocumentStore

from tests.benchmarks.peers.contender import DEEP, Embed, Passage, Search

_BATCH = 256


def ingest(passages: Sequence[Passage], folder: Path, embed: Embed) -> None:
    _store([Document(id=str(one.number), content=one.embedded) for one in passages], folder, embed)


def opened(folder: Path, embed: Embed) -> Search:
    store = InMemoryDocumentStore.load_from_disk(str(folder / "store.json"))
    lexical, dense = InMemoryBM25Retriever(store, top_k=DEEP), InMemoryEmbeddingRetriever(store, top_k=DEEP)
    joiner = DocumentJoiner(join_mode="reciprocal_rank_fusion")

    def search(question: str, k: int) -> list[int]:
        near = dense.run(query_embedding=embed([question])[0].tolist())["documents"]
        held = lexical.run(query=question)["documents"]
        return [int(one.id) for one in joiner.run(documents=[near, held], top_k=k)["documents"]]

    return search


def read(pages: Path, folder: Path, embed: Embed) -> int:
    read = TextFileToDocument().run(sources=sorted(pages.rglob("*.txt")))["documents"]
    splitter = DocumentSplitter(split_by="word", split_length=120, split_overlap=0)
    pieces = splitter.run(documents=read)["documents"]
    _store(pieces, folder, embed)
    return len(pieces)


def _store(documents: list[Document], folder: Path, embed: Embed) -> None:
    for begin in range(0, len(documents), _BATCH):
        some = documents[begin : begin + _BATCH]
        for document, vector in zip(some, embed([one.content or "" for one in some]), strict=True):
            document.embedding = vector.tolist()
    store = InMemoryDocumentStore()
    store.write_documents(documents)
    store.save_to_disk(str(folder / "store.json"))
