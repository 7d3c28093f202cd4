"""Gold questions: what is asked, and what answers it."""

from __future__ import annotations

import json
import re
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from index.datatypes import Article, Passage
from index.errors import QuestionsError


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

    def answering_sentences(self, passage: Passage, article: Article) -> list[bool]:
        """Of each sentence of a passage, whether it holds one of the strings, or a part of one."""
        strings = (r"\s+".join(map(re.escape, wanted.split())) for wanted in self.answers.get(article.path, ()))
        found = [match.span() for string in strings for match in re.finditer(string, passage.text)]
        sentences = ((start - passage.start, end - passage.start) for start, end in passage.sentences)
        return [any(first < end and start < last for first, last in found) for start, end in sentences]


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
