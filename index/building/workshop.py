"""Pages are made into articles by several processes at once where there are many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.building.making import Made, make
from index.building.order import Make, Take
from index.embedding import StaticEmbedder

Step = Take | Make


class Workshop:
    """Makes articles, in order."""

    def __init__(self, static: StaticEmbedder, pages: int) -> None:
        """`pages` says how many there are to make."""
        self._static = static

    def __enter__(self) -> Workshop:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def in_order(self, steps: Sequence[Step]) -> Iterator[tuple[Take, None] | tuple[Make, Made]]:
        """Each step, with what was made of its pages."""
        for step in steps:
            if isinstance(step, Take):
                yield step, None
            else:
                yield step, make(step.pages, self._static)
