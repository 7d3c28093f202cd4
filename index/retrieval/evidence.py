"""What speaks for a passage as the answer to a question: the features that the ranker weighs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from index.embedding import StaticEmbedder
from index.languages import LANGUAGES
from index.retrieval.interaction import Interaction
from index.retrieval.kinds import KIND_OF
from index.retrieval.marking import sentence_features
from index.retrieval.question import Asked, Question, QuestionWord
from index.retrieval.ragged import Ragged
from index.retrieval.times import Period
from index.retrieval.words import PassageWords
from index.stages import stage

Floats = NDArray[np.float32]

FEATURES = (
    "dense",
    "interaction",
    "interaction_led",
    "bm25_lead",
    "late_body",
    "late_title",
    "late_both",
    "late_article",
    "soft_body",
    "soft_window",
    "cover_window",
    "cover_body",
    "cover_article",
    "numbers_covered",
    "asked_amount",
    "asked_money",
    "asked_date",
    "asked_reason",
    "asked_person",
    "same_language",
    "newest",
)
"""Columns of `Evidence.features`, in order."""

_SEEN = (Asked.AMOUNT, Asked.MONEY, Asked.DATE, Asked.REASON, Asked.PERSON)
"""Kinds of answer that can be seen in a sentence."""

_CONCEPT = 0.7
_ELSEWHERE = 0.5
"""How surely an article of another time tells of the year that it names: often it only looks back."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Features of candidate passages for one question, and of each of their sentences."""

    features: Floats
    """Shape `(candidates, len(FEATURES))`."""
    sentence_features: Floats
    """Shape `(sentences, len(SENTENCE_FEATURES))`."""
    borders: NDArray[np.int64]
    """Candidate `i` has the sentences from `borders[i]` to before `borders[i + 1]`."""
    word_cover: Floats
    """Shape `(words, candidates)`: how surely a passage, its title counted in, holds a word of the question, 0 to 1."""
    window_cover: Floats
    """The same of the passage's best two sentences and its title."""
    word_weights: Floats
    """Rarity of the question's words, shape `(words,)`."""
    has_concept: NDArray[np.bool_]
    """Which of the question's words the domain's lexicon knows, shape `(words,)`."""
    is_part: NDArray[np.bool_]
    """Which of them are but parts of a longer word, shape `(words,)`."""
    asks_for_money: bool
    asks_for_kind: bool
    """The question asks for a kind of answer that can be seen in a sentence."""
    holds_numbers: bool
    """The question names figures or dates."""
    spoken_of: float | None = None
    """How well the best candidate fits what was asked, with less of what was carried over and without it on average, 0 to 1."""

    def sentences_of(self, place: int) -> Floats:
        """The features of the sentences of the candidate at `place`."""
        return self.sentence_features[self.borders[place] : self.borders[place + 1]]


@stage("evidence for the candidates")
def evidence_for(
    question: Question,
    rows: NDArray[np.int64],
    dense: Floats,
    bm25: Floats,
    idf: Floats,
    stored: PassageWords,
    static: StaticEmbedder,
    interaction: Interaction | None = None,
    period: Period | None = None,
) -> Evidence:
    """Weigh the candidates `rows` (at least one) for a question.

    `dense` are their cosines, `bm25` their lexical scores, `idf` the rarity of the question's words, `interaction` what
    an embedder of tokens finds, `period` the one that the question names: an article published in it need not say so.
    """
    sentences, borders = stored.passages.places(rows)
    of_rows = stored.articles[rows]
    articles = np.asarray(sorted(set(of_rows.tolist())), np.int64)
    article_of = np.searchsorted(articles, of_rows)
    vectors, lengths = static.embed_words([word.text for word in question.words])
    weights = lengths * np.asarray([word.share for word in question.words], np.float32)
    of_sentences, of_articles = stored.sentences.take(sentences), stored.article_words.take(articles)
    likeness, column_of = _likeness(vectors, of_articles, stored)
    in_sentences = _best_matches(likeness, column_of, of_sentences)
    in_titles = _best_matches(likeness, column_of, stored.titles.take(articles))[:, article_of]
    in_articles = _best_matches(likeness, column_of, of_articles)[:, article_of]
    in_body = _maxima(in_sentences, borders)
    in_both = np.maximum(in_body, in_titles)
    in_windows = _windows(in_sentences, borders)

    wanted, worth = _wanted(question.words)
    years, is_then = _of_period(period, question.words, stored.published[rows])
    exact_sentences = _exact(wanted, worth, stored.terms.take(sentences))
    exact_sentences = _dated(exact_sentences, years, is_then.repeat(np.diff(borders)))
    exact_body = _maxima(exact_sentences, borders)
    exact_title = _exact(wanted, worth, stored.title_terms.take(articles))[:, article_of]
    exact_article = _exact(wanted, worth, stored.article_terms.take(articles))[:, article_of]
    exact_article = _dated(exact_article, years, is_then)
    exact_both = np.maximum(exact_body, exact_title)
    soft_body = np.maximum(exact_both, _certain(in_both))
    late_windows = _mean(in_windows, weights)
    exact_windows = _windows(exact_sentences, borders)
    covered = np.maximum(exact_sentences, _certain(in_sentences))
    certain_windows = np.maximum(exact_windows, _certain(in_windows))
    window_words = _mean(certain_windows, idf)

    kinds = stored.passages.flat[sentences]
    of_kind = _holds(kinds, borders, question.asked)
    window_scores = late_windows + window_words + 0.15 * of_kind
    best = _best_places(window_scores, borders)
    best_kind = of_kind[best]
    language = LANGUAGES.index(question.language) if question.language in LANGUAGES else -2
    numbers = np.asarray([word.is_number for word in question.words], bool)
    nothing = np.zeros(len(rows), np.float32)

    columns = {
        "dense": dense,
        "interaction": interaction.passages if interaction else nothing,
        "interaction_led": _maximum(interaction.led, borders) if interaction else nothing,
        "bm25_lead": bm25 / max(float(bm25.max(initial=0.0)), 1e-6),
        "late_body": _mean(in_body, weights),
        "late_title": _mean(in_titles, weights),
        "late_both": _mean(in_both, weights),
        "soft_body": _mean(soft_body, idf),
        "soft_window": _maximum(window_words, borders),
        "cover_window": _maximum(_mean(exact_windows, idf), borders),
        "cover_body": _mean(exact_body, idf),
        "late_article": _mean(in_articles, weights),
        "cover_article": _mean(exact_article, idf),
        "numbers_covered": exact_body[numbers].mean(axis=0) if numbers.any() else nothing,
        **{f"asked_{kind.value}": best_kind * (question.asked is kind) for kind in _SEEN},
        "newest": _recency(stored.published[rows]) * question.asks_for_newest,
        "same_language": (stored.languages[rows] == language).astype(np.float32),
    }
    features = np.stack([np.asarray(columns[name], np.float32) for name in FEATURES], axis=1)
    has_concept = np.asarray([word.has_concept for word in question.words], bool)
    at_best = np.maximum(certain_windows[:, best], np.maximum(exact_title, _certain(in_titles)))
    return Evidence(
        features=features,
        sentence_features=sentence_features(question.asked, kinds, covered, idf, borders, interaction),
        borders=borders,
        word_cover=soft_body,
        window_cover=at_best,
        word_weights=idf,
        has_concept=has_concept,
        is_part=np.asarray([word.is_part for word in question.words], bool),
        asks_for_money=question.asked is Asked.MONEY,
        asks_for_kind=question.asked in _SEEN,
        holds_numbers=bool(numbers.any()),
        spoken_of=float(interaction.passages.max() + interaction.own.max()) / 2 if interaction else None,
    )


def _likeness(asked: Floats, of_articles: Ragged, stored: PassageWords) -> tuple[Floats, NDArray[np.int32]]:
    """The cosine of each asked word with each word of some articles, and of each word of the index the column in which its
    own stand, 0 for a word that none of them holds; an article's words are those of its title and all its sentences.
    """
    words, places = of_articles.flat, np.arange(len(of_articles.flat), dtype=np.int32)
    column_of = np.zeros(len(stored.vectors), np.int32)  # a third of the time of searching `known` for each word
    column_of[words] = places  # of a word that comes again the last place stays
    known = np.sort(words[column_of[words] == places])  # each once: a sixth of the time of `np.unique`
    column_of[known] = np.arange(len(known))
    return stored.likeness(asked, known), column_of


def _best_matches(likeness: Floats, column_of: NDArray[np.int32], rows: Ragged) -> Floats:
    """For each word of the question the cosine of the likest word of each row, shape `(words, rows)`."""
    return _maxima(likeness.take(column_of[rows.flat], axis=1), rows.offsets)


def _maxima(values: Floats, offsets: NDArray[np.int64]) -> Floats:
    """Row-wise maxima over the columns of each stretch; 0 for an empty stretch."""
    found = np.zeros((values.shape[0], len(offsets) - 1), np.float32)
    filled = offsets[1:] > offsets[:-1]
    if values.shape[0] and filled.any():
        found[:, filled] = np.maximum.reduceat(values, offsets[:-1][filled], axis=1)
    return np.maximum(found, 0.0)


def _windows(in_sentences: Floats, borders: NDArray[np.int64]) -> Floats:
    """Each sentence together with the next of its passage."""
    windows = in_sentences.copy()
    if in_sentences.shape[1] > 1:
        inner = np.ones(in_sentences.shape[1], bool)
        inner[np.minimum(borders[1:] - 1, in_sentences.shape[1] - 1)] = False
        first = np.flatnonzero(inner)
        windows[:, first] = np.maximum(in_sentences[:, first], 0.95 * in_sentences[:, first + 1])
    return windows


def _wanted(words: Sequence[QuestionWord]) -> tuple[NDArray[np.uint32], Floats]:
    """The hashes of all terms of the question, in order, and what each is worth to each word: 1 a term of the word
    itself, less one of its concepts; shape `(words, terms)`.
    """
    terms = {crc32(term.encode()): term for word in words for term in word.terms}
    wanted = np.asarray(sorted(terms), np.uint32)
    worth = [
        [(_CONCEPT if terms[one].startswith("~") else 1.0) * (terms[one] in word.terms) for one in wanted.tolist()]
        for word in words
    ]
    return wanted, np.asarray(worth, np.float32).reshape(len(words), len(wanted))


def _exact(wanted: NDArray[np.uint32], worth: Floats, terms: Ragged) -> Floats:
    """How surely each row holds each word, shape `(words, rows)`."""
    if not len(wanted):
        return np.zeros((len(worth), len(terms)), np.float32)
    places = np.minimum(np.searchsorted(wanted, terms.flat), len(wanted) - 1)
    held = np.flatnonzero(wanted[places] == terms.flat)  # a few of thousands
    return _maxima(worth.take(places[held], axis=1), np.searchsorted(held, terms.offsets))


def _of_period(
    period: Period | None, words: Sequence[QuestionWord], published: NDArray[np.int32]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which words are the year asked about, and which candidates were published in the period."""
    if period is None:
        return np.zeros(len(words), bool), np.zeros(len(published), bool)
    years = np.asarray([word.is_number and period.year in word.terms for word in words], bool)
    return years, period.spans(published)


def _dated(exact: Floats, years: NDArray[np.bool_], is_then: NDArray[np.bool_]) -> Floats:
    """With the year asked about surely told by what was published then, said or not, and less surely where others say it."""
    found = exact.copy()
    found[years] = np.where(is_then, 1.0, _ELSEWHERE * exact[years])
    return found


def _certain(likeness: Floats) -> Floats:
    """Cosines of tokens as how surely they mean the same: below 0.35 not at all, from 0.8 on wholly."""
    certain: Floats = np.clip((likeness - 0.35) / 0.45, 0.0, 1.0)
    return certain


def _mean(values: Floats, weights: Floats) -> Floats:
    total = float(weights.sum())
    found: Floats = weights @ values / total if total > 0 else np.zeros(values.shape[1], np.float32)
    return found


def _recency(published: NDArray[np.int32]) -> Floats:
    """From 0 for the oldest article, or one of an unknown day, to 1 for the newest."""
    known = published[published > 0]
    if not len(known) or known.min() == known.max():
        return np.zeros(len(published), np.float32)
    share: Floats = ((published - known.min()) / (known.max() - known.min())).clip(0).astype(np.float32)
    return share


def _maximum(values: Floats, borders: NDArray[np.int64]) -> Floats:
    row: Floats = _maxima(values[None, :], borders)[0]
    return row


def _holds(kinds: NDArray[np.uint8], borders: NDArray[np.int64], asked: Asked) -> Floats:
    """1 for each sentence that holds, itself or by the next one, the kind of answer asked for."""
    wanted = KIND_OF.get(asked)
    own = ((kinds & int(wanted)) > 0).astype(np.float32) if wanted else np.zeros(len(kinds), np.float32)
    row: Floats = _windows(own[None, :], borders)[0]
    return row


def _best_places(scores: Floats, borders: NDArray[np.int64]) -> NDArray[np.int64]:
    """The place of each passage's sentence with the highest score, the first of equals; every passage has a sentence."""
    highest = np.maximum.reduceat(scores, borders[:-1]).repeat(np.diff(borders))
    places = np.flatnonzero(scores == highest)
    found: NDArray[np.int64] = places[np.searchsorted(places, borders[:-1])]
    return found
