"""Whether a question is about people who change jobs in this field at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from index.languages import fold
from index.retrieval.analysis import IsWord
from index.retrieval.concepts import LEAD, is_of_domain
from index.retrieval.evidence import Evidence
from index.retrieval.question import Asked, Question, QuestionWord
from index.stages import stage

_CERTAIN, _SURE = 0.75, 0.6
_LIKE = 0.75
_MOSTLY, _NEARLY_ALL = 0.6, 0.85
_GUESSED, _SAID = 0.58, 0.42
"""Of late interaction; an embedder without tokens cannot tell. Of the follow-up questions of parts fit and tune one of a hundred is
refused for it; of 271 questions about something else, asked second, it lets 30 be answered, 164 would be without it.
"""

AreNames = Callable[[Iterable[str]], frozenset[str]]
"""Tells which of some folded words the index knows as names."""


@stage("whether on topic")
def is_on_topic(question: Question, evidence: Evidence, are_names: AreNames, is_word: IsWord) -> bool:
    """Whether some candidate speaks of a name in the question; of two things of the domain or of one with another; of
    most of the question and in it of a word that is not everyday's (a product, a project); or of nearly all of it.

    Any other single word ("what does a *capital* cost") can be about anything.
    """
    covered = evidence.word_cover.max(axis=1, initial=0.0)
    of_domain = [_is_of_domain(word) for word in question.words]
    domain = sum(known and cover >= _SURE for known, cover in zip(of_domain, covered, strict=True))
    certain = [
        word
        for word, known, cover in zip(question.words, of_domain, covered, strict=True)
        if cover >= _CERTAIN and not known and not word.is_part
    ]
    others = sum(not word.has_concept for word in certain)
    if domain >= 2 or (domain and others):
        return True
    spoken_of = touched(evidence)
    if spoken_of >= _NEARLY_ALL and len(question.words) > 1:
        return True
    if spoken_of >= _MOSTLY and any(not is_word(fold(word.text)) for word in certain if not word.has_concept):
        return True
    return bool(are_names({form for word in certain if not word.is_number for form in _forms(word)}))


def missing_subject(question: Question, evidence: Evidence) -> tuple[str, ...]:
    """Whom "who leads perplexity?" is about: the one word beside those of moving and leading, where no candidate speaks of
    it. In small letters, a firm whose name is an everyday word looks like one. Empty for any other question.
    """
    if question.asked is not Asked.PERSON:
        return ()
    covered = evidence.word_cover.max(axis=1, initial=0.0)
    others = [
        (word, cover)
        for word, cover in zip(question.words, covered, strict=True)
        if not word.is_part and not _is_of_domain(word) and LEAD not in word.terms
    ]
    is_of_moves = len(others) < sum(not word.is_part for word in question.words)
    return tuple(word.text for word, cover in others if is_of_moves and len(others) == 1 and cover < _CERTAIN)


def goes_on(question: Question, evidence: Evidence, *, is_guess: bool) -> bool:
    """Whether some candidate speaks of a follow-up question, of which what was carried over is nearly always spoken of:
    "why is the sky blue (Jonathan Ross, Nvidia)". One without a word of its own, or of the domain alone, goes on from what was said.
    """
    if evidence.spoken_of is None or all(word.is_carried or _is_of_domain(word) for word in question.words):
        return True
    return evidence.spoken_of >= (_GUESSED if is_guess else _SAID)


def touched(evidence: Evidence) -> float:
    """The largest share of the question's words that one candidate surely speaks of, 0 to 1: small off topic."""
    cover = evidence.word_cover
    return float((cover * (cover >= _SURE)).mean(axis=0).max()) if len(cover) else 0.0


def _is_of_domain(word: QuestionWord) -> bool:
    return not word.is_part and any(is_of_domain(term) for term in word.terms)


def _forms(word: QuestionWord) -> set[str]:
    """The word and those of its terms that are no mere stump of it: of another spelling, or without an ending."""
    folded = fold(word.text)
    near = {term for term in word.terms if not term.startswith("~") and len(term) >= _LIKE * len(folded)}
    return {folded, *near}
