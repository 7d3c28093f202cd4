"""Articles, cut -> their wording."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
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


@stage("words and terms")
def wording_of(articles: Sequence[Article], cut: Sequence[Sequence[Passage]], is_word: IsWord) -> Wording:
    """The wording of these articles, whose passages are `cut`; `is_word` is `analysis.terms_of`'s."""
    gathering = _Gathering(is_word)
    for row, (article, passages) in enumerate(zip(articles, cut, strict=True)):
        gathering.add(row, article, passages)
    return gathering.wording()


@dataclass(frozen=True, slots=True)
class _Word:
    number: int
    terms: tuple[int, ...]
    hashes: tuple[int, ...]


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
    _seen: dict[tuple[str, str], _Word | None] = field(default_factory=dict)

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
        found = (self._word(piece, language) for piece in pieces_of(text))
        return [word for word in found if word is not None]

    def _word(self, piece: str, language: str) -> _Word | None:
        key = piece, language
        if key not in self._seen:
            self._seen[key] = self._new_word(piece, language)
        return self._seen[key]

    def _new_word(self, piece: str, language: str) -> _Word | None:
        if not carries_meaning(piece, language):
            return None
        terms = word_terms(piece, language, self.is_word)
        number = self.words.setdefault(fold(piece), len(self.words))
        return self._named(number, terms)

    def _number(self, term: str) -> _Word:
        """A figure or a date: a term, but no word."""
        return self._named(-1, [term])

    def _named(self, number: int, terms: Sequence[str]) -> _Word:
        numbers = tuple(self.terms.setdefault(term, len(self.terms)) for term in terms)
        return _Word(number, numbers, tuple(crc32(term.encode()) for term in terms))


def _hashes_of(words: Iterable[_Word]) -> list[int]:
    return sorted({term for word in words for term in word.hashes})


def _number_of(language: str) -> int:
    return LANGUAGES.index(language) if language in LANGUAGES else -1


def _ordinal(article: Article) -> int:
    return article.published.toordinal() if article.published else 0
