"""Questions -> answers from the live generation, and a look around in it without a question."""

from index.answering.answerer import MAX_QUESTION, Answerer
from index.answering.browser import Browser

__all__ = ["MAX_QUESTION", "Answerer", "Browser"]
