"""XQuAD (Artetxe, Ruder and Yogatama 2020, ACL): how often an embedder finds the paragraph that answers, across languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ValidationError

from index.datatypes import Embedder, TokenEmbedder
from index.errors import QuestionsError
from index.retrieval.interaction import interaction_of
from index.retrieval.tokens import TokenRows

WITHIN = (("en", "en"), ("de", "de"), ("en", "de"), ("de", "en"), ("es", "en"))
MIXED = (("en", "de"), ("de", "en"))
MOST_QUESTIONS = 400
"""Drawn from all 1,190, the same ones for every figure."""

_Scores = Callable[[list[str], list[str]], NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Crossing:
    """Questions of one language that look among paragraphs of another."""

    way: str
    """How they are compared: by `vectors` or by `tokens`."""
    asked: str
    told: str
    is_mixed: bool
    """Among the paragraphs of both languages, but the right one in the question's own."""
    questions: int
    recall_at_1: float


@dataclass(frozen=True, slots=True)
class _Paragraphs:
    texts: list[str]
    questions: list[str]
    right: NDArray[np.int64]
    """For each question its paragraph."""


class _Asked(BaseModel):
    question: str


class _Paragraph(BaseModel):
    context: str
    qas: list[_Asked]


class _Article(BaseModel):
    paragraphs: list[_Paragraph]


class _File(BaseModel):
    data: list[_Article]


def crossings(embedder: Embedder, folder: Path) -> Iterator[Crossing]:
    """Figures one by one from `xquad.en.json`, `xquad.de.json` and `xquad.es.json` of a folder.

    Raises `QuestionsError`, naming the file, where one is missing or malformed.
    """
    languages = dict.fromkeys(language for pair in WITHIN for language in pair)
    read = {language: _read(folder / f"xquad.{language}.json") for language in languages}
    ways: dict[str, _Scores] = {"vectors": _by_vectors(embedder)}
    if isinstance(embedder, TokenEmbedder):
        ways["tokens"] = _by_tokens(embedder)
    for way, scores in ways.items():
        for is_mixed, pairs in ((False, WITHIN), (True, MIXED)):
            for asked, told in pairs:
                own = read[asked].texts if is_mixed else None
                share = _share(read[asked], read[told].texts, scores, own)
                yield Crossing(way, asked, told, is_mixed, len(read[asked].questions), share)


def _read(file: Path) -> _Paragraphs:
    try:
        articles = _File.model_validate_json(file.read_bytes()).data
    except (OSError, ValidationError) as error:
        raise QuestionsError(f"{file} is no file of XQuAD: {str(error).splitlines()[0]}") from error
    paragraphs = [paragraph for article in articles for paragraph in article.paragraphs]
    asked = [(entry.question, place) for place, one in enumerate(paragraphs) for entry in one.qas]
    if not asked:
        raise QuestionsError(f"{file} holds no questions")
    count = min(MOST_QUESTIONS, len(asked))
    drawn = np.random.default_rng(0).choice(len(asked), count, replace=False).tolist()
    questions, right = zip(*(asked[place] for place in drawn), strict=True)
    return _Paragraphs([one.context for one in paragraphs], list(questions), np.asarray(right))


def _share(asked: _Paragraphs, texts: list[str], scores: _Scores, own: list[str] | None) -> float:
    found = scores(asked.questions, [*texts, *(own or [])])
    if own:
        found[np.arange(len(asked.right)), len(texts) + asked.right] = -np.inf
    return float(np.mean(found.argmax(axis=1) == asked.right))


def _by_vectors(embedder: Embedder) -> _Scores:
    return lambda questions, texts: embedder.embed_queries(questions) @ embedder.embed_passages(texts).T


def _by_tokens(embedder: TokenEmbedder) -> _Scores:
    def scores(questions: list[str], texts: list[str]) -> NDArray[np.float32]:
        # each half of a paragraph is a row: a row's tokens are limited
        tokens = TokenRows.of(embedder.read_passages([("", *_halves(text)) for text in texts]), embedder.width)
        return np.stack([interaction_of(embedder.read_question(one), tokens).passages for one in questions])

    return scores


def _halves(text: str) -> tuple[str, str]:
    middle = text.find(" ", len(text) // 2)
    return (text[:middle], text[middle:]) if middle > 0 else (text, "")
