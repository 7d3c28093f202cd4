"""Gold questions -> outcomes: was the right passage first, or the question rightly refused?"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from index.answering import Answerer
from index.baselines import Ranking, bm25, dense
from index.datatypes import Article, Hit, Passage
from index.errors import QuestionsError
from index.metrics import SHOWN, Outcome

Library = Sequence[tuple[Passage, Article]]


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


def evaluate(answerer: Answerer, questions: Sequence[GoldQuestion]) -> list[Outcome]:
    """Ask every question once. Raises `QuestionsError` where the index holds none of the articles that answer."""
    library = answerer.passages()
    named = {path for gold in questions for path in gold.answers}
    if named and not named & {article.path for _, article in library}:
        raise QuestionsError(
            f"the index holds none of the articles that these questions are about (such as {min(named)}); "
            "rebuild it from those, or give it by --index"
        )
    outcomes = []
    for gold in questions:
        answer = answerer.answer(gold.question, SHOWN)
        found = [(hit.passage, hit.article) for hit in answer.hits]
        outcome = _outcome(gold, library, found, is_answered=answer.answered, confidence=answer.confidence)
        outcomes.append(replace(outcome, is_marked=bool(answer.hits) and _is_marked(gold, answer.hits[0])))
    return outcomes


def evaluate_baselines(answerer: Answerer, questions: Sequence[GoldQuestion]) -> dict[str, list[Outcome]]:
    """What textbook retrieval makes of the same questions over the same passages, by its name. It never refuses."""
    library = answerer.passages()
    texts = [passage.text for passage, _ in library]
    rankings = {"BM25": bm25(texts), "dense": dense(texts, answerer.embedder)}
    return {name: [_ranked(gold, library, rank) for gold in questions] for name, rank in rankings.items()}


def _ranked(gold: GoldQuestion, library: Library, rank: Ranking) -> Outcome:
    found = [library[place] for place in rank(gold.question, SHOWN).tolist()]
    return _outcome(gold, library, found, is_answered=True, confidence=1.0)


def _outcome(gold: GoldQuestion, library: Library, found: Library, *, is_answered: bool, confidence: float) -> Outcome:
    languages = sorted({article.language for _, article in library if article.path in gold.answers})
    right = languages or (["?"] if gold.answers else ["–"])
    return Outcome(
        question=gold.question,
        part=gold.part,
        language=gold.language,
        kind=gold.kind,
        pair=f"{gold.language}→{gold.language if gold.language in right else right[0]}",
        is_answerable=bool(gold.answers),
        is_answered=is_answered,
        relevance=tuple(gold.is_answered_by(*one) for one in found),
        relevant=sum(gold.is_answered_by(*one) for one in library if one[1].path in gold.answers),
        confidence=confidence,
    )


def _is_marked(gold: GoldQuestion, hit: Hit) -> bool:
    """Whether the sentence marked in a passage is one that answers."""
    marked = (hit.passage.start + hit.sentence[0], hit.passage.start + hit.sentence[1])
    answering = gold.answering_sentences(hit.passage, hit.article)
    return any(is_right for place, is_right in zip(hit.passage.sentences, answering, strict=True) if place == marked)


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
