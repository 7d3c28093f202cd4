"""Wordings on disk: added to one another in a rebuild, and taken from an older one where articles have not changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from index.embedding import StaticEmbedder
from index.errors import BrokenIndexError
from index.retrieval.appending import ArrayFile, RaggedFiles
from index.retrieval.bm25 import HASHES
from index.retrieval.ragged import Ragged, mapped
from index.retrieval.wording import (
    ARTICLES,
    DTYPES,
    OF_TERMS,
    OF_WORDS,
    PASSAGES,
    ROWS_OF,
    SENTENCES,
    Wording,
)
from index.retrieval.words import in_bytes
from index.stages import stage

_WORDS, _TERMS = "words.txt", "terms.txt"
_BATCH = 4_096


class WordingFiles:
    """A new generation's words and terms, as `PassageWords.load` and `StoredWording` read them."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._folder, self._stack = folder, stack
        self._words: dict[str, int] = {}
        self._terms: dict[str, int] = {}
        self._rows = {name: RaggedFiles(folder, name, stack, DTYPES[name]) for name in ROWS_OF}
        self._articles = ArrayFile(folder / "articles.npy", stack, np.int32)
        self._languages = ArrayFile(folder / "languages.npy", stack, np.int8)
        self._published = ArrayFile(folder / "published.npy", stack, np.int32)
        self._article_count = 0

    @stage("write the word files")
    def append(self, wording: Wording) -> None:
        words, terms = _numbers(wording.words, self._words), _numbers(wording.terms, self._terms)
        for name, rows in wording.rows.items():
            renumbered = words[rows.flat] if name in OF_WORDS else terms[rows.flat] if name in OF_TERMS else rows.flat
            self._rows[name].append(Ragged(renumbered, rows.offsets))
        self._articles.append(wording.articles + self._article_count)
        self._languages.append(wording.languages)
        self._published.append(wording.published)
        self._article_count += len(wording.rows["titles"])

    @stage("vectors of words")
    def close(self, static: StaticEmbedder) -> None:
        """Write the vocabularies and the vectors of the words."""
        for file in self._files():
            file.close()
        words = list(self._words)
        vectors = ArrayFile(self._folder / "vectors.npy", self._stack, np.int8, static.dimension)
        scales = ArrayFile(self._folder / "scales.npy", self._stack, np.float32)
        for begin in range(0, len(words), _BATCH):
            batch, scale = in_bytes(static.embed_words(words[begin : begin + _BATCH])[0])
            vectors.append(batch)
            scales.append(scale)
        vectors.close()
        scales.close()
        hashes = ArrayFile(self._folder / HASHES, self._stack, np.uint32)
        hashes.append(np.fromiter((crc32(term.encode()) for term in self._terms), np.uint32, len(self._terms)))
        hashes.close()
        _write_lines(self._folder / _WORDS, words)
        _write_lines(self._folder / _TERMS, self._terms)

    def _files(self) -> Iterable[RaggedFiles | ArrayFile]:
        return *self._rows.values(), self._articles, self._languages, self._published


class StoredWording:
    """The wording of a generation, to take articles from. Its arrays are mapped anew for each `take`: what was read stays in
    memory for as long as it is mapped.
    """

    def __init__(self, folder: Path) -> None:
        """Raises `BrokenIndexError` where the files are missing or cut short."""
        self._folder = folder
        try:
            self._words, self.terms = _lines(folder / _WORDS), _lines(folder / _TERMS)
            self._articles, self._languages, self._published = (
                mapped(folder / f"{name}.npy") for name in ("articles", "languages", "published")
            )
        except (OSError, ValueError) as error:
            raise _unreadable(folder) from error

    def rows(self) -> dict[str, Ragged]:
        """The arrays of `Wording.rows`, of all articles. Raises `BrokenIndexError` where they are missing or cut short."""
        try:
            return {name: Ragged.load(self._folder, name) for name in ROWS_OF}
        except (OSError, ValueError) as error:
            raise _unreadable(self._folder) from error

    def passages_of(self, articles: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
        """The rows of the passages of these articles, and for each passage its article's place in `articles`."""
        begin, end = (np.searchsorted(self._articles, articles, side=side) for side in ("left", "right"))
        counts = end - begin
        within = np.arange(counts.sum()) - np.repeat(counts.cumsum() - counts, counts)
        return np.repeat(begin, counts) + within, np.repeat(np.arange(len(articles), dtype=np.int32), counts)

    def take(self, articles: NDArray[np.int64]) -> Wording:
        """The wording of the articles in these rows, in that order."""
        passages, article_of = self.passages_of(articles)
        stored = self.rows()
        sentences, _ = stored["passages"].places(passages)
        places = {ARTICLES: articles, PASSAGES: passages, SENTENCES: sentences}
        rows = {name: stored[name].take(places[kind]) for name, kind in ROWS_OF.items()}
        words, of_words = _renumbered({name: rows[name] for name in OF_WORDS}, self._words)
        terms, of_terms = _renumbered({name: rows[name] for name in OF_TERMS}, self.terms)
        languages, published = self._languages[passages], self._published[passages]
        return Wording(words, terms, rows | of_words | of_terms, article_of, languages, published)


def _unreadable(folder: Path) -> BrokenIndexError:
    return BrokenIndexError(f"the word files in {folder} cannot be read; run `talentmoves rebuild`")


def _numbers(names: Sequence[str], known: dict[str, int]) -> NDArray[np.uint32]:
    """The number of each name in `known`, which grows by those that are new."""
    return np.fromiter((known.setdefault(name, len(known)) for name in names), np.uint32, len(names))


def _renumbered(rows: Mapping[str, Ragged], names: Sequence[str]) -> tuple[list[str], dict[str, Ragged]]:
    """The names that the rows use, and the rows with numbers in those."""
    flat = np.concatenate([one.flat for one in rows.values()])
    used, numbers = np.unique(flat, return_inverse=True)
    borders = np.cumsum([len(one.flat) for one in rows.values()])[:-1]
    parts = np.split(numbers.astype(np.uint32), borders)
    renumbered = {name: Ragged(part, rows[name].offsets) for name, part in zip(rows, parts, strict=True)}
    return [names[number] for number in used.tolist()], renumbered


def _write_lines(file: Path, lines: Iterable[str]) -> None:
    file.write_text("\n".join(lines), "utf-8", newline="\n")


def _lines(file: Path) -> list[str]:
    return file.read_text("utf-8").split("\n")
