"""Vectors of passages: those of the live generation where the text is the same, else new ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from index.building.making import Made
from index.building.part import Part
from index.datatypes import Article, Embedder, Passage, TokenEmbedder, Vectors
from index.library import Generation
from index.library.records import article_row, passage_row
from index.retrieval.tokens import TokenRows
from index.stages import stage

_BATCH = 256


def embedding_texts(article: Article, passage: Passage) -> tuple[str, ...]:
    """What is embedded of a passage: its sentences after the headline, which lends them the names that they only point to."""
    return article.title, *(article.text[start:end] for start, end in passage.sentences)


def part_of(made: Made, embedder: Embedder, old: Generation | None) -> Part:
    """What was made, with its vectors: `old`'s where it holds the same texts."""
    texts = [
        embedding_texts(article, passage)
        for (_, article), passages in zip(made.articles, made.cut, strict=True)
        for passage in passages
    ]
    keys = [blake2b("\n".join(rows).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest() for rows in texts]
    known = old.catalogue.vector_rows(keys) if old else {}
    missing = [place for place, key in enumerate(keys) if key not in known]
    reused = [place for place, key in enumerate(keys) if key in known]
    stored = _stored(old, np.asarray([known[keys[place]] for place in reused], np.int64)) if old and reused else None
    found = _embedded(embedder, [texts[place] for place in missing]).with_others(stored, [*missing, *reused])
    cut = [(row, passage) for row, passages in enumerate(made.cut) for passage in passages]
    return Part(
        articles=[
            article_row(article, names, page.key)
            for (page, article), names in zip(made.articles, made.names, strict=True)
        ],
        passages=[passage_row(passage, row, key) for (row, passage), key in zip(cut, keys, strict=True)],
        vectors=found.vectors,
        tokens=found.tokens,
        wording=made.wording,
        embedded=len(missing),
    )


@dataclass(frozen=True, slots=True)
class _Embedded:
    vectors: Vectors
    tokens: TokenRows | None

    def with_others(self, others: _Embedded | None, places: Sequence[int]) -> _Embedded:
        """These and then the others, moved to their `places`."""
        vectors = np.concatenate([self.vectors, others.vectors]) if others else self.vectors
        tokens = self.tokens
        if others and others.tokens and tokens:
            tokens = TokenRows.joined([tokens, others.tokens])
        order = np.argsort(np.asarray(places, np.int64), kind="stable")
        return _Embedded(vectors[order], tokens.take(order) if tokens else None)


def _stored(old: Generation, rows: NDArray[np.int64]) -> _Embedded:
    return _Embedded(old.dense.vectors(rows), old.tokens.take(rows) if old.tokens else None)


@stage("embed passages")
def _embedded(embedder: Embedder, texts: Sequence[Sequence[str]]) -> _Embedded:
    vectors = np.zeros((len(texts), embedder.dimension), np.float32)
    tokens = []
    for begin in range(0, len(texts), _BATCH):
        batch = texts[begin : begin + _BATCH]
        if isinstance(embedder, TokenEmbedder):
            read = embedder.read_passages(batch)
            vectors[begin : begin + len(batch)] = [passage.vector for passage in read]
            tokens.append(TokenRows.of(read, embedder.width))
        else:
            vectors[begin : begin + len(batch)] = embedder.embed_passages(["\n".join(rows) for rows in batch])
    if isinstance(embedder, TokenEmbedder):
        return _Embedded(vectors, TokenRows.joined(tokens or [TokenRows.of([], embedder.width)]))
    return _Embedded(vectors, None)
