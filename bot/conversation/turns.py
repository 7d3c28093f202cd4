"""What is remembered of a question and its answer."""

from __future__ import annotations

from dataclasses import dataclass

from index import Answer


@dataclass(frozen=True, slots=True)
class Turn:
    """A question as it was searched for, and the sentence that answered it; empty where it was refused."""

    question: str
    sentence: str = ""

    @classmethod
    def of(cls, question: str, answer: Answer) -> Turn:
        """The turn that `answer` ends."""
        if not answer.answered or not answer.hits:
            return cls(question)
        best = answer.hits[0]
        start, end = best.sentence
        return cls(question, best.passage.text[start:end])
