"""Articles whose pages have not changed -> their parts of the live generation, as they are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.building.part import Part
from index.building.stored import stored
from index.library import Generation
from index.library.profiles import StoredProfiles
from index.retrieval.wordfiles import StoredWording
from index.stages import stage


class Stock:
    """What can be taken over from a generation."""

    def __init__(self, old: Generation) -> None:
        """Raises `BrokenIndexError` where files of the generation cannot be read."""
        self._old = old
        self._wording = StoredWording(old.folder)
        self.pages = old.catalogue.pages()
        """The row of each article, by the path and the key of its page."""
        self.skipped = old.catalogue.skipped()
        """Why a page holds no article, by its path and key."""

    @stage("take over what has not changed")
    def take(self, rows: Sequence[int]) -> Part:
        """The articles in these rows, in that order."""
        articles = np.asarray(rows, np.int64)
        passages, article_of = self._wording.passages_of(articles)
        catalogue, stretches = self._old.catalogue, _stretches(articles)
        embedded = stored(self._old.folder, passages)
        with StoredProfiles.of(self._old.folder) as told:
            profiles = told.rows(stretches)
        return Part(
            articles=[one for first, last in stretches for one in catalogue.article_rows(first, last)],
            passages=[
                (passage, article, *rest)
                for article, (passage, _, *rest) in zip(
                    article_of.tolist(),
                    (one for first, last in _stretches(passages) for one in catalogue.passage_rows(first, last)),
                    strict=True,
                )
            ],
            profiles=profiles,
            vectors=embedded.vectors,
            tokens=embedded.tokens,
            wording=self._wording.take(articles),
            embedded=0,
        )


def _stretches(rows: NDArray[np.int64]) -> list[tuple[int, int]]:
    """First and last row of each run of rows that follow one another."""
    runs = np.split(rows, np.flatnonzero(np.diff(rows) != 1) + 1)
    return [(int(run[0]), int(run[-1])) for run in runs if len(run)]
