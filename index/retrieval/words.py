"""Words and terms of every passage, as arrays on disk: what the ranker compares a question with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from index.datatypes import Article, Passage
from index.embedding import StaticEmbedder
from index.errors import BrokenIndexError
from index.languages import LANGUAGES, fold
from index.retrieval.analysis import content_words, terms_of
from index.retrieval.kinds import kinds_in
from index.retrieval.ragged import Ragged, mapped

_PARTS = ("sentences", "passages", "titles", "terms", "title_terms", "article_words", "article_terms")
_ARRAYS = ("vectors", "articles", "languages", "published")


@dataclass(frozen=True, slots=True)
class PassageWords:
    """Rows of `sentences` and `titles` are numbers of words, of `terms` sorted hashes of a sentence's index terms.

    Row `i` of `passages` holds one value a sentence, the `Kinds` found in it; its places are the rows of `sentences` and
    `terms` that are passage `i`'s. `articles[i]` is the row of passage `i`'s article in `titles`.
    """

    vectors: NDArray[np.float16]
    """Unit vector of each word by the static model, shape `(words, dimension)`."""
    sentences: Ragged
    passages: Ragged
    titles: Ragged
    terms: Ragged
    title_terms: Ragged
    article_words: Ragged
    """Every word of an article and its title, each once."""
    article_terms: Ragged
    articles: NDArray[np.int32]
    languages: NDArray[np.int8]
    """Place of the article's language in `LANGUAGES`, -1 for another."""
    published: NDArray[np.int32]
    """Proleptic Gregorian ordinal of the day on which the article was published, 0 where that is not known."""

    @classmethod
    def from_passages(
        cls, articles: Sequence[Article], passages: Sequence[tuple[int, Passage]], static: StaticEmbedder
    ) -> PassageWords:
        """`passages` are `(row of the article in articles, passage)`, in order of their rows."""
        sentences = [(articles[row], [articles[row].text[a:b] for a, b in one.sentences]) for row, one in passages]
        numbers: dict[str, int] = {}

        def numbered(text: str, language: str) -> list[int]:
            return [numbers.setdefault(fold(word), len(numbers)) for word in content_words(text, language)]

        def terms(text: str, language: str) -> NDArray[np.uint32]:
            return term_hashes(terms_of(text, language, static.is_word))

        in_sentences = [numbered(sentence, article.language) for article, group in sentences for sentence in group]
        in_titles = [numbered(article.title, article.language) for article in articles]
        in_articles = [np.unique(numbered(f"{one.title} {one.text}", one.language)) for one in articles]
        return cls(
            vectors=static.embed_words(list(numbers))[0].astype(np.float16),
            sentences=Ragged.from_rows(in_sentences, np.uint32),
            passages=Ragged.from_rows(([int(kinds_in(one)) for one in group] for _, group in sentences), np.uint8),
            titles=Ragged.from_rows(in_titles, np.uint32),
            terms=Ragged.from_rows(
                (terms(one, article.language) for article, group in sentences for one in group), np.uint32
            ),
            title_terms=Ragged.from_rows((terms(one.title, one.language) for one in articles), np.uint32),
            article_words=Ragged.from_rows(in_articles, np.uint32),
            article_terms=Ragged.from_rows(
                (terms(f"{one.title}\n{one.text}", one.language) for one in articles), np.uint32
            ),
            articles=np.asarray([row for row, _ in passages], np.int32),
            languages=np.asarray([_number_of(articles[row].language) for row, _ in passages], np.int8),
            published=np.asarray([_ordinal(articles[row]) for row, _ in passages], np.int32),
        )

    @classmethod
    def load(cls, folder: Path) -> PassageWords:
        """Raises `BrokenIndexError` where the files are missing or cut short."""
        try:
            parts: list[Any] = [Ragged.load(folder, name) for name in _PARTS]
            vectors, *arrays = (mapped(folder / f"{name}.npy") for name in _ARRAYS)
        except (OSError, ValueError) as error:
            raise BrokenIndexError(f"the word files in {folder} cannot be read; run `talentmoves rebuild`") from error
        return cls(vectors, *parts, *arrays)

    def save(self, folder: Path) -> None:
        for name in _PARTS:
            getattr(self, name).save(folder, name)
        for name in _ARRAYS:
            np.save(folder / f"{name}.npy", getattr(self, name), allow_pickle=False)


def _number_of(language: str) -> int:
    return LANGUAGES.index(language) if language in LANGUAGES else -1


def _ordinal(article: Article) -> int:
    return article.published.toordinal() if article.published else 0


def term_hashes(terms: Sequence[str]) -> NDArray[np.uint32]:
    """Sorted hashes of the terms, each once."""
    return np.unique(np.fromiter((crc32(term.encode()) for term in terms), np.uint32, len(terms)))
