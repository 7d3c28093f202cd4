"""What a new generation has to pass before it may become live."""

from __future__ import annotations

from collections.abc import Set
from contextlib import closing
from datetime import date
from pathlib import Path

import numpy as np

from index.datatypes import Embedder
from index.embedding import StaticEmbedder
from index.errors import BrokenIndexError, ImplausibleError
from index.library import Generation, Shown
from index.retrieval.retriever import Retriever
from index.stages import stage

_CANARIES = 20
_MOST_FOUND = 0.5
"""Share of the canaries that find themselves; not all, for a title may be "News" or that of another article, too."""

_SELF_LIKENESS = 0.99
_FEW = 20
"""Of so few articles any share may go."""

_STAY = 0.5


@stage("check")
def check_generation(folder: Path, embedder: Embedder, static: StaticEmbedder) -> None:
    """Raises `BrokenIndexError` where a file does not hold what was written, the parts do not count the same, passages do
    not find themselves by their vectors, or articles by their titles.
    """
    with closing(Generation.open(folder, embedder.fingerprint)) as generation:
        generation.manifest.check_contents(folder)
        check_answers(generation, generation.manifest.articles, embedder, static)


def check_answers(generation: Shown, articles: int, embedder: Embedder, static: StaticEmbedder) -> None:
    """Raises `BrokenIndexError` where a generation of so many articles does not count or find what it should."""
    _check_counts(generation, articles)
    _check_vectors(generation)
    _check_titles(generation, embedder, static)


def check_plausible(before: Set[str], now: Set[str]) -> None:
    """Raises `ImplausibleError` where most articles would vanish at once: the wrong folder, or a disk that is not mounted.

    Both are ids of articles.
    """
    stay = len(before & now)
    if len(before) >= _FEW and stay < _STAY * len(before):
        raise ImplausibleError(
            f"{len(before) - stay} of {len(before)} articles would vanish from the index; the live index is as it was; "
            "check INDEX_ARTICLES and --articles, or run `talentmoves rebuild --force` if that is meant"
        )


def _check_counts(generation: Shown, articles: int) -> None:
    coverage, counted = generation.catalogue.coverage(), (len(generation.dense), len(generation.lexical))
    if coverage.articles != articles or {coverage.passages, *counted} != {generation.passages}:
        raise BrokenIndexError("the parts of the new index do not fit together; the live index is as it was")


def _check_vectors(generation: Shown) -> None:
    rows = np.unique(np.linspace(0, generation.passages - 1, _CANARIES).astype(np.int64))
    for vector in generation.dense.vectors(rows):
        _, scores = generation.dense.nearest(vector, 1)
        if vector.any() and scores[0] < _SELF_LIKENESS:
            raise BrokenIndexError("the new index does not find its own passages; the live index is as it was")


def _check_titles(generation: Shown, embedder: Embedder, static: StaticEmbedder) -> None:
    """Titles are asked as questions are."""
    parts = generation.dense, generation.lexical, generation.words, generation.tokens
    retriever = Retriever(*parts, embedder, static, generation.names, date.today())
    titles = generation.catalogue.titles(_CANARIES)
    found = sum(row in generation.words.articles[retriever.candidates(title).rows] for row, title in titles)
    if found < _MOST_FOUND * len(titles):
        raise BrokenIndexError(
            f"the new index finds {found} of {len(titles)} articles by their titles; the live index is as it was"
        )
