"""A question and a generation -> candidate passages with their evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

import numpy as np
from numpy.typing import NDArray

from index.datatypes import ANY, Embedder, TokenEmbedder, Vectors, Wanted
from index.embedding import StaticEmbedder
from index.parallel import in_parallel
from index.retrieval.abbreviations import written_out
from index.retrieval.engine import Dense, Lexical, Names, Ranked, Tokens, Words
from index.retrieval.evidence import Evidence, evidence_for
from index.retrieval.filtering import articles_naming, only_among, rows_of_period, wanted_rows
from index.retrieval.fusion import fuse
from index.retrieval.interaction import interaction_of
from index.retrieval.nearness import Told
from index.retrieval.question import Question, QuestionWord, question_of
from index.retrieval.spelling import Spelling
from index.retrieval.times import Period, period_of

CANDIDATES = 60
"""Passages that are weighed; a hundred put no more right ones first (parts fit and tune) and take half as long again."""
ABREAST_FROM = 200_000
"""Passages from which on words and vectors are searched at the same time: fewer vectors take a millisecond, a thread a tenth of one."""

_PER_RANKING = 100
_PREFIX_TERMS = 5_000


@dataclass(frozen=True, slots=True)
class Candidates:
    """Passages that may answer, none in particular order; `rows` may be empty."""

    question: Question
    rows: NDArray[np.int64]
    evidence: Evidence | None
    unknown_names: tuple[str, ...] = ()
    """Names asked about that no article holds."""
    nearness: NDArray[np.float32] | float = 0.0
    """What speaks for each in a conversation, in scores of the ranker."""


@dataclass(frozen=True, slots=True)
class Retriever:
    """Fuses dense and lexical ranking, then gathers what speaks for each candidate."""

    dense: Dense
    lexical: Lexical
    words: Words
    tokens: Tokens | None
    """Where the embedder gives them."""
    embedder: Embedder
    static: StaticEmbedder
    names: Names
    today: date
    hidden: NDArray[np.int32] = field(default_factory=lambda: np.zeros(0, np.int32))
    """Rows of articles that nobody is to be shown."""

    def candidates(self, text: str, wanted: Wanted = ANY, carried: str = "", told: Told | None = None) -> Candidates:
        """The likeliest passages of the wanted articles, and those around what was `told` last; the words `carried` over
        from earlier turns complete the question and count less.
        """
        spoken = self.written_out(text)
        text = f"{spoken} ({carried})" if carried else spoken
        question = self.question(text, len(spoken))
        naming = self.naming(wanted.about or "")
        unknown = (wanted.about,) if wanted.about and not len(naming) else question.unknown_names
        period = period_of(spoken, self.today)
        among = self._among(wanted, naming, period)
        asked = self.embedder.read_question(text) if isinstance(self.embedder, TokenEmbedder) else None
        query = asked.vector if asked else self.embedder.embed_queries([text])[0]
        (lexical_rows, lexical_scores), (near, _) = self._nearest(question.words, query, among)
        rows = fuse([near, lexical_rows], CANDIDATES)
        if told:
            rows = np.union1d(rows, only_among(told.around(self.words), among))
        words, places = self.words.holding(rows)
        if not len(rows):
            return Candidates(question, rows, None, unknown)
        cosines = self.dense.vectors(rows) @ query
        bm25 = np.zeros(len(rows), np.float32)
        scored = dict(zip(lexical_rows.tolist(), lexical_scores.tolist(), strict=True))
        bm25[:] = [scored.get(row, 0.0) for row in rows.tolist()]
        interaction = interaction_of(asked, self.tokens.take(rows), len(spoken)) if asked and self.tokens else None
        evidence = evidence_for(
            question, places, cosines, bm25, self._idf(question), words, self.static, interaction, period
        )
        nearness = told.nearness(rows, self.words) if told else 0.0
        return Candidates(question, rows, evidence, unknown, nearness)

    def _nearest(
        self, words: Sequence[QuestionWord], query: Vectors, among: NDArray[np.int64] | None
    ) -> tuple[Ranked, Ranked]:
        """The best passages by words and by vectors."""
        by_words = partial(self.lexical.nearest, words, _PER_RANKING, among)
        by_vectors = partial(self.dense.nearest, query, _PER_RANKING, among)
        if len(self.dense) < ABREAST_FROM:
            return by_words(), by_vectors()
        return in_parallel(by_words, by_vectors)

    def _among(self, wanted: Wanted, naming: NDArray[np.int32], period: Period | None) -> NDArray[np.int64] | None:
        """Rows that may answer at all, `None` for every row."""
        rows = wanted_rows(wanted, naming, self.hidden, self.words)
        of_period = rows_of_period(period, self.words, self.lexical) if period else None
        return of_period if rows is None else only_among(rows, of_period)

    def naming(self, name: str) -> NDArray[np.int32]:
        """Rows of the articles that hold a name, ascending."""
        words = self.question(self.written_out(name)).words if name else ()
        return articles_naming(words, self.words, self.lexical)

    def question(self, text: str, own: int | None = None) -> Question:
        """Taken apart, of which the first `own` characters were asked."""
        return question_of(text, self.static.is_word, self._spelling(text[:own]).respell, own)

    def _idf(self, question: Question) -> NDArray[np.float32]:
        """What the question's words count: their rarity (Robertson and Spärck Jones), less where carried over; a word of no
        passage is as rare as of one.
        """
        held = np.asarray([max(self.lexical.passages_with(word), 1) for word in question.words], np.float32)
        rarity: NDArray[np.float32] = np.log1p((len(self.dense) - held + 0.5).clip(0) / (held + 0.5)).astype(
            np.float32
        ) + np.float32(0.1)
        return rarity * np.asarray([word.share for word in question.words], np.float32)

    def written_out(self, text: str) -> str:
        """With names instead of their initials: "ssi"."""
        return written_out(text, self.names.abbreviated, self.lexical.holds, self.static.is_word)

    def _spelling(self, text: str) -> Spelling:
        return Spelling(
            question=text,
            is_indexed=self.lexical.holds,
            terms_beginning=lambda prefix: self.lexical.terms_beginning(prefix, _PREFIX_TERMS),
            likest_name=self.names.likest_word,
            is_word=self.static.is_word,
        )
