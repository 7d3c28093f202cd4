"""Vectors of passages: those of the live generation where the text is the same, else new ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import blake2b

import numpy as np

from index.building.bulk import Bulk, Embedded, embed
from index.building.making import Made
from index.building.part import Part
from index.building.stored import stored
from index.datatypes import Article, Embedder, Passage
from index.library import Generation
from index.library.profiles import profile_row
from index.library.records import article_row, passage_row
from index.stages import stage

_BATCH = 256


def embedding_texts(article: Article, passage: Passage) -> tuple[str, ...]:
    """What is embedded of a passage: its sentences after the headline, which lends them the names that they only point to."""
    return article.title, *(article.text[start:end] for start, end in passage.sentences)


def begin_part(made: Made, bulk: Bulk, embedder: Embedder, old: Generation | None) -> Callable[[], Part]:
    """Begin to embed what was made; what is returned waits for it. Where `old` holds the same texts the vectors are its."""
    texts = [
        embedding_texts(article, passage)
        for (_, article), passages in zip(made.articles, made.cut, strict=True)
        for passage in passages
    ]
    keys = [blake2b("\n".join(rows).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest() for rows in texts]
    known = old.catalogue.vector_rows(keys) if old else {}
    missing = [place for place, key in enumerate(keys) if key not in known]
    reused = [place for place, key in enumerate(keys) if key in known]
    batches = [missing[begin : begin + _BATCH] for begin in range(0, len(missing), _BATCH)]
    waiting = [bulk.begin([texts[place] for place in batch]) for batch in batches]

    def finished() -> Part:
        with stage("embed passages"):
            parts = [batch() for batch in waiting]
        if old and reused:
            parts.append(stored(old.folder, np.asarray([known[keys[place]] for place in reused], np.int64)))
        found = Embedded.joined(parts or [embed(embedder, [])]).moved([*missing, *reused])
        return _part(made, keys, found, len(missing))

    return finished


def _part(made: Made, keys: Sequence[str], found: Embedded, embedded: int) -> Part:
    cut = [(row, passage) for row, passages in enumerate(made.cut) for passage in passages]
    return Part(
        articles=[
            article_row(article, names, page.key)
            for (page, article), names in zip(made.articles, made.names, strict=True)
        ],
        passages=[passage_row(passage, row, key) for (row, passage), key in zip(cut, keys, strict=True)],
        profiles=[profile_row(profile) for profile in made.profiles],
        vectors=found.vectors,
        tokens=found.tokens,
        wording=made.wording,
        embedded=embedded,
    )
