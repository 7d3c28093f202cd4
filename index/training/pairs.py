"""Translations, dictionary entries, headings with their paragraphs, English passages: what the training files hold."""

from __future__ import annotations

import gzip
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

SOURCES = {
    "mlqe": 9_000,
    "tico": 9_000,
    "www": 14_700,
    "opensource": 1_300,
    "smb": 6_000,
    "dynamics": 15_000,
    "laws": 25_000,
    "pyfr": 6_000,
    "pyes": 6_000,
    "httpd": 4_000,
}
"""Files of translations, and how many of each are taken at most; they hold headings with paragraphs, too."""

DICTIONARY = "wikt"
_SHORTEST, _LONGEST = 15, 300
_WORD, _GLOSS = 30, 40
_PARAGRAPH, _PARAGRAPHS, _PASSAGES = 80, 6_000, 4_000
_READ = 500
_TRANSLATIONS_BATCH, _PARAGRAPHS_BATCH, _PASSAGES_BATCH = 48, 24, 20
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Translation:
    english: str
    other: str
    language: str
    """Of `other`."""


@dataclass(frozen=True, slots=True)
class Headed:
    """A paragraph and its heading, or a question and its answer."""

    heading: str
    paragraph: str


@dataclass(frozen=True, slots=True)
class Pairs:
    """Batches of texts of about the same length, shuffled."""

    translations: Sequence[Sequence[Translation]]
    paragraphs: Sequence[Sequence[Headed]]
    english: Sequence[Sequence[str]]
    dictionary: Sequence[Translation]
    """Single words and short phrases, not in batches."""

    @classmethod
    def read(cls, folder: Path, draw: random.Random) -> Pairs:
        """Take the training files' rows (`kind, language A, language B, text A, text B`)."""
        translations: list[Translation] = []
        paragraphs: list[Headed] = []
        english: list[str] = []
        for name, most in SOURCES.items():
            rows = list(_rows(folder / f"{name}.tsv.gz"))
            found = [_translation(row) for row in rows if row[0] == "par" and _has_english(row) and _fits(len(row[3]))]
            headed = [row for row in rows if row[0] == "qp" and len(row[4]) > _PARAGRAPH]
            translations += _some(found, most, draw)
            paragraphs += [Headed(row[3], row[4][:_READ]) for row in _some(headed, _PARAGRAPHS, draw)]
            english += [row[4][:_READ] for row in _some([row for row in headed if row[2] == "en"], _PASSAGES, draw)]
        # most German here is software's: what there is of it is shown twice
        translations += [pair for pair in translations if pair.language == "de"]
        words = [_translation(row) for row in _rows(folder / f"{DICTIONARY}.tsv.gz") if _is_entry(row)]
        return cls(
            _batches(translations, lambda pair: len(pair.other), _TRANSLATIONS_BATCH, draw),
            _batches(paragraphs, lambda pair: len(pair.paragraph), _PARAGRAPHS_BATCH, draw),
            _batches(english, len, _PASSAGES_BATCH, draw),
            words,
        )


def _rows(file: Path) -> Iterator[list[str]]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        yield from (row for line in lines if len(row := line.rstrip("\n").split("\t")) == 5)


def _has_english(row: Sequence[str]) -> bool:
    return "en" in row[1:3]


def _fits(length: int) -> bool:
    return _SHORTEST < length < _LONGEST


def _is_entry(row: Sequence[str]) -> bool:
    return row[0] == "dict" and _has_english(row) and len(row[3]) < _WORD and len(row[4]) < _GLOSS


def _translation(row: Sequence[str]) -> Translation:
    _, first, second, one, other = row
    return Translation(one, other, second) if first == "en" else Translation(other, one, first)


def _some(rows: Sequence[Row], most: int, draw: random.Random) -> list[Row]:
    return draw.sample(rows, min(most, len(rows)))


def _batches(rows: Sequence[Row], length: Callable[[Row], int], size: int, draw: random.Random) -> list[list[Row]]:
    ordered = sorted(rows, key=length)
    batches = [ordered[start : start + size] for start in range(0, len(ordered), size)]
    draw.shuffle(batches)
    return batches
