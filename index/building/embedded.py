"""Vectors of passages: those of the live generation where the text is the same, else new ones."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np

from index.building.making import Made
from index.building.part import Part
from index.datatypes import Article, Embedder, Passage, Vectors
from index.library import Generation
from index.library.records import article_row, passage_row

_BATCH = 256


def embedding_text(article: Article, passage: Passage) -> str:
    """What is embedded of a passage: the headline lends it the names that the passage only points to."""
    return f"{article.title}\n{passage.text}"


def part_of(made: Made, embedder: Embedder, old: Generation | None) -> Part:
    """What was made, with its vectors: `old`'s where it holds the same texts."""
    texts = [
        embedding_text(article, passage)
        for (_, article), passages in zip(made.articles, made.cut, strict=True)
        for passage in passages
    ]
    keys = [blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest() for text in texts]
    vectors, embedded = _vectors(texts, keys, embedder, old)
    cut = [(row, passage) for row, passages in enumerate(made.cut) for passage in passages]
    return Part(
        articles=[
            article_row(article, names, page.key)
            for (page, article), names in zip(made.articles, made.names, strict=True)
        ],
        passages=[passage_row(passage, row, key) for (row, passage), key in zip(cut, keys, strict=True)],
        vectors=vectors,
        wording=made.wording,
        embedded=embedded,
    )


def _vectors(
    texts: Sequence[str], keys: Sequence[str], embedder: Embedder, old: Generation | None
) -> tuple[Vectors, int]:
    known = old.catalogue.vector_rows(keys) if old else {}
    vectors = np.zeros((len(texts), embedder.dimension), np.float32)
    reused = [number for number, key in enumerate(keys) if key in known]
    if old and reused:
        vectors[reused] = old.dense.vectors(np.asarray([known[keys[number]] for number in reused], np.int64))
    missing = [number for number, key in enumerate(keys) if key not in known]
    for begin in range(0, len(missing), _BATCH):
        batch = missing[begin : begin + _BATCH]
        vectors[batch] = embedder.embed_passages([texts[number] for number in batch])
    return vectors, len(missing)
