"""What a contender is given, and what it has to do."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

Embed = Callable[[Sequence[str]], Vectors]
"""Texts -> unit vectors of shape `(texts, 256)`."""

Search = Callable[[str, int], list[int]]
"""A question and `k` -> the numbers of the `k` best passages, best first."""


DEEP = 20
"""Passages that are taken from each ranking before they are fused, by all but ours, which takes what it always takes."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a report; its number is its place among all passages, which come report by report."""

    number: int
    report: int
    language: str
    title: str
    text: str

    @property
    def embedded(self) -> str:
        """What is embedded and searched of it: the title lends it the names that it only points to."""
        return f"{self.title}\n{self.text}"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and the number of the passage that answers it."""

    question: str
    passage: int


class Contender(Protocol):
    """A module of `contenders`. Whatever it keeps lies in the folder when `ingest` is done; `opened` reads it there."""

    @staticmethod
    def ingest(passages: Sequence[Passage], folder: Path, embed: Embed) -> None: ...

    @staticmethod
    def opened(folder: Path, embed: Embed) -> Search: ...


class Reader(Protocol):
    """One that can also read a folder of text files, cut them and index the pieces."""

    @staticmethod
    def read(pages: Path, folder: Path, embed: Embed) -> int:
        """How many passages came of the pages."""


def fused(rankings: Iterable[Sequence[int]], k: int) -> list[int]:
    """Reciprocal ranks, for those that bring no fusion of their own."""
    scores: dict[int, float] = {}
    for ranking in rankings:
        for rank, number in enumerate(ranking):
            scores[number] = scores.get(number, 0.0) + 1 / (60 + rank)
    return sorted(scores, key=scores.__getitem__, reverse=True)[:k]


def save(file: Path, lines: Iterable[Passage | Asked]) -> None:
    file.write_text("".join(json.dumps(asdict(line)) + "\n" for line in lines), "utf-8")


def passages_in(file: Path) -> list[Passage]:
    return [Passage(**json.loads(line)) for line in file.read_text("utf-8").splitlines()]


def questions_in(file: Path) -> list[Asked]:
    return [Asked(**json.loads(line)) for line in file.read_text("utf-8").splitlines()]
