"""Which of a question's terms make the shortlist of the passages that are then scored by all of its terms."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from index.retrieval.question import QuestionWord

_SHARE = 0.1
"""Of all passages: as many postings may be looked through."""

_WORDS = 3
"""Words of the question, at least, of which some term is among them."""

FieldTerm = tuple[str, str]
"""A field and a term that is looked for there."""


def telling_terms(
    words: Sequence[QuestionWord], fields: Sequence[str], holding: Callable[[str, str], int], passages: int, enough: int
) -> list[FieldTerm]:
    """The rarest terms, as many as have postings for a tenth of the passages together: frequent ones add little to a score,
    and take long. More, until there are `enough` postings and three words have a term.

    `holding` says in how many passages a term stands in a field; those that stand nowhere are left out.
    """
    terms = {term for word in words for term in word.terms}
    counted = sorted((holding(field, term), field, term) for field in fields for term in terms)
    held = [one for one in counted if one[0]]
    without = [word for word in words if any(term in word.terms for _, _, term in held)]
    may_be_without = max(0, len(without) - _WORDS)
    chosen: list[FieldTerm] = []
    postings = 0
    for count, field, term in held:
        is_enough = postings >= enough and len(without) <= may_be_without
        if is_enough and postings + count > _SHARE * passages:
            break
        chosen.append((field, term))
        postings += count
        without = [word for word in without if term not in word.terms]
    return chosen
