"""Textbook retrieval to measure ours against: BM25 alone, and nearest vectors alone. Neither ever refuses."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np
import tantivy
from numpy.typing import NDArray

from index.datatypes import Embedder

Ranking = Callable[[str, int], NDArray[np.int64]]
"""Question and `k` -> places of the `k` best texts, best first."""

_WORD = re.compile(r"\w+")
_WRITER_MEMORY = 64_000_000


def bm25(texts: Sequence[str]) -> Ranking:
    """Okapi BM25 over lower-case words as they stand (Robertson and Zaragoza 2009)."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("body", tokenizer_name="default", index_option="freq")
    builder.add_integer_field("row", stored=True, fast=True)
    schema = builder.build()
    index = tantivy.Index(schema)
    writer = index.writer(_WRITER_MEMORY, 1)
    for row, text in enumerate(texts):
        writer.add_document(tantivy.Document(body=text, row=row))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def rank(question: str, k: int) -> NDArray[np.int64]:
        terms = [tantivy.Query.term_query(schema, "body", word) for word in _WORD.findall(question.lower())]
        if not terms:
            return np.zeros(0, np.int64)
        query = tantivy.Query.boolean_query([(tantivy.Occur.Should, term) for term in terms])
        hits = searcher.search(query, k, count=False).hits
        rows = searcher.fast_field_values("row", [address for _, address in hits]) if hits else []
        return np.asarray(rows, np.int64)

    return rank


def dense(texts: Sequence[str], embedder: Embedder) -> Ranking:
    """The embedder's nearest passages by cosine."""
    vectors = embedder.embed_passages(texts)

    def rank(question: str, k: int) -> NDArray[np.int64]:
        cosines = vectors @ embedder.embed_queries([question])[0]
        return np.argsort(-cosines, kind="stable")[:k]

    return rank
