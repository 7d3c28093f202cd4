"""LangChain: FAISS and rank_bm25 in an ensemble. Its BM25 retriever cannot be saved: it is made anew at each opening."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from langchain_classic.retrievers import EnsembleRetriever
from langchain_community.retrievers import BM25Retriever
from langchain_community.vectorstores import FAISS
from langchain_core.embeddings import Embeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from tests.benchmarks.peers.contender import DEEP, Embed, Passage, Search


class _Given(Embeddings):
    """The benchmark's embedder as one of its."""

    def __init__(self, embed: Embed) -> None:
        self._embed = embed

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return self._embed(texts).tolist()  # type: ignore[no-any-return]

    def embed_query(self, text: str) -> list[float]:
        return self.embed_documents([text])[0]


def ingest(passages: Sequence[Passage], folder: Path, embed: Embed) -> None:
    texts, numbers = [one.embedded for one in passages], [{"number": one.number} for one in passages]
    FAISS.from_texts(texts, _Given(embed), numbers).save_local(str(folder / "index"))


def opened(folder: Path, embed: Embed) -> Search:
    store = FAISS.load_local(str(folder / "index"), _Given(embed), allow_dangerous_deserialization=True)
    lexical = BM25Retriever.from_documents(list(store.docstore._dict.values()), k=DEEP)
    dense = store.as_retriever(search_kwargs={"k": DEEP})
    ensemble = EnsembleRetriever(retrievers=[dense, lexical], weights=[0.5, 0.5])
    return lambda question, k: [int(one.metadata["number"]) for one in ensemble.invoke(question)[:k]]


def read(pages: Path, folder: Path, embed: Embed) -> int:
    texts = [file.read_text("utf-8") for file in sorted(pages.rglob("*.txt"))]
    splitter = RecursiveCharacterTextSplitter(chunk_size=700, chunk_overlap=0)
    pieces = [piece for text in texts for piece in splitter.split_text(text)]
    ingest([Passage(number, 0, "", "", piece) for number, piece in enumerate(pieces)], folder, embed)
    return len(pieces)
