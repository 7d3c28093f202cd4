"""What a rebuild has to do: which articles are taken over and which are made, in the order of their pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from index.reading import Page

_AT_ONCE = 64
"""Articles in one step: few enough for memory, enough for batches."""

Known = Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Take:
    """Articles to take over, by their rows in the old generation."""

    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Make:
    """Pages to make articles from."""

    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class Order:
    steps: tuple[Take | Make, ...]
    skipped: tuple[tuple[Page, str], ...]
    """Pages that held no article before and are the same."""

    @property
    def taken(self) -> int:
        return sum(len(step.rows) for step in self.steps if isinstance(step, Take))

    @property
    def made(self) -> int:
        return sum(len(step.pages) for step in self.steps if isinstance(step, Make))


def order_of(pages: Sequence[Page], rows: Known, skipped: Mapping[tuple[str, str], str]) -> Order:
    """`rows` and `skipped` are what the old generation has of pages, by their paths and keys."""
    known = [page for page in pages if (page.path, page.key) in skipped]
    others = (page for page in pages if (page.path, page.key) not in skipped)
    return Order(tuple(_steps(others, rows)), tuple((page, skipped[page.path, page.key]) for page in known))


def _steps(pages: Iterable[Page], rows: Known) -> Iterator[Take | Make]:
    for is_known, group in groupby(pages, lambda page: (page.path, page.key) in rows):
        for some in _batches(tuple(group)):
            yield Take(tuple(rows[page.path, page.key] for page in some)) if is_known else Make(some)


def _batches(pages: tuple[Page, ...]) -> Iterator[tuple[Page, ...]]:
    for begin in range(0, len(pages), _AT_ONCE):
        yield pages[begin : begin + _AT_ONCE]
