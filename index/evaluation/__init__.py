"""Gold questions -> how good the answers are, and the numbers by which they become better. No answer needs it."""

from index.evaluation.outcomes import evaluate, evaluate_baselines
from index.evaluation.questions import GoldQuestion, load_questions

__all__ = ["GoldQuestion", "evaluate", "evaluate_baselines", "load_questions"]
