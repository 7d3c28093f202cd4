"""Gold questions -> outcomes: was the right passage first, or the question rightly refused?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.answering import Answerer
from index.datatypes import Article, Hit, Passage
from index.errors import QuestionsError
from index.evaluation.baselines import Ranking, bm25, dense
from index.evaluation.metrics import SHOWN, Outcome
from index.evaluation.questions import GoldQuestion

Library = Sequence[tuple[Passage, Article]]


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
