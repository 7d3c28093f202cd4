"""LlamaIndex: its vector index and its BM25 retriever, fused by reciprocal ranks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from llama_index.core import SimpleDirectoryReader, StorageContext, VectorStoreIndex, load_index_from_storage
from llama_index.core.embeddings import BaseEmbedding
from llama_index.core.llms import MockLLM
from llama_index.core.node_parser import SentenceSplitter
from llama_index.core.retrievers import QueryFusionRetriever
from llama_index.core.schema import BaseNode, TextNode
from llama_index.retrievers.bm25 import BM25Retriever

from tests.benchmarks.peers.contender import DEEP, Embed, Passage, Search
from tests.benchmarks.peers.embedders import EMBEDDERS


class _Given(BaseEmbedding):
    """The benchmark's embedder as one of its."""

    name: str
    embed_batch_size: int = 256

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        return [vector.tolist() for vector in EMBEDDERS[self.name](texts)]

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embedding(query)

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embedding(query)


def ingest(passages: Sequence[Passage], folder: Path, embed: Embed) -> None:
    _store([TextNode(id_=str(one.number), text=one.embedded) for one in passages], folder, embed)


def opened(folder: Path, embed: Embed) -> Search:
    stored = StorageContext.from_defaults(persist_dir=str(folder / "vectors"))
    index = load_index_from_storage(stored, embed_model=_Given(name=embed.__name__))
    lexical = BM25Retriever.from_persist_dir(str(folder / "words"))
    lexical.similarity_top_k = DEEP
    retrievers = [index.as_retriever(similarity_top_k=DEEP), lexical]
    retriever = QueryFusionRetriever(
        retrievers, llm=MockLLM(), num_queries=1, mode="reciprocal_rerank", similarity_top_k=DEEP, use_async=False
    )
    return lambda question, k: [int(one.node.node_id) for one in retriever.retrieve(question)[:k]]


def read(pages: Path, folder: Path, embed: Embed) -> int:
    documents = SimpleDirectoryReader(str(pages), recursive=True).load_data()
    pieces = SentenceSplitter(chunk_size=200, chunk_overlap=0).get_nodes_from_documents(documents)
    _store(pieces, folder, embed)
    return len(pieces)


def _store(nodes: Sequence[BaseNode], folder: Path, embed: Embed) -> None:
    index = VectorStoreIndex(list(nodes), embed_model=_Given(name=embed.__name__))
    index.storage_context.persist(str(folder / "vectors"))
    BM25Retriever.from_defaults(nodes=list(nodes), similarity_top_k=DEEP).persist(str(folder / "words"))
