"""Passages by the words they share with a question: BM25 in tantivy, over terms that `analysis` made."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import tantivy
from numpy.typing import NDArray

from index.errors import BrokenIndexError
from index.retrieval import shortlist
from index.retrieval.bm25 import StoredTerms, rarity_of
from index.retrieval.question import QuestionWord
from index.retrieval.telling import telling_terms
from index.stages import stage

FOLDER = "lexical"
_BODY, _TITLE, _ROW = "body", "title", "row"
_TITLE_WEIGHT = 0.5
_WRITER_MEMORY = 64_000_000
_MORE = 8
_REMEMBERED = 4_096
"""Terms of a field whose numbers of passages are kept."""

_TIMES, _AT_LEAST = 4, 1_000
"""How many times as many passages as are asked for are scored by words, and how many at least, where the terms make a shortlist."""


@dataclass(frozen=True, slots=True)
class LexicalRanking:
    index: tantivy.Index
    searcher: tantivy.Searcher
    stored: StoredTerms | None
    """Where there are so many passages that not all that hold a word are scored."""
    holding: Callable[[str, str], int]
    """How many passages hold a term in a field; remembered, for each answer asks of each term several times."""

    @classmethod
    def load(cls, folder: Path) -> LexicalRanking:
        """Raises `BrokenIndexError` where the folder holds no readable index."""
        try:
            index = tantivy.Index.open(str(folder / FOLDER))
        except ValueError as error:
            raise _unreadable(folder / FOLDER) from error
        _register(index)
        searcher = index.searcher()
        stored = StoredTerms.load(folder) if searcher.num_docs > shortlist.ALL_UP_TO else None
        return cls(index, searcher, stored, lru_cache(_REMEMBERED)(searcher.doc_freq))

    def __len__(self) -> int:
        return int(self.searcher.num_docs)

    @stage("nearest by words")
    def nearest(
        self, words: Sequence[QuestionWord], k: int, among: NDArray[np.int64] | None = None
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Rows and BM25 scores of the `k` best passages (`among` these rows, if given, ascending), best first; a word counts
        once, by its best term.
        """
        if not words or self.searcher.num_docs == 0 or (among is not None and not len(among)):
            return np.zeros(0, np.int64), np.zeros(0, np.float32)
        if self.stored is None:
            query = tantivy.Query.boolean_query([(tantivy.Occur.Should, self._word_query(word)) for word in words])
            return self._best_among(query, k, among)
        # tantivy leaves out what cannot be among the best only where it adds up plain terms, so these make the shortlist
        looked_for = max(_TIMES * k, _AT_LEAST)
        rows, _ = self._best_among(self._any_telling(words, looked_for), looked_for, among)
        scores = self._scores(words, rows, self.stored)
        best = np.lexsort((rows, -scores))[:k]
        return rows[best], scores[best]

    def _best_among(
        self, query: tantivy.Query, k: int, among: NDArray[np.int64] | None
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        if among is None:
            return self._best(query, k)
        looked_at = k
        while True:  # tantivy cannot be told the rows, so it is asked for more until enough of them are among its best
            rows, scores = self._best(query, looked_at)
            places = np.searchsorted(among, rows).clip(max=len(among) - 1)
            kept = np.flatnonzero(among[places] == rows)[:k]
            if len(kept) == min(k, len(among)) or len(rows) < looked_at:
                return rows[kept], scores[kept]
            looked_at *= _MORE

    def rows_with(self, terms: Iterable[str]) -> NDArray[np.int64]:
        """Rows of the passages in which, or in whose title, one of the terms stands; in no particular order."""
        held = [term for term in terms if self.holds(term)]
        if not held:
            return np.zeros(0, np.int64)
        queries = [
            tantivy.Query.term_query(self.index.schema, place, term) for place in (_BODY, _TITLE) for term in held
        ]
        query = tantivy.Query.boolean_query([(tantivy.Occur.Should, one) for one in queries])
        return self._best(query, self.searcher.num_docs)[0]

    def _best(self, query: tantivy.Query, k: int) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        hits = self.searcher.search(query, k, count=False).hits
        rows = self.searcher.fast_field_values(_ROW, [address for _, address in hits]) if hits else []
        return np.asarray(rows, np.int64), np.asarray([score for score, _ in hits], np.float32)

    def passages_with(self, word: QuestionWord) -> int:
        """How many passages hold the word, by its most frequent term; concepts count only where nothing else is held."""
        held = {term: self.holding(_BODY, term) for term in word.terms}
        own = max((count for term, count in held.items() if not term.startswith("~")), default=0)
        return own or max(held.values(), default=0)

    def holds(self, term: str) -> bool:
        """Whether any passage or title holds the term."""
        return self.holding(_BODY, term) > 0 or self.holding(_TITLE, term) > 0

    def terms_beginning(self, prefix: str, limit: int) -> list[str]:
        """Terms of the passages that begin so, at most `limit`, the most frequent first."""
        return [term for term, _ in self.searcher.terms_with_prefix(_BODY, prefix, limit=limit)]

    def _word_query(self, word: QuestionWord) -> tantivy.Query:
        schema = self.index.schema
        in_body = [tantivy.Query.term_query(schema, _BODY, term) for term in word.terms]
        in_title = [tantivy.Query.term_query(schema, _TITLE, term) for term in word.terms]
        return tantivy.Query.disjunction_max_query(in_body).or_should_match(
            tantivy.Query.boost_query(tantivy.Query.disjunction_max_query(in_title), _TITLE_WEIGHT)
        )

    def _any_telling(self, words: Sequence[QuestionWord], looked_for: int) -> tantivy.Query:
        telling = telling_terms(words, (_BODY, _TITLE), self.holding, len(self), 2 * looked_for)
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, self._term_query(*one)) for one in telling])

    def _term_query(self, field: str, term: str) -> tantivy.Query:
        query = tantivy.Query.term_query(self.index.schema, field, term)
        return tantivy.Query.boost_query(query, _TITLE_WEIGHT) if field == _TITLE else query

    def _scores(
        self, words: Sequence[QuestionWord], rows: NDArray[np.int64], stored: StoredTerms
    ) -> NDArray[np.float32]:
        """What `_word_query` of these words gives these passages."""
        in_body = stored.of_bodies(rows, self._rarity(words, _BODY))
        in_title = stored.of_titles(rows, self._rarity(words, _TITLE))
        total = np.zeros(len(rows))
        for word in words:
            total += np.max([in_body[term] for term in word.terms], axis=0)
            total += _TITLE_WEIGHT * np.max([in_title[term] for term in word.terms], axis=0)
        return total.astype(np.float32)

    def _rarity(self, words: Sequence[QuestionWord], field: str) -> dict[str, float]:
        passages = len(self)
        terms = {term for word in words for term in word.terms}
        return {term: rarity_of(self.holding(field, term), passages) for term in terms}


class LexicalFiles:
    """A new `LexicalRanking` on disk."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        """Leaving `stack` ends the threads that write."""
        (folder / FOLDER).mkdir()
        index = tantivy.Index(_schema(), path=str(folder / FOLDER))
        _register(index)
        self._writer = index.writer(_WRITER_MEMORY, 1)
        self._rows = 0
        stack.callback(self._let_go)

    @stage("write the lexical index")
    def append(self, passages: Iterable[tuple[str, str]]) -> None:
        """`(terms of the text, terms of the title)` of the next passages, the terms between white space."""
        for body, title in passages:
            self._writer.add_document(tantivy.Document(body=body, title=title, row=self._rows))
            self._rows += 1

    @stage("write the lexical index")
    def close(self) -> None:
        self._writer.commit()
        self._writer.wait_merging_threads()

    def _let_go(self) -> None:
        del self._writer  # tantivy waits for its threads


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field(_BODY, tokenizer_name="terms", index_option="freq")
    builder.add_text_field(_TITLE, tokenizer_name="terms", index_option="freq")
    builder.add_integer_field(_ROW, stored=True, fast=True)
    return builder.build()


def _unreadable(folder: Path) -> BrokenIndexError:
    if folder.is_dir() and not os.access(folder, os.W_OK):  # tantivy keeps locks beside what it reads
        return BrokenIndexError(f"{folder} has to be writable even to be read; see to its permissions")
    return BrokenIndexError(f"{folder} cannot be read; run `talentmoves rebuild`")


def _register(index: tantivy.Index) -> None:
    index.register_tokenizer("terms", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
