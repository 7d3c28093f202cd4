"""Articles, cut -> their wording."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from index.datatypes import Article, Passage
from index.languages import LANGUAGES, fold
from index.retrieval.analysis import IsWord, carries_meaning, pieces_of, word_terms
from index.retrieval.kinds import kinds_in
from index.retrieval.numbers import number_places
from index.retrieval.ragged import Ragged
from index.retrieval.wording import DTYPES, ROWS_OF, Wording
from index.stages import stage

_REMEMBERED = 1 << 13
"""Words that need not be analysed again: articles share most of theirs."""


@stage("words and terms")
def wording_of(articles: Sequence[Article], cut: Sequence[Sequence[Passage]], is_word: IsWord) -> Wording:
    """The wording of these articles, whose passages are `cut`; `is_word` is `analysis.terms_of`'s."""
    gathering = _Gathering(is_word)
    for row, (article, passages) in enumerate(zip(articles, cut, strict=True)):
        gathering.add(row, article, passages)
    return gathering.wording()


class _Word(NamedTuple):
    number: int
    terms: tuple[int, ...]
    hashes: tuple[int, ...]


class _Analysed(NamedTuple):
    """What does not change from one wording to the next."""

    folded: str
    terms: tuple[str, ...]
    hashes: tuple[int, ...]


@lru_cache(_REMEMBERED)
def _analysed(piece: str, language: str, is_word: IsWord) -> _Analysed | None:
    """A word that carries meaning, `None` for another."""
    if not carries_meaning(piece, language):
        return None
    terms = tuple(word_terms(piece, language, is_word))
    return _Analysed(fold(piece), terms, tuple(map(_hash_of, terms)))


class _Rows:
    """Rows of a `Ragged` to be."""

    def __init__(self, dtype: type[np.generic]) -> None:
        self._dtype = dtype
        self._flat = array("Q")
        self._ends = array("q", [0])

    def add(self, row: Iterable[int]) -> None:
        self._flat.extend(row)
        self._ends.append(len(self._flat))

    def ragged(self) -> Ragged:
        return Ragged(np.asarray(self._flat, np.uint64).astype(self._dtype), np.asarray(self._ends, np.int64))


@dataclass(slots=True)
class _Gathering:
    is_word: IsWord
    words: dict[str, int] = field(default_factory=dict)
    terms: dict[str, int] = field(default_factory=dict)
    rows: dict[str, _Rows] = field(default_factory=lambda: {name: _Rows(DTYPES[name]) for name in ROWS_OF})
    of_passages: list[tuple[int, int, int]] = field(default_factory=list)
    """Row of the article, language, day of publication."""
    _seen: dict[str, dict[str, _Word | None]] = field(default_factory=dict)
    """By language and as it is written, a word, or `None` where it carries no meaning."""

    def add(self, row: int, article: Article, passages: Sequence[Passage]) -> None:
        rows, language = self.rows, article.language
        title = self._words(article.title, language)
        of_title, of_text = (
            [(place, self._number(term)) for place, term in number_places(text, language)]
            for text in (article.title, article.text)
        )
        everywhere = list(title)
        for passage in passages:
            words = self._add_sentences(article, passage, of_text)
            numbers = [number for place, number in of_text if passage.start <= place < passage.end]
            rows["body"].add([term for word in (*words, *numbers) for term in word.terms])
            self.of_passages.append((row, _number_of(language), _ordinal(article)))
            everywhere += words
        with_numbers = [*title, *(number for _, number in of_title)]
        rows["titles"].add([word.number for word in title])
        rows["title_terms"].add(_hashes_of(with_numbers))
        rows["headlines"].add([term for word in with_numbers for term in word.terms])
        rows["article_words"].add({word.number: None for word in everywhere})
        rows["article_terms"].add(_hashes_of([*everywhere, *(number for _, number in (*of_title, *of_text))]))

    def _add_sentences(self, article: Article, passage: Passage, numbers: Sequence[tuple[int, _Word]]) -> list[_Word]:
        """The words of the passage."""
        everywhere: list[_Word] = []
        kinds: list[int] = []
        for start, end in passage.sentences:
            sentence = article.text[start:end]
            words = self._words(sentence, article.language)
            inside = [number for place, number in numbers if start <= place < end]
            self.rows["sentences"].add([word.number for word in words])
            self.rows["terms"].add(_hashes_of([*words, *inside]))
            kinds.append(int(kinds_in(sentence)))
            everywhere += words
        self.rows["passages"].add(kinds)
        return everywhere

    def wording(self) -> Wording:
        found: NDArray[Any] = np.asarray(self.of_passages, np.int32).reshape(-1, 3)
        return Wording(
            words=list(self.words),
            terms=list(self.terms),
            rows={name: rows.ragged() for name, rows in self.rows.items()},
            articles=found[:, 0],
            languages=found[:, 1].astype(np.int8),
            published=found[:, 2],
        )

    def _words(self, text: str, language: str) -> list[_Word]:
        seen, pieces = self._seen.setdefault(language, {}), pieces_of(text)
        for piece in pieces:
            if piece not in seen:
                seen[piece] = self._new_word(piece, language)
        return [word for word in map(seen.__getitem__, pieces) if word]

    def _new_word(self, piece: str, language: str) -> _Word | None:
        analysed = _analysed(piece, language, self.is_word)
        if analysed is None:
            return None
        number = self.words.setdefault(analysed.folded, len(self.words))
        return _Word(number, tuple(map(self._term, analysed.terms)), analysed.hashes)

    def _number(self, term: str) -> _Word:
        """A figure or a date: a term, but no word."""
        return _Word(-1, (self._term(term),), (_hash_of(term),))

    def _term(self, term: str) -> int:
        return self.terms.setdefault(term, len(self.terms))


def _hashes_of(words: Iterable[_Word]) -> list[int]:
    return sorted({term for word in words for term in word.hashes})


def _hash_of(term: str) -> int:
    return crc32(term.encode())


def _number_of(language: str) -> int:
    return LANGUAGES.index(language) if language in LANGUAGES else -1


def _ordinal(article: Article) -> int:
    return article.published.toordinal() if article.published else 0
