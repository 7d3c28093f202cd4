"""What a generation holds, whatever its numbers are: to compare two that were built in different ways."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from index.library import Generation, live_generation
from index.retrieval.wordfiles import StoredWording
from index.retrieval.wording import OF_TERMS, OF_WORDS, ROWS_OF
from index.retrieval.words import PassageWords


def contents_of(folder: Path, embedder: str) -> dict[str, object]:
    """Everything in the live generation of a data folder, words and terms by their names."""
    generation = Generation.open(live_generation(folder), embedder)
    articles, passages = generation.manifest.articles, generation.manifest.passages
    wording = StoredWording(generation.folder).take(np.arange(articles))
    names = dict.fromkeys(OF_WORDS, wording.words) | dict.fromkeys(OF_TERMS, wording.terms)
    rows = {
        name: [
            [names[name][value] if name in names else value for value in wording.rows[name][row].tolist()]
            for row in range(len(wording.rows[name]))
        ]
        for name in ROWS_OF
    }
    held = generation.catalogue
    found = {
        "articles": held.article_rows(0, articles),
        "passages": held.passage_rows(0, passages),
        "skipped": held.skipped(),
        "vectors": generation.dense.vectors(np.arange(passages)).tolist(),
        "word vectors": _word_vectors(generation.folder),
        "article of passage": wording.articles.tolist(),
        "languages": wording.languages.tolist(),
        "published": wording.published.tolist(),
        "terms in tantivy": _frequencies(generation),
        **rows,
    }
    generation.close()
    return found


def _word_vectors(folder: Path) -> dict[str, list[float]]:
    stored = PassageWords.load(folder)
    vectors = (stored.vectors * stored.scales[:, None]).tolist()
    return dict(zip((folder / "words.txt").read_text("utf-8").split("\n"), vectors, strict=True))


def _frequencies(generation: Generation) -> dict[str, tuple[int, int]]:
    names = (generation.folder / "terms.txt").read_text("utf-8").split("\n")
    searcher = generation.lexical.searcher
    return {name: (searcher.doc_freq("body", name), searcher.doc_freq("title", name)) for name in names}
