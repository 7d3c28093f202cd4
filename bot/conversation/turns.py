"""What is remembered of a question and its answer."""

from __future__ import annotations

from dataclasses import dataclass, replace

from index import Answer


def completed(question: str, words: str) -> str:
    """The question with what completes it in brackets: `et son salaire ? (Jason Taylor, Microsoft)`."""
    return f"{question} ({words})" if words else question


@dataclass(frozen=True, slots=True)
class Turn:
    """A question as it was searched for, and what answered it; empty where it was refused."""

    question: str
    sentence: str = ""
    """The one that answers."""
    passage: str = ""
    """The one around it."""
    title: str = ""
    """Of its article."""
    passage_id: str | None = None
    carried: str = ""
    """What completed the question."""

    @property
    def whole(self) -> str:
        """The question with what completed it."""
        return completed(self.question, self.carried)

    @classmethod
    def of(cls, question: str, carried: str, answer: Answer, before: Turn | None = None) -> Turn:
        """The turn that `answer` ends. After a refusal it goes on from what was quoted `before`, if it went on from that."""
        if not answer.answered or not answer.hits:
            return replace(before or cls(question), question=question, carried=carried)
        best = answer.hits[0]
        return cls(question, best.answering, best.passage.text, best.article.title, best.passage.id, carried)
