"""Question -> Answer, from the live generation."""

from index.answering.answerer import MAX_QUESTION, Answerer

__all__ = ["MAX_QUESTION", "Answerer"]
