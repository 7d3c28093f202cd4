"""Question -> Answer: the passages that answer it, or an honest refusal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

import numpy as np

from index.answering.corroboration import corroborated
from index.answering.guide import Guide
from index.answering.rankers import ranker_for
from index.browsing import Browser, Request, may_browse, request_of
from index.datatypes import (
    ALONE,
    ANY,
    Answer,
    Article,
    Context,
    Coverage,
    Embedder,
    Hit,
    Passage,
    Refusal,
    Reranker,
    Wanted,
)
from index.embedding import StaticEmbedder, static_of
from index.languages import fold
from index.library import LibraryReader, Reader, Shown
from index.names import KnownName, Naming, named_in
from index.postgres import driver_needed
from index.retrieval.close_reading import READ, CloseReading, read_closely
from index.retrieval.evidence import Floats
from index.retrieval.nearness import Told
from index.retrieval.ranking import Ranker
from index.retrieval.retriever import Candidates, Retriever
from index.retrieval.times import period_of
from index.retrieval.topic import goes_on, is_on_topic, missing_subject

MAX_QUESTION = 1_000


class Answerer:
    """Answers from the live generation of a data folder. Blocking; safe to use from several threads."""

    def __init__(
        self,
        reader: Reader,
        embedder: Embedder,
        static: StaticEmbedder,
        ranker: Ranker,
        reranker: Reranker | None = None,
        today: Callable[[], date] = date.today,
    ) -> None:
        self._reader = reader
        self.embedder = embedder
        self._static = static
        self._ranker = ranker
        self._reranker = reranker
        self._today = today
        self.browser = Browser(reader, lambda generation, name: self._retriever(generation).naming(_clean(name)))

    @classmethod
    def open(
        cls,
        folder: Path,
        embedder: Embedder,
        reranker: Reranker | None = None,
        ranker: Ranker | None = None,
        engine: str | None = None,
    ) -> Answerer:
        """With `engine`, a connection string of PostgreSQL, the index is read there, and only the fitted ranker in `folder`.

        Raises `GenerationError` where there is no index that fits the embedder, `RerankerError` where no ranker fits the
        reranker, `SettingsError` where `engine` cannot be used.
        """
        static = static_of(embedder)
        reader = _reader(folder, embedder.fingerprint, engine)
        return cls(reader, embedder, static, ranker or ranker_for(folder, embedder, reranker), reranker)

    @property
    def generation(self) -> str:
        """Name of the live generation."""
        return self._reader.current().name

    @property
    def built(self) -> datetime:
        """When the live generation was built, in UTC."""
        return self._reader.current().built

    def answer(self, question: str, k: int = 5, wanted: Wanted = ANY, context: Context = ALONE) -> Answer:
        """The `k` best passages of the wanted articles, best first, with the confidence that the first one answers.

        `context` completes a question of a conversation. Never raises on any string; a question that cannot be answered is refused with the reason.
        """
        stripped = question.strip()
        if not any(character.isalnum() for character in stripped):
            return Answer(question, None, (), 0.0, Refusal.EMPTY)
        if len(stripped) > MAX_QUESTION:
            return Answer(question, None, (), 0.0, Refusal.TOO_LONG)
        generation = self._reader.current()
        if not generation.passages:
            return Answer(question, None, (), 0.0, Refusal.EMPTY_INDEX)
        query = _with_name(_clean(stripped), wanted.about)
        request = self._request(query, context, generation)
        if request is None:
            return self._answer(question, query, wanted, context, generation, k)
        answer = Answer(question, None, (), 0.0, Refusal.NOTHING_RELEVANT)
        if request.known is not None:  # in the news of everybody there is nothing to search for
            answer = self._answer(question, query, wanted, context, generation, k)
        return Guide(self.browser, generation, wanted, period_of(query, self._today())).shown(request, answer, k)

    def find(self, passage_ids: Sequence[str]) -> list[Hit | None]:
        """The passages of these ids in the given order, without a score; `None` where one is gone."""
        catalogue = self._reader.current().catalogue
        found = (catalogue.passage(passage_id) if passage_id.isascii() else None for passage_id in passage_ids)
        return [Hit(*pair, score=0.0, sentence=(0, 0)) if pair else None for pair in found]

    def known_names(self, prefix: str, k: int = 25) -> list[KnownName]:
        """At most `k` people and organisations of the articles that `prefix` begins or misspells, the likeliest first;
        those of most articles where nothing is typed.
        """
        return self._reader.current().names.beginning(_clean(prefix), k)

    def named_in(self, text: str) -> list[Naming]:
        """Where a text names people and organisations of the articles, in order, misspelt or not."""
        return named_in(_clean(text), self._reader.current().names, self._static.is_word)

    def coverage(self) -> Coverage:
        return self._reader.current().catalogue.coverage()

    def passages(self) -> list[tuple[Passage, Article]]:
        """All passages of the live generation with their articles, in order, for evaluation."""
        generation = self._reader.current()
        return generation.catalogue.passages(range(generation.passages))

    def read(self, question: str, candidates: Candidates, scores: Floats) -> CloseReading | None:
        """What the reranker says of the candidates with the best scores, `None` without one, for fitting."""
        if self._reranker is None or candidates.evidence is None:
            return None
        return self._read(_clean(question), candidates, scores, self._reader.current(), self._reranker)

    def candidates(self, question: str) -> tuple[Candidates, list[tuple[Passage, Article]]]:
        """All candidates for a question and what they are, for fitting and evaluation."""
        generation = self._reader.current()
        candidates = self._retriever(generation).candidates(_clean(question))
        return candidates, generation.catalogue.passages(candidates.rows.tolist())

    def close(self) -> None:
        self._reader.close()

    def _request(self, query: str, context: Context, generation: Shown) -> Request | None:
        """What a question asks to browse; `None` where it asks to be told something, as one does that goes on from another."""
        if context.words or not may_browse(query):
            return None
        whole = self._retriever(generation).written_out(query)
        return request_of(whole, named_in(whole, generation.names, self._static.is_word))

    def _names_in_full(self, query: str, generation: Shown) -> bool:
        """Whether somebody is named by first and last name; a part of it can be an everyday word (Kevin *Weil*)."""
        return any(
            " " in one.known.name and fold(query[one.start : one.end]) == fold(one.known.name)
            for one in named_in(query, generation.names, self._static.is_word)
        )

    def _retriever(self, generation: Shown) -> Retriever:
        return Retriever(
            generation.dense,
            generation.lexical,
            generation.words,
            generation.tokens,
            self.embedder,
            self._static,
            generation.names,
            self._today(),
            generation.hidden,
        )

    def _read(
        self, query: str, candidates: Candidates, scores: Floats, generation: Shown, reranker: Reranker
    ) -> CloseReading:
        assert candidates.evidence is not None
        places = np.argsort(-scores, kind="stable")[:READ]
        passages = generation.catalogue.passages(candidates.rows[places].tolist())
        of_sentences = [self._ranker.sentence_scores(candidates.evidence, place) for place in places.tolist()]
        return read_closely(query, places, passages, of_sentences, reranker)

    def _answer(self, question: str, query: str, wanted: Wanted, context: Context, generation: Shown, k: int) -> Answer:
        last = _told(context, generation)
        candidates = self._retriever(generation).candidates(query, wanted, _clean(context.words), last)
        query = candidates.question.text
        language, unknown = candidates.question.language, candidates.unknown_names
        if candidates.evidence is None:
            return Answer(question, language, (), 0.0, _refusal(unknown, True), unknown)
        evidence = candidates.evidence
        scores, reading = self._ranker.scores(evidence) + candidates.nearness, None
        if self._reranker is not None:
            reading = self._read(query, candidates, scores, generation, self._reranker)
            scores = self._ranker.reordered(scores, reading)
        order = np.argsort(-scores, kind="stable")[:k]
        probabilities = self._ranker.probabilities(evidence, scores, len(unknown), reading)
        read = dict(zip(reading.places.tolist(), reading.sentences.tolist(), strict=True)) if reading else {}
        found = generation.catalogue.passages(candidates.rows[order].tolist())
        hits = tuple(
            Hit(
                passage,
                article,
                round(float(probabilities[place]), 4),
                _sentence(passage, read.get(place, int(self._ranker.sentence_scores(evidence, place).argmax()))),
            )
            for place, (passage, article) in zip(order.tolist(), found, strict=True)
        )
        confidence = hits[0].score if hits else 0.0
        on_topic = is_on_topic(
            candidates.question, evidence, generation.names.words_among, self._static.is_word
        ) or self._names_in_full(query, generation)
        unknown = unknown or (() if on_topic else missing_subject(candidates.question, evidence))
        is_found = confidence >= self._ranker.threshold and (
            not context.words or goes_on(candidates.question, evidence, is_guess=context.is_guess)
        )
        if not is_found or not on_topic or unknown:
            return Answer(question, language, hits, confidence, _refusal(unknown, on_topic), unknown)
        told = tuple(corroborated(hit, generation.stories) for hit in hits)
        return Answer(question, language, told, confidence, None, unknown)


def _reader(folder: Path, embedder: str, engine: str | None) -> Reader:
    if engine is None:
        return LibraryReader(folder, embedder)
    with driver_needed():
        from index.postgres.reader import PostgresReader  # the driver is installed only where it is needed
    return PostgresReader(engine, embedder)


def _refusal(unknown: Sequence[str], on_topic: bool) -> Refusal:
    """A name that nobody here knows, nothing of the subject at all, or the subject without the answer."""
    if unknown:
        return Refusal.NOT_COVERED
    return Refusal.NOTHING_RELEVANT if on_topic else Refusal.OFF_TOPIC


def _told(context: Context, generation: Shown) -> Told | None:
    """What was quoted last, where this generation holds it."""
    places = generation.catalogue.places(context.passage_id) if context.passage_id else None
    return Told(*places) if places else None


def _sentence(passage: Passage, number: int) -> tuple[int, int]:
    """Offsets in the passage's text of one of its sentences."""
    start, end = passage.sentences[number]
    return start - passage.start, end - passage.start


def _with_name(question: str, name: str | None) -> str:
    """A question with the name that it is about, which then counts like its other words."""
    words = [word for word in _clean(name or "").split() if fold(word) not in fold(question)]
    return f"{question} ({' '.join(words)})" if words else question


def _clean(question: str) -> str:
    """Without control characters, which no article holds and SQLite and tantivy need not see."""
    return "".join(character if character.isprintable() else " " for character in question)
