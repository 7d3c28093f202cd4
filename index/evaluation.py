"""Gold questions -> outcomes: was the right passage first, or the question rightly refused?"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from index.answering import Answerer
from index.datatypes import Article, Hit, Passage
from index.errors import QuestionsError
from index.metrics import Outcome

_SHOWN = 5


class GoldQuestion(BaseModel):
    """A question, and what answers it."""

    model_config = ConfigDict(frozen=True)
    id: str
    question: str
    language: str
    kind: str = "what"
    style: str = "natural"
    event: str = "none"
    part: str = "fit"
    """Questions of the part `aside` are for reporting only: nothing is fitted or tuned on them."""
    answers: dict[str, list[str]] = {}
    """For each article that answers, by its path, the strings of which a right passage holds one; empty: nothing answers."""

    def is_answered_by(self, passage: Passage, article: Article) -> bool:
        text = _spaced(passage.text)
        return any(_spaced(wanted) in text for wanted in self.answers.get(article.path, ()))


def load_questions(path: Path) -> list[GoldQuestion]:
    """The gold questions of a JSON lines file. Raises `QuestionsError`, naming the line, where one is not well formed."""
    try:
        lines = path.read_text("utf-8-sig").split("\n")  # JSON strings may hold other line ends
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionsError(f"{path} cannot be read: {error}") from error
    questions = [_question(path, number, line) for number, line in enumerate(lines, 1) if line.strip()]
    if not questions:
        raise QuestionsError(f"{path} holds no questions")
    return questions


def evaluate(answerer: Answerer, questions: Sequence[GoldQuestion]) -> list[Outcome]:
    """Ask every question once."""
    languages = answerer.languages()
    return [_outcome(answerer, question, languages) for question in questions]


def _outcome(answerer: Answerer, gold: GoldQuestion, languages: dict[str, str]) -> Outcome:
    answer = answerer.answer(gold.question, _SHOWN)
    right = sorted({languages.get(path, "?") for path in gold.answers}) or ["–"]
    return Outcome(
        question=gold.question,
        part=gold.part,
        language=gold.language,
        kind=gold.kind,
        pair=f"{gold.language}→{gold.language if gold.language in right else right[0]}",
        is_answerable=bool(gold.answers),
        is_answered=answer.answered,
        rank=_rank(gold, answer.hits),
        confidence=answer.confidence,
    )


def _rank(gold: GoldQuestion, hits: Sequence[Hit]) -> int | None:
    return next((rank for rank, hit in enumerate(hits, 1) if gold.is_answered_by(hit.passage, hit.article)), None)


def _question(path: Path, number: int, line: str) -> GoldQuestion:
    try:
        return GoldQuestion.model_validate(json.loads(line))
    except json.JSONDecodeError as error:
        raise QuestionsError(f"{path}, line {number}: not JSON ({error.msg})") from error
    except ValidationError as error:
        first = error.errors()[0]
        raise QuestionsError(f"{path}, line {number}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error


def _spaced(text: str) -> str:
    return " ".join(text.split())
