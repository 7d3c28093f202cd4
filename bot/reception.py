"""How a question is let in and answered, whichever way it came."""

from __future__ import annotations

from bot.lookup import Answers, look_up
from bot.state.questions import Questions
from index import Answer, Coverage, Refusal

GAPS = frozenset({Refusal.NOTHING_RELEVANT, Refusal.NOT_COVERED})
"""Refusals that more articles would have spared; the others are about the question itself."""


class Reception:
    """Asks the index for `k` passages, and has noted what was asked and what was not found."""

    def __init__(self, answers: Answers, k: int, questions: Questions) -> None:
        self._answers = answers
        self._k = k
        self._questions = questions

    async def answer(self, question: str) -> tuple[Answer, Coverage]:
        """The answer, and what the index covers in case it is a refusal."""
        answer, coverage = await look_up(self._answers, question, self._k)
        if answer.answered or answer.refusal in GAPS:
            self._questions.note(question, is_unanswered=not answer.answered)
        return answer, coverage
